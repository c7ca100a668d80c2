// What shows nothing, or moves what is shown, reaches no output raw: by python3's tables of Unicode, and by the ranges of
// Unicode's own DerivedCoreProperties.txt, copied here as numbers. Nothing of the product says what is sought.

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { jsonText, terminalSafe, visible } from '../../src/render/escape.ts';

/** Default_Ignorable_Code_Point, Unicode 16.0, with the code points that are reserved for more. */
const IGNORABLE: readonly (readonly [first: number, last: number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfff8],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

/** Each in the midst of a text, for every way out; those that come through raw. */
function rawOf(codes: readonly number[]): string[] {
  return codes.flatMap((code) => {
    const c = String.fromCodePoint(code);
    const ways = {
      terminal: terminalSafe(`a${c}b`),
      visible: visible(`a${c}b`),
      json: jsonText({ [`k${c}`]: `a${c}b` }),
    };
    const name = `U+${code.toString(16)}`;
    return Object.entries(ways).flatMap(([way, text]) => (text.includes(c) ? [`${way} ${name}`] : []));
  });
}

const codesOf = (ranges: readonly (readonly [number, number])[]) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

it('the list says what it should', () => expect(codesOf(IGNORABLE)).toHaveLength(4_174));

it('what is to be ignored', () => expect(rawOf(codesOf(IGNORABLE))).toEqual([]));

it('the blank of Braille, and halves of a pair', () =>
  expect(rawOf([0x2800, 0xd800, 0xdbff, 0xdc00, 0xdfff])).toEqual([]));

describe('by category, as python3 has it', () => {
  const script = `
import unicodedata
for c in range(0x110000):
    k = unicodedata.category(chr(c))
    if k in ('Cc', 'Cf', 'Cs', 'Zl', 'Zp') or k == 'Co' and c % 97 == 0: print(k, c)`;
  const { stdout, status } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
  const lines = (stdout ?? '').trim().split('\n');

  it.runIf(status === 0).each(['Cc', 'Cf', 'Cs', 'Co', 'Zl', 'Zp'])('%s', (category) => {
    const codes = lines.flatMap((line) => (line.startsWith(category) ? [Number(line.split(' ')[1])] : []));
    // JSON keeps the line ends of its own indentation, none of which is in a value.
    const raw = rawOf(codes).filter((each) => each !== 'json U+a');
    expect(codes.length).toBeGreaterThan(0);
    expect(raw).toEqual([]);
  });
});

it('what people write comes through', () => {
  const text = 'Müller, 张伟, Ελλάδα, हिन्दी, عربي, ไทย, 한국어, 😀';
  expect([terminalSafe(text), visible(text), JSON.parse(jsonText(text))]).toEqual([text, text, text]);
});
