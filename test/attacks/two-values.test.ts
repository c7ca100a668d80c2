// Two messages in one text, one of them good: each gets its report, in order, and the good one hides nothing.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeStore, runCommand } from '../support/attacks/judging.ts';
import { base64, plain } from '../support/attacks/kit.ts';
import { signed } from '../support/attacks/seal.ts';
import { metadataXml } from '../support/idp.ts';

const GOOD = base64(signed());
const BAD = base64(plain());
const enc = encodeURIComponent;

const TEXTS: readonly (readonly [name: string, put: (a: string, b: string) => string])[] = [
  ['a form body', (a, b) => `SAMLResponse=${enc(a)}&SAMLResponse=${enc(b)}&RelayState=x`],
  ['a form body with a field between', (a, b) => `SAMLResponse=${enc(a)}&RelayState=x&SAMLResponse=${enc(b)}`],
  ['a form body, not percent-encoded', (a, b) => `SAMLResponse=${a}&SAMLResponse=${b}`],
  ['parameters between semicolons', (a, b) => `SAMLResponse=${enc(a)};SAMLResponse=${enc(b)}`],
  ['a URL', (a, b) => `https://sp.example/acs?SAMLResponse=${enc(a)}&SAMLResponse=${enc(b)}`],
  ['curl', (a, b) => `curl 'https://sp.example/acs' --data-raw 'SAMLResponse=${enc(a)}&SAMLResponse=${enc(b)}'`],
  ['fetch', (a, b) => `fetch("https://sp.example/", {"body": "SAMLResponse=${enc(a)}&SAMLResponse=${enc(b)}"});`],
  ['JSON', (a, b) => JSON.stringify({ body: `SAMLResponse=${enc(a)}&SAMLResponse=${enc(b)}` })],
  [
    'a HAR file',
    (a, b) =>
      JSON.stringify({
        log: { entries: [{ request: { postData: { text: `SAMLResponse=${enc(a)}&SAMLResponse=${enc(b)}` } } }] },
      }),
  ],
  [
    'a page',
    (a, b) =>
      `<html><form><input name="SAMLResponse" value="${a}"/><input name="SAMLResponse" value="${b}"/></form></html>`,
  ],
  ['two lines', (a, b) => `SAMLResponse=${enc(a)}\nSAMLResponse=${enc(b)}\n`],
  ['prose', (a, b) => `The first was ${a} and then came ${b} instead.`],
];

let store: Awaited<ReturnType<typeof makeStore>>;
beforeEach(async () => {
  store = await makeStore();
  await runCommand(['import-metadata', '-', '--store', store.path], metadataXml());
  await runCommand(['create-user', 'alice', '--store', store.path]);
});
afterEach(() => store.remove());

async function verdicts(paste: string) {
  const { exitCode, stdout } = await runCommand(['verify-response', '-', '--store', store.path, '--json'], paste);
  const { reports } = JSON.parse(stdout) as { reports: { verdict: string; cause: string | null }[] };
  return { exitCode, reports: reports?.map(({ verdict, cause }) => [verdict, cause]) };
}

it.each(TEXTS)('%s', async (_, put) => {
  const accepted = ['accepted', null];
  const rejected = ['rejected', 'signature-missing'];
  expect(await verdicts(put(GOOD, BAD))).toEqual({ exitCode: 1, reports: [accepted, rejected] });
  expect(await verdicts(put(BAD, GOOD))).toEqual({ exitCode: 1, reports: [rejected, accepted] });
});

it('the same one twice is one', async () => {
  const { exitCode, stdout } = await runCommand(
    ['verify-response', '-', '--store', store.path, '--json'],
    `SAMLResponse=${enc(GOOD)}&SAMLResponse=${enc(GOOD)}`,
  );
  expect([exitCode, JSON.parse(stdout).verdict]).toEqual([0, 'accepted']);
});
