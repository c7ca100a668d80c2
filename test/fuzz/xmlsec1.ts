// xmlsec1 as a judge of single signatures: many files in one call, since starting it costs more than verifying.

import { spawnSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAML_ASSERTION, SAML_PROTOCOL } from '../../src/core/xml/names.ts';

export interface Question {
  readonly xml: string;
  /** Which element's own Signature. */
  readonly on: 'Response' | 'Assertion';
  readonly key: KeyObject;
}

const SIGNATURE = `*[local-name()='Signature']`;
const PLACE = { Response: `/*/${SIGNATURE}`, Assertion: `/*/*[local-name()='Assertion']/${SIGNATURE}` } as const;

/** Algorithms that xmlsec1 1.2 does not know. */
export const UNKNOWN_TO_XMLSEC1 = /MGF1/;

/** Whether xmlsec1 verifies each, with that key alone and same-document references alone. */
export function askXmlsec1(questions: readonly Question[]): boolean[] {
  const answers: boolean[] = questions.map(() => false);
  const groups = new Map<string, number[]>();
  for (const [i, { on, key }] of questions.entries()) {
    const group = `${on} ${key.export({ type: 'spki', format: 'der' }).toString('base64')}`;
    groups.set(group, [...(groups.get(group) ?? []), i]);
  }
  const folder = mkdtempSync(join(tmpdir(), 'sso-cli-xmlsec1-'));
  try {
    for (const [i, { xml }] of questions.entries()) writeFileSync(join(folder, `${i}.xml`), xml);
    for (const members of groups.values()) {
      const [first] = members;
      const question = first === undefined ? undefined : questions[first];
      if (question) askGroup(folder, question, members, answers);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return answers;
}

/** xmlsec1 stops at the first file that fails: what came before it is verified, what comes after is asked about again. */
function askGroup(folder: string, { on, key }: Question, members: readonly number[], answers: boolean[]): void {
  const pem = join(folder, 'key.pem');
  writeFileSync(pem, key.export({ type: 'spki', format: 'pem' }));
  const options = [
    '--verify',
    '--pubkey-pem',
    pem,
    '--enabled-key-data',
    'key-name',
    '--enabled-reference-uris',
    'same-doc',
    '--id-attr:ID',
    `${SAML_ASSERTION}:Assertion`,
    '--id-attr:ID',
    `${SAML_PROTOCOL}:Response`,
    '--node-xpath',
    PLACE[on],
  ];
  for (let rest = members; rest.length > 0; ) {
    const batch = rest.slice(0, 500);
    const { stderr } = spawnSync('xmlsec1', [...options, ...batch.map((i) => `${i}.xml`)], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    const failed = /failed to verify file "(\d+)\.xml"/.exec(stderr)?.[1];
    const verified = failed === undefined ? batch : batch.slice(0, batch.indexOf(Number(failed)));
    for (const i of verified) answers[i] = true;
    rest = rest.slice(verified.length + (failed === undefined ? 0 : 1));
  }
}
