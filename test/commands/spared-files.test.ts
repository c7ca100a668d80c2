// What a command writes never goes over the store or over what it read, whatever the file is called.

import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metadataXml, pasted } from '../support/idp.ts';
import { makeAccount, type TestWorld } from '../support/world.ts';

const LIST = 'userPrincipalName,mail,accountEnabled,id\nalice@example.onaliyun.com,a@example.com,True,1\n';

/** The command but for the name of its output, which comes last; what it reads is in the world under these names. */
const WRITERS: readonly (readonly [args: readonly string[], reads: readonly string[]])[] = [
  [
    ['preflight', '--idp-users', 'list.csv', '--response', 'saml.txt', '--receipt'],
    ['list.csv', 'saml.txt'],
  ],
  [['settings', '--emit', 'aliyun', '--out'], []],
  [
    ['diff-metadata', 'new.xml', '--against', 'old.xml', '--merge'],
    ['new.xml', 'old.xml'],
  ],
  [['generate-metadata', '--out'], []],
];

async function prepared(): Promise<TestWorld> {
  const world = await makeAccount();
  world.write('list.csv', LIST);
  world.write('saml.txt', pasted());
  world.write('new.xml', metadataXml(['idp', 'idp-next']));
  world.write('old.xml', metadataXml(['idp']));
  return world;
}

const named = (world: TestWorld, args: readonly string[]) =>
  args.map((each) => (/\.(csv|txt|xml)$/.test(each) ? world.path(each) : each));

async function expectSpared(world: TestWorld, args: readonly string[], output: string, file: string): Promise<void> {
  const before = readFileSync(file);
  const { exitCode, json } = await world.run([...named(world, args), output, '--json']);
  expect([exitCode, json.error.code]).toEqual([1, 'output-exists']);
  expect(readFileSync(file).equals(before)).toBe(true);
}

describe.each(WRITERS)('%j', (args, reads) => {
  it('spares the store', async () => {
    const world = await prepared();
    await expectSpared(world, args, world.store, world.store);
  });

  it('spares the store under another name', async () => {
    const world = await prepared();
    linkSync(world.store, world.path('hard'));
    symlinkSync(world.store, world.path('soft'));
    await expectSpared(world, args, world.path('hard'), world.store);
    await expectSpared(world, args, world.path('soft'), world.store);
  });

  it('spares what it read', async () => {
    const world = await prepared();
    for (const each of reads) await expectSpared(world, args, world.path(each), world.path(each));
  });

  it('replaces what it wrote before', async () => {
    const world = await prepared();
    for (let i = 0; i < 2; i++) {
      const { stderr, exitCode } = await world.run([...named(world, args), world.path('output')]);
      expect(exitCode, stderr).toBe(0);
    }
  });
});
