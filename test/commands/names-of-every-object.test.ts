// "constructor", "toString" and their like are in every object of JavaScript. Typed, pasted or sent, they are names like
// any other: no table has them unless it says so.

import { describe, expect, it } from 'vitest';
import { fixtureText } from '../support/fixtures.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype);

describe('typed', () => {
  it.each<[what: string, args: (name: string) => string[]]>([
    ['as a command', (name) => [name]],
    ['as a command of two words', (name) => ['users', name]],
    ['as another', (name) => [name, 'user']],
    ['with a hyphen', (name) => [`get-${name}`, 'x']],
    ['as a topic of help', (name) => ['help', name]],
    ['as a flag', (name) => ['status', `--${name}`, 'x']],
    ['as the value of a choice', (name) => ['list-users', '--output', name]],
    ['as a fault', (name) => ['mint-response', '--fault', name]],
    ['as a code to explain', (name) => ['explain', name]],
    ['as a product', (name) => ['guide', name]],
    ['as a language', (name) => ['status', '--lang', name]],
    ['as a field of a list', (name) => ['import-users', '-', '--column', `${name}=x`]],
  ])('%s', async (_, args) => {
    const world = makeWorld();
    for (const name of NAMES) {
      const { exitCode, stdout, stderr } = await world.run(args(name), { stdin: 'username\nalice\n' });
      expect([2, 3, 4], `${args(name).join(' ')}: ${stdout}${stderr}`).toContain(exitCode);
      expect(stderr).toMatch(/^sso-cli: error: [^\n]+\nhint: /);
      expect(stderr).not.toMatch(/native code|is a bug/);
    }
  });
});

describe('as a column of a list', () => {
  it.each<[what: string, list: (name: string, value: string) => string]>([
    ['of a table', (name, value) => `username,${name}\nalice,${value}\n`],
    ['of JSON', (name, value) => `[{"username":"alice","${name}":"${value}"}]`],
  ])('%s', async (_, list) => {
    const world = await makeAccount();
    for (const name of NAMES) {
      world.write('people', list(name, 'alice@example.onaliyun.com'));
      const args = ['preflight', '--idp-users', world.path('people'), '--json'];
      const chosen = await world.run([...args, '--name-id', name]);
      expect(chosen.json.summary, name).toMatchObject({ logsOn: 1, lockedOut: 0 });
      expect((await world.run(args)).json.summary, name).toMatchObject({ logsOn: 0, lockedOut: 1 });
    }
  });
});

const GOOD = Buffer.from(fixtureText('demo/response.b64'), 'base64').toString('utf8');
const base64 = (xml: string) => Buffer.from(xml).toString('base64');

describe('in what is pasted', () => {
  it.each<[what: string, paste: (name: string) => string]>([
    [
      'an attribute of the assertion that somebody replaced',
      (name) => base64(GOOD.replace(/ ID="/g, ` ${name}="..." $&`)),
    ],
    [
      'an element that somebody replaced',
      (name) => base64(GOOD.replace(/<\/[^<>]*AttributeStatement>/, `<${name}>...</${name}>$&`)),
    ],
    [
      'a part of the signature',
      (name) =>
        base64(
          GOOD.replace(/(<(?:\w+:)?Signature [^>]*>)/, `$1<${name}/>`).replace(
            /(<(?:\w+:)?SignedInfo>)/,
            `$1<${name}/>`,
          ),
        ),
    ],
    [
      'a status',
      (name) =>
        base64(
          GOOD.replace(/urn:oasis:names:tc:SAML:2\.0:status:Success/, `urn:oasis:names:tc:SAML:2.0:status:${name}`),
        ),
    ],
    ['a reference in a page', (name) => `<html><input name="SAMLResponse" value="${base64(GOOD)}&${name};"></html>`],
    ['a name of JSON', (name) => JSON.stringify({ [name]: { SAMLResponse: base64(GOOD) } })],
    ['a field of a form', (name) => `${name}=x&SAMLResponse=${encodeURIComponent(base64(GOOD))}`],
  ])('%s', async (_, paste) => {
    const world = await makeAccount();
    // The name did get in.
    expect(paste('one')).not.toBe(paste('another'));
    for (const name of NAMES) {
      for (const format of ['text', 'json']) {
        const { exitCode, stdout, stderr } = await world.run(['verify-response', '-', '-o', format], {
          stdin: paste(name),
        });
        expect([0, 1, 3], `${name}: ${stdout}${stderr}`).toContain(exitCode);
        expect(`${stdout}${stderr}`).not.toMatch(/native code|is a bug/);
        if (format === 'json') expect(JSON.parse(stdout)).toHaveProperty('findings');
      }
    }
  });
});
