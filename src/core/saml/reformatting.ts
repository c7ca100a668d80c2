// Was the message re-formatted, and was that all? Undoes what editors, terminals and chats do to text, and believes it only
// where a signature then fits. The copy is at fault then, not the IdP.

import { spend, WORK_OF_A_KEY, type Work } from '../work.ts';
import { DSIG, SAML_PROTOCOL } from '../xml/names.ts';
import type { XmlElement } from '../xml/tree.ts';
import { type AssertionContent, readAssertion } from './assertion.ts';
import { authenticate, type Trust, type TrustAnchors } from './authenticate.ts';
import { copy, type Editable, type EditableNode, parse, serialize } from './edit.ts';
import { readResponse, type UnverifiedResponse } from './message.ts';
import type { Claimed } from './provenance.ts';

export interface Reformatting {
  readonly kind: ReformattingKind;
  /**
   * What holds with it undone. verifies: everything. other-key: everything, by a key that is not trusted. edited: the signature
   * value fits a key, and a digest does not: besides being re-formatted, the content was changed.
   */
  readonly outcome: 'verifies' | 'other-key' | 'edited';
  /** How the signatures judge with it undone. It explains: nothing is authenticated by it. */
  readonly trust: Trust;
  readonly undo: Undo;
  /** The Assertion without it, and the Issuer of the Response. */
  readonly assertion: AssertionContent;
  readonly issuer: Claimed<string> | null;
}

export type ReformattingKind =
  | 'indentation'
  | 'line-wrapping'
  | 'line-ends'
  | 'character-set'
  | 'entities'
  | 'typography';

type Undo = (element: Editable) => void;

/** Rewrites every text; one that becomes empty is dropped. */
const texts =
  (rewrite: (text: string, parent: Editable) => string): Undo =>
  (element) => {
    element.children = element.children.flatMap((node): EditableNode[] => {
      if (node.kind !== 'text') return [node];
      const text = rewrite(node.text, element);
      return text === '' ? [] : [{ kind: 'text', text }];
    });
  };

/** Rewrites every text and every attribute value. */
const everything = (rewrite: (text: string) => string): Undo => {
  const inTexts = texts(rewrite);
  return (element) => {
    inTexts(element);
    for (const attribute of element.attributes) attribute.value = rewrite(attribute.value);
  };
};

const isBlank = (text: string) => text.trim() === '';

/** White space that xmlseclibs (SimpleSAMLphp, php-saml) writes before parts of a Signature, and that SignedInfo signs. */
const XMLSECLIBS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    SignedInfo: '\n  ',
    SignatureMethod: '\n    ',
    Reference: '\n  ',
    KeyInfo: '\n',
  }),
);

/** The same, with the Signatures laid out as that library does. */
const forXmlseclibs =
  (undo: Undo): Undo =>
  (element) => {
    undo(element);
    if (element.namespace !== DSIG || !['Signature', 'SignedInfo'].includes(element.local)) return;
    element.children = element.children.flatMap((node): EditableNode[] => {
      const gap = node.kind === 'element' ? XMLSECLIBS.get(node.local) : undefined;
      return gap === undefined ? [node] : [{ kind: 'text', text: gap }, node];
    });
  };

const withoutBlanks = texts((text) => (isBlank(text) ? '' : text));
const trimmed = texts((text) => text.trim());

/** What is undone, the commonest first. White space inside ds:Signature may be the IdP's own, so it is tried both ways. */
const UNDOS: readonly (readonly [ReformattingKind, Undo])[] = [
  ['indentation', withoutBlanks],
  ['indentation', texts((text, parent) => (isBlank(text) && !isInSignature(parent) ? '' : text))],
  ['indentation', forXmlseclibs(withoutBlanks)],
  ['line-wrapping', trimmed],
  ['line-wrapping', texts((text, parent) => (isInSignature(parent) ? text : text.trim()))],
  ['line-wrapping', forXmlseclibs(trimmed)],
  ['line-wrapping', texts((text) => joinLines(text, ' '))],
  ['line-wrapping', texts((text) => joinLines(text, ''))],
  ['line-ends', texts((text) => text.replaceAll('\r', ''))],
  ['line-ends', texts((text) => text.replaceAll('\r', '').replaceAll('\n', '\r\n'))],
  ['line-ends', texts((text) => text.replaceAll('\t', '    '))],
  ['line-ends', texts((text) => text.replaceAll('    ', '\t'))],
  ['character-set', everything(asUtf8)],
  ['entities', everything(decodeEntities)],
  ['typography', everything((text) => text.replaceAll('\u00a0', ' '))],
  ['typography', everything((text) => normalize(text, 'NFC'))],
  ['typography', everything((text) => normalize(text, 'NFD'))],
  ['typography', everything(plainQuotes)],
];

