// Where XML of a message stands in a text, in any spelling: one pass finds the tags of possible roots, a stack pairs them.

import type { Mending } from '../format.ts';
import { stripLinePrefixes } from './line-prefixes.ts';
import { MESSAGE_ROOTS, rootOf } from './roots.ts';
import { COLON, GREATER, LESS, SLASH } from './spellings.ts';
import { type Unescaped, unescapeXml } from './unescape.ts';

export interface Find {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly encodings: readonly string[];
  readonly repairs: readonly Mending[];
  /** Whether it ends as a message ends; another one was cut off. */
  readonly isWhole: boolean;
}

const TAG = new RegExp(
  `${LESS}(?:(\\?xml)(?![\\w-])|(${SLASH})?((?:[\\w.-]{1,64}${COLON})?(?:${MESSAGE_ROOTS}))(?![\\w.-]))`,
  'gi',
);
const TAG_END = new RegExp(`\\s{0,16}${GREATER}`, 'iy');
const DECLARATION_END = new RegExp(`\\?${GREATER}`, 'gi');
/** Between a declaration and its root: white space, written out or not. Comments there are rare, and stay away. */
const BETWEEN =
  /^(?:\s|\\{1,8}[nrt]|%0[ad]|%20|\+|&#(?:1[03]|x[ad]);|<br\s*\/?>|#01[25]){0,200}$|^\s{0,8}\n[^\n<]{0,200}$/i;

interface Tag {
  readonly at: number;
  readonly after: number;
  readonly kind: 'declaration' | 'start' | 'end';
  readonly name: string;
}

/** Tags beyond these are of no message that a person pasted. */
const MAX_TAGS = 50_000;
const MAX_SPAN = 8 << 20;

/** Every message in XML, in order, that begins in `text`. */
export function findXml(text: string): Find[] {
  const finds: Find[] = [];
  for (const { declaration, start, end, isWhole } of spans(tagsOf(text), text)) {
    if (end - start > MAX_SPAN) continue;
    const find = (declaration < 0 ? null : read(text, declaration, end)) ?? read(text, start, end);
    if (find) finds.push({ ...find, isWhole });
  }
  return finds;
}

function read(text: string, start: number, end: number): Omit<Find, 'isWhole'> | null {
  const bare = stripLinePrefixes(text, start, end);
  const unescaped: Unescaped = unescapeXml(bare.text);
  if (rootOf(unescaped.text) === null) return null;
  const repairs = [...new Set([...bare.repairs, ...unescaped.repairs])];
  return { start, end, text: unescaped.text, encodings: unescaped.encodings, repairs };
}

function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const [all, declaration, slash, name = ''] = match;
    const kind = declaration ? 'declaration' : slash ? 'end' : 'start';
    // The spelling of the colon does not matter; letters do, since XML knows case.
    const plain = name.replace(/^([\w.-]+?)[^\w.-].*?([A-Za-z]+)$/, '$1:$2');
    if (kind !== 'declaration' && !/^(?:[\w.-]+:)?[A-Z]/.test(plain)) continue;
    tags.push({ at: match.index, after: match.index + all.length, kind, name: plain });
    if (tags.length >= MAX_TAGS) break;
  }
  return tags;
}

interface Span {
  /** Where an XML declaration begins that may belong to it, or -1. */
  readonly declaration: number;
  readonly start: number;
  readonly end: number;
  readonly isWhole: boolean;
}

/** Pairs starts with ends. The outermost pairs are messages; a root that is never closed was cut off, with all in it. */
function spans(tags: readonly Tag[], text: string): Span[] {
  const open: number[] = [];
  const endOf = new Map<number, number>();
  const openByName = new Map<string, number>();
  tags.forEach((tag, i) => {
    if (tag.kind === 'start') {
      open.push(i);
      openByName.set(tag.name, (openByName.get(tag.name) ?? 0) + 1);
    } else if (tag.kind === 'end' && (openByName.get(tag.name) ?? 0) > 0) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        const { name } = tags[top] as Tag;
        openByName.set(name, (openByName.get(name) ?? 1) - 1);
        if (name !== tag.name) continue;
        endOf.set(top, i);
        break;
      }
    }
  });
  const found: Span[] = [];
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i] as Tag;
    if (tag.kind !== 'start') continue;
    const start = tag.at;
    const declaration = declarationBefore(tags[i - 1], tag, text);
    const closing = endOf.get(i);
    if (closing !== undefined) {
      const last = tags[closing] as Tag;
      TAG_END.lastIndex = last.after;
      const end = TAG_END.test(text) ? TAG_END.lastIndex : text.length;
      found.push({ declaration, start, end, isWhole: true });
      i = closing;
      continue;
    }
    // An empty element, or a root that lost its end: up to the next one of its kind, with what stands between.
    const empty = emptyElementEnd(text, tag, tags[i + 1]?.at ?? text.length);
    if (empty > 0) {
      found.push({ declaration, start, end: empty, isWhole: true });
      continue;
    }
    const isInner = (each: Tag) => each.kind === 'end' || /Assertion$/.test(each.name);
    let next = i + 1;
    while (next < tags.length && isInner(tags[next] as Tag)) next++;
    found.push({ declaration, start, end: (tags[next] as Tag | undefined)?.at ?? text.length, isWhole: false });
    i = next - 1;
  }
  return found;
}

function emptyElementEnd(text: string, tag: Tag, next: number): number {
  const head = text.slice(tag.after, Math.min(next, tag.after + 4_096));
  const close = new RegExp(`^[^<>]*?${SLASH}${GREATER}`, 'i').exec(head);
  return close ? tag.after + close[0].length : -1;
}

/** Where the XML declaration begins that stands right before a root, or on the line before it; -1 where none does. */
function declarationBefore(before: Tag | undefined, root: Tag, text: string): number {
  if (before?.kind !== 'declaration' || root.at - before.after > 400) return -1;
  const between = text.slice(before.after, root.at);
  DECLARATION_END.lastIndex = 0;
  const end = DECLARATION_END.exec(between);
  return end && BETWEEN.test(between.slice(end.index + end[0].length)) ? before.at : -1;
}
