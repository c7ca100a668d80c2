// Everybody who takes part: the built command, and the peers that are installed here.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Run } from './measure.ts';
import type { Responses, Scenario } from './scenario.ts';

/** The built command: the very file that users start. */
export const SSO_CLI = [process.execPath, resolve('bin/sso-cli.js')] as const;
export const FLOOR = { name: 'node -e 0', command: [process.execPath, '-e', '0'] } as const;

/** Debian's own Python: the one that finds Debian's modules. */
const PYTHON = '/usr/bin/python3';

export interface Verifier {
  readonly name: string;
  readonly about: string;
  /** Null where it is not installed. */
  readonly version: string | null;
  command(scenario: Scenario, responses: Responses): readonly string[];
  /** Whether each response was accepted, in order. */
  verdicts(run: Run): readonly boolean[];
}

const driver = (file: string) => resolve('bench/contenders', file);

function looped(interpreter: string, file: string) {
  return {
    command(scenario: Scenario, responses: Responses) {
      const list = `${responses.files[0]?.replace(/\W/g, '-')}-${responses.files.length}.txt`;
      writeFileSync(join(scenario.folder, list), responses.files.join('\n'));
      return [interpreter, driver(file), 'job.json', list];
    },
    verdicts: ({ stdout }: Run) => [...stdout].map((digit) => digit === '1'),
  };
}

export const ssoCli: Verifier = {
  name: 'sso-cli',
  about: 'the built command, all seven steps',
  version: said([...SSO_CLI, '--version']),
  command: ({ flags }, { files }) => [...SSO_CLI, 'verify-response', ...files, ...flags],
  verdicts: ({ stdout }) =>
    [...stdout.matchAll(/^(?:✓|✗) (accepted|rejected)/gm)].map(([, word]) => word === 'accepted'),
};

const xmlsec1: Verifier = {
  name: 'xmlsec1',
  about: 'C; signature only',
  version: said(['xmlsec1', '--version'], /\d[\d.]+/),
  command: (_, { xmlFiles }) => [
    'xmlsec1',
    '--verify',
    ...['protocol:Response', 'assertion:Assertion'].flatMap((each) => [
      '--id-attr:ID',
      `urn:oasis:names:tc:SAML:2.0:${each}`,
    ]),
    ...['--pubkey-cert-pem', 'idp.pem'],
    ...xmlFiles,
  ],
  verdicts: ({ stdout, stderr }) =>
    [...`${stderr}${stdout}`.matchAll(/^(OK|FAIL)$/gm)].map(([, word]) => word === 'OK'),
};

/** The slowest last. */
export const PEERS: readonly Verifier[] = [
  xmlsec1,
  {
    name: 'lasso',
    about: 'C with Python bindings',
    version: debian('python3-lasso', 'lasso'),
    ...looped(PYTHON, 'lasso_login.py'),
  },
  {
    name: 'python3-saml',
    about: 'Python with C libxmlsec1',
    version: debian('python3-onelogin-saml2', 'onelogin.saml2'),
    ...looped(PYTHON, 'python3_saml.py'),
  },
  {
    name: 'node-saml',
    about: 'JavaScript with xml-crypto',
    version: npm('@node-saml/node-saml'),
    ...looped(process.execPath, 'node-saml.cjs'),
  },
  {
    name: 'samlify',
    about: 'JavaScript with xml-crypto; no XSD validator',
    version: npm('samlify'),
    ...looped(process.execPath, 'samlify.cjs'),
  },
  {
    name: 'pysaml2',
    about: 'Python, starts xmlsec1',
    version: debian('python3-pysaml2', 'saml2'),
    ...looped(PYTHON, 'pysaml2_client.py'),
  },
];

export const isInstalled = ({ version }: Verifier) => version !== null;

/** What is wrong with the verdicts: a good response refused, or a tampered one accepted. */
export function complaint({ verdicts }: Verifier, responses: Responses, run: Run): string | null {
  const tally = count(verdicts(run), responses);
  if (tally.judged !== responses.files.length) return `judged ${tally.judged} of ${responses.files.length}`;
  if (tally.goodAccepted !== tally.good) return `accepted ${tally.goodAccepted} of ${tally.good} good ones`;
  return tally.tamperedAccepted > 0 ? `accepted ${tally.tamperedAccepted} of ${tally.tampered} tampered ones` : null;
}

export function count(verdicts: readonly boolean[], { isTampered }: Responses) {
  const accepted = (tampered: boolean) => isTampered.filter((each, i) => each === tampered && verdicts[i]).length;
  const tampered = isTampered.filter(Boolean).length;
  return {
    judged: verdicts.length,
    good: isTampered.length - tampered,
    goodAccepted: accepted(false),
    tampered,
    tamperedAccepted: accepted(true),
  };
}

/** What a program says of its version; null where there is no such program. */
export function said(command: readonly string[], pattern = /\S+/): string | null {
  const [program = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? (pattern.exec(`${stdout}${stderr}`)?.[0] ?? 'unknown') : null;
}

function debian(name: string, module: string): string | null {
  if (said([PYTHON, '-c', `import ${module}; print(1)`]) === null) return null;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholder
  return said(['dpkg-query', '--show', '--showformat', '${Version}', name])?.replace(/[-+].*/, '') ?? 'unknown';
}

function npm(name: string): string | null {
  try {
    const { version } = createRequire(resolve('package.json'))(`${name}/package.json`) as { version: string };
    return version;
  } catch {
    return null;
  }
}

/** lxml, for documents rather than messages. */
export const lxml = {
  version: said([PYTHON, '-c', 'import lxml; print(lxml.__version__)']),
  wholeParse: (file: string, entityId: string) => [PYTHON, driver('whole_parse.py'), file, entityId],
};
