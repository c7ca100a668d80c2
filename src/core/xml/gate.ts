// The gate: every XML text passes this one strict, linear pass before anything is read from it (the only import of saxes).
// It refuses what is not well-formed, what two readers could read differently, and what is too large to be honest.

import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { XmlLimits } from './limits.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './tree.ts';

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

/** A tree node while it grows; nobody outside this file sees it before it is whole. */
interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Reads one XML 1.0 document of decoded text, strictly.
 *
 * @throws XmlRefusal with the first thing that is wrong, in document order
 */
export function gate(text: string, limits: XmlLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  let root: Growing | null = null;
  let open: Growing | null = null;
  let depth = 0;
  let elements = 0;
  let comments = 0;
  let atEnd = false;

  const refuse = (code: XmlRefusalCode, reason: string): never => {
    throw new XmlRefusal(code, reason, parser.line, parser.column + 1);
  };
  const append = (added: string): void => {
    if (!open) return;
    if (added.length > limits.text) refuse('xml-too-complex', `a text of over ${limits.text} characters`);
    const last = open.children.at(-1);
    if (last?.kind === 'text') open.children[open.children.length - 1] = { kind: 'text', text: last.text + added };
    else open.children.push({ kind: 'text', text: added });
  };

  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (/^<!(doctype|entity|attlist|element|notation)/i.test(text.slice(text.lastIndexOf('<!', parser.position)))) {
      refuse('xml-doctype-forbidden', 'a DOCTYPE or entity declaration');
    }
    // Only what is still open when the text ends was cut off; saxes reports that from close().
    refuse(atEnd ? 'input-truncated' : 'xml-malformed', reason);
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuse('xml-forbidden-construct', `XML version ${version}`);
    if (encoding && encoding.toLowerCase() !== 'utf-8') refuse('xml-forbidden-construct', `encoding ${encoding}`);
  });
  parser.on('doctype', () => refuse('xml-doctype-forbidden', 'a DOCTYPE'));
  parser.on('processinginstruction', () => refuse('xml-forbidden-construct', 'a processing instruction'));
  parser.on('comment', (comment) => {
    if (++comments > limits.comments) refuse('xml-too-complex', `over ${limits.comments} comments`);
    open?.children.push({ kind: 'comment', text: comment });
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('opentag', (tag) => {
    if (++elements > limits.elements) refuse('xml-too-complex', `over ${limits.elements} elements`);
    if (++depth > limits.depth) refuse('xml-too-complex', `elements nested over ${limits.depth} deep`);
    const element = toElement(tag, open, limits, refuse);
    if (open) open.children.push(element);
    else root = element;
    open = element;
  });
  parser.on('closetag', () => {
    depth--;
    open = (open?.parent ?? null) as Growing | null;
  });

  parser.write(text);
  atEnd = true;
  parser.close();
  return root ?? refuse('input-truncated', 'there is no element');
}

function toElement(
  tag: SaxesTagNS,
  parent: Growing | null,
  limits: XmlLimits,
  refuse: (code: XmlRefusalCode, reason: string) => never,
): Growing {
  if (tag.name.length > limits.name) refuse('xml-too-complex', `a name of over ${limits.name} characters`);
  const written = Object.values(tag.attributes);
  if (written.length > limits.attributes) refuse('xml-too-complex', `over ${limits.attributes} attributes`);
  const attributes: XmlAttribute[] = [];
  const declarations: [string, string][] = [];
  for (const each of written) {
    if (each.name.length > limits.name) refuse('xml-too-complex', `a name of over ${limits.name} characters`);
    if (each.value.length > limits.text) refuse('xml-too-complex', `a value of over ${limits.text} characters`);
    if (each.uri === XMLNS) declarations.push(toDeclaration(each, refuse));
    // Readers that take every attribute that begins with "xmlns" for a declaration drop this one unseen.
    else if (each.name.startsWith('xmlns'))
      refuse('xml-forbidden-construct', 'an attribute name that begins with xmlns');
    else
      attributes.push({
        name: each.name,
        prefix: each.prefix,
        local: each.local,
        namespace: each.uri,
        value: each.value,
      });
  }
  const { name, prefix, local, uri: namespace } = tag;
  return { kind: 'element', name, prefix, local, namespace, attributes, declarations, parent, children: [] };
}

function toDeclaration(
  { prefix, local, value }: SaxesAttributeNS,
  refuse: (code: XmlRefusalCode, reason: string) => never,
): [string, string] {
  // Relative namespace names have no canonical form (Canonical XML 1.0, section 1.3), and not every canonicalizer
  // escapes these characters.
  if (value !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:[^\s"<>&\u007f-\u{10ffff}]+$/u.test(value)) {
    refuse('xml-forbidden-construct', 'a namespace name that is not an absolute URI in plain ASCII');
  }
  return [prefix === '' ? '' : local, value];
}
