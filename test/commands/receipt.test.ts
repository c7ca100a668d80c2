// Receipts, from preflight to the command that flips the switch.

import { describe, expect, it } from 'vitest';
import { AT, metadataXml, pasted, response } from '../support/idp.ts';
import { makeAccount, type TestWorld } from '../support/world.ts';

const HOUR = 3_600_000;
const LIST = 'userPrincipalName,mail,accountEnabled,id\nalice@example.onaliyun.com,a@example.com,True,1\n';

async function withReceipt(args: readonly string[] = [], rows = LIST): Promise<TestWorld> {
  const world = await makeAccount();
  world.write('idp.csv', rows);
  await world.run(['preflight', '--idp-users', world.path('idp.csv'), '--receipt', world.path('r.json'), ...args]);
  return world;
}

const check = (world: TestWorld, ...args: readonly string[]) =>
  world.run(['check-receipt', world.path('r.json'), '--json', ...args]);
const enable = (world: TestWorld, now = AT) =>
  world.run(['settings', '--emit', 'aliyun', '--enable', '--receipt', world.path('r.json')], { now });

describe('a receipt', () => {
  it('has counts, hashes, responses with their instants, and nobody', async () => {
    const other = await makeAccount();
    other.write('idp.csv', LIST);
    const saml = other.write('saml.txt', pasted(null, response({ inResponseTo: null })));
    const path = other.path('r.json');
    const args = ['preflight', '--idp-users', other.path('idp.csv'), '--response', saml, '--receipt', path];
    expect((await other.run(args)).exitCode).toBe(0);
    const receipt = JSON.parse(other.read('r.json'));
    expect(receipt).toMatchObject({
      at: '2026-11-23T10:00:00Z',
      verdict: 'ready',
      metadata: { count: 1 },
      users: { count: 2 },
      idpUsers: { count: 1, source: 'idp.csv' },
      responses: [{ at: '2026-11-23T10:00:00Z' }],
      summary: { logsOn: 1, lockedOut: 0 },
    });
    for (const name of ['alice', 'bob', 'example']) expect(other.read('r.json')).not.toContain(name);
  });

  it('holds, and says so', async () => {
    const { exitCode, json } = await check(await withReceipt());
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ schemaVersion: 1, holds: true, drifted: [], findings: [] });
  });

  it.each<[string, (world: TestWorld) => Promise<unknown> | unknown, string]>([
    ['settings', (world) => world.run(['settings', '--auxiliary-domain', 'example.com']), 'settings'],
    ['users', (world) => world.run(['create-user', 'carol']), 'users'],
    ['the list', (world) => world.write('idp.csv', LIST.replace('True', 'False')), 'idpUsers'],
    ['a list that is no list', (world) => world.write('idp.csv', 'Dear support'), 'idpUsers'],
  ])('drifts with %s', async (_, change, part) => {
    const world = await withReceipt();
    await change(world);
    const { exitCode, json } = await check(world);
    expect([exitCode, json.holds, json.drifted, json.findings[0].code]).toEqual([1, false, [part], 'receipt-drifted']);
    const refused = await enable(world);
    expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
  });

  it('drifts with metadata that have run out since', async () => {
    const world = await makeAccount();
    const ending = metadataXml().replace('entityID', 'validUntil="2026-12-30T00:00:00Z" entityID');
    await world.run(['import-metadata', world.write('ending.xml', ending)]);
    world.write('idp.csv', LIST);
    await world.run(['preflight', '--idp-users', world.path('idp.csv'), '--receipt', world.path('r.json')]);
    expect((await check(world)).json.drifted).toEqual([]);
    const later = Date.parse('2026-12-30T00:00:01Z');
    const { exitCode, json } = await check(world, '--at', new Date(later).toISOString());
    expect([exitCode, json.holds, json.drifted]).toEqual([1, false, ['metadata']]);
    expect((await enable(world, later)).stdout).toBe('');
  });

  it.each<[what: string, edit: (receipt: Record<string, unknown>) => void, exitCode: number]>([
    ['another count', (receipt) => Object.assign(receipt.users as object, { count: 7 }), 1],
    ['people locked out, and ready', (receipt) => Object.assign(receipt.summary as object, { lockedOut: 412 }), 3],
    ['no summary', (receipt) => delete receipt.summary, 3],
    ['a summary of something else', (receipt) => Object.assign(receipt.summary as object, { logsOn: -1 }), 3],
    ['responses that are none', (receipt) => Object.assign(receipt, { responses: 'x' }), 3],
    [
      'a response without an instant',
      (receipt) => Object.assign(receipt, { responses: [{ sha256: 'x', at: 'y' }] }),
      3,
    ],
  ])('edited by hand: %s', async (_, edit, exitCode) => {
    const world = await withReceipt();
    const receipt = JSON.parse(world.read('r.json'));
    edit(receipt);
    world.write('r.json', JSON.stringify(receipt));
    expect((await check(world)).exitCode).toBe(exitCode);
    expect((await enable(world)).stdout).toBe('');
  });

  it.each([
    [24, 0],
    [25, 1],
  ])('--max-age 24h after %i hours', async (hours, expected) => {
    const at = new Date(AT + hours * HOUR).toISOString();
    expect((await check(await withReceipt(), '--max-age', '24h', '--at', at)).exitCode).toBe(expected);
  });

  it('from the future does not hold', async () => {
    const { json } = await check(await withReceipt(), '--at', '2026-11-23T09:00:00Z');
    expect(json.findings.map((each: { code: string }) => each.code)).toEqual(['receipt-expired']);
  });

  it('of a preflight that said no does not hold', async () => {
    const world = await withReceipt([], LIST.replace('alice@', 'nobody@'));
    const { exitCode, json } = await check(world);
    expect([exitCode, json.findings[0].code]).toEqual([1, 'receipt-not-ready']);
    expect((await enable(world)).stdout).toBe('');
  });

  it('from a list that came by standard input needs to be told of it', async () => {
    const world = await makeAccount();
    const path = world.path('r.json');
    await world.run(['preflight', '--idp-users', '-', '--receipt', path], { stdin: LIST });
    expect((await check(world)).exitCode).toBe(1);
    expect((await check(world, '--idp-users', world.write('there.csv', LIST))).exitCode).toBe(0);
  });

  it('moves together with its list', async () => {
    const world = await withReceipt();
    world.write('ticket/r.json', world.read('r.json'));
    world.write('ticket/idp.csv', LIST);
    expect((await world.run(['check-receipt', world.path('ticket/r.json')])).exitCode).toBe(0);
  });

  it('keeps how the list was read', async () => {
    const rows = 'userPrincipalName,mail,accountEnabled,id\nx@y.example,alice@corp.example,True,1\n';
    const flags = ['--name-id', 'mail', '--replace-suffix', 'example.onaliyun.com'];
    const world = await withReceipt(flags, rows);
    expect(JSON.parse(world.read('r.json')).verdict).toBe('ready');
    expect((await check(world)).exitCode).toBe(0);
    world.write('idp.csv', rows.replace('alice@', 'bob@'));
    expect((await check(world)).json.drifted).toEqual(['idpUsers']);
  });

  it.each(['Dear support', '{}'])('%s is none', async (text) => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['check-receipt', world.write('r.json', text), '--json']);
    expect([exitCode, json.error.code]).toEqual([3, 'receipt-malformed']);
  });
});

describe('settings --emit aliyun --enable', () => {
  it('prints the command that flips the switch, and flips nothing here', async () => {
    const world = await withReceipt();
    const { stdout, exitCode } = await enable(world);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('aliyun ims SetUserSsoSettings');
    expect(stdout).toContain('--SsoEnabled true');
    expect((await world.run(['settings', '--json'])).json.ssoEnabled ?? false).toBe(false);
  });

  it.each([
    ['without a receipt', ['--emit', 'aliyun', '--enable']],
    ['without --enable', ['--emit', 'aliyun', '--receipt', 'r.json']],
    ['in another form', ['--emit', 'json', '--enable', '--receipt', 'r.json']],
  ])('%s is a usage error', async (_, args) => {
    const world = await withReceipt();
    expect((await world.run(['settings', ...args])).exitCode).toBe(2);
  });

  it.each([[['--enable']], [['--receipt', 'r.json']]])('a change with %j is not half done', async (args) => {
    const world = await withReceipt();
    const before = world.read('data/sso-cli/account.json');
    const { exitCode } = await world.run(['settings', '--auxiliary-domain', 'corp.example', ...args]);
    expect([exitCode, world.read('data/sso-cli/account.json')]).toEqual([2, before]);
  });
});
