// An HTML page with an auto-posting form (SAML Bindings 3.5.4): the hidden inputs SAMLResponse and RelayState.

import type { InputFormat, Layer, Parameter } from './format.ts';
import { replaceEach } from './replace-each.ts';

export const html: InputFormat = {
  name: 'html',
  open: (text) => (looksLikeHtml(text) || /<input\b/i.test(text) ? layersOfHtml(text) : []),
};

export function looksLikeHtml(text: string): boolean {
  return /^<(?:!doctype\s+html|html|head|body|form|meta|script|div|input|title)\b/i.test(text);
}

/**
 * Every SAML form field of a page, in order, the last one even where the page was cut off in it. A page posts one message,
 * so its RelayState goes with whatever there is. What WS-Federation posts is opened to be named for what it is.
 */
export function layersOfHtml(page: string): Layer[] {
  const messages: Layer[] = [];
  let relayState: string | undefined;
  for (const [tag] of page.matchAll(/<input\b[^<>]*(?:>|$)/gi)) {
    const name = attributeOf(tag, 'name');
    const value = attributeOf(tag, 'value') ?? '';
    if (name === 'RelayState') relayState = value;
    else if (name === 'SAMLResponse' || name === 'SAMLRequest') {
      messages.push({ text: value, encodings: ['html'], parameter: name satisfies Parameter });
    } else if (name === 'wresult') messages.push({ text: value, encodings: ['html'] });
  }
  return messages.map((layer) => (relayState ? { ...layer, relayState } : layer));
}

function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\\s"'>]+))`, 'i').exec(tag);
  const raw = match?.[1] ?? match?.[2] ?? match?.[3];
  return raw === undefined ? null : decodeReferences(raw);
}

const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,8}));/gi;
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    plus: '+',
    equals: '=',
    sol: '/',
  }),
);

export function decodeReferences(text: string): string {
  return replaceEach(text, REFERENCE, ([all, hex, decimal, name]) => {
    if (name !== undefined) return NAMED.get(name) ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
