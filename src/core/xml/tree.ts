// The one in-memory form of XML: a small, read-only tree with resolved namespaces. Made by tree-builder.ts (what passes the gate) and read.ts only.

export interface XmlAttribute {
  /** As written, with prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** Namespace name; '' for an attribute without a prefix. */
  readonly namespace: string;
  readonly value: string;
}

export interface XmlElement {
  readonly kind: 'element';
  /** As written, with prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** Namespace name; '' for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** The namespace declarations written on this element: prefix ('' for the default) and namespace name. */
  readonly declarations: readonly (readonly [prefix: string, namespace: string])[];
  readonly parent: XmlElement | null;
  readonly children: readonly XmlNode[];
}

/** What an element says of itself before its content comes. */
export type StartTag = Omit<XmlElement, 'parent' | 'children'>;

/** Hears what passes the gate, in document order. Adjacent texts may arrive in several pieces. */
export interface GateListener {
  open(tag: StartTag): void;
  text(text: string): void;
  comment?(text: string): void;
  close(): void;
}

export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText | XmlComment;

/** The child elements, in document order. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** The child elements of exactly this name. */
export function children(element: XmlElement, namespace: string, local: string): XmlElement[] {
  return childElements(element).filter((child) => isNamed(child, namespace, local));
}

/** The first child element of exactly this name. Where a second would matter, the caller counts with `children`. */
export function child(element: XmlElement | undefined, namespace: string, local: string): XmlElement | undefined {
  return element && childElements(element).find((each) => isNamed(each, namespace, local));
}

export function isNamed(element: StartTag, namespace: string, local: string): boolean {
  return element.local === local && element.namespace === namespace;
}

/** The value of an attribute without a namespace; undefined when it is absent. */
export function attribute(element: StartTag | undefined, local: string): string | undefined {
  return element?.attributes.find((each) => each.namespace === '' && each.local === local)?.value;
}

/** The text of an element and everything below it, comments left out (XPath 1.0 string-value). */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const node of element.children) {
    if (node.kind === 'text') text += node.text;
    else if (node.kind === 'element') text += textOf(node);
  }
  return text;
}

/** The element itself, then everything below it, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const node of element.children) if (node.kind === 'element') yield* descendants(node);
}

/** Namespace name bound to a prefix where this element stands; undefined when there is none. */
export function lookupNamespace(
  element: StartTag & { readonly parent?: XmlElement | null },
  prefix: string,
): string | undefined {
  for (let at: typeof element | null | undefined = element; at; at = at.parent) {
    for (const [declared, namespace] of at.declarations) if (declared === prefix) return namespace;
  }
  return undefined;
}

/**
 * Whether two readings of a document agree: the same elements, attributes and text, in the same order. Prefixes,
 * declarations and comments do not count, nor does the element `leaveOut` of the first tree.
 */
export function sameReading(one: XmlElement, other: XmlElement, leaveOut?: XmlElement): boolean {
  if (!isNamed(one, other.namespace, other.local) || one.attributes.length !== other.attributes.length) return false;
  for (const a of one.attributes) {
    const b = other.attributes.find((each) => each.local === a.local && each.namespace === a.namespace);
    if (b?.value !== a.value) return false;
  }
  const left = significant(one, leaveOut);
  const right = significant(other);
  return (
    left.length === right.length &&
    left.every((node, i) => {
      const peer = right[i];
      if (typeof node === 'string' || typeof peer === 'string') return node === peer;
      return peer !== undefined && sameReading(node, peer, leaveOut);
    })
  );
}

/** Children without comments, neighbouring runs of text joined. */
function significant(element: XmlElement, leaveOut?: XmlElement): (XmlElement | string)[] {
  const nodes: (XmlElement | string)[] = [];
  for (const node of element.children) {
    if (node.kind === 'comment' || node === leaveOut) continue;
    const last = nodes.length - 1;
    if (node.kind === 'element') nodes.push(node);
    else if (typeof nodes[last] === 'string') nodes[last] += node.text;
    else nodes.push(node.text);
  }
  return nodes;
}
