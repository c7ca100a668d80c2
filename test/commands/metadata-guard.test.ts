// The guard of import-metadata: what would end logons is not stored unless somebody says so, and what is replaced is kept.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metadataXml } from '../support/idp.ts';
import { makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const NEXT = metadataXml(['idp-next']);
const BOTH = metadataXml(['idp', 'idp-next']);

const backups = (world: TestWorld) =>
  readdirSync(dirname(world.store))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => readFileSync(`${dirname(world.store)}/${name}`, 'utf8'));

const documentOf = async (world: TestWorld) => (await world.run(['show-metadata', '--json'])).json.document;

describe('a replacement that breaks', () => {
  it.each([
    ['no key in common', NEXT],
    ['another IdP', metadataXml(['idp'], 'urn:other')],
  ])('%s: is refused, and nothing is stored', async (_, xml) => {
    const world = await makeAccount();
    const before = readFileSync(world.store, 'utf8');
    const { exitCode, json } = await world.run(['import-metadata', world.write('next.xml', xml), '--json']);
    expect(exitCode).toBe(1);
    expect(json.error.code).toBe('metadata-breaks-logons');
    expect(json).toMatchObject({ outcome: 'refused', verdict: 'breaks' });
    expect(json.steps.length).toBeGreaterThan(0);
    expect(readFileSync(world.store, 'utf8')).toBe(before);
    expect(backups(world)).toEqual([]);
  });

  it('a dry run says so too, and --yes takes it', async () => {
    const world = await makeAccount();
    const file = world.write('next.xml', NEXT);
    expect((await world.run(['import-metadata', file, '--dry-run', '--json'])).json.error.code).toBe(
      'metadata-breaks-logons',
    );
    expect((await world.run(['import-metadata', file, '--dry-run', '--yes', '--json'])).json.outcome).toBe('dry-run');
    const { exitCode, json } = await world.run(['import-metadata', file, '--yes', '--json']);
    expect([exitCode, json.outcome, json.verdict]).toEqual([0, 'imported', 'breaks']);
    expect(await documentOf(world)).toBe(NEXT);
    expect(backups(world)).toEqual([metadataXml()]);
    expect(readFileSync(json.backup, 'utf8')).toBe(metadataXml());
  });

  it.each([
    ['y\n', 0],
    ['yes\n', 0],
    ['\n', 1],
    ['no\n', 1],
    ['', 1],
  ])('on a terminal it asks: %j exits %d', async (stdin, expected) => {
    const world = await makeAccount();
    const file = world.write('next.xml', NEXT);
    const { exitCode, stderr } = await world.run(['import-metadata', file], {
      stdin,
      tty: ['stdin', 'stdout', 'stderr'],
    });
    expect(stderr).toContain('[y/N]');
    expect(exitCode).toBe(expected);
    expect(await documentOf(world)).toBe(expected === 0 ? NEXT : metadataXml());
  });

  it('where nobody can answer it does not ask', async () => {
    const world = await makeAccount();
    for (const tty of [[], ['stdout'], ['stderr']] as const) {
      const { exitCode, stderr } = await world.run(['import-metadata', world.write('next.xml', NEXT)], {
        stdin: 'y\n',
        tty,
      });
      expect([exitCode, stderr.includes('[y/N]')]).toEqual([1, false]);
    }
  });
});

describe('a replacement that is safe', () => {
  it('is stored without a question, and the old one is kept', async () => {
    const world = await makeAccount();
    const { exitCode, json, stderr } = await world.run(['import-metadata', world.write('both.xml', BOTH), '--json']);
    expect([exitCode, json.outcome, json.verdict]).toEqual([0, 'imported', 'safe']);
    expect(stderr).toContain(json.backup);
    expect(backups(world)).toEqual([metadataXml()]);
  });

  it('that is none keeps no backup', async () => {
    const world = await makeAccount();
    const { json } = await world.run(['import-metadata', world.write('same.xml', metadataXml()), '--json']);
    expect([json.outcome, json.verdict, json.backup]).toEqual(['unchanged', 'identical', undefined]);
    expect(backups(world)).toEqual([]);
  });

  it('the first import replaces nothing', async () => {
    const world = makeWorld();
    await world.run(['init', '--account-id', '5123456789012345', '--site', 'intl']);
    const { json } = await world.run(['import-metadata', world.write('idp.xml', metadataXml()), '--json']);
    expect([json.outcome, json.verdict, json.backup]).toEqual(['imported', undefined, undefined]);
  });

  it('in text shows the verdict and what changes, in both languages', async () => {
    for (const [lang, word] of [
      ['en', 'safe'],
      ['zh', '安全'],
    ] as const) {
      const world = await makeAccount();
      const { stdout } = await world.run(['import-metadata', world.write('both.xml', BOTH), '--lang', lang]);
      expect(stdout).toContain(word);
      expect(stdout).toMatch(/\+ certificate/);
    }
  });
});
