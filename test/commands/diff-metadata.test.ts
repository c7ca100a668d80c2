// diff-metadata: verdict, exit code, who signs, what is merged, and the plan of a rollover; through main().

import { describe, expect, it } from 'vitest';
import { mint } from '../../src/core/mint/mint.ts';
import { readMetadata } from '../../src/core/saml/metadata-reader.ts';
import { GIVEN, metadataXml, response, STRANGER, signerOf } from '../support/idp.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const signedBy = (name: string) =>
  mint({ xml: response(), signer: signerOf(name), stranger: STRANGER, given: GIVEN, fault: null });

async function diff(next: string, flags: string[] = [], old = metadataXml(['idp'])) {
  const world = await makeAccount();
  const against = world.write('old.xml', old);
  const path = world.write('new.xml', next);
  const run = await world.run(['diff-metadata', path, '--against', against, '--json', ...flags]);
  return { ...run, json: run.json, world };
}

describe('diff-metadata', () => {
  it.each<[string, string, number]>([
    ['identical', metadataXml(['idp']), 0],
    ['identical', metadataXml(['idp']).replace('entityID', 'validUntil="2027-01-01T00:00:00Z" entityID'), 0],
    ['safe', metadataXml(['idp', 'idp-next']), 0],
    ['safe', metadataXml(['idp']).replace('idp.example.com/sso', 'idp.example.com/sso2'), 0],
    ['breaks', metadataXml(['idp-next']), 1],
    ['breaks', metadataXml(['idp'], 'urn:other'), 1],
    ['breaks', metadataXml(['idp', 'idp-next']).replace('entityID', 'validUntil="2026-01-01T00:00:00Z" entityID'), 1],
    ['breaks', metadataXml(['idp', 'idp-next']).replace(/<md:SingleSignOnService[^>]*>/, ''), 1],
    ['breaks', '<html><body>Log in</body></html>', 3],
  ])('%s', async (verdict, next, exit) => {
    const { exitCode, json } = await diff(next);
    expect([json.verdict, exitCode]).toEqual([verdict, exit]);
    expect(json.steps.length === 0).toBe(verdict === 'identical');
  });

  it('the store by default, and what it says of keys', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['diff-metadata', '-', '--json'], {
      stdin: metadataXml(['idp', 'idp-next']),
    });
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ schemaVersion: 1, at: '2026-11-23T10:00:00Z', verdict: 'safe' });
    expect(json.entityId.old).toBe(json.entityId.new);
    expect([json.keys.kept.length, json.keys.added.length, json.keys.removed.length]).toEqual([1, 1, 0]);
    expect(json.changes).toEqual([{ field: 'certificate', from: null, to: json.keys.added[0] }]);
  });

  it('without metadata to compare with', async () => {
    const world = makeWorld();
    await world.run(['init', '--account-id', '5123456789012345', '--site', 'intl']);
    const { exitCode, json } = await world.run(['diff-metadata', '-', '--json'], { stdin: metadataXml() });
    expect([exitCode, json.error.code]).toEqual([4, 'metadata-missing']);
  });

  it('the same document, which has run out since, breaks', async () => {
    const ended = metadataXml(['idp']).replace('entityID', 'validUntil="2026-01-01T00:00:00Z" entityID');
    const { exitCode, json } = await diff(ended, [], ended);
    expect([json.verdict, exitCode]).toEqual(['breaks', 1]);
  });

  it('--fail-on change: anything but identical', async () => {
    expect((await diff(metadataXml(['idp', 'idp-next']), ['--fail-on', 'change'])).exitCode).toBe(1);
    expect((await diff(metadataXml(['idp']), ['--fail-on', 'change'])).exitCode).toBe(0);
  });

  it.each([
    ['idp', 'breaks', 'old', 1],
    ['stranger', 'safe', 'both', 0],
    ['idp-next', 'safe', 'new', 0],
  ])('--response signed by %s makes an overlap %s', async (name, verdict, place, exit) => {
    const world = makeWorld();
    const file = world.write('response.txt', signedBy(name));
    const [old, next] = [metadataXml(['idp', 'stranger']), metadataXml(['stranger', 'idp-next'])];
    expect((await diff(next, [], old)).json.verdict).toBe('overlap');
    const { exitCode, json } = await diff(next, ['--response', file], old);
    expect([json.verdict, json.signer.in, exitCode]).toEqual([verdict, place, exit]);
  });

  it('--response that holds none, or is signed by nobody known', async () => {
    const world = makeWorld();
    const none = await diff(metadataXml(['idp']), ['--response', world.write('none.txt', 'Dear support')]);
    expect([none.exitCode, none.json.error.code]).toEqual([3, 'input-not-saml']);
    const unsigned = world.write('unsigned.txt', Buffer.from(response()).toString('base64'));
    const { json, stderr } = await diff(metadataXml(['idp']), ['--response', unsigned]);
    expect(json.signer).toBeNull();
    expect(stderr).toContain('not signed');
  });

  it.each<[signer: string, old: string[], next: string[], verdict: string, headline: RegExp]>([
    ['stranger', ['idp'], ['idp', 'idp-next'], 'safe', /in neither document: nobody can log on with either/],
    ['stranger', ['idp', 'ec256'], ['idp'], 'breaks', /in neither document/],
    ['idp-next', ['idp'], ['idp-next'], 'breaks', /with a key of the new metadata alone/],
    ['idp', ['idp'], ['idp-next'], 'breaks', /Nobody could log on with the new metadata/],
    ['idp', ['idp'], ['idp', 'idp-next'], 'safe', /the key that signs today is in the new metadata too/],
    ['idp', ['idp', 'ec256'], ['idp'], 'safe', /the key that signs today is in the new metadata too/],
    ['ec256', ['idp', 'ec256'], ['idp'], 'breaks', /Nobody could log on with the new metadata/],
  ])('signed by %s, from %j to %j: %s', async (signer, old, next, verdict, headline) => {
    const world = await makeAccount();
    const saml = world.write('saml.txt', Buffer.from(signedBy(signer)).toString('base64'));
    const args = [world.write('new.xml', metadataXml(next)), '--against', world.write('old.xml', metadataXml(old))];
    const { json } = await world.run(['diff-metadata', ...args, '--response', saml, '--json']);
    expect(json.verdict).toBe(verdict);
    const { stdout } = await world.run(['diff-metadata', ...args, '--response', saml]);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(headline);
  });

  it('says of metadata in the store that cannot be read what it is', async () => {
    const world = await makeAccount();
    const store = JSON.parse(world.read('data/sso-cli/account.json'));
    store.UserSsoSettings.MetadataDocument = Buffer.from('<html/>').toString('base64');
    world.write('data/sso-cli/account.json', JSON.stringify(store));
    const { exitCode, json } = await world.run(['diff-metadata', world.path('idp-metadata.xml'), '--json']);
    expect([exitCode, json.error.code]).toEqual([4, 'metadata-malformed']);
  });

  it('--merge writes one document with the keys of both', async () => {
    const target = makeWorld().path('both.xml');
    const { json, stderr } = await diff(metadataXml(['idp-next', 'ec256']), ['--merge', target]);
    expect(json.merged).toEqual({ file: target, certificates: 3 });
    expect(stderr).toContain('limit of 2');
    const { readFileSync } = await import('node:fs');
    const reading = readMetadata(readFileSync(target, 'utf8'));
    expect(reading.kind === 'read' && reading.metadata.signingKeys).toHaveLength(3);
    const world = await makeAccount();
    const { exitCode, json: again } = await world.run(['import-metadata', target, '--json']);
    expect([exitCode, again.verdict]).toEqual([0, 'safe']);
  });

  it('--merge of two IdPs writes nothing', async () => {
    const target = makeWorld().path('both.xml');
    const { json, stderr, exitCode } = await diff(metadataXml(['idp-next'], 'urn:other'), ['--merge', target]);
    expect([json.merged, exitCode]).toEqual([null, 1]);
    expect(stderr).toContain('nothing was merged');
  });

  it('--timeline plans the rollover', async () => {
    const { json } = await diff(metadataXml(['idp-next']), ['--timeline', '2027-01-31T20:00:00Z']);
    expect(json.timeline.switchAt).toBe('2027-01-31T20:00:00Z');
    expect(json.timeline.stages.map((each: { outcome: string }) => each.outcome)).toEqual(Array(4).fill('everybody'));
    expect(json.timeline.risks.map((each: { outcome: string }) => each.outcome)).toEqual(['nobody', 'nobody']);
    expect(json.steps[0].step).toBe('upload-both');
  });

  it.each(['en', 'zh'])('as text in %s', async (lang) => {
    const world = await makeAccount();
    const next = world.write('next.xml', metadataXml(['idp-next']));
    const { stdout, exitCode } = await world.run([
      'diff-metadata',
      next,
      '--timeline',
      '2027-01-31T20:00:00Z',
      '--lang',
      lang,
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2027-01-31T20:00:00Z');
    expect(stdout).not.toMatch(/undefined|\[object|NaN/);
    expect(/\p{Script=Han}/u.test(stdout)).toBe(lang === 'zh');
  });
});
