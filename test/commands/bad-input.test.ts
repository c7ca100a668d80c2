// Bad input, for every command that takes it: one clear error and a hint, the contracted exit code, no stack trace, and a
// store that stays as it was, byte for byte.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { COMMAND_GROUPS, COMMAND_NAMES } from '../../src/program/commands.ts';
import { makeProgram } from '../../src/program/program.ts';
import { fixturePath, fixtureText } from '../support/fixtures.ts';
import { metadataXml, pasted } from '../support/idp.ts';
import { INIT, makeAccount, makeWorld, type Run, type TestWorld } from '../support/world.ts';

/** One clear error and a hint: on standard error, or in the answer where there is one to give. */
function expectClear({ exitCode, stdout, stderr }: Run, expected: number): void {
  const said = `${stdout}${stderr}`;
  expect(exitCode, said.slice(0, 400)).toBe(expected);
  expect(said).not.toMatch(/^ {4}at /m);
  expect(said).not.toMatch(/this is a bug/);
  if (stderr !== '') {
    expect(stderr).toMatch(/^sso-cli: error: [^\n]+\nhint: [^\n]+\n$/);
    expect(stdout).toBe('');
  } else {
    expect(stdout).toMatch(/✗|NOT VERIFIED/);
    expect(stdout).toMatch(/^ *→ /m);
  }
}

/** Every command that reads a file, each way that it does. */
const READERS: readonly [what: string, args: (file: string, world: TestWorld) => string[]][] = [
  ['verify-response', (file) => ['verify-response', file]],
  ['verify-response --metadata', (file) => ['verify-response', '--metadata', file]],
  ['decode', (file) => ['decode', file]],
  ['create-request --metadata', (file) => ['create-request', '--metadata', file]],
  ['serve --metadata', (file) => ['serve', '--port', '0', '--metadata', file]],
  ['serve --cert', (file) => ['serve', '--port', '0', '--cert', file, '--key', fixturePath('keys/idp.key')]],
  ['serve --key', (file) => ['serve', '--port', '0', '--cert', fixturePath('keys/stranger.crt'), '--key', file]],
  ['import-metadata', (file) => ['import-metadata', file]],
  [
    'import-metadata --signed-by',
    (file, world) => ['import-metadata', world.path('idp-metadata.xml'), '--signed-by', file],
  ],
  ['import-users', (file) => ['import-users', file]],
  ['preflight --idp-users', (file) => ['preflight', '--idp-users', file]],
  ['preflight --credential-report', (file) => ['preflight', '--credential-report', file]],
  ['check-receipt', (file) => ['check-receipt', file]],
  ['settings --import', (file) => ['settings', '--import', file]],
  ['generate-metadata --certificate', (file) => ['generate-metadata', '--certificate', file]],
];

