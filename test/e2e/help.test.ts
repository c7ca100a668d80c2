// The examples in every command's help run as they are written, in a folder that holds the files that they name.

import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/program/commands.ts';
import { BIN, cli, makeHome, shell } from '../support/cli.ts';
import { makeCloud } from '../support/cloud.ts';
import { metadataXml, pasted, response } from '../support/idp.ts';

const names = ['', ...COMMAND_NAMES];

/** A group with alice in it. */
const GROUP = [
  ['create-group', 'developers'],
  ['add-user-to-group', 'alice', 'developers'],
];

/** What a command's examples start from, where it is not an account with alice and bob. */
const BEFORE: Readonly<Record<string, readonly string[][] | null>> = {
  'check-receipt': [['preflight', '--idp-users', 'idp-users.csv', '--receipt', 'receipt.json']],
  // null: nothing at all, not even a store.
  '': null,
  init: null,
  'create-user': [
    ['delete-user', 'alice', '--force'],
    ['delete-user', 'bob', '--force'],
  ],
  'create-group': [],
  'list-groups': GROUP,
  'delete-group': [['create-group', 'developers']],
  'add-user-to-group': GROUP,
  'remove-user-from-group': GROUP,
  'attach-policy': GROUP,
  'detach-policy': [
    ['create-group', 'developers', '--policy', 'AliyunOSSFullAccess'],
    ['attach-policy', 'alice', 'AliyunECSFullAccess'],
    ['attach-policy', 'alice', 'deploy:Custom'],
  ],
};

/** Commands whose examples build on each other. */
const IN_ORDER = ['', 'mint-response'];

/** What runs until it is told to end, told so; at a port that is free. */
const forAWhile = (line: string) => `SSO_CLI_PORT=0 timeout --preserve-status --signal TERM 3 ${line}`;

async function examplesOf(name: string): Promise<string[]> {
  const { stdout } = await cli(makeHome(), name === '' ? ['--help'] : ['help', name]);
  return stdout.split('\n').flatMap((line) => /^ {2}\$ (.+)$/.exec(line)?.[1] ?? []);
}

async function prepare(name: string): Promise<{ home: string; path: string }> {
  const home = makeHome();
  const path = join(home, 'bin');
  const script = (program: string, text: string) => {
    writeFileSync(join(path, program), `#!/bin/sh\n${text}\n`);
    chmodSync(join(path, program), 0o755);
  };
  mkdirSync(path);
  // The clock is the real one here.
  const nameId = `alice@${name === '' ? '5123456789012345' : 'example'}.onaliyun.com`;
  const message = pasted(null, response({ nameId, issuedAt: Date.now() - 5_000, inResponseTo: null }));
  const other = metadataXml(['idp'], 'https://idp.example.com/');
  writeFileSync(join(home, 'saml.txt'), message);
  writeFileSync(join(home, 'idp-metadata.xml'), metadataXml());
  writeFileSync(join(home, 'idp.xml'), metadataXml());
  writeFileSync(
    join(home, 'federation.xml'),
    `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${other}${metadataXml()}</md:EntitiesDescriptor>`,
  );
  writeFileSync(join(home, 'users.csv'), 'username,email\nalice,alice@example.com\ncarol,\n');
  writeFileSync(join(home, 'staff.csv'), '姓名,邮箱\n张伟,zhang.wei@example.com\n');
  writeFileSync(join(home, 'idp-users.csv'), 'userPrincipalName,id\nalice@example.onaliyun.com,1\n');
  script('sso-cli', `exec "${process.execPath}" "${BIN}" "$@"`);
  // A browser that somebody has open.
  script('google-chrome', 'exec sleep 60');
  script('pbpaste', `cat "${join(home, 'saml.txt')}"`);
  script(
    'aliyun',
    `case "$2" in
ListUsers) echo '{"Users": {"User": [{"UserId": "1", "UserPrincipalName": "alice@example.onaliyun.com", "Status": "active"}]}}' ;;
*) echo '{"UserSsoSettings": {"SsoEnabled": false, "SsoLoginWithDomain": true, "AuxiliaryDomain": ""}}' ;;
esac`,
  );
  if (name === 'pull-account') {
    const { path: stand } = makeCloud(join(home, 'cloud'), {
      ...{ accountId: '5123456789012345', domain: 'example.onaliyun.com', sso: { SsoEnabled: true } },
      ...{ users: [], groups: [], idle: 0 },
    });
    copyFileSync(join(stand, 'aliyun'), join(path, 'aliyun'));
  }
  const before = BEFORE[name] === undefined ? [] : BEFORE[name];
  if (before !== null) {
    const account = [
      'init',
      '--account-id',
      '5123456789012345',
      '--site',
      'intl',
      '--default-domain',
      'example.onaliyun.com',
    ];
    const steps = [
      account,
      ['import-metadata', 'idp-metadata.xml'],
      ['create-user', 'alice'],
      ['create-user', 'bob'],
      ...before,
    ];
    for (const step of steps) expect((await cli(home, step)).exitCode, step.join(' ')).toBe(0);
  }
  return { home, path };
}

describe.each(names)('sso-cli %s', (name) => {
  it('has two or three examples, and they run', async () => {
    const examples = await examplesOf(name);
    // The top level shows the whole way.
    expect(examples.length).toBeGreaterThan(1);
    expect(examples.length).toBeLessThan(name === '' ? 5 : 4);
    let prepared = await prepare(name);
    for (const example of examples) {
      expect(example).toMatch(name === '' ? /sso-cli / : new RegExp(`sso-cli ${name}\\b`));
      const { home, path } = prepared;
      if (/ https?:\/\/\S+ /.test(`${example} `) && !/ --(entity-id|relay-state) /.test(example)) {
        // It would go to the network; a wrong variable stops it before that, and after its flags were read.
        const { exitCode, stderr } = await shell(home, `SSO_CLI_LANG=none ${example}`, path);
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('SSO_CLI_LANG')]);
        continue;
      }
      const { exitCode, stderr } = await shell(home, name === 'serve' ? forAWhile(example) : example, path);
      // Told to end before a response came.
      expect(exitCode, `${example}\n${stderr}`).toBe(example.includes('--once') ? 130 : 0);
      if (!IN_ORDER.includes(name)) prepared = await prepare(name);
    }
  });
});
