// A distance in time is said in its two largest units, in either language.

import { describe, expect, it } from 'vitest';
import { distance as english } from '../../../src/core/words/en/phrases.ts';
import { distance as chinese } from '../../../src/core/words/zh/phrases.ts';

describe('a distance in time', () => {
  const S = 1_000;
  const MIN = 60 * S;
  const H = 60 * MIN;
  const D = 24 * H;
  it.each([
    [0, 'under 1 s', '不到 1 秒'],
    [999, 'under 1 s', '不到 1 秒'],
    [S, '1 s', '1 秒'],
    [43 * S + 999, '43 s', '43 秒'],
    [MIN, '1 min', '1 分'],
    [5 * MIN + 30 * S, '5 min 30 s', '5 分 30 秒'],
    [2 * H + 5 * MIN + 59 * S, '2 h 5 min', '2 小时 5 分'],
    [2 * H + 59 * S, '2 h', '2 小时'],
    [3 * D, '3 d', '3 天'],
    [3 * D + 4 * H + 5 * MIN, '3 d 4 h', '3 天 4 小时'],
    [400 * D + 59 * MIN, '400 d', '400 天'],
    [-(2 * H + 5 * MIN), '2 h 5 min', '2 小时 5 分'],
  ])('%d ms', (milliseconds, en, zh) => {
    expect(english(milliseconds)).toBe(en);
    expect(chinese(milliseconds)).toBe(zh);
  });
});
