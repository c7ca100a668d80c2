// Every command that a remedy prints is run by a shell's words, in the situation that printed it: then what it was printed
// for is gone.

import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CheckCode } from '../../src/core/checks/codes.ts';
import { FAULTS } from '../../src/core/mint/faults.ts';
import type { Remedy, Report } from '../../src/core/report.ts';
import { AT, ISSUER, metadataXml, pasted, response } from '../support/idp.ts';
import { signWith } from '../support/signer.ts';
import { makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

/** The words of a command line as a POSIX shell splits it: blanks, and single quotes with \' between them. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === ' ') {
      if (word !== null) words.push(word);
      word = null;
    } else if (c === "'") {
      const end = line.indexOf("'", i + 1);
      if (end < 0) throw new Error(`an open quotation mark: ${line}`);
      word = (word ?? '') + line.slice(i + 1, end);
      i = end;
    } else if (c === '\\') word = (word ?? '') + (line[++i] ?? '');
    else word = (word ?? '') + c;
  }
  return word === null ? words : [...words, word];
}

interface Situation {
  readonly what: string;
  /** The paste, and the name of its file. */
  readonly paste: string;
  readonly file?: string;
  /** What is done to the account first. */
  readonly before?: readonly (readonly string[])[];
  readonly flags?: readonly string[];
  /** What the remedy tells people to download. */
  readonly metadata?: string;
  readonly code: CheckCode;
}

const sent = (changes: Parameters<typeof response>[0]) => pasted(null, response({ inResponseTo: null, ...changes }));
const HOUR = 3_600_000;

const SITUATIONS: readonly Situation[] = [
  { what: 'an old response', paste: sent({ issuedAt: AT - 9 * HOUR }), code: 'assertion-expired' },
  {
    what: 'one with a name that is a flag',
    paste: sent({ issuedAt: AT - 9 * HOUR }),
    file: '-o',
    code: 'assertion-expired',
  },
  {
    what: 'a name with blanks and quotes',
    paste: sent({ issuedAt: AT - 9 * HOUR }),
    file: "it's a paste.txt",
    code: 'assertion-expired',
  },
  {
    what: 'a user that there is not',
    paste: sent({ nameId: 'nobody.here@example.onaliyun.com' }),
    code: 'user-not-found',
  },
  {
    what: 'a user whose name is a flag',
    paste: sent({ nameId: '--help@example.onaliyun.com' }),
    code: 'user-not-found',
  },
  {
    what: 'a user whose name is a short flag',
    paste: sent({ nameId: '-x@example.onaliyun.com' }),
    code: 'user-not-found',
  },
  { what: 'another case', paste: sent({ nameId: 'ALICE@example.onaliyun.com' }), code: 'user-case-mismatch' },
  {
    what: 'a frozen user',
    paste: sent({}),
    before: [['update-user', 'alice', '--status', 'freeze']],
    code: 'user-inactive',
  },
  { what: 'a domain of the company', paste: sent({ nameId: 'alice@corp.example' }), code: 'nameid-domain-mismatch' },
  {
    what: 'another auxiliary domain',
    paste: sent({ nameId: 'alice@corp.example' }),
    before: [['settings', '--auxiliary-domain', 'other.example']],
    code: 'nameid-domain-mismatch',
  },
  {
    what: 'an auxiliary domain behind an alias',
    paste: sent({ nameId: 'alice@corp.example' }),
    before: [['settings', '--auxiliary-domain', 'corp.example', '--domain-alias', 'alias.example']],
    code: 'nameid-domain-shadowed',
  },
  { what: 'no suffix', paste: sent({ nameId: 'alice' }), code: 'nameid-domain-missing' },
  {
    what: 'a suffix too many',
    paste: sent({}),
    before: [['settings', '--no-login-with-domain']],
    code: 'nameid-domain-forbidden',
  },
  { what: 'the other site', paste: sent({}), before: [['settings', '--site', 'cn']], code: 'audience-mismatch' },
  {
    what: 'SHA-1',
    paste: pasted({ code: 'signature-algorithm-forbidden', signing: { sha1: true } }, response({ inResponseTo: null })),
    code: 'signature-algorithm-forbidden',
  },
  { what: 'another request', paste: pasted(), flags: ['--request-id', '_another'], code: 'in-response-to-mismatch' },
  { what: 'no request', paste: sent({}), flags: ['--request-id', '_another'], code: 'in-response-to-mismatch' },
  {
    what: 'a request whose ID is a flag',
    paste: pasted(null, response({ inResponseTo: '-o' })),
    flags: ['--request-id', '_another'],
    code: 'in-response-to-mismatch',
  },
  { what: 'another user', paste: sent({}), flags: ['--expect-user', 'bob'], code: 'user-unexpected' },
  {
    what: 'a new certificate',
    paste: signWith(response({ inResponseTo: null }), { key: 'idp-next' }),
    metadata: metadataXml(['idp-next']),
    code: 'signature-key-untrusted',
  },
  {
    what: 'another entityID',
    paste: sent({ issuer: `${ISSUER}/` }),
    metadata: metadataXml(['idp'], `${ISSUER}/`),
    code: 'issuer-mismatch',
  },
];

