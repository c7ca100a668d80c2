// The second reader: reads canonical XML and nothing else, in one pass, and shares no code with the gate's saxes and tree.
// What was signed is believed only where both readings agree (core/saml/authenticate.ts).
// Sources: Canonical XML 1.0 (sections 1.1, 2.2, 2.3, 4.6), XML 1.0 fifth edition (productions 2, 4, 4a), Namespaces in XML 1.0.

import { XML_NS } from './names.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './tree.ts';

interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

/** What is being read: the text, how far, and the namespaces in force there. */
interface Reading {
  readonly text: string;
  at: number;
  readonly inForce: Map<string, string>;
  /** What each open element's declarations hide, to be put back at its end. */
  readonly hidden: (readonly (readonly [prefix: string, namespace: string])[])[];
}

class NotCanonical extends Error {}

const fail = (): never => {
  throw new NotCanonical();
};

/** No message nests deeper (core/xml/limits.ts); what walks the tree calls itself. */
const MAX_DEPTH = 100;
const XMLNS_NS = 'http://www.w3.org/2000/xmlns/';

/** Canonical XML writes a carriage return as a reference; the rest is no character of XML 1.0. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const NEVER_WRITTEN = /[\0-\x08\v\f\r\x0e-\x1f\ufffe\uffff]/;
const SPACE = 0x20;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const GREATER = 0x3e;

/**
 * Reads the canonical form of one element into a tree; without comments, which no reference by "#ID" selects.
 * Returns null for all that is not canonical: nothing is repaired, nothing can be written in two ways.
 */
export function readCanonical(canonical: string): XmlElement | null {
  if (NEVER_WRITTEN.test(canonical) || !canonical.isWellFormed()) return null;
  const reading: Reading = { text: canonical, at: 0, inForce: new Map([['xml', XML_NS]]), hidden: [] };
  try {
    const root = readElement(reading);
    return reading.at === canonical.length ? root : null;
  } catch (error) {
    if (error instanceof NotCanonical) return null;
    throw error;
  }
}

function readElement(reading: Reading): XmlElement {
  const { text } = reading;
  const root = readStart(reading, null);
  let open: Growing = root;
  for (;;) {
    const from = reading.at;
    const to = text.indexOf('<', from);
    if (to < 0) fail();
    if (to > from) open.children.push({ kind: 'text', text: decode(text.slice(from, to), TEXT, />/) });
    reading.at = to;
    if (text.charCodeAt(to + 1) === SLASH) {
      readEnd(reading, open.name);
      if (open === root) return root;
      open = open.parent as Growing;
    } else {
      const element = readStart(reading, open);
      open.children.push(element);
      open = element;
    }
  }
}

function readStart(reading: Reading, parent: Growing | null): Growing {
  const { text, inForce, hidden } = reading;
  if (text.charCodeAt(reading.at) !== LESS || hidden.length === MAX_DEPTH) fail();
  reading.at++;
  const [name, prefix, local] = readName(reading);
  const declarations: [string, string][] = [];
  const attributes: XmlAttribute[] = [];
  const hides: [string, string][] = [];
  while (text.charCodeAt(reading.at) === SPACE) {
    reading.at++;
    const [name, prefix, local] = readName(reading);
    const value = readValue(reading);
    if (name === 'xmlns' || prefix === 'xmlns') {
      const declared = prefix === '' ? '' : local;
      requireDeclaration(declared, value, inForce);
      // Before all attributes, by prefix (Canonical XML 2.2): so none comes twice.
      if (attributes.length > 0 || !isAfter(declarations.at(-1)?.[0], declared)) fail();
      declarations.push([declared, value]);
      hides.push([declared, inForce.get(declared) ?? '']);
      inForce.set(declared, value);
    } else {
      const namespace = prefix === '' ? '' : namespaceOf(prefix, inForce);
      const last = attributes.at(-1);
      // By namespace name, then local name.
      if (last && !(last.namespace === namespace ? isAfter(last.local, local) : isAfter(last.namespace, namespace)))
        fail();
      attributes.push({ name, prefix, local, namespace, value });
    }
  }
  if (text.charCodeAt(reading.at) !== GREATER) fail();
  reading.at++;
  hidden.push(hides);
  const namespace = namespaceOf(prefix, inForce);
  return { kind: 'element', name, prefix, local, namespace, attributes, declarations, parent, children: [] };
}

