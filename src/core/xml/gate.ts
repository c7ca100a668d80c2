// The gate: every XML text passes this one strict, linear pass before anything is read from it (the only import of saxes).
// It refuses what is not well-formed, what two readers could read differently, and what is too large to be honest.

import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { findAmpersand, OF_REFERENCE } from './ampersand.ts';
import type { XmlLimits } from './limits.ts';
import type { StartTag, XmlAttribute, XmlElement, XmlNode } from './tree.ts';

export type XmlRefusalCode =
  | 'xml-malformed'
  | 'input-truncated'
  | 'xml-doctype-forbidden'
  | 'xml-too-complex'
  | 'xml-forbidden-construct';

/** Why and where the gate refused; `line` and `column` are counted from 1. */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly code: XmlRefusalCode;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
  constructor(code: XmlRefusalCode, reason: string, line: number, column: number) {
    super(`${code} at ${line}:${column}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.line = line;
    this.column = column;
  }
}

/** Hears what passes the gate, in document order. Adjacent texts may arrive in several pieces. */
export interface GateListener {
  open(tag: StartTag): void;
  text(text: string): void;
  comment?(text: string): void;
  close(): void;
}

export interface Gate {
  /** Takes the next piece of the text. */
  write(chunk: string): void;
  /** Says that the text has ended. */
  end(): void;
  /** Refuses, at the present place, what a listener finds too large. */
  refuse(reason: string): never;
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

/**
 * Opens the gate for one XML 1.0 document that arrives in pieces.
 * `write` and `end` throw XmlRefusal with the first thing that is wrong, in document order.
 */
export function openGate(limits: XmlLimits, listener: GateListener): Gate {
  const parser = new GateParser();
  let depth = 0;
  let elements = 0;
  let comments = 0;
  let textLength = 0;
  let atEnd = false;
  let recent = '';
  let written = 0;

  const refuse: Refuse = (code, reason) => {
    throw new XmlRefusal(code, reason, parser.line, parser.column + 1);
  };
  const onText = (text: string): void => {
    textLength += text.length;
    if (textLength > limits.text) refuse('xml-too-complex', `a text of over ${limits.text} characters`);
    if (depth > 0 && text !== '') listener.text(text);
  };

  const bareAmpersand = () => {
    const read = recent.slice(0, Math.max(0, recent.length - (written - parser.position)));
    return findAmpersand(read, { line: parser.line, column: parser.column + 1 }, recent.length === written);
  };

  parser.on('error', (error) => {
    // saxes stumbles over a declaration in a wrong place or case without saying what it is.
    const at = recent.lastIndexOf('<!', recent.length - (written - parser.position));
    if (/^<!(doctype|entity|attlist|element|notation)/i.test(recent.slice(at, at + 16)))
      refuse('xml-doctype-forbidden', 'a DOCTYPE or entity declaration');
    // A bare "&" is taken for a reference that goes on to the next ";", or to the end of the text.
    const place = atEnd || OF_REFERENCE.test(error.message) ? bareAmpersand() : null;
    if (place && !place.isCutOff) {
      const reason = place.isBare ? 'a bare "&", which XML writes as "&amp;"' : 'undefined entity';
      throw new XmlRefusal('xml-malformed', reason, place.line, place.column);
    }
    // Only what is still open when the text ends was cut off; saxes reports that from close().
    refuse(atEnd ? 'input-truncated' : 'xml-malformed', error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''));
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuse('xml-forbidden-construct', `XML version ${version}`);
    if (encoding && encoding.toLowerCase() !== 'utf-8') refuse('xml-forbidden-construct', `encoding ${encoding}`);
  });
  parser.on('doctype', () => refuse('xml-doctype-forbidden', 'a DOCTYPE'));
  parser.on('processinginstruction', () => refuse('xml-forbidden-construct', 'a processing instruction'));
  parser.on('comment', (comment) => {
    if (++comments > limits.comments) refuse('xml-too-complex', `over ${limits.comments} comments`);
    if (depth > 0) listener.comment?.(comment);
  });
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentag', (tag) => {
    if (++elements > limits.elements) refuse('xml-too-complex', `over ${limits.elements} elements`);
    if (++depth > limits.depth) refuse('xml-too-complex', `elements nested over ${limits.depth} deep`);
    textLength = 0;
    listener.open(toStartTag(tag, limits, refuse));
  });
  parser.on('closetag', () => {
    depth--;
    textLength = 0;
    listener.close();
  });

  return {
    write(chunk) {
      if (chunk === '') return;
      recent = recent.slice(-64) + chunk;
      written += chunk.length;
      // saxes would read on over the character behind half a surrogate pair, markup or not.
      if (!chunk.isWellFormed()) refuse('xml-malformed', 'half a surrogate pair');
      parser.write(chunk);
    },
    end() {
      atEnd = true;
      parser.close();
      if (elements === 0) refuse('input-truncated', 'there is no element');
    },
    refuse: (reason) => refuse('xml-too-complex', reason),
  };
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

/** A tree node while it grows; nobody outside this file sees it before it is whole. */
interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

/** Builds the tree of what it hears: of a whole document, or of one element and all below it. */
export function treeBuilder(parent: XmlElement | null = null): {
  listener: Required<GateListener>;
  root(): XmlElement | null;
} {
  let root: Growing | null = null;
  let open: Growing | null = null;
  const listener = {
    open(tag: StartTag) {
      // Written out: spreading copies field by field through the runtime, and there is one for each element.
      const { kind, name, prefix, local, namespace, attributes, declarations } = tag;
      const element: Growing = {
        kind,
        name,
        prefix,
        local,
        namespace,
        attributes,
        declarations,
        parent: open ?? parent,
        children: [],
      };
      if (open) open.children.push(element);
      else root = element;
      open = element;
    },
    text(text: string) {
      const last = open?.children.at(-1);
      if (last?.kind === 'text') open?.children.splice(-1, 1, { kind: 'text', text: last.text + text });
      else open?.children.push({ kind: 'text', text });
    },
    comment(text: string) {
      open?.children.push({ kind: 'comment', text });
    },
    close() {
      open = open === root ? null : ((open?.parent ?? null) as Growing | null);
    },
  };
  return { listener, root: () => root };
}

type Refuse = (code: XmlRefusalCode, reason: string) => never;

function toStartTag(tag: SaxesTagNS, limits: XmlLimits, refuse: Refuse): StartTag {
  if (tag.name.length > limits.name) refuse('xml-too-complex', `a name of over ${limits.name} characters`);
  const attributes: XmlAttribute[] = [];
  const declarations: [string, string][] = [];
  let count = 0;
  for (const name in tag.attributes) {
    const each = tag.attributes[name] as SaxesAttributeNS;
    if (++count > limits.attributes) refuse('xml-too-complex', `over ${limits.attributes} attributes`);
    if (name.length > limits.name) refuse('xml-too-complex', `a name of over ${limits.name} characters`);
    if (each.value.length > limits.text) refuse('xml-too-complex', `a value of over ${limits.text} characters`);
    requireName(each.prefix, each.local, refuse);
    if (each.uri === XMLNS) declarations.push(toDeclaration(each, refuse));
    // Readers that take every attribute that begins with "xmlns" for a declaration drop this one unseen.
    else if (name.startsWith('xmlns')) refuse('xml-forbidden-construct', 'an attribute name that begins with xmlns');
    else attributes.push({ name, prefix: each.prefix, local: each.local, namespace: each.uri, value: each.value });
  }
  const { name, prefix, local, uri: namespace } = tag;
  requireName(prefix, local, refuse);
  return { kind: 'element', name, prefix, local, namespace, attributes, declarations };
}

/** saxes looks at the beginning of the whole name alone; both parts must be names (Namespaces in XML 1.0, section 3). */
function requireName(prefix: string, local: string, refuse: Refuse): void {
  if (prefix !== '' && /^[\u0300-\u036f\u00b7\u203f\u2040.\d-]/.test(local))
    refuse('xml-malformed', 'a name whose part behind the prefix begins as no name may');
}

function toDeclaration({ prefix, local, value }: SaxesAttributeNS, refuse: Refuse): [string, string] {
  // Relative namespace names have no canonical form (Canonical XML 1.0, section 1.3), and not every canonicalizer
  // escapes these characters.
  if (value !== '' && !isAbsoluteUri(value)) {
    refuse('xml-forbidden-construct', 'a namespace name that is not an absolute URI in plain ASCII');
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
