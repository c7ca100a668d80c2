// Whether JSON may be read at all: what stands in strings counts for nothing.

import { describe, expect, it } from 'vitest';
import { hasTooMany, isBeyondReason } from '../../src/core/json-bounds.ts';

const lists = (count: number) => `[${'[],'.repeat(count - 2)}[]]`;

describe('too many', () => {
  it.each<[what: string, text: string, expected: boolean]>([
    ['500,000 lists', lists(500_000), false],
    ['one more', lists(500_001), true],
    ['as many objects', `[${'{},'.repeat(499_999)}{}]`, true],
    ['brackets of which a million stand in strings', `[${'"[{[{",'.repeat(250_000)}{}]`, false],
    ['the same, and too many lists', `[${'"[{\\"[{",'.repeat(250_000)}${lists(500_000)}]`, true],
  ])('%s', (_, text, expected) => {
    expect(hasTooMany(text)).toBe(expected);
    expect(isBeyondReason(text)).toBe(expected);
  });

  it('nesting matters where nobody knows the shape', () => {
    const deep = `${'['.repeat(513)}${']'.repeat(513)}`;
    expect(isBeyondReason(deep)).toBe(true);
    expect(isBeyondReason(deep.slice(1, -1))).toBe(false);
    expect(hasTooMany(deep)).toBe(false);
  });
});
