// Was the message only re-formatted? Undoes what pretty-printers do, and believes it only where the signatures then verify.

import { type AssertionContent, readAssertion } from '../saml/assertion.ts';
import { authenticate, type TrustAnchors } from '../saml/authenticate.ts';
import { isResponse, readResponse, type UnverifiedResponse } from '../saml/message.ts';
import { DSIG } from '../xml/names.ts';
import { isNamed, type XmlElement, type XmlNode } from '../xml/tree.ts';

export interface Reformatting {
  /** What was undone. */
  readonly kind: ReformattingKind;
  /** The Assertion without it. */
  readonly assertion: AssertionContent;
}

export type ReformattingKind = 'indentation' | 'line-wrapping';

type Undo = (text: string, parent: XmlElement) => string;

/** White space between elements is dropped; inside ds:Signature some IdPs write their own, so it is tried both ways. */
const UNDOS: readonly (readonly [ReformattingKind, Undo])[] = [
  ['indentation', (text) => (text.trim() === '' ? '' : text)],
  ['indentation', (text, parent) => (text.trim() === '' && !isInSignature(parent) ? '' : text)],
  ['line-wrapping', (text) => text.trim()],
  ['line-wrapping', (text, parent) => (isInSignature(parent) ? text : text.trim())],
  [
    'line-wrapping',
    (text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .join(' ')
        .trim(),
  ],
];

/** The undone re-formatting under which every signature verifies, or null. */
export function findReformatting(response: UnverifiedResponse, anchors: TrustAnchors): Reformatting | null {
  for (const [kind, undo] of UNDOS) {
    const undone = rewrite(response.element, null, undo);
    if (!isResponse(undone)) continue;
    const original = readResponse(undone);
    const [own] = original.ownAssertions;
    if (own && authenticate(original, anchors, true).authenticated) return { kind, assertion: readAssertion(own) };
  }
  return null;
}

function rewrite(element: XmlElement, parent: XmlElement | null, undo: Undo): XmlElement {
  const nodes: XmlNode[] = [];
  const copy: XmlElement = { ...element, parent, children: nodes };
  for (const node of element.children) {
    if (node.kind === 'element') nodes.push(rewrite(node, copy, undo));
    else if (node.kind === 'text') {
      const text = undo(node.text, element);
      if (text !== '') nodes.push({ kind: 'text', text });
    }
  }
  return copy;
}

function isInSignature(element: XmlElement): boolean {
  for (let at: XmlElement | null = element; at; at = at.parent) if (isNamed(at, DSIG, 'Signature')) return true;
  return false;
}