const BAD_FILES: readonly [what: string, make: (world: TestWorld) => string][] = [
  ['a missing file', (world) => world.path('missing')],
  ['a file in a missing folder', (world) => world.path('no/such/file')],
  ['a path through a file', (world) => `${world.write('file', 'x')}/x`],
  ['a directory', (world) => world.home],
  ['an empty name', () => ''],
  ['a very long name', (world) => world.path('x'.repeat(300))],
  ['a name with a line feed', (world) => world.path('a\nsso-cli: error: b')],
  [
    'links in a circle',
    (world) => {
      symlinkSync(world.path('circle'), world.path('circle'));
      return world.path('circle');
    },
  ],
  [
    'a pipe that nobody writes to',
    (world) => {
      execFileSync('/usr/bin/mkfifo', [world.path('pipe')]);
      return world.path('pipe');
    },
  ],
  ['a device', () => '/dev/zero'],
  ['an empty file', (world) => world.write('empty', '')],
  ['white space', (world) => world.write('blank', ' \n\t\n')],
  [
    'binary data',
    (world) => world.write('binary', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))),
  ],
  [
    '50 MB of zeros',
    (world) => {
      truncateSync(world.write('zeros', ''), 50 << 20);
      return world.path('zeros');
    },
  ],
  ['50 MB of letters', (world) => world.write('letters', Buffer.alloc(50 << 20, 'A'))],
  [
    '50 MB of XML',
    (world) =>
      world.write('large.xml', Buffer.concat([Buffer.from('<a>'), Buffer.alloc(50 << 20, 'x'), Buffer.from('</a>')])),
  ],
  ['10 MB of Base64', (world) => world.write('base64', Buffer.alloc(10 << 20, 'QUJD'))],
  ['prose', (world) => world.write('prose', 'The user does not exist.\n')],
  ['JSON of another kind', (world) => world.write('other.json', '{"a": [1, 2, {"b": null}]}')],
  ['a private key', (world) => world.write('key.pem', fixtureText('keys/idp.key'))],
  ['an HTML page', (world) => world.write('page.html', '<!DOCTYPE html><html><body>502</body></html>')],
  [
    'XML with a DOCTYPE',
    (world) => world.write('doctype.xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  ],
  ['XML of another kind', (world) => world.write('note.xml', '<note>x</note>')],
];

describe.each(READERS)('%s', (what, args) => {
  it.each(BAD_FILES)('%s', async (_, make) => {
    const world = await makeAccount();
    const before = readFileSync(world.store);
    const stdin = what === 'verify-response --metadata' ? pasted() : '';
    const run = await world.run(args(make(world), world), { stdin });
    // A DOCTYPE can be read, and is refused for what it is.
    const isRefusal = what === 'verify-response' && _ === 'XML with a DOCTYPE';
    expectClear(run, isRefusal ? 1 : 3);
    expect(readFileSync(world.store).equals(before)).toBe(true);
  });
});

describe('a document of the wrong kind', () => {
  const sp = (world: TestWorld) => world.run(['generate-metadata']).then((run) => world.write('sp.xml', run.stdout));
  it.each<[what: string, exitCode: number, args: (world: TestWorld) => Promise<string[]>]>([
    ['SP metadata for import-metadata', 1, async (world) => ['import-metadata', await sp(world)]],
    [
      'a response for import-metadata',
      3,
      async (world) => ['import-metadata', world.write('r', Buffer.from(pasted(), 'base64'))],
    ],
    ['metadata for verify-response', 3, async (world) => ['verify-response', world.path('idp-metadata.xml')]],
    ['a store for verify-response', 3, async (world) => ['verify-response', world.store]],
    [
      'a certificate for verify-response',
      3,
      async (world) => ['verify-response', world.write('c', fixtureText('keys/idp.crt'))],
    ],
    ['a store for import-metadata', 3, async (world) => ['import-metadata', world.store]],
    ['metadata for settings --import', 3, async (world) => ['settings', '--import', world.path('idp-metadata.xml')]],
    ['metadata for import-users', 3, async (world) => ['import-users', world.path('idp-metadata.xml')]],
    ['IdP metadata for --store', 4, async (world) => ['list-users', '--store', world.path('idp-metadata.xml')]],
    ['a response for --store', 4, async (world) => ['list-users', '--store', world.write('r', pasted())]],
    [
      'SP metadata for --metadata',
      3,
      async (world) => ['verify-response', world.write('r', pasted()), '--metadata', await sp(world)],
    ],
  ])('%s', async (_, exitCode, args) => {
    const world = await makeAccount();
    expectClear(await world.run(await args(world)), exitCode);
  });
});

/** Every command that needs the store, with arguments that are right. */
const STORE_COMMANDS: readonly (readonly string[])[] = [
  ['settings'],
  ['settings', '--sso-enabled', 'true'],
  ['settings', '--emit', 'json'],
  ['generate-metadata'],
  ['import-metadata', 'IDP'],
  ['show-metadata'],
  ['create-user', 'carol'],
  ['list-users'],
  ['get-user', 'alice'],
  ['update-user', 'alice', '--comments', 'x'],
  ['delete-user', 'bob'],
  ['attach-policy', 'bob', 'ReadOnlyAccess'],
  ['detach-policy', 'alice', 'ReadOnlyAccess'],
  ['verify-response', 'RESPONSE'],
];
const filled = (args: readonly string[], world: TestWorld) =>
  args.map((each) =>
    each === 'IDP'
      ? world.write('new.xml', metadataXml(['idp', 'idp-next']))
      : each === 'RESPONSE'
        ? world.write('r', pasted())
        : each,
  );

/** What can be wrong with a store: the text that it holds, and what the error must name. */
const DAMAGES: readonly [what: string, damage: (text: string) => string, named: RegExp | ReturnType<typeof lineOf>][] =
  [
    ['nothing in it', () => '', /line 1, column 1\b/],
    ['a cut-off file', (text) => text.slice(0, text.indexOf('"alice"')), /line \d+, column \d+/],
    ['a comma too few', (text) => text.replace('"schemaVersion": 2,', '"schemaVersion": 2'), lineOf('"site"')],
    ['a comma too many', (text) => text.replace('"site": "intl"', '"site": "intl",'), lineOf('"site"', 1)],
    ['a value without quotes', (text) => text.replace('"site": "intl"', '"site": intl'), lineOf('"site"')],
    ['a merge conflict', (text) => text.replace('  "Users"', '<<<<<<< HEAD\n  "Users"'), lineOf('<<<<<<<')],
    ['a second object', (text) => `${text}{}\n`, lineOf('{}')],
    ['a word', () => 'hello\n', /line 1, column 1\b/],
    ['null', () => 'null\n', /the whole file/],
    ['a number', () => '42\n', /the whole file/],
    ['a missing field', (text) => text.replace(/,\n {2}"site": "intl"/, ''), /: site: /],
    ['a missing version', (text) => text.replace(/\n {2}"schemaVersion": 2,/, ''), /: schemaVersion: /],
    [
      'a field of the wrong type',
      (text) => text.replace('"UserSsoSettings": {', '"UserSsoSettings": {\n    "SsoEnabled": "no",'),
      /: UserSsoSettings\.SsoEnabled: /,
    ],
    ['an unknown field', (text) => text.replace('  "site"', '  "colour": "red",\n  "site"'), /: colour: /],
    [
      'an unknown field of a user',
      (text) => text.replace('"UserName": "bob"', '"UserName": "bob", "Password": "x"'),
      /: Users\.User\.1\.Password: /,
    ],
    ['an unknown status', (text) => text.replace('"active"', '"Active"'), /: Users\.User\.0\.Status: /],
    [
      'a user name that cannot be',
      (text) => text.replace('"UserName": "bob"', '"UserName": "b b"'),
      /: Users\.User\.1\b/,
    ],
    ['a user twice', (text) => text.replace('"UserName": "bob"', '"UserName": "alice"'), /: Users\.User\.1\b/],
    [
      'a principal of another domain',
      (text) => text.replace('bob@example', 'bob@other'),
      /: Users\.User\.1\.UserPrincipalName: /,
    ],
    [
      'a policy type that is none',
      (text) => text.replace('"System"', '"Sys"'),
      /: Users\.User\.0\.Policies\.Policy\.0\.PolicyType: /,
    ],
    ['an account ID that is none', (text) => text.replace('"5123456789012345"', '"51"'), /: AccountId: /],
    [
      'a default domain that cannot be',
      (text) => text.replaceAll('example.onaliyun.com', 'example.com'),
      /DefaultDomainName/,
    ],
    [
      'a date that is none',
      (text) => text.replace('"CreateDate": "2026-11-23T10:00:00Z"', '"CreateDate": "yesterday"'),
      /: Users\.User\.0\.CreateDate: /,
    ],
    [
      'metadata that is not Base64',
      (text) => text.replace('"MetadataDocument": "', '"MetadataDocument": "*'),
      /: UserSsoSettings\.MetadataDocument: /,
    ],
    [
      'an older version than there ever was',
      (text) => text.replace('"schemaVersion": 2', '"schemaVersion": 0'),
      /: schemaVersion: /,
    ],
    ['a version in words', (text) => text.replace('"schemaVersion": 2', '"schemaVersion": "2"'), /: schemaVersion: /],
  ];

/** "line N", where N is the line that holds `text`, or one some lines further on. */
function lineOf(text: string, more = 0): (damaged: string) => RegExp {
  return (damaged) => {
    const line = damaged.split('\n').findIndex((each) => each.includes(text)) + 1;
    return new RegExp(`line ${line + more}, column `);
  };
}

describe.each(DAMAGES)('a store with %s', (_, damage, named) => {
  it('is refused by every command, and never written', async () => {
    const world = await makeAccount();
    const good = world.read('data/sso-cli/account.json');
    const text = damage(good);
    expect(text).not.toBe(good);
    world.write('data/sso-cli/account.json', text);
    for (const args of [...STORE_COMMANDS, INIT]) {
      const run = await world.run(filled(args, world));
      expectClear(run, 4);
      expect(run.stderr).toMatch(typeof named === 'function' ? named(text) : named);
    }
    expect(world.read('data/sso-cli/account.json')).toBe(text);
    expect(readdirSync(dirname(world.store))).toEqual(['account.json']);
  });
});

describe.each<[what: string, make: (store: string, world: TestWorld) => void, code: string]>([
  [
    'a newer version',
    (store) => writeFileSync(store, readFileSync(store, 'utf8').replace('"schemaVersion": 2', '"schemaVersion": 3')),
    'store-newer',
  ],
  [
    'a much newer version and other fields',
    (store) => writeFileSync(store, '{"schemaVersion": 99, "accounts": []}'),
    'store-newer',
  ],
  [
    'a link',
    (store, world) => {
      world.write('real.json', readFileSync(store));
      rmSync(store);
      symlinkSync(world.path('real.json'), store);
    },
    'store-unreadable',
  ],
  [
    'a dangling link',
    (store, world) => {
      rmSync(store);
      symlinkSync(world.path('nowhere.json'), store);
    },
    'store-unreadable',
  ],
  [
    'a directory',
    (store) => {
      rmSync(store);
      mkdirSync(store);
    },
    'store-unreadable',
  ],
  [
    'a pipe',
    (store) => {
      rmSync(store);
      execFileSync('/usr/bin/mkfifo', [store]);
    },
    'store-unreadable',
  ],
  ['a list of a million lists', (store) => writeFileSync(store, `[${'[],'.repeat(1_000_000)}[]]`), 'store-damaged'],
  [
    'one of whose fields is 100,000 levels deep',
    (store) => {
      const deep = `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`;
      writeFileSync(store, readFileSync(store, 'utf8').replace('"UserName": "alice"', `"Comments": ${deep}, $&`));
    },
    'store-damaged',
  ],
  ['50 MB', (store) => writeFileSync(store, Buffer.alloc(50 << 20, ' ')), 'store-damaged'],
  ['over 64 MB', (store) => truncateSync(store, 65 << 20), 'store-damaged'],
])('a store that is %s', (_, make, code) => {
  it('is refused by every command, and never written', async () => {
    const world = await makeAccount();
    make(world.store, world);
    const list = `find data -type d -printf '%p %m\\n' -o -printf '%p %y %m %s %l %T@\\n' | sort; cat real.json 2>&1`;
    const snapshot = () => execFileSync('sh', ['-c', `${list} || true`], { cwd: world.home, encoding: 'utf8' });
    const before = snapshot();
    for (const args of [...STORE_COMMANDS, INIT]) {
      const run = await world.run([...filled(args, world), '--json']);
      expect(run.exitCode, run.stdout).toBe(4);
      expect(run.json.error).toEqual({
        code,
        message: expect.stringContaining(world.store),
        hint: expect.stringMatching(/\S/),
      });
    }
    expect(snapshot()).toBe(before);
  });
});

describe('no store', () => {
  it.each(STORE_COMMANDS.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    const world = makeWorld();
    const run = await world.run(filled(args, world));
    expectClear(run, 4);
    expect(run.stderr).toContain('sso-cli init');
    expect(() => readdirSync(world.path('data'))).toThrow();
  });
});