/** Flags that describe the same account as the store. */
const STATELESS = [
  '--account-id',
  '5123456789012345',
  '--site',
  'intl',
  '--default-domain',
  'example.onaliyun.com',
  '--user',
  'alice',
  '--user',
  'bob',
];

function withJson(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return end < 0 ? [...words, '--json'] : [...words.slice(0, end), '--json', ...words.slice(end)];
}

async function judged(world: TestWorld, args: readonly string[], stdin = ''): Promise<Report> {
  return (await world.run(withJson(args), { stdin })).json;
}

/** Runs the command of a remedy, and judges again as before where it changed the store rather than judging itself. */
async function rerun(world: TestWorld, args: readonly string[], remedy: Remedy, stdin = ''): Promise<Report> {
  expect(remedy.command).not.toContain('…');
  const [program, ...words] = shellWords(remedy.command ?? '');
  expect(program).toBe('sso-cli');
  const asJson = withJson(words);
  const ran = await world.run(asJson, { stdin, cwd: world.home });
  if (words[0] === 'verify-response') return ran.json;
  // Metadata that ends the logons of the present one is a decision, which no printed command takes for a person.
  if (ran.json?.error?.code === 'metadata-breaks-logons') {
    expect(ran.exitCode).toBe(1);
    expect(ran.json.error.hint).toContain('--yes');
    const decided = await world.run([...asJson, '--yes'], { stdin, cwd: world.home });
    expect(decided.exitCode, decided.stderr + decided.stdout).toBe(0);
  } else expect(ran.exitCode, ran.stderr + ran.stdout).toBe(0);
  return judged(world, args, stdin);
}

const commandsOf = ({ remedies }: Report, code: string) =>
  remedies.filter((each) => each.code === code && each.command);

// Files that share a worker share its working folder, and these homes are removed.
const CWD = process.cwd();
afterEach(() => process.chdir(CWD));

