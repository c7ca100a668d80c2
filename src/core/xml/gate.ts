// The gate: every XML text passes this one strict, linear pass before anything is read from it (the only import of saxes).
// It refuses what is not well-formed, what two readers could read differently, and what is too large to be honest.

import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { findAmpersand, OF_REFERENCE } from './ampersand.ts';
import type { XmlLimits } from './limits.ts';
import { type RefusalReason, XmlRefusal, type XmlRefusalCode } from './refusal.ts';
import type { GateListener, StartTag, XmlAttribute, XmlElement } from './tree.ts';
import { treeBuilder } from './tree-builder.ts';

export interface Gate {
  /** Takes the next piece of the text. */
  write(chunk: string): void;
  /** Says that the text has ended. */
  end(): void;
  /** Refuses, at the present place, what a listener finds too large. */
  refuse(reason: RefusalReason): never;
}

const STRICT = { xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' } as const;

/**
 * saxes stores handlers under computed names. V8 turns an object that gets more than a few of those into a hash table, and
 * each character is then read through it, seven times slower. Stored once by name, they stay fields.
 */
class GateParser extends SaxesParser<typeof STRICT> {
  constructor() {
    super(STRICT);
    const fields = this as unknown as Record<string, undefined>;
    fields.errorHandler = undefined;
    fields.xmldeclHandler = undefined;
    fields.doctypeHandler = undefined;
    fields.piHandler = undefined;
    fields.commentHandler = undefined;
    fields.textHandler = undefined;
    fields.cdataHandler = undefined;
    fields.openTagHandler = undefined;
    fields.closeTagHandler = undefined;
  }
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

type Refuse = (code: XmlRefusalCode, reason: RefusalReason) => never;

/** What was written so far, as much of it as explains an error of the parser. */
interface Writing {
  recent: string;
  length: number;
  atEnd: boolean;
}

/**
 * Opens the gate for one XML 1.0 document that arrives in pieces.
 * `write` and `end` throw XmlRefusal with the first thing that is wrong, in document order.
 */
export function openGate(limits: XmlLimits, listener: GateListener): Gate {
  const parser = new GateParser();
  const writing: Writing = { recent: '', length: 0, atEnd: false };
  const refuse: Refuse = (code, reason) => {
    throw new XmlRefusal(code, reason, parser.line, parser.column + 1);
  };
  refuseConstructs(parser, writing, refuse);
  const counted = countContent(parser, limits, listener, refuse);
  return {
    write(chunk) {
      if (chunk === '') return;
      writing.recent = writing.recent.slice(-64) + chunk;
      writing.length += chunk.length;
      // saxes would read on over the character behind half a surrogate pair, markup or not.
      if (!chunk.isWellFormed()) refuse('xml-malformed', { key: 'half-surrogate', args: {} });
      parser.write(chunk);
    },
    end() {
      writing.atEnd = true;
      parser.close();
      if (counted.elements === 0) refuse('input-truncated', { key: 'no-element', args: {} });
    },
    refuse: (reason) => refuse('xml-too-complex', reason),
  };
}

/** Refuses what is not well-formed, and what no SAML needs. */
function refuseConstructs(parser: GateParser, writing: Writing, refuse: Refuse): void {
  parser.on('error', (error) => {
    const { recent, length, atEnd } = writing;
    // saxes stumbles over a declaration in a wrong place or case without saying what it is.
    const at = recent.lastIndexOf('<!', recent.length - (length - parser.position));
    if (/^<!(doctype|entity|attlist|element|notation)/i.test(recent.slice(at, at + 16)))
      refuse('xml-doctype-forbidden', { key: 'doctype-or-entity', args: {} });
    // A bare "&" is taken for a reference that goes on to the next ";", or to the end of the text.
    const ampersand = atEnd || OF_REFERENCE.test(error.message) ? ampersandBefore(parser, writing) : null;
    if (ampersand && !ampersand.isCutOff) {
      const key = ampersand.isBare ? 'bare-ampersand' : 'undefined-entity';
      throw new XmlRefusal('xml-malformed', { key, args: {} }, ampersand.line, ampersand.column);
    }
    // Only what is still open when the text ends was cut off; saxes reports that from close().
    const said = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    refuse(atEnd ? 'input-truncated' : 'xml-malformed', { key: 'syntax', args: { said } });
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0')
      refuse('xml-forbidden-construct', { key: 'xml-version', args: { version: String(version) } });
    if (encoding && encoding.toLowerCase() !== 'utf-8')
      refuse('xml-forbidden-construct', { key: 'encoding', args: { encoding } });
  });
  parser.on('doctype', () => refuse('xml-doctype-forbidden', { key: 'doctype', args: {} }));
  parser.on('processinginstruction', () =>
    refuse('xml-forbidden-construct', { key: 'processing-instruction', args: {} }),
  );
}

/** The "&" that the parser stumbled over, in what it has read. */
function ampersandBefore(parser: GateParser, { recent, length }: Writing) {
  const read = recent.slice(0, Math.max(0, recent.length - (length - parser.position)));
  return findAmpersand(read, { line: parser.line, column: parser.column + 1 }, recent.length === length);
}

/** Hands on what passes, and refuses what is too large. */
function countContent(parser: GateParser, limits: XmlLimits, listener: GateListener, refuse: Refuse) {
  const counted = { elements: 0 };
  let depth = 0;
  let comments = 0;
  let textLength = 0;
  const onText = (text: string): void => {
    textLength += text.length;
    if (textLength > limits.text) refuse('xml-too-complex', { key: 'text-length', args: { limit: limits.text } });
    if (depth > 0 && text !== '') listener.text(text);
  };
  parser.on('comment', (comment) => {
    if (++comments > limits.comments) refuse('xml-too-complex', { key: 'comments', args: { limit: limits.comments } });
    if (depth > 0) listener.comment?.(comment);
  });
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentag', (tag) => {
    if (++counted.elements > limits.elements)
      refuse('xml-too-complex', { key: 'elements', args: { limit: limits.elements } });
    if (++depth > limits.depth) refuse('xml-too-complex', { key: 'depth', args: { limit: limits.depth } });
    textLength = 0;
    listener.open(toStartTag(tag, limits, refuse));
  });
  parser.on('closetag', () => {
    depth--;
    textLength = 0;
    listener.close();
  });
  return counted;
}