describe('nobody', () => {
  it.each([
    ['get-user', 'nobody'],
    ['update-user', 'nobody', '--comments', 'x'],
    ['delete-user', 'nobody'],
    ['attach-policy', 'nobody', 'ReadOnlyAccess'],
    ['detach-policy', 'nobody', 'ReadOnlyAccess'],
  ])('%s', async (...args) => {
    const world = await makeAccount();
    const before = readFileSync(world.store);
    expectClear(await world.run(args), 1);
    expect((await world.run([...args, '--json'])).json.error.code).toBe('EntityNotExist.User');
    expect(readFileSync(world.store).equals(before)).toBe(true);
  });
});

describe('usage', async () => {
  // Every command named, so that every command has its flags.
  const { commands } = await makeProgram(COMMAND_NAMES, {} as never, {} as never, COMMAND_GROUPS);
  const names = COMMAND_NAMES;

  it.each(names)('%s: an unknown option', async (name) => {
    const run = await (await makeAccount()).run([name, '--frobnicate']);
    expectClear(run, 2);
    expect(run.stderr).toContain("'--frobnicate'");
  });

  it.each(names)('%s: one letter short', async (name) => {
    const run = await (await makeAccount()).run([name.slice(0, -1)]);
    expectClear(run, 2);
    expect(run.stderr).toMatch(new RegExp(`^hint: did you mean .*\\b${name}\\b`, 'm'));
  });

  it.each(
    commands
      .flatMap((command) => command.options.map((option) => [command.name(), option.long ?? ''] as const))
      .filter(([, flag]) => flag.length > 8),
  )('%s %s: one letter short', async (name, flag) => {
    const run = await (await makeAccount()).run([name, flag.slice(0, -1)]);
    expectClear(run, 2);
    expect(run.stderr).toMatch(/^hint: did you mean .*--/m);
  });

  it.each(
    names.filter((name) =>
      commands.find((each) => each.name() === name)?.registeredArguments.some((each) => each.required),
    ),
  )('%s: no argument', async (name) => {
    expectClear(await (await makeAccount()).run([name]), 2);
  });

  it.each(
    names.filter(
      (name) => !commands.find((each) => each.name() === name)?.registeredArguments.some((each) => each.variadic),
    ),
  )('%s: too many arguments', async (name) => {
    expectClear(await (await makeAccount()).run([name, 'a', 'b', 'c']), 2);
  });

  it.each(
    commands.flatMap((command) =>
      command.options.filter((option) => option.required).map((option) => [command.name(), option.long ?? ''] as const),
    ),
  )('%s %s without a value', async (name, flag) => {
    expectClear(await (await makeAccount()).run([name, flag]), 2);
  });

  it.each([
    ['help', 'frobnicate'],
    ['help', 'creat-user'],
    ['frobnicate', '--help-me'],
    ['--frobnicate'],
    ['create_user', 'x'],
    ['CREATE-USER', 'x'],
    ['createuser', 'x'],
  ])('%s %s', async (...args) => {
    expectClear(await (await makeAccount()).run(args.filter(Boolean)), 2);
  });
});

