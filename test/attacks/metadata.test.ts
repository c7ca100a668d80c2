// Hostile metadata is refused by import-metadata, for a stated code, or costs no more than its time.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METADATA_CATALOGUE } from '../../src/core/checks/metadata/catalogue.ts';
import { SAML_METADATA } from '../../src/core/xml/names.ts';
import { judgeAttack, makeStore, runCommand } from '../support/attacks/judging.ts';
import { base64, swap } from '../support/attacks/kit.ts';
import { METADATA_ATTACKS } from '../support/attacks/metadata.ts';
import { METADATA_LOADS } from '../support/attacks/metadata-loads.ts';
import { FORGED_METADATA, SIGNED_METADATA } from '../support/attacks/metadata-signed.ts';
import { signed } from '../support/attacks/seal.ts';
import { fixturePath } from '../support/fixtures.ts';
import { ISSUER, metadataXml } from '../support/idp.ts';
import { expectWithin } from '../support/time.ts';

let store: Awaited<ReturnType<typeof makeStore>>;
beforeAll(async () => {
  store = await makeStore();
});
afterAll(() => store.remove());

const dryRun = (text: string, ...flags: string[]) =>
  runCommand(['import-metadata', '-', '--dry-run', '--json', '--store', store.path, ...flags], text);

describe('hostile metadata', () => {
  it('is refused for codes that exist', () => {
    const known = new Set<string>([...METADATA_CATALOGUE.map((check) => check.code), 'input-empty']);
    expect(METADATA_ATTACKS.flatMap((each) => each.expect).filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(METADATA_ATTACKS.map((each) => [each.name, each] as const))(
    '%s',
    async (_, { text, entityId, expect: codes }) => {
      const { exitCode, stdout } = await dryRun(text, ...(entityId ? ['--entity-id', entityId] : []));
      const { error } = JSON.parse(stdout) as { error?: { code: string; message: string } };
      expect(codes, error?.message).toContain(error?.code);
      expect([1, 3]).toContain(exitCode);
    },
  );
});

describe('metadata as it was pasted', () => {
  const good = metadataXml();
  it.each(
    Object.entries({
      'in Base64': Buffer.from(good).toString('base64'),
      'with a letter behind it': `${good}x`,
      'in a fence': `\`\`\`xml\n${good}\n\`\`\``,
    }),
  )('is opened to that very document and nothing around it: %s', async (_, text) => {
    const { exitCode, stdout } = await dryRun(text);
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { metadata: { entityId: string } }).metadata.entityId).toBe(ISSUER);
  });
});

describe('metadata that must be signed', () => {
  const signedBy = ['--entity-id', ISSUER, '--signed-by', fixturePath('keys/idp.crt')];
  const codeOf = (stdout: string) => (JSON.parse(stdout) as { error?: { code: string } }).error?.code;

  it.each(Object.entries(FORGED_METADATA))('is refused: %s', async (_, text) => {
    const { exitCode, stdout } = await dryRun(text, ...signedBy);
    expect(exitCode).toBe(1);
    expect(['metadata-signature-invalid', 'metadata-entity-not-found']).toContain(codeOf(stdout));
  });

  it.each(Object.entries(SIGNED_METADATA))('is taken: %s', async (_, text) => {
    const { exitCode, stdout } = await dryRun(text, ...signedBy);
    expect(codeOf(stdout)).toBeUndefined();
    expect(exitCode).toBe(0);
  });
});

describe('costly metadata', () => {
  const filler = `<x>${'y'.repeat(900_000)}</x>`.repeat(19);
  const large = swap(
    metadataXml(),
    '<md:IDPSSODescriptor',
    `<md:Extensions>${filler}</md:Extensions><md:IDPSSODescriptor`,
  );
  it.each([
    ['alone', large],
    ['in an aggregate', `<md:EntitiesDescriptor xmlns:md="${SAML_METADATA}">${large}</md:EntitiesDescriptor>`],
  ])('one entity of 17 million characters, %s, is refused', async (_, text) => {
    const { exitCode, stdout } = await dryRun(text, '--entity-id', ISSUER);
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([3, 'metadata-malformed']);
  });

  it.each(METADATA_LOADS.map((each) => [each.name, each] as const))('%s', async (_, load) => {
    const text = load.text();
    let exitCode = -1;
    await expectWithin(load.within, async () => {
      ({ exitCode } = await dryRun(text));
    });
    expect([0, 1, 3]).toContain(exitCode);
    if (exitCode !== 0) return;
    // A response whose signature fits none of its keys, so that all of them are tried.
    const altered = base64(swap(signed(), 'alice@', 'bob@'));
    await expectWithin(load.within, () => judgeAttack({ metadata: text }, altered));
  });
});
