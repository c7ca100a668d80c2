// A third reader of canonical XML, by fast-xml-parser, beside the gate's saxes and the product's own. It takes much that
// is not canonical, and a few things that are it cannot read (fastXmlKnows).

import { XMLParser } from 'fast-xml-parser';
import { XML_NS } from '../../src/core/xml/names.ts';
import type { XmlAttribute, XmlElement, XmlNode } from '../../src/core/xml/tree.ts';

/** What fast-xml-parser gives under preserveOrder: one key for the element or text, and ':@' for the attributes. */
type Ordered = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // References are decoded below: left to itself the parser drops &#xD; and cannot tell &amp;#x41; from &#x41;.
  processEntities: false,
  ignoreDeclaration: true,
  maxNestedTags: 100,
  // It need not write out the path of each element for callbacks that there are none of.
  jPath: false,
});

/**
 * Whether fast-xml-parser can be asked: it refuses or renames names that are traps in JavaScript, drops U+FEFF from the
 * beginning of a name, and takes no more than 100 levels.
 */
export function fastXmlKnows(canonical: string): boolean {
  return !/\ufeff|__proto__|constructor|prototype|toString|hasOwnProperty|valueOf|__define|__lookup/.test(canonical);
}

/** Reads canonical XML into a tree; null where fast-xml-parser cannot, or reads a reference that canonical XML has not. */
export function readByFastXml(canonical: string): XmlElement | null {
  try {
    const [root, ...others] = parser.parse(canonical) as Ordered[];
    if (!root || others.length > 0) return null;
    const node = toNode(root, null);
    return node.kind === 'element' ? node : null;
  } catch {
    return null;
  }
}

function toNode(ordered: Ordered, parent: XmlElement | null): XmlNode {
  const name = Object.keys(ordered).find((key) => key !== ':@');
  if (name === undefined) throw new Error('an unnamed node');
  if (name === '#text') return { kind: 'text', text: decode(String(ordered['#text'])) };
  const attributes: XmlAttribute[] = [];
  const declarations: [string, string][] = [];
  for (const [key, raw] of Object.entries((ordered[':@'] ?? {}) as Record<string, unknown>)) {
    const attributeName = key.slice(1);
    const value = decode(String(raw));
    const [prefix, local] = split(attributeName);
    if (attributeName === 'xmlns') declarations.push(['', value]);
    else if (prefix === 'xmlns') declarations.push([local, value]);
    else attributes.push({ name: attributeName, prefix, local, namespace: '', value });
  }
  const [prefix, local] = split(name);
  const children: XmlNode[] = [];
  const bare: XmlElement = {
    kind: 'element',
    name,
    prefix,
    local,
    namespace: '',
    attributes,
    declarations,
    parent,
    children,
  };
  const element: XmlElement = {
    ...bare,
    namespace: resolve(bare, prefix, true),
    attributes: attributes.map((each) => ({ ...each, namespace: resolve(bare, each.prefix, false) })),
  };
  for (const child of ordered[name] as Ordered[]) children.push(toNode(child, element));
  return element;
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function resolve(element: XmlElement, prefix: string, isElement: boolean): string {
  if (prefix === 'xml') return XML_NS;
  if (prefix === '' && !isElement) return '';
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const declared = at.declarations.find(([each]) => each === prefix);
    if (declared) return declared[1];
  }
  if (prefix === '') return '';
  throw new Error('an undeclared prefix');
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x9;': '\t',
  '&#xA;': '\n',
  '&#xD;': '\r',
};

/** Canonical XML writes seven references and no others (Canonical XML 1.0, section 2.3). */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&[^;]*;?/g, (reference) => {
    const character = REFERENCES[reference];
    if (character === undefined) throw new Error('a reference that canonical XML does not write');
    return character;
  });
}
