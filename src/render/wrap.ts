// Lines no wider than the terminal, broken between words. Chinese has no blanks between them: it breaks between any two
// characters, only never before a closing mark or after an opening one (GB/T 15834; CSS Text 3, "line-break").

import { widthOf } from './table.ts';

/** Colours take no room: style.ts writes no other sequences, and nothing untrusted has any left. */
const COLORS = String.raw`(?:\u001b\[[\d;]*m)*`;
const WIDE = String.raw`\p{sc=Han}\u3000-\u303f\uff00-\uff60`;
const CLOSING = '，。、；：？！）》」』”’…';
/** What is not broken: blanks, a Chinese character with the marks behind it, a word of anything else. */
const UNIT = new RegExp(`${COLORS}(?: +|[${WIDE}][${CLOSING}]*|[^ ${WIDE}\\u001b]+|$)${COLORS}`, 'gu');
const COLOR = new RegExp(COLORS, 'g');

export function cells(text: string): number {
  return widthOf(text.replace(COLOR, ''));
}

/**
 * Breaks one line at words so that each part is at most `width` cells wide; all but the first begin with `hang` blanks. A
 * word that is longer than a line stays whole and where it is: it is a value, and whoever copies it wants it so.
 */
export function wrapLine(line: string, width: number, hang: number): string[] {
  if (cells(line) <= width) return [line];
  const lines: string[] = [];
  let now = /^ */.exec(line)?.[0] ?? '';
  let isFresh = true;
  let used = now.length;
  for (const unit of line.slice(now.length).match(UNIT) ?? []) {
    const size = cells(unit);
    const isBlank = unit.replace(COLOR, '').trim() === '';
    if (!isBlank && !isFresh && used + size > width && size <= width - hang) {
      lines.push(now.trimEnd());
      now = ' '.repeat(hang);
      used = hang;
    }
    // Blanks at the start of a continued line would only shift it.
    if (isBlank && lines.length > 0 && used === hang) {
      now += unit.replace(/ +/, '');
      continue;
    }
    now += unit;
    used += size;
    if (!isBlank) isFresh = false;
  }
  return [...lines, now.trimEnd()];
}

/**
 * The same for a whole text, each line under itself: behind its label where it has one ("label  value"), else a little to
 * the right. `width` null leaves it as it is.
 */
export function wrapText(text: string, width: number | null): string {
  if (width === null) return text;
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width, Math.min(hangOf(line), width >> 1)))
    .join('\n');
}

function hangOf(line: string): number {
  const label = /^ *(?:\d+\. |[!✗✓·→] |\S+(?: \S+){0,3} {2,}(?=\S))/.exec(line)?.[0];
  if (label !== undefined) return cells(label);
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  return indent === 0 ? 0 : indent + 2;
}
