// Every attack is refused, for a stated code: nobody is logged on, the exit code says no (1) or not readable (3), and it
// takes no longer than a second.

import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/core/checks/catalogue.ts';
import type { Report } from '../../src/core/report.ts';
import { exitCodeOf } from '../../src/exit.ts';
import { ATTACKS } from '../support/attacks/all.ts';
import { judgeAttack, pasteOf } from '../support/attacks/judging.ts';
import { expectWithin } from '../support/time.ts';

const SECOND = 1_000;

describe('the attack suite', () => {
  it('has over 900 documents in 28 classes, as SECURITY.md says', () => {
    expect(Object.keys(ATTACKS).length).toBeGreaterThanOrEqual(28);
    expect(Object.values(ATTACKS).flat().length).toBeGreaterThan(900);
  });

  it('expects codes that exist', () => {
    const known = new Set<string>(CATALOGUE.map((check) => check.code));
    const expected = new Set(Object.values(ATTACKS).flatMap((each) => each.flatMap((attack) => attack.expect)));
    expect([...expected].filter((code) => !known.has(code))).toEqual([]);
  });

  it('names each document once', () => {
    for (const attacks of Object.values(ATTACKS)) {
      expect(new Set(attacks.map((each) => each.name)).size).toBe(attacks.length);
    }
  });
});

describe.each(Object.entries(ATTACKS))('%s', (_, attacks) => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const paste = pasteOf(attack);
    let reports: readonly Report[] = [];
    await expectWithin(SECOND, () => {
      reports = judgeAttack(attack, paste);
    });
    for (const report of reports) {
      expect({ verdict: report.verdict, user: report.user }).toEqual({ verdict: 'rejected', user: null });
      expect([1, 3]).toContain(exitCodeOf(report));
      expect(attack.expect, JSON.stringify(report.findings.map((each) => each.message))).toContain(report.cause);
    }
  });
});
