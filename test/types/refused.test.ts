// What the compiler refuses: each slip is put into a copy of the sources, and must be an error just there.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/fixtures.ts';

interface Edit {
  /** Path under src/core. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

interface Slip extends Edit {
  /** What the compiler says of it. */
  readonly says: RegExp;
}

const MISSPELT: Readonly<Record<string, Slip>> = {
  'a code in `after`': {
    file: 'checks/6-identify/user.ts',
    from: "after: [...NAMED, 'user-not-found'",
    to: "after: [...NAMED, 'user-not-fuond'",
    says: /user-not-fuond/,
  },
  'a code in a list that `after` takes': {
    file: 'checks/6-identify/nameid.ts',
    from: "'nameid-empty',",
    to: "'nameid-emtpy',",
    says: /nameid-emtpy/,
  },
  'a code because of which a check is skipped': {
    file: 'checks/3-trust/issuer.ts',
    from: "skipped('assertion-multiple')",
    to: "skipped('assertion-multipel')",
    says: /assertion-multipel/,
  },
  'a code in the rules of the cause': {
    file: 'diagnosis/cause.ts',
    from: "'nameid-transient'",
    to: "'nameid-transcient'",
    says: /nameid-transcient/,
  },
  'the code of a repair': {
    file: 'diagnosis/repairs/identify.ts',
    from: "'user-inactive':",
    to: "'user-inactiv':",
    says: /user-inactiv'/,
  },
  'the code of a fault': {
    file: 'mint/faults/identify.ts',
    from: "code: 'user-inactive'",
    to: "code: 'user-inactiv'",
    says: /user-inactiv"/,
  },
  'a code in redaction': {
    file: 'secrets.ts',
    from: 'checkOf(code)',
    to: "checkOf(code === 'user-unexpectd' ? 'user-unexpected' : code)",
    says: /user-unexpectd/,
  },
  'what a finding tells': {
    file: 'checks/5-time.ts',
    from: "tells: { actual: 'id' }",
    to: "tells: { actual: 'ident' }",
    says: /"ident"/,
  },
};

const MIXED: Readonly<Record<string, Slip>> = {
  'claimed content reported as authenticated': {
    file: 'diagnosis/to-report.ts',
    from: 'authenticated: authenticated && readAuthenticated(authenticated, toAssertion)',
    to: 'authenticated: facts.assertion && toAssertion(facts.assertion)',
    says: /Authenticated<AssertionReport>/,
  },
  'claimed content read as if it were authenticated': {
    file: 'verify-response.ts',
    from: 'export function verifyResponses(',
    to: `import { readAuthenticated } from './saml/authenticate.ts';
import type { Facts } from './checks/facts.ts';
export const claimedId = ({ assertion }: Facts) => assertion && readAuthenticated(assertion, ({ id }) => id);
export function verifyResponses(`,
    says: /AuthenticatedAssertion/,
  },
  'an unsigned InResponseTo that meets what was asked for': {
    file: 'checks/4-address/request.ts',
    from: 'meets(asked, signed)',
    to: 'meets(asked, claimed)',
    says: /"signed"/,
  },
  'an unsigned Destination in place of the signed Recipient': {
    file: 'checks/4-address/audience.ts',
    from: 'judge: ({ assertion, account }: Facts): Judgement<Missed> => {',
    to: `judge: ({ assertion, response, account }: Facts): Judgement<Missed> => {
    if (meets(ask(acsUrl(account.site)), response?.destination)) return pass;`,
    says: /"signed"/,
  },
};

/** Where one file has a slip already. */
const MIXED_TOO: Readonly<Record<string, Slip>> = {
  'a user that claimed content names': {
    file: 'diagnosis/to-report.ts',
    from: 'accepted && authenticated ? loggedOn(authenticated, facts.account) : null',
    to: 'accepted ? (facts.mapping?.user ?? null) : null',
    says: /Authenticated<UserReport>/,
  },
  'a request compared with whatever is there': {
    file: 'checks/4-address/request.ts',
    from: 'meets(asked, signed)',
    to: 'ids[0] === asked',
    says: /no overlap/,
  },
};

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Errors of the compiler, by file under src/core, on the sources with these edits. */
function compile(edits: readonly Edit[]): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'sso-cli-types-'));
  made.push(folder);
  cpSync(join(ROOT, 'src/core'), join(folder, 'src/core'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(folder, name));
  const config = { extends: './tsconfig.json', include: ['src'] };
  writeFileSync(join(folder, 'tsconfig.core.json'), JSON.stringify(config));
  for (const { file, from, to } of edits) {
    const path = join(folder, 'src/core', file);
    const text = readFileSync(path, 'utf8');
    expect(text, file).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.core.json', '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const errors = new Map<string, string>();
  // An error goes on in lines that are indented.
  for (const [, file = '', text = ''] of stdout.matchAll(/^src\/core\/([^(]+)(\(.*(?:\n +.*)*)/gm))
    errors.set(file, `${errors.get(file) ?? ''}${text}\n`);
  return errors;
}

describe.each([
  ['misspelt', MISSPELT],
  ['mixed', MIXED],
  ['mixed, in other ways', MIXED_TOO],
])('%s', (_, slips) => {
  const errors = compile(Object.values(slips));

  it.each(Object.entries(slips))('%s', (_, { file, says }) => expect(errors.get(file)).toMatch(says));

  it('and nothing else', () => {
    const files = Object.values(slips).map((each) => each.file);
    expect([...errors.keys()].toSorted()).toEqual(files.toSorted());
  });
});

describe('the catalogue and the list of codes', () => {
  it.each([
    [
      'user-odd',
      'checks/catalogue.ts',
      'checks/codes.ts',
      "  | 'user-inactive'\n",
      "  | 'user-inactive' | 'user-odd'\n",
    ],
    ['user-inactive', 'checks/catalogue.ts', 'checks/catalogue.ts', '  user.userInactive,\n', ''],
    [
      'metadata-odd',
      'checks/metadata/catalogue.ts',
      'checks/codes.ts',
      "  | 'metadata-expiring'\n",
      "  | 'metadata-expiring' | 'metadata-odd'\n",
    ],
  ])('%s has no check: %s names it', (code, where, file, from, to) => {
    expect(compile([{ file, from, to }]).get(where)).toContain(`'"${code}"' does not satisfy the constraint 'never'`);
  });

  it('a check has no code', () => {
    const errors = compile([{ file: 'checks/codes.ts', from: "  | 'user-inactive'\n", to: '' }]);
    expect(errors.get('checks/6-identify/user.ts')).toContain('user-inactive');
  });
});
