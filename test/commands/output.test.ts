// What is printed where: answers on standard output, everything else on standard error, colour by rule, nothing raw.

import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { metadataXml, pasted, response, signedXml } from '../support/idp.ts';
import { makeAccount, makeWorld, type Surroundings } from '../support/world.ts';

const COLOUR = '\u001b[';

describe('colour: --color/--no-color, then FORCE_COLOR, NO_COLOR, TERM=dumb, then the terminal', () => {
  const TTY: Surroundings = { tty: ['stdout'] };
  const with_ = (env: Record<string, string>, surroundings: Surroundings = {}) => ({ ...surroundings, env });
  it.each<[what: string, flags: string[], surroundings: Surroundings, coloured: boolean]>([
    ['a terminal', [], TTY, true],
    ['no terminal', [], {}, false],
    ['a terminal on standard error alone', [], { tty: ['stderr'] }, false],
    ['--color', ['--color'], {}, true],
    ['--no-color', ['--no-color'], TTY, false],
    ['--color over NO_COLOR', ['--color'], with_({ NO_COLOR: '1' }), true],
    ['--no-color over FORCE_COLOR', ['--no-color'], with_({ FORCE_COLOR: '1' }, TTY), false],
    ['FORCE_COLOR', [], with_({ FORCE_COLOR: '1' }), true],
    ['FORCE_COLOR over NO_COLOR', [], with_({ FORCE_COLOR: '1', NO_COLOR: '1' }), true],
    ['FORCE_COLOR=0', [], with_({ FORCE_COLOR: '0' }, TTY), false],
    ['FORCE_COLOR empty', [], with_({ FORCE_COLOR: '' }), false],
    ['NO_COLOR', [], with_({ NO_COLOR: '1' }, TTY), false],
    ['NO_COLOR empty', [], with_({ NO_COLOR: '' }, TTY), true],
    ['TERM=dumb', [], with_({ TERM: 'dumb' }, TTY), false],
    ['FORCE_COLOR over TERM=dumb', [], with_({ FORCE_COLOR: '1', TERM: 'dumb' }), true],
    ['SSO_CLI_COLOR', [], with_({ SSO_CLI_COLOR: 'true', NO_COLOR: '1' }), true],
    ['SSO_CLI_COLOR=no', [], with_({ SSO_CLI_COLOR: 'no', FORCE_COLOR: '1' }), false],
    ['--no-color over SSO_CLI_COLOR', ['--no-color'], with_({ SSO_CLI_COLOR: 'yes' }), false],
  ])('%s', async (_, flags, surroundings, coloured) => {
    const { stdout } = await (await makeAccount()).run(['get-user', 'alice', ...flags], surroundings);
    expect(stdout.includes(COLOUR)).toBe(coloured);
  });

  it('says the same with and without', async () => {
    const world = await makeAccount();
    const args = ['verify-response', '--request-id', '_request'];
    const plain = (await world.run(args, { stdin: pasted() })).stdout;
    const coloured = (await world.run([...args, '--color'], { stdin: pasted() })).stdout;
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('never in JSON', async () => {
    expect((await (await makeAccount()).run(['list-users', '--json', '--color'], TTY)).stdout).not.toContain(COLOUR);
  });
});

describe('JSON', () => {
  it.each([['-o', 'json'], ['-ojson'], ['--output', 'json'], ['--output=json'], ['--json']])(
    '%s %s',
    async (...flags) => {
      const { json } = await (await makeAccount()).run(['list-users', ...flags.filter(Boolean)]);
      expect(json.schemaVersion).toBe(1);
    },
  );

  it.each<[what: string, args: string[], exitCode: number]>([
    ['a usage error', ['list-users', '--nope'], 2],
    ['an unknown command', ['frobnicate'], 2],
    ['a missing argument', ['get-user'], 2],
    ['nobody', ['get-user', 'nobody'], 1],
    ['a missing file', ['decode', '/nowhere'], 3],
    ['no store', ['list-users', '--store', '/nowhere/x.json'], 4],
  ])('errors too, on standard output: %s', async (_, args, exitCode) => {
    const run = await (await makeAccount()).run([...args, '--json'], { tty: ['stderr'] });
    expect(run.exitCode).toBe(exitCode);
    expect(Object.keys(run.json)).toEqual(['schemaVersion', 'error']);
    expect(run.json).toMatchObject({
      schemaVersion: 1,
      error: { code: expect.any(String), message: expect.any(String) },
    });
    expect(run.stderr).toBe('');
  });

  it('errors by SSO_CLI_OUTPUT too', async () => {
    const { json } = await makeWorld().run(['list-users'], { env: { SSO_CLI_OUTPUT: 'json' } });
    expect(json.error.code).toBe('store-missing');
  });

  it('errors by configuration too', async () => {
    const world = makeWorld();
    world.write('.sso-clirc', 'output: json\n');
    const { json } = await world.run(['list-users']);
    expect(json.error.code).toBe('store-missing');
  });

  it('behind "--" it is an argument', async () => {
    const { stdout, stderr } = await (await makeAccount()).run(['get-user', '--', '--json']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^sso-cli: error: /);
  });

  it('an unknown format is a usage error', async () => {
    const { exitCode, stderr } = await (await makeAccount()).run(['list-users', '-o', 'yaml']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/yaml.*text, json/);
  });

  it('--json and another --output disagree', async () => {
    expect((await (await makeAccount()).run(['list-users', '--json', '-o', 'text'])).exitCode).toBe(2);
  });
});

describe('hints', () => {
  it.each([[['stderr'] as const], [[] as const]])(
    'a list that was cut says so wherever it is read (%j)',
    async (tty) => {
      const { stderr } = await (await makeAccount()).run(['list-users', '--max-items', '1'], { tty });
      expect(stderr).toMatch(/^sso-cli: note: .*--marker/m);
    },
  );

  it.each<[string[], string]>([
    [['import-metadata', 'IDP', '--dry-run'], '--dry-run'],
    [['generate-metadata'], 'IdP'],
    [['create-user', 'carol'], 'attach-policy'],
  ])('%j: on a terminal, and nowhere else', async (args, hint) => {
    for (const tty of [['stderr'], []] as const) {
      const world = await makeAccount();
      const other = world.write('other.xml', metadataXml(['idp', 'idp-next']));
      const { stderr, stdout } = await world.run(
        args.map((each) => (each === 'IDP' ? other : each)),
        { tty },
      );
      expect(stderr.includes('hint: ') && stderr.includes(hint)).toBe(tty.length > 0);
      expect(stdout).not.toContain('hint: ');
    }
  });

  it('not beside JSON', async () => {
    expect((await (await makeAccount()).run(['create-user', 'carol', '--json'], { tty: ['stderr'] })).stderr).toBe('');
  });
});

describe('untrusted text', () => {
  /** Takes away the colours that we write, which are whole escape sequences. */
  const withoutOurs = (text: string) =>
    text
      .split('\u001b[')
      .map((part, i) => (i === 0 ? part : part.replace(/^\d+m/, '')))
      .join('');
  const EVIL = 'a\u009b31m\u202eevil\u200b\u2028::error::x\ud83d\ude00';
  it.each([
    ['an attribute', () => response({ attributes: { note: [EVIL] } })],
    ['the NameID', () => response({ nameId: `${EVIL}@example.onaliyun.com` })],
    ['the Issuer', () => response({ issuer: `https://idp.example.com/${EVIL}` })],
    [
      'a StatusMessage',
      () =>
        response()
          .replace('</samlp:Status>', `<samlp:StatusMessage>${EVIL}</samlp:StatusMessage></samlp:Status>`)
          .replace('status:Success', 'status:Responder'),
    ],
  ])('%s reaches no terminal raw', async (_, xml) => {
    const world = await makeAccount();
    for (const args of [['verify-response'], ['decode'], ['verify-response', '--json'], ['decode', '--json']]) {
      const { stdout, stderr } = await world.run(args, { stdin: signedXml(xml()), tty: ['stdout', 'stderr'] });
      expect(withoutOurs(stdout) + stderr).not.toMatch(
        /[\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/,
      );
    }
  });

  it('JSON keeps it, by escape', async () => {
    const { json, stdout } = await (await makeAccount()).run(['decode', '--json'], {
      stdin: response({ attributes: { note: [EVIL] } }),
    });
    expect(json.xml).toContain(EVIL);
    expect(stdout).toContain('\\u202e');
  });

  it('nor does the name of a file, or an argument', async () => {
    const world = await makeAccount();
    for (const args of [['decode', `/nowhere/${EVIL}`], ['get-user', EVIL], [EVIL], ['list-users', '--lang', EVIL]]) {
      const { stderr } = await world.run(args, { tty: ['stderr'] });
      expect(stderr).toMatch(/^sso-cli: error: /);
      expect(stderr).not.toMatch(/[\u0080-\u009f\u200b\u202e\u2028]/);
    }
  });
});

describe('the voice of errors', () => {
  it.each<string[]>([
    ['get-user', 'nobody'],
    ['create-user', 'alice'],
    ['create-user', 'a b'],
    ['attach-policy', 'bob', 'a b'],
    ['init', '--account-id', '1'],
    ['list-users', '--nope'],
    ['decode', '/nowhere'],
    ['settings', '--default-domain', 'example.com'],
  ])('%s %s %s: "sso-cli: error: " in lower case, without a full stop', async (...args) => {
    const { stderr } = await (await makeAccount()).run(args.filter(Boolean));
    expect(stderr).toMatch(/^sso-cli: error: [^A-Z\n][^\n]*[^.\n]\nhint: [^\n]+\n$/);
  });
});