/**
 * Reads one XML 1.0 document of decoded text, strictly.
 *
 * @throws XmlRefusal with the first thing that is wrong, in document order
 */
export function gate(text: string, limits: XmlLimits): XmlElement {
  const builder = treeBuilder();
  const opened = openGate(limits, builder.listener);
  opened.write(text);
  opened.end();
  return builder.root() as XmlElement;
}

function toStartTag(tag: SaxesTagNS, limits: XmlLimits, refuse: Refuse): StartTag {
  if (tag.name.length > limits.name) tooMuch(refuse, 'name-length', limits.name);
  const attributes: XmlAttribute[] = [];
  const declarations: [string, string][] = [];
  let count = 0;
  for (const name in tag.attributes) {
    const each = tag.attributes[name] as SaxesAttributeNS;
    if (++count > limits.attributes) tooMuch(refuse, 'attributes', limits.attributes);
    if (name.length > limits.name) tooMuch(refuse, 'name-length', limits.name);
    if (each.value.length > limits.text) tooMuch(refuse, 'value-length', limits.text);
    requireName(each.prefix, each.local, refuse);
    if (each.uri === XMLNS) declarations.push(toDeclaration(each, refuse));
    // Readers that take every attribute that begins with "xmlns" for a declaration drop this one unseen.
    else if (name.startsWith('xmlns')) refuse('xml-forbidden-construct', { key: 'attribute-like-xmlns', args: {} });
    else attributes.push({ name, prefix: each.prefix, local: each.local, namespace: each.uri, value: each.value });
  }
  const { name, prefix, local, uri: namespace } = tag;
  requireName(prefix, local, refuse);
  return { kind: 'element', name, prefix, local, namespace, attributes, declarations };
}

function tooMuch(refuse: Refuse, key: 'name-length' | 'value-length' | 'attributes', limit: number): never {
  return refuse('xml-too-complex', { key, args: { limit } });
}

/** saxes looks at the beginning of the whole name alone; both parts must be names (Namespaces in XML 1.0, section 3). */
function requireName(prefix: string, local: string, refuse: Refuse): void {
  if (prefix !== '' && /^[\u0300-\u036f\u00b7\u203f\u2040.\d-]/.test(local))
    refuse('xml-malformed', { key: 'name-part', args: {} });
}

function toDeclaration({ prefix, local, value }: SaxesAttributeNS, refuse: Refuse): [string, string] {
  // Relative namespace names have no canonical form (Canonical XML 1.0, section 1.3), and not every canonicalizer
  // escapes these characters.
  if (value !== '' && !isAbsoluteUri(value)) {
    refuse('xml-forbidden-construct', { key: 'namespace-not-absolute', args: {} });
  }
  return [prefix === '' ? '' : local, value];
}

/** An absolute URI (RFC 3986), but for "&" and addresses in brackets. libxml2 refuses declarations of what is none. */
function isAbsoluteUri(text: string): boolean {
  return (
    /^[A-Za-z][A-Za-z\d+.-]*:[\w.~:/?#@!$'()*+,;=%-]+$/.test(text) &&
    !/#.*#|%(?![\dA-Fa-f]{2})/.test(text) &&
    !/^[^:]*:\/\/(?!(?:[^@/?#]*@)?[^@:/?#]*(?::\d{0,5})?(?:[/?#]|$))/.test(text)
  );
}