/** Text with more marks in a row than any script has takes quadratic time to normalise (UAX 15, 13): it is left alone. */
function normalize(text: string, form: 'NFC' | 'NFD'): string {
  return /\p{M}{32}/u.test(text) ? text : text.normalize(form);
}

/** Characters that all tries together may go through: a large message gets fewer tries, so that the time stays bounded. */
const MAX_CHARACTERS = 3 << 20;

/**
 * The re-formatting without which the signatures say more than with it, or null: the one that explains most, as far as `work`
 * suffices to look.
 */
export function findReformatting(response: UnverifiedResponse, anchors: TrustAnchors, work: Work): Reformatting | null {
  const characters = size(response.element) + 1;
  const tries = Math.max(2, Math.floor(MAX_CHARACTERS / characters));
  const partly: Reformatting[] = [];
  for (const [kind, undo] of UNDOS.slice(0, tries)) {
    if (!spend(work, characters + anchors.signingKeys.length * WORK_OF_A_KEY)) break;
    const found = tryUndo(response, anchors, kind, undo);
    if (found?.outcome === 'verifies') return found;
    if (found) partly.push(found);
  }
  return partly.find((each) => each.outcome === 'other-key') ?? partly[0] ?? null;
}

function tryUndo(
  response: UnverifiedResponse,
  anchors: TrustAnchors,
  kind: ReformattingKind,
  undo: Undo,
): Reformatting | null {
  const undone = copy(response.element, null);
  everywhere(undone, undo);
  if (sameText(undone, response.element)) return null;
  const plain = readResponse(undone);
  const trust = authenticate(plain, anchors, true);
  const present = [trust.assertion, trust.response].filter((each) => each !== null);
  // What fits no key shows nothing; what fitted before shows nothing new.
  if (present.length === 0 || present.some((each) => each.key === null)) return null;
  const outcome = trust.authenticated
    ? 'verifies'
    : present.every((each) => each.digest === 'match')
      ? 'other-key'
      : 'edited';
  const whole: Undo = trust.response ? undo : trimIssuer(undo);
  everywhere(undone, whole);
  const original = readResponse(undone);
  const [own] = original.ownAssertions;
  return own ? { kind, outcome, trust, undo: whole, assertion: readAssertion(own), issuer: original.issuer } : null;
}

/** White space around the Issuer of a Response that nobody signed came with the formatting too, and no digest shows it. */
const trimIssuer =
  (undo: Undo): Undo =>
  (element) => {
    undo(element);
    const { parent, local, children } = element;
    if (local !== 'Issuer' || parent?.parent !== null || parent.namespace !== SAML_PROTOCOL) return;
    for (const node of children) if (node.kind === 'text') node.text = node.text.trim();
  };

/** Whether undoing changed nothing: then no signature can verify that did not before. */
function sameText(one: Editable, other: XmlElement): boolean {
  return (
    one.children.length === other.children.length &&
    one.attributes.every((each, i) => each.value === other.attributes[i]?.value) &&
    one.children.every((node, i) => {
      const peer = other.children[i];
      if (node.kind === 'element') return peer?.kind === 'element' && sameText(node, peer);
      return peer !== undefined && peer.kind !== 'element' && node.text === peer.text;
    })
  );
}

/** The text of the message without the re-formatting. */
export function undoReformatting(xml: string, { undo }: Reformatting): string {
  const response = parse(xml);
  everywhere(response, undo);
  return serialize(response);
}

/** Roughly the characters of an element. */
function size({ name, attributes, declarations, children }: XmlElement): number {
  const inside = children.reduce((sum, node) => sum + (node.kind === 'element' ? size(node) : node.text.length), 0);
  const own = attributes.reduce((sum, each) => sum + each.name.length + each.value.length + 24, 0);
  return name.length * 2 + declarations.length * 16 + own + inside;
}

function everywhere(element: Editable, undo: Undo): void {
  undo(element);
  for (const node of element.children) if (node.kind === 'element') everywhere(node, undo);
}

function isInSignature(element: Editable): boolean {
  for (let at: Editable | null = element; at; at = at.parent) if (at.namespace === DSIG) return true;
  return false;
}

function joinLines(text: string, glue: string): string {
  if (!text.includes('\n')) return text;
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(glue);
}

/** What windows-1252 has where ISO-8859-1 has controls, by byte from 0x80 on. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** "ExÃ¤mple" back to "Exämple": UTF-8 that was read as windows-1252 or ISO-8859-1. */
function asUtf8(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  const bytes = [...text].map((c) => (CP1252.includes(c) ? 0x80 + CP1252.indexOf(c) : (c.codePointAt(0) ?? 0x100)));
  if (bytes.some((byte) => byte > 0xff)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', nbsp: '\u00a0' };

/** "&amp;lt;" that became "&lt;" once too often: decoded once more. */
function decodeEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp|nbsp);/g, (all, name: string) => ENTITIES[name] ?? all);
}

function plainQuotes(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('…', '...').replace(/[–—]/g, '-');
}