function readEnd(reading: Reading, name: string): void {
  const { text, inForce, hidden } = reading;
  const end = reading.at + 2 + name.length;
  if (!text.startsWith(name, reading.at + 2) || text.charCodeAt(end) !== GREATER) fail();
  reading.at = end + 1;
  for (const [prefix, namespace] of hidden.pop() ?? []) inForce.set(prefix, namespace);
}

const ASCII_NAME = /[A-Z_a-z][\w.-]*(?![\w.\x80-\uffff-])/y;
const START =
  'A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
let anyName: RegExp | undefined;

/** A name with at most one colon, and each part a name of its own. */
function readName(reading: Reading): [name: string, prefix: string, local: string] {
  const first = readPart(reading);
  if (reading.text.charCodeAt(reading.at) !== COLON) return [first, '', first];
  reading.at++;
  const local = readPart(reading);
  return [`${first}:${local}`, first, local];
}

function readPart(reading: Reading): string {
  const { text, at } = reading;
  ASCII_NAME.lastIndex = at;
  if (ASCII_NAME.test(text)) reading.at = ASCII_NAME.lastIndex;
  else {
    anyName ??= new RegExp(`[${START}][-.\\d${START}\\xb7\\u0300-\\u036f\\u203f\\u2040]*`, 'uy');
    anyName.lastIndex = at;
    if (!anyName.test(text)) fail();
    reading.at = anyName.lastIndex;
  }
  return text.slice(at, reading.at);
}

function readValue(reading: Reading): string {
  const { text, at } = reading;
  const end = text.indexOf('"', at + 2);
  if (end < 0 || !text.startsWith('="', at)) fail();
  reading.at = end + 1;
  return decode(text.slice(at + 2, end), VALUE, /[<\t\n]/);
}

/**
 * Only what changes something is declared, and neither "xml" nor "xmlns" can be (Namespaces in XML 1.0, section 3). URIs
 * are plain ASCII.
 */
function requireDeclaration(prefix: string, namespace: string, inForce: ReadonlyMap<string, string>): void {
  if (prefix === 'xml' || prefix === 'xmlns' || namespace === XML_NS || namespace === XMLNS_NS) fail();
  if ((inForce.get(prefix) ?? '') === namespace) fail();
  if ((prefix !== '' && namespace === '') || !/^[!-~]*$/.test(namespace)) fail();
}

/** A prefix that is bound to nothing is not declared; only the default namespace can be none. */
function namespaceOf(prefix: string, inForce: ReadonlyMap<string, string>): string {
  return inForce.get(prefix) || (prefix === '' ? '' : fail());
}

/** By code point: UTF-8 sorts so, UTF-16 does not above U+D7FF. Nothing comes after itself. */
function isAfter(before: string | undefined, name: string): boolean {
  if (before === undefined) return true;
  if (/[\ud800-\uffff]/.test(before + name)) return Buffer.compare(Buffer.from(before), Buffer.from(name)) < 0;
  return before < name;
}

type References = ReadonlyMap<string, string>;
const TEXT: References = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&#xD;', '\r'],
]);
const VALUE: References = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&quot;', '"'],
  ['&#x9;', '\t'],
  ['&#xA;', '\n'],
  ['&#xD;', '\r'],
]);

/** Each place has its references, and no others (Canonical XML 1.0, section 2.3). */
function decode(text: string, references: References, raw: RegExp): string {
  if (raw.test(text)) fail();
  if (!text.includes('&')) return text;
  return text.replace(/&[^;]*;?/g, (reference) => references.get(reference) ?? fail());
}
