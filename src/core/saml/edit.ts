// A response as a tree that can be changed: for faults, counterfactuals and undoing re-formattings. No verdict is read from
// one: it is written out and verified like any other text.

import { canonicalize } from '../xml/canonicalize.ts';
import { gate } from '../xml/gate.ts';
import { MESSAGE_LIMITS } from '../xml/limits.ts';
import { DSIG, SAML_ASSERTION, SAML_PROTOCOL } from '../xml/names.ts';
import type { XmlElement } from '../xml/tree.ts';

export interface EditableAttribute {
  name: string;
  prefix: string;
  local: string;
  namespace: string;
  value: string;
}

export interface Editable {
  kind: 'element';
  name: string;
  prefix: string;
  local: string;
  namespace: string;
  attributes: EditableAttribute[];
  declarations: (readonly [prefix: string, namespace: string])[];
  parent: Editable | null;
  children: EditableNode[];
}

export type EditableNode = Editable | { kind: 'text'; text: string } | { kind: 'comment'; text: string };

/** Reads XML into a tree of one's own. Throws XmlRefusal as the gate does. */
export function parse(xml: string): Editable {
  return copy(gate(xml, MESSAGE_LIMITS), null);
}

/** A deep copy that stands under `parent`. */
export function copy(element: XmlElement | Editable, parent: Editable | null): Editable {
  const copied: Editable = {
    ...element,
    attributes: element.attributes.map((each) => ({ ...each })),
    declarations: [...element.declarations],
    parent,
    children: [],
  };
  copied.children = element.children.map((node) => (node.kind === 'element' ? copy(node, copied) : { ...node }));
  return copied;
}

/** The tree as XML text, with every namespace declaration kept (inclusive C14N). */
export function serialize(element: Editable): string {
  return canonicalize(element, { exclusive: false, comments: true, inclusivePrefixes: [] });
}

/** A response has no such element, so it cannot be changed there. */
export class MissingElement extends Error {
  override readonly name = 'MissingElement';
}

/** The first element of this local name in a SAML or XML Signature namespace, in document order. @throws MissingElement */
export function find(root: Editable, local: string): Editable {
  const found = findAll(root, local)[0];
  if (!found) throw new MissingElement(`the response has no ${local}`);
  return found;
}

export function findAll(root: Editable, local: string): Editable[] {
  const isSaml = [SAML_ASSERTION, SAML_PROTOCOL, DSIG].includes(root.namespace);
  const own = root.local === local && isSaml ? [root] : [];
  return [...own, ...root.children.flatMap((node) => (node.kind === 'element' ? findAll(node, local) : []))];
}

/** Sets an attribute without a namespace; null removes it. */
export function setAttribute(element: Editable, name: string, value: string | null): void {
  const others = element.attributes.filter((each) => each.name !== name);
  const added = value === null ? [] : [{ name, prefix: '', local: name, namespace: '', value }];
  element.attributes = [...others, ...added];
}

export function getAttribute(element: Editable, name: string): string | null {
  return element.attributes.find((each) => each.name === name)?.value ?? null;
}

export function setText(element: Editable, text: string): void {
  element.children = [{ kind: 'text', text }];
}

export function getText(element: Editable): string {
  return element.children
    .map((node) => (node.kind === 'text' ? node.text : node.kind === 'element' ? getText(node) : ''))
    .join('');
}

export function remove(element: Editable): void {
  const { parent } = element;
  if (parent) parent.children = parent.children.filter((node) => node !== element);
}

/** Puts `added` right behind `element`, under the same parent. */
export function insertAfter(element: Editable, added: Editable): void {
  const { parent } = element;
  if (!parent) throw new Error('the root has no neighbours');
  added.parent = parent;
  parent.children.splice(parent.children.indexOf(element) + 1, 0, added);
}

/** Appends a new element of the same namespace and prefix as `parent`, or of another one declared on it. */
export function append(
  parent: Editable,
  local: string,
  attributes: Record<string, string> = {},
  text = '',
  namespace = parent.namespace,
): Editable {
  const foreign = namespace !== parent.namespace;
  const prefix = foreign ? 'x' : parent.prefix;
  const added: Editable = {
    kind: 'element',
    name: prefix === '' ? local : `${prefix}:${local}`,
    prefix,
    local,
    namespace,
    attributes: [],
    declarations: foreign ? [['x', namespace]] : [],
    parent,
    children: text === '' ? [] : [{ kind: 'text', text }],
  };
  for (const [name, value] of Object.entries(attributes)) setAttribute(added, name, value);
  parent.children.push(added);
  return added;
}

/** Takes every Signature out, so that the response can be changed and signed anew. */
export function unsign(root: Editable): void {
  for (const signature of findAll(root, 'Signature')) remove(signature);
}
