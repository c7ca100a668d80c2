// Messages in Base64 that stand in a text. A run of digits is looked at closely only where its first bytes are those of
// XML, of Base64 again, or where it is labelled or long enough to be a deflated message.

import { isUtf8 } from 'node:buffer';
import { base64 } from '../base64.ts';
import type { Mending } from '../format.ts';
import { type Run, runFrom } from './base64-runs.ts';
import { mayNameProtocol, ROOT_BYTES, rootOf } from './roots.ts';
import type { Find } from './xml-spans.ts';

const CANDIDATE = /[A-Za-z0-9+/_-]{20,}/g;
/** What an escape right before the value left at its beginning, as in "\nPHNh…", "%3DPHNh…", "\u0022PHNh…". */
const ESCAPE_BEFORE = /^(?:\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])|%(?:25)*[0-9a-f]{2}|#0\d\d)/i;
const LABEL_BEFORE = /SAML_?-?(?:Response|Request)[^A-Za-z]{0,40}$/i;
const XML_HEAD = /^(?:\u00ef\u00bb\u00bf)?\s{0,8}<(?:\?xml\s|!--|(?:[\w.-]{1,40}:)?[A-Z][A-Za-z]{3,40}[\s/>])/;
/** A label that lost what stood between it and the value. */
const LABEL_LEAD = /(?:Response|Request|Assertion|token|value|data|message|xml|base64)$/i;
/** How far into a run its message may begin, as where a label lost the blank behind it. */
const MAX_LEAD = 64;
/** Runs that turned out to be no message though they might have been a deflated one. */
const MAX_FAILURES = 100;
/** Characters of runs that may be looked at again, three times the longest. */
const MAX_WORK = 6 << 20;

/** Every message in Base64 in the parts of `text` that `skip` does not cover, in order. */
export function findBase64(text: string, skip: readonly { readonly start: number; readonly end: number }[]): Find[] {
  const finds: Find[] = [];
  let failures = MAX_FAILURES;
  // Runs overlap where none is a message; they may be followed this far in all, and then each piece is looked at once.
  let work = Math.min(2 * text.length, MAX_WORK) + 65_536;
  let covered = 0;
  CANDIDATE.lastIndex = 0;
  for (let found = CANDIDATE.exec(text); found; found = CANDIDATE.exec(text)) {
    while (covered < skip.length && (skip[covered] as { end: number }).end <= found.index) covered++;
    const cover = skip[covered];
    if (cover && cover.start <= found.index) {
      CANDIDATE.lastIndex = cover.end;
      continue;
    }
    const begins = startIn(text, found.index, found[0]);
    if (begins === null || (begins.kind === 'other' && failures <= 0)) continue;
    const run = runFrom(text, begins.at);
    const find = toFind(run);
    // A run that is no message may hide the beginning of one; one that is, ends where it ends.
    if (find) finds.push(find);
    else if (begins.kind === 'other') failures--;
    work -= run.end - run.start;
    CANDIDATE.lastIndex = Math.max(find || work < 0 ? run.end : found.index + found[0].length, found.index + 1);
  }
  return finds;
}

interface Begin {
  readonly at: number;
  readonly kind: 'xml' | 'other';
}

function startIn(text: string, index: number, digits: string): Begin | null {
  const before = text.slice(Math.max(0, index - 12), index);
  const lead = escapeLead(before, digits);
  if (looksLikeXml(digits.slice(lead, lead + 64))) return { at: index + lead, kind: 'xml' };
  for (let i = digits.indexOf('P'); i >= 0 && i < MAX_LEAD; i = digits.indexOf('P', i + 1))
    if (LABEL_LEAD.test(digits.slice(0, i)) && looksLikeXml(digits.slice(i, i + 64)))
      return { at: index + i, kind: 'xml' };
  const labelled = LABEL_BEFORE.test(text.slice(Math.max(0, index + lead - 64), index + lead));
  return labelled || digits.length - lead >= 160 || isWrapped(text, index, digits)
    ? { at: index + lead, kind: 'other' }
    : null;
}

/** A full line of a wrapped value, which may be a deflated or a twice encoded message. */
function isWrapped(text: string, index: number, digits: string): boolean {
  return (
    digits.length >= 60 &&
    /^\r?\n[A-Za-z0-9+/_-]{20}/.test(text.slice(index + digits.length, index + digits.length + 24))
  );
}

function escapeLead(before: string, digits: string): number {
  const from = Math.max(before.lastIndexOf('\\'), before.lastIndexOf('%'), before.lastIndexOf('#'));
  if (from < 0) return 0;
  const written = ESCAPE_BEFORE.exec(before.slice(from) + digits.slice(0, 8))?.[0];
  return written === undefined ? 0 : Math.max(0, written.length - (before.length - from));
}

function looksLikeXml(digits: string): boolean {
  const bytes = Buffer.from(digits, 'base64').toString('latin1');
  // UTF-16, with its mark or without.
  return (
    XML_HEAD.test(bytes) || XML_HEAD.test(bytes.replace(/^(?:\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', ''))
  );
}

/** The run as a message, by whichever of its endings and readings makes it one. */
function toFind(run: Run): Find | null {
  const hasBlanks = run.digits.includes(' ');
  const readings = hasBlanks ? [run.digits.replaceAll(' ', '+'), run.digits.replaceAll(' ', '')] : [run.digits];
  const shorter = run.stops.map((stop) => run.digits.slice(0, stop).replaceAll(' ', '+'));
  let cutOff: Find | null = null;
  for (const digits of new Set([...readings, ...shorter])) {
    const judged = judge(digits);
    if (judged === null) continue;
    const kept = run.repairs.filter((each) => each !== 'blanks-for-plus' || digits.includes('+'));
    const find = {
      start: run.start,
      end: run.end,
      text: digits,
      encodings: [],
      repairs: kept satisfies Mending[],
      isWhole: judged === 'whole',
    };
    if (find.isWhole) return find;
    cutOff ??= find;
  }
  return cutOff;
}

function judge(digits: string): 'whole' | 'cut-off' | null {
  // XML that names no protocol where its root is: megabytes need not be decoded for that.
  const head = Buffer.from(digits.slice(0, Math.ceil(ROOT_BYTES / 3) * 4), 'base64').toString('latin1');
  if (XML_HEAD.test(head) && !mayNameProtocol(head)) return null;
  const opened = base64.open(digits);
  if (opened === 'cannot-open') return 'cut-off';
  const text = opened[0]?.text;
  if (text === undefined) {
    // In another encoding, or cut off within a character.
    const bytes = Buffer.from(digits, 'base64');
    const latin = bytes
      .toString('latin1')
      .replaceAll('\0', '')
      .replace(/^(?:\u00ff\u00fe|\u00fe\u00ff)/, '');
    if (rootOf(latin) === null) return null;
    return />\s*$/.test(latin) && !isUtf8(bytes) ? 'whole' : 'cut-off';
  }
  if (rootOf(text) !== null) return />\s*$/.test(text) ? 'whole' : 'cut-off';
  // Encoded twice, or a form body: one more layer, and no further.
  if (!/^[A-Za-z0-9+/_=\s-]+$/.test(text) || text.length < 40) return null;
  const inner = base64.open(text.trim());
  const innerText = inner === 'cannot-open' ? undefined : inner[0]?.text;
  if (innerText === undefined || rootOf(innerText) === null) return null;
  return />\s*$/.test(innerText) ? 'whole' : 'cut-off';
}
