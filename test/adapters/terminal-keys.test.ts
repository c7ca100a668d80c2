import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Keys, NO_KEYS, nextKeys } from '../../src/adapters/terminal-keys.ts';

const typed = (...pieces: string[]): Keys => pieces.reduce(nextKeys, NO_KEYS);

describe('keys of a terminal in raw mode', () => {
  it.each<[name: string, bytes: string, text: string]>([
    ['Enter is a line end', 'a\rb', 'a\nb'],
    ['so is a pair of them', 'a\r\nb\n', 'a\nb\n'],
    ['arrows, function keys and Alt are no text', 'a\x1b[A\x1bOP\x1b[1;5Cb\x1bxc', 'abc'],
    ['backspace takes one back', 'abc\x7f\bd', 'ad'],
    ['Ctrl-U takes a line back', 'one\rtwo\x15three', 'one\nthree'],
    ['marks of a paste are no text, keys in it are', '\x1b[200~a\x03\x04\x1b[Ab\x1b[201~c', 'a\x03\x04\x1b[Abc'],
    ['a mark within a paste does not nest', '\x1b[200~a\x1b[200~b\x1b[201~', 'a\x1b[200~b'],
  ])('%s', (_name, bytes, text) => expect(typed(bytes)).toMatchObject({ text, key: null }));

  it('Ctrl-D and Ctrl-C end it', () => {
    expect(typed('abc\x04')).toMatchObject({ text: 'abc', key: 'end' });
    expect(typed('abc\x03def')).toMatchObject({ text: 'abc', key: 'interrupt' });
  });

  it('what is no sequence does not hold the rest back for ever', () => {
    expect(typed(`\x1b[${'1;'.repeat(40)}`, 'text')).toMatchObject({ text: 'text' });
  });

  it('how the bytes were cut makes no difference', () => {
    const part = fc.constantFrom(
      'a',
      'bc',
      '\r',
      '\n',
      '\x1b[200~',
      '\x1b[201~',
      '\x1b[A',
      '\x7f',
      '\x15',
      '\x1bOB',
      '=',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.array(fc.nat(120), { maxLength: 6 }), (parts, cuts) => {
        const bytes = parts.join('');
        const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((end, i) => bytes.slice(places[i], end));
        const { text, isPasting, pending } = typed(...pieces);
        expect({ text, isPasting, pending }).toEqual(
          (({ text, isPasting, pending }) => ({ text, isPasting, pending }))(typed(bytes)),
        );
      }),
    );
  });
});
