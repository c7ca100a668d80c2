// Canonical XML of one element: the exact characters that a signature covers. Exclusive C14N 1.0, inclusive C14N 1.0 and 1.1.
// Sources: Canonical XML 1.0 (REC-xml-c14n-20010315) and 1.1 (REC-xml-c14n11-20080502), Exclusive XML Canonicalization 1.0
// (REC-xml-exc-c14n-20020718).

import { inheritedXml } from './inherited-xml.ts';
import { lookupNamespace, type StartTag, type XmlAttribute, type XmlElement } from './tree.ts';

export interface Canonicalization {
  readonly exclusive: boolean;
  readonly comments: boolean;
  /** Of the inclusive ones: 1.1 differs in what a subtree inherits. */
  readonly version?: '1.0' | '1.1';
  /** PrefixList of InclusiveNamespaces, '' standing for #default; exclusive only. */
  readonly inclusivePrefixes: readonly string[];
}

/** The declarations in force where an element is written: prefix to namespace name. */
export interface Rendered {
  readonly own: ReadonlyMap<string, string>;
  /** Shared with all siblings, never copied: thousands of namespaces in scope cost nothing to those who add one. */
  readonly above: Rendered | null;
}
export const NOTHING_RENDERED: Rendered = { own: new Map([['', '']]), above: null };

function renderedAs(prefix: string, scope: Rendered): string | undefined {
  for (let at: Rendered | null = scope; at; at = at.above) {
    const uri = at.own.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/**
 * The canonical form of `apex` and everything below it, as text whose UTF-8 bytes are the octets to digest.
 * `leaveOut` is the Signature that the enveloped-signature transform removes (XMLDSig 6.6.4).
 */
export function canonicalize(apex: XmlElement, method: Canonicalization, leaveOut?: XmlElement): string {
  const out: string[] = [];
  const write = (element: XmlElement, above: Rendered, isApex: boolean): void => {
    const rendered = canonicalStart(element, above, isApex, method, out);
    for (const node of element.children) {
      if (node.kind === 'text') out.push(escapeText(node.text));
      else if (node.kind === 'element') node === leaveOut || write(node, rendered, false);
      else if (method.comments) out.push('<!--', node.text, '-->');
    }
    out.push('</', element.name, '>');
  };
  write(apex, NOTHING_RENDERED, true);
  return out.join('');
}

/** Writes the start tag of one element to `out`; returns what is then in force below it. */
export function canonicalStart(
  element: Tag,
  above: Rendered,
  isApex: boolean,
  method: Canonicalization,
  out: string[],
): Rendered {
  const namespaces = addsNothing(element, above, isApex, method)
    ? []
    : namespacesToRender(element, above, isApex, method);
  let tag = `<${element.name}`;
  for (const [prefix, uri] of namespaces) {
    tag += `${prefix === '' ? ' xmlns' : ` xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  for (const { name, value } of attributesToRender(element, isApex, method)) {
    tag += ` ${name}="${escapeAttribute(value)}"`;
  }
  out.push(tag, '>');
  return namespaces.length === 0 ? above : { own: new Map(namespaces), above };
}

/** What of an element its start tag needs; `parent` only where it is the apex. */
type Tag = StartTag & { readonly parent?: XmlElement | null };

/** Whether all namespaces of an element are in force already: true of most, and much faster to say than to work out. */
function addsNothing(element: Tag, above: Rendered, isApex: boolean, method: Canonicalization): boolean {
  if (!method.exclusive) return !isApex && element.declarations.length === 0;
  if (method.inclusivePrefixes.length > 0 || renderedAs(element.prefix, above) !== element.namespace) return false;
  for (const { prefix, namespace } of element.attributes) {
    if (prefix !== '' && prefix !== 'xml' && renderedAs(prefix, above) !== namespace) return false;
  }
  return true;
}

/** The declarations that this element must carry, sorted. */
function namespacesToRender(element: Tag, above: Rendered, isApex: boolean, method: Canonicalization) {
  const wanted = new Map<string, string>();
  if (method.exclusive) {
    // Visibly utilized: the prefixes of the element and of its attributes (Exclusive C14N, section 1.1).
    wanted.set(element.prefix, element.namespace);
    for (const { prefix, namespace } of element.attributes) if (prefix !== '') wanted.set(prefix, namespace);
    for (const prefix of method.inclusivePrefixes) addInScope(wanted, element, prefix, isApex);
  } else if (isApex) {
    for (let at: Tag | null | undefined = element; at; at = at.parent) {
      for (const [prefix, uri] of at.declarations) if (!wanted.has(prefix)) wanted.set(prefix, uri);
    }
  } else {
    for (const [prefix, uri] of element.declarations) wanted.set(prefix, uri);
  }
  wanted.delete('xml');
  const namespaces = [...wanted].filter(([prefix, uri]) => renderedAs(prefix, above) !== uri);
  return namespaces.sort(([a], [b]) => compareCodePoints(a, b));
}

/** A prefix of the PrefixList is rendered as inclusive C14N would: where the subtree begins, and where it is declared anew. */
function addInScope(wanted: Map<string, string>, element: Tag, prefix: string, isApex: boolean): void {
  const uri = isApex
    ? lookupNamespace(element, prefix)
    : element.declarations.find(([declared]) => declared === prefix)?.[1];
  if (uri !== undefined) wanted.set(prefix, uri);
}

function attributesToRender(element: Tag, isApex: boolean, method: Canonicalization): readonly XmlAttribute[] {
  if (element.attributes.length < 2 && (method.exclusive || !isApex)) return element.attributes;
  const attributes = isApex && !method.exclusive ? inheritedXml(element, method.version) : [...element.attributes];
  return attributes.sort((a, b) => compareCodePoints(a.namespace, b.namespace) || compareCodePoints(a.local, b.local));
}

/** Lexicographic by code point, as C14N asks; UTF-16 order differs above U+D7FF. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogate = x >= 0xd800 && x <= 0xdfff;
    return surrogate !== (y >= 0xd800 && y <= 0xdfff) ? (surrogate ? 1 : -1) : x - y;
  }
  return a.length - b.length;
}

const TEXT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text as canonical XML writes it (Canonical XML 1.0, section 2.3). */
export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (c) => TEXT[c] ?? c) : text;
}

function escapeAttribute(value: string): string {
  return /[&<"\t\n\r]/.test(value) ? value.replace(/[&<"\t\n\r]/g, (c) => ATTRIBUTE[c] ?? c) : value;
}
