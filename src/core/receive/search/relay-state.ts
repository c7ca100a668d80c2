// What stands beside a value that was found in a text: which parameter it is, and the RelayState, as far as it goes.

import { decodePercent } from '../form.ts';
import type { Parameter } from '../format.ts';

const WINDOW = 4_096;

/** Which parameter the value at `start` is, by the label before it. */
export function parameterBefore(text: string, start: number): Parameter | null {
  const before = text.slice(Math.max(0, start - 120), start);
  const labels = [...before.matchAll(/SAML_?-?(Response|Request)/gi)];
  const last = labels.at(-1)?.[1]?.toLowerCase();
  return last === undefined ? null : last === 'request' ? 'SAMLRequest' : 'SAMLResponse';
}

/**
 * The RelayState that goes with the value from `start` to `end`: the first behind it and before the next message, else the
 * last before it and behind the previous one. It ends where its quotation, its parameter or its line ends.
 */
export function relayStateBeside(text: string, place: { previous: number; start: number; end: number; next: number }) {
  const behind = text.slice(place.end, Math.min(place.next, place.end + WINDOW));
  const before = text.slice(Math.max(place.previous, place.start - WINDOW), place.start);
  return valueIn(behind, false) ?? valueIn(before, true) ?? null;
}

const LABEL = /\bRelayState\b/g;
// Between a label and its value: what closes the label, a sign of assignment, what opens the value.
const ASSIGNED =
  /^(?:\\{0,4}["'`])?\]?[ \t]{0,8}(?:=>|:=|[:=,]|\t)?\s{0,8}(?:string\(\d+\)\s{0,8}|\[\s{0,8}|array\(\s{0,8})?(?:[bu](?=["']))?/;

function valueIn(text: string, last: boolean): string | null {
  const labels = [...text.matchAll(LABEL)];
  const label = last ? labels.at(-1) : labels[0];
  if (!label) return null;
  const rest = text.slice(label.index + 'RelayState'.length);
  // A part of a multipart form: a blank line, then the value.
  const part = /^"[^\n]{0,200}\r?\n(?:[A-Za-z-]+:[^\n]*\n)*\r?\n([^\r\n]*)/.exec(rest)?.[1];
  if (part !== undefined) return part || null;
  const assigned = ASSIGNED.exec(rest)?.[0] ?? '';
  if (!/[^ ]/.test(assigned)) return null;
  const value = rest.slice(assigned.length);
  const [, quote] = /^(\\{0,4}["'`])/.exec(value) ?? [];
  if (quote !== undefined) {
    const end = value.indexOf(quote, quote.length);
    return end < 0 ? null : value.slice(quote.length, end).replaceAll('\\/', '/') || null;
  }
  if (assigned.includes('\n') && /^[)\]}]/.test(value)) return null;
  const written = /^[^\s&"'`,;<>\\)\]}]*/.exec(value)?.[0] ?? '';
  return written === '' ? null : assigned.endsWith('=') ? decodePercent(written.replaceAll('+', ' ')) : written;
}
