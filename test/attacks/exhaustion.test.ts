// Whatever is pasted, it ends in its time, and nobody but alice is ever logged on by it.

import { describe, expect, it } from 'vitest';
import { FLOODS } from '../support/attacks/floods.ts';
import { judgeAttack } from '../support/attacks/judging.ts';
import { REPEAT_LOADS, STRUCTURE_LOADS } from '../support/attacks/loads.ts';
import { pasteLoads } from '../support/attacks/paste-loads.ts';
import { expectWithin, processorTime } from '../support/time.ts';

const KINDS = {
  structure: STRUCTURE_LOADS,
  repetition: REPEAT_LOADS,
  'long runs': FLOODS,
  pastes: pasteLoads(2, 1_500),
};

describe.each(Object.entries(KINDS))('exhaustion by %s', (_, loads) => {
  it.each(loads.map((load) => [load.name, load] as const))('%s', async (_name, load) => {
    const input = load.input();
    await expectWithin(load.within, () => {
      for (const report of judgeAttack({}, input)) expect([null, 'alice']).toContain(report.user?.UserName ?? null);
    });
  });
});

describe('the measure itself', () => {
  const busyFor = (milliseconds: number) => () => {
    const end = processorTime() + milliseconds;
    while (processorTime() < end);
  };

  it('fails what takes too long, however often it is measured', async () => {
    await expect(expectWithin(50, busyFor(600))).rejects.toThrow(/to be less than 50/);
  });

  it('passes what took too long once', async () => {
    const lasts = [600, 0];
    await expectWithin(50, () => busyFor(lasts.shift() ?? 0)());
    expect(lasts).toEqual([]);
  });
});