describe('with the store', () => {
  it.each(SITUATIONS.map((each) => [each.what, each] as const))('%s', async (_, situation) => {
    const { paste, file = 'paste.txt', before = [], flags = [], metadata, code } = situation;
    const start = async () => {
      const world = await makeAccount();
      for (const args of before) expect((await world.run(args)).exitCode).toBe(0);
      world.write(file, paste);
      process.chdir(world.home);
      return world;
    };
    const call = ['verify-response', ...flags, '--', file];
    const first = await judged(await start(), call);
    expect(first.cause).toBe(code);
    const remedies = commandsOf(first, code);
    expect(remedies.length, JSON.stringify(first.remedies)).toBeGreaterThan(0);
    for (const remedy of remedies) {
      // Each on its own, from the same beginning.
      const world = await start();
      if (metadata) {
        expect(remedy.change).toContain('metadata.xml');
        world.write('metadata.xml', metadata);
      }
      const again = await rerun(world, call, remedy);
      expect(again.checks.find((each) => each.code === code)?.outcome, remedy.command).not.toBe('fail');
      if (remedy.proven && !remedy.together) expect(again.verdict, remedy.command).toBe('accepted');
    }
  });

  it('that a flag names, the same store', async () => {
    const world = await makeAccount();
    const store = world.write("other store/it's.json", world.read('data/sso-cli/account.json'));
    world.write('paste.txt', sent({ nameId: 'nobody.here@example.onaliyun.com' }));
    process.chdir(world.home);
    const call = ['verify-response', 'paste.txt', '--store', store];
    const [remedy] = commandsOf(await judged(world, call), 'user-not-found');
    expect((await rerun(world, call, remedy as Remedy)).verdict).toBe('accepted');
    expect(JSON.parse(world.read("other store/it's.json")).Users.User.length).toBe(3);
  });

  it('and the same memory of requests', async () => {
    const world = await makeAccount();
    const requests = world.write('requests.json', '{"schemaVersion":1,"requests":[]}');
    const { json } = await world.run(
      ['verify-response', '-', '--requests', requests, '--at', '2030-01-01T00:00:00Z', '--json'],
      {
        stdin: pasted(),
      },
    );
    const printed = json.remedies.flatMap(({ command }: { command?: string }) => (command ? [command] : []));
    expect(printed.length).toBeGreaterThan(0);
    for (const command of printed) expect(command).toContain(`--requests ${requests}`);
  });

  it('standard input is "-"', async () => {
    const world = await makeAccount();
    const paste = sent({ issuedAt: AT - 9 * HOUR });
    const report = await judged(world, ['verify-response', '-'], paste);
    const [remedy] = commandsOf(report, 'assertion-expired');
    expect(remedy?.command).toBe(`sso-cli verify-response - --at ${report.atItsOwnTime?.at}`);
    expect((await rerun(world, [], remedy as Remedy, paste)).verdict).toBe('accepted');
  });
});

describe('without a store', () => {
  const stateless = SITUATIONS.filter(({ before }) => !before);
  let folder: TestWorld;
  beforeAll(() => {
    folder = makeWorld();
  });

  it.each(stateless.map((each) => [each.what, each] as const))(
    '%s',
    async (_, { paste, file = 'paste.txt', flags = [], metadata, code }) => {
      folder.write(file, paste);
      folder.write('idp.xml', metadataXml());
      process.chdir(folder.home);
      const given = ['verify-response', ...STATELESS, '--metadata', 'idp.xml', '--clock-skew', '90s', ...flags];
      const report = await judged(folder, [...given, '--', file]);
      expect(report.cause).toBe(code);
      const remedies = commandsOf(report, code);
      expect(remedies.length, JSON.stringify(report.remedies)).toBeGreaterThan(0);
      for (const remedy of remedies) {
        expect(remedy.command).toMatch(/^sso-cli verify-response /);
        if (metadata) {
          expect(remedy.change).toContain('idp.xml');
          folder.write('idp.xml', metadata);
        }
        const again = await rerun(folder, [], remedy);
        expect(again.checks.find((each) => each.code === code)?.outcome, remedy.command).not.toBe('fail');
        if (remedy.proven && !remedy.together) expect(again.verdict, remedy.command).toBe('accepted');
      }
    },
  );
});

it('no remedy of any fault prints a command with something left out', async () => {
  const world = await makeAccount();
  for (const fault of FAULTS.filter((each) => !each.situation)) {
    const report = await judged(world, ['verify-response', '-'], pasted(fault));
    for (const { command } of report.remedies ?? []) if (command) expect(command).not.toMatch(/…|\.\.\.|[<>]/);
  }
});
