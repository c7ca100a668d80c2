// Places that nothing can be written to, for every command that writes: a clear error, at once, and no bug.

import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, makeHome, start } from '../support/cli.ts';
import { fixturePath } from '../support/fixtures.ts';

const DEMO = fixturePath('demo/account.json');
const INIT = ['--account-id', '5123456789012345', '--site', 'intl'];

/** The place comes last. */
const WRITERS: readonly (readonly string[])[] = [
  ['init', ...INIT, '--store'],
  ['create-user', 'zoe', '--store'],
  ['mint-response', '--init', '--idp'],
  ['serve', '--store', DEMO, '--port', '0', '--once', '--test-idp'],
  ['serve', '--store', DEMO, '--port', '0', '--once', '--ready-file'],
  ['create-request', '--store', DEMO, '--requests'],
  ['verify-response', fixturePath('demo/response.b64'), '--store', DEMO, '--seen'],
  ['preflight', '--store', DEMO, '--receipt'],
  ['settings', '--store', DEMO, '--emit', 'aliyun', '--out'],
];

const PLACES: Readonly<Record<string, (home: string) => string>> = {
  'below a file': (home) => {
    writeFileSync(join(home, 'file'), 'x');
    return join(home, 'file/x');
  },
  'of a name that is too long': (home) => join(home, 'x'.repeat(300)),
  'below such a name': (home) => join(home, 'x'.repeat(300), 'x'),
  'below a link in a circle': (home) => {
    symlinkSync(join(home, 'circle'), join(home, 'circle'));
    return join(home, 'circle/x');
  },
  'in a folder that takes none': () => '/proc/sso-cli/x',
};

describe.each(Object.entries(PLACES))('a place %s', (_, make) => {
  it.each(WRITERS.map((args) => [args.join(' '), args] as const))('%s', async (_name, args) => {
    const home = makeHome();
    const child = start(home, [...args, make(home)], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
    const { exitCode, stderr } = await ended(child);
    expect([1, 3, 4], stderr).toContain(exitCode);
    expect(stderr).toMatch(/^sso-cli: error: .+\nhint: .+\n/m);
  });
});
