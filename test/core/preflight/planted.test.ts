// Thousands of people with problems of ten kinds planted among them: exactly those are found, whatever the seed.

import { describe, expect, it } from 'vitest';
import { metadataXml } from '../../support/idp.ts';
import { CAUSES, KINDS, type Kind, plant } from '../../support/planted.ts';
import { makeWorld } from '../../support/world.ts';

interface Logon {
  readonly idpUser: string;
  readonly outcome: string;
  readonly user: string | null;
  readonly cause: string | null;
  readonly remedy: { readonly change: string; readonly mends: number } | null;
}

describe.each([
  [1, 5000],
  [2, 1000],
  [3, 1000],
  [4, 300],
  [5, 300],
])('seed %i, %i people', (seed, size) => {
  const planted = plant(seed, size, { metadata: metadataXml() });
  const world = makeWorld();
  const args = [
    'preflight',
    '--store',
    world.write('store.json', planted.store),
    '--idp-users',
    world.write('idp.csv', planted.list),
    '--json',
  ];
  const answer = world.run(args).then(({ exitCode, json }) => ({ exitCode, json, logons: json.logons as Logon[] }));

  it.each(KINDS.filter((kind) => CAUSES[kind] !== undefined))('%s', async (kind: Kind) => {
    const { logons } = await answer;
    const expected = KINDS.filter((each) => CAUSES[each] === CAUSES[kind]).flatMap((each) => planted.of[each]);
    const found = logons.filter(({ cause }) => cause === CAUSES[kind]);
    expect(found.map(({ idpUser }) => idpUser).toSorted()).toEqual(expected.toSorted());
    expect(found.every(({ outcome, user }) => outcome === 'locked-out' && user === null)).toBe(true);
  });

  it('disabled, shared and unmapped', async () => {
    const { logons, json } = await answer;
    const disabled = logons.filter(({ outcome }) => outcome === 'disabled').map(({ idpUser }) => idpUser);
    expect(disabled).toEqual(planted.of.disabled);
    const shared = logons.filter(({ cause }) => cause === 'user-ambiguous');
    expect(shared).toHaveLength(2 * planted.of.shared.length);
    expect(shared.every(({ outcome }) => outcome === 'logs-on')).toBe(true);
    // Whoever is locked out or disabled does not reach a RAM user either.
    for (const name of planted.of.unmapped) expect(json.unmapped).toContain(name);
    const left = (['frozen', 'case', 'other-suffix', 'no-suffix', 'disabled', 'unmapped'] as const).flatMap(
      (kind) => planted.of[kind],
    );
    expect(json.unmapped).toHaveLength(left.length);
  });

  it('and nothing else', async () => {
    const { logons, json, exitCode } = await answer;
    const fine = logons.filter(({ outcome, cause }) => outcome === 'logs-on' && cause === null);
    expect(fine.map(({ idpUser }) => idpUser)).toEqual(planted.good);
    const locked = Object.keys(CAUSES).reduce((sum, kind) => sum + planted.of[kind as Kind].length, 0);
    expect(json.summary).toEqual({
      logsOn: planted.good.length + 2 * planted.of.shared.length,
      lockedOut: locked,
      disabled: planted.of.disabled.length,
      ambiguous: 2 * planted.of.shared.length,
      unmapped: json.unmapped.length,
    });
    expect([exitCode, json.ready]).toEqual([1, false]);
    const errors = json.findings.filter((each: { severity: string }) => each.severity === 'error');
    const causes = KINDS.filter((kind) => planted.of[kind].length > 0).flatMap((kind) => CAUSES[kind] ?? []);
    const expected = [...new Set(causes), ...(planted.of.shared.length > 0 ? ['user-ambiguous'] : [])];
    expect(errors.map((each: { code: string }) => each.code).toSorted()).toEqual(expected.toSorted());
  });

  it('remedies that mend many come first', async () => {
    const { json } = await answer;
    const mends = json.remedies.map((each: { mends: number }) => each.mends);
    expect(mends).toEqual(mends.toSorted((a: number, b: number) => b - a));
    expect(mends[0]).toBeGreaterThan(1);
    expect(json.remedies.every((each: { proven: boolean }) => each.proven)).toBe(true);
  });
});