describe('what describes an account, and not which', () => {
  it.each([
    ['mint-response', 'alice', '--default-domain', 'other.onaliyun.com'],
    ['create-request', '--site', 'cn'],
    ['verify-response', '-', '--no-login-with-domain'],
    ['verify-response', '-', '--user', 'alice'],
  ])('is not passed over: %s %s %s', async (...args) => {
    const { exitCode, json } = await (await makeAccount()).run([...args, '--json'], { stdin: '' });
    expect([exitCode, json.error.code]).toEqual([2, 'usage']);
  });
});

describe('options of sso-cli before help', () => {
  it.each([
    [
      ['--lang', 'en', 'help', 'verify-response'],
      ['verify-response', '--help'],
    ],
    [
      ['-ojson', 'help', 'exit-codes'],
      ['help', 'exit-codes', '-ojson'],
    ],
    [['--lang', 'en', 'help'], ['help']],
    [
      ['--no-color', '--help', 'create-user'],
      ['create-user', '--help'],
    ],
    [['-ojson'], ['--json']],
  ])('%j is %j', async (before, plain) => {
    const world = await makeAccount();
    const [one, other] = [await world.run(before), await world.run(plain)];
    expect([one.exitCode, one.stdout]).toEqual([0, other.stdout]);
    expect(one.stdout.trim()).not.toBe('');
  });

  it('and before help on what there is not', async () => {
    expectClear(await (await makeAccount()).run(['--lang', 'en', 'help', 'nosuch']), 2);
  });
});

