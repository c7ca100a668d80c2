// The readers of canonical XML agree, and the second one takes nothing else: a short run, always the same one. The long one:
// npm run fuzz -- --readers 200000.

import { expect, it } from 'vitest';
import { compareReaders } from './readers.ts';

it('2,000 canonical texts are read alike by four readers, and damaged ones by the second only where they are canonical', () => {
  const { wrong, canonical, stillCanonical, refused, takenByFastXml } = compareReaders({
    count: 2_000,
    seed: 20_261_125,
  });
  expect(wrong).toEqual([]);
  // A run that damages nothing, or everything beyond reading, proves nothing.
  expect(canonical).toBeGreaterThan(1_800);
  expect(stillCanonical).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(1_000);
  expect(takenByFastXml).toBeGreaterThan(200);
}, 120_000);
