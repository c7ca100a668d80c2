// A short run of the fuzzer, always the same one, and everything that ever broke a promise. The long one: npm run fuzz.

import { describe, expect, it } from 'vitest';
import { verifyResponses } from '../../src/core/verify-response.ts';
import { makeStore, runCommand } from '../support/attacks/judging.ts';
import { ACCOUNT } from '../support/idp.ts';
import { fuzz } from './fuzz.ts';
import { broken, watch } from './promises.ts';
import { genuineFingerprints, KEPT, LIVE } from './seeds.ts';

const GENUINE = genuineFingerprints();

describe('mutants', () => {
  it('2,000 of them break no promise', async () => {
    const { failures, outcomes, mutants } = await fuzz({ count: 2_000, seed: 20_261_123 });
    expect(failures.map(({ promise, number, seed }) => `${promise}: mutant ${number} of "${seed}"`)).toEqual([]);
    expect(Object.values(outcomes).reduce((sum, each) => sum + each, 0)).toBe(mutants);
    // A fuzzer that never gets past the first gate, or never changes anything, proves nothing.
    expect(outcomes['verify accepted']).toBeGreaterThan(50);
    expect(outcomes['verify accepted']).toBeLessThan(1_000);
    expect(outcomes['verify signature-digest-mismatch']).toBeGreaterThan(50);
  }, 120_000);
});

describe('seeds', () => {
  it.each(LIVE.map((seed) => [seed.name, seed] as const))(
    '%s is read alike by a second reader',
    (_, { xml, idp, options }) => {
      const verify = () =>
        verifyResponses({ input: Buffer.from(xml).toString('base64'), account: ACCOUNT, idp, options });
      expect(broken(watch(verify), [xml], GENUINE)).toBeNull();
    },
  );

  it.each(KEPT.map((seed) => [seed.name, seed] as const))('%s breaks no promise any more', async (_, kept) => {
    const { xml, idp, options } = kept;
    for (const input of [xml, Buffer.from(xml).toString('base64')]) {
      const verify = () => verifyResponses({ input, account: ACCOUNT, idp, options });
      expect(broken(watch(verify), [xml], GENUINE)).toBeNull();
      expect([0, 3]).toContain((await runCommand(['decode', '-'], input)).exitCode);
    }
    const store = await makeStore();
    const { exitCode } = await runCommand(['import-metadata', '-', '--dry-run', '--store', store.path], xml);
    store.remove();
    expect([0, 1, 3]).toContain(exitCode);
  });
});
