// Whatever is pasted, it ends in its time, and nobody but alice is ever logged on by it. What was slow is judged
// once more, so that a busy machine does not fail a test that the product holds.

import { describe, expect, it } from 'vitest';
import { FLOODS } from '../support/attacks/floods.ts';
import { judgeAttack } from '../support/attacks/judging.ts';
import { REPEAT_LOADS, STRUCTURE_LOADS } from '../support/attacks/loads.ts';
import { pasteLoads } from '../support/attacks/paste-loads.ts';
import { processorTime } from '../support/time.ts';

function timeOf(input: string | Uint8Array): number {
  const start = processorTime();
  const reports = judgeAttack({}, input);
  const took = processorTime() - start;
  for (const report of reports) expect([null, 'alice']).toContain(report.user?.UserName ?? null);
  return took;
}

const KINDS = {
  structure: STRUCTURE_LOADS,
  repetition: REPEAT_LOADS,
  'long runs': FLOODS,
  pastes: pasteLoads(2, 1_500),
};

describe.each(Object.entries(KINDS))('exhaustion by %s', (_, loads) => {
  it.each(loads.map((load) => [load.name, load] as const))('%s', (_name, load) => {
    const input = load.input();
    const took = timeOf(input);
    expect(took < load.within ? took : timeOf(input)).toBeLessThan(load.within);
  });
});
