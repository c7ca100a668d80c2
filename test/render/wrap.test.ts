import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, wrapLine } from '../../src/render/wrap.ts';

describe('lines no wider than the terminal', () => {
  it.each<[name: string, line: string, width: number, hang: number, lines: string[]]>([
    ['a short one stays', 'one two', 20, 2, ['one two']],
    ['breaks between words, and hangs', '  one two three four', 11, 4, ['  one two', '    three', '    four']],
    [
      'a value longer than a line stays whole',
      'see https://example.com/a/very/long/path now',
      12,
      0,
      ['see https://example.com/a/very/long/path', 'now'],
    ],
    [
      'Chinese breaks between characters, two cells each',
      '请在控制台中创建用户。',
      10,
      2,
      ['请在控制台', '  中创建用', '  户。'],
    ],
    ['never before a closing mark', '一二三四五。', 10, 0, ['一二三四', '五。']],
  ])('%s', (_name, line, width, hang, lines) => expect(wrapLine(line, width, hang)).toEqual(lines));

  it('colours take no room and stay', () => {
    const lines = wrapLine('\x1b[1mone two\x1b[22m three', 8, 0);
    expect(lines.map(cells)).toEqual([7, 5]);
    expect(lines.join('')).toContain('\x1b[1m');
    expect(lines.join('')).toContain('\x1b[22m');
  });

  it('loses nothing but blanks, and is too wide only for a word that is', () => {
    const word = fc.stringMatching(/^[a-z中文测试，。]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.integer({ min: 20, max: 60 }), (words, width) => {
        const lines = wrapLine(words.join(' '), width, 4);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(Math.max(width, 4 + 26));
      }),
    );
  });
});