/** Root may do everything: to meet a refusal, it has to be somebody else for a while. */
async function asNobody<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}

describe.runIf(process.platform !== 'win32')('permissions', () => {
  /** Loads whatever the command loads, which others may not be allowed to read. */
  async function asNobodyRun(world: TestWorld, args: readonly string[]): Promise<Run> {
    await (await makeAccount()).run(args.map((each) => each.replaceAll(world.home, '/nowhere')));
    return asNobody(() => world.run(args));
  }

  it.each([
    ['create-user', 'carol'],
    ['settings', '--sso-enabled', 'true'],
    ['update-user', 'alice', '--comments', 'x'],
    ['delete-user', 'bob'],
    ['attach-policy', 'bob', 'ReadOnlyAccess'],
    ['detach-policy', 'alice', 'ReadOnlyAccess'],
    ['import-metadata', 'IDP'],
  ])('%s %s in a read-only folder', async (...args) => {
    const world = await makeAccount();
    const before = readFileSync(world.store);
    const ready = filled(args.filter(Boolean), world);
    chmodSync(world.home, 0o755);
    chmodSync(world.store, 0o644);
    chmodSync(dirname(world.store), 0o555);
    const run = await asNobodyRun(world, ready);
    chmodSync(dirname(world.store), 0o755);
    expectClear(run, 4);
    expect(run.stderr).toMatch(/permission denied/);
    expect(readFileSync(world.store).equals(before)).toBe(true);
    expect(readdirSync(dirname(world.store))).toEqual(['account.json']);
  });

  it('init where no folder can be made', async () => {
    const world = makeWorld();
    chmodSync(world.home, 0o555);
    const run = await asNobodyRun(world, INIT);
    chmodSync(world.home, 0o755);
    expectClear(run, 4);
  });

  it('a store that may not be read', async () => {
    const world = await makeAccount();
    chmodSync(world.home, 0o755);
    chmodSync(world.store, 0o200);
    const run = await asNobodyRun(world, ['list-users']);
    expectClear(run, 4);
    expect(run.stderr).toMatch(/permission denied/);
  });

  it('a response that may not be read', async () => {
    const world = await makeAccount();
    chmodSync(world.home, 0o755);
    const file = world.write('secret', pasted());
    chmodSync(file, 0o600);
    const run = await asNobodyRun(world, ['decode', file]);
    expectClear(run, 3);
    expect(run.stderr).toMatch(/permission denied/);
  });

  it('a folder that anybody may write to is no place for a store', async () => {
    const world = makeWorld();
    mkdirSync(world.path('open'));
    chmodSync(world.path('open'), 0o777);
    const { exitCode, json } = await world.run([...INIT, '--store', world.path('open/account.json'), '--json']);
    expect([exitCode, json.error.code]).toEqual([4, 'store-unsafe']);
    chmodSync(world.path('open'), 0o1777);
    expect((await world.run([...INIT, '--store', world.path('open/account.json')])).exitCode).toBe(0);
  });
});

describe('a store that somebody else holds', () => {
  it('is said to be locked, by whom, after a while', async () => {
    const world = await makeAccount();
    const before = readFileSync(world.store);
    // This very process holds it, and lives.
    writeFileSync(
      `${world.store}.lock`,
      JSON.stringify({ token: 'x', host: hostname(), pid: process.pid, started: null }),
    );
    // Half a minute of patience, in three looks at the clock.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 10_000;
      return now;
    });
    const run = await world.run(['create-user', 'carol', '--json']);
    clock.mockRestore();
    expect([run.exitCode, run.json.error.code]).toEqual([4, 'store-locked']);
    expect(run.json.error.message).toContain(String(process.pid));
    expect(readFileSync(world.store).equals(before)).toBe(true);
  });
});
