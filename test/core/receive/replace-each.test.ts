// Replaces as String.replace does with a function, whatever the number of matches.

import { describe, expect, it } from 'vitest';
import { replaceEach } from '../../../src/core/receive/replace-each.ts';

const ESCAPE = /\\(?:x([0-9a-f]{2})|(.))/gs;
const spell = (hex: string | undefined, letter: string | undefined) =>
  hex === undefined ? `<${letter}>` : String.fromCharCode(Number.parseInt(hex, 16));

describe('replaceEach', () => {
  it.each([
    ['nothing to replace', 'plain text'],
    ['nothing at all', ''],
    ['one match that is all of it', '\\n'],
    ['matches at both ends', '\\x41 between \\n'],
    ['matches side by side', '\\x41\\x42\\n'],
    ['a match of a match', '\\\\x41'],
    ['a beginning that is none', 'ends in \\'],
    ['characters beyond Latin', '\\x41Ж\\\u{1f600}💥'],
    ['more matches than are joined at once', `${'\\x41b'.repeat(20_000)}c`],
    ['exactly as many', '\\n'.repeat(8_192)],
  ])('%s', (_, text) => {
    const expected = text.replace(ESCAPE, (_all, hex?: string, letter?: string) => spell(hex, letter));
    expect(replaceEach(text, ESCAPE, ([, hex, letter]) => spell(hex, letter))).toBe(expected);
  });

  it('begins at the beginning each time', () => {
    ESCAPE.lastIndex = 3;
    expect(replaceEach('\\n', ESCAPE, () => 'x')).toBe('x');
    expect(replaceEach('\\n', ESCAPE, () => 'x')).toBe('x');
  });

  it('puts in what it is told, with no meaning of its own', () => {
    expect(replaceEach('\\n', ESCAPE, () => '$&$1')).toBe('$&$1');
  });
});
