// Which values of a message were hidden by whoever pasted it. Looked at only outside of what verified: what an IdP has signed
// it has said, whatever it looks like.

import { DSIG, SAML_ASSERTION } from '../xml/names.ts';
import { attribute, childElements, isNamed, textOf, type XmlElement } from '../xml/tree.ts';
import type { Trust } from './authenticate.ts';
import type { UnverifiedResponse } from './message.ts';
import { isFaint, isPlaceholder, isPlaceholderForBase64 } from './placeholder.ts';

/** What a hidden value is of, as far as it matters to a check. */
export type RedactedPart =
  | 'id'
  | 'issuer'
  | 'destination'
  | 'recipient'
  | 'audience'
  | 'in-response-to'
  | 'time'
  | 'nameid'
  | 'algorithm'
  | 'signature'
  | 'status'
  | 'content';

export interface RedactedField {
  /** As it is written: "Response@ID", "NameID", "SignatureValue". */
  readonly name: string;
  readonly part: RedactedPart;
}

export interface Redaction {
  readonly fields: readonly RedactedField[];
  readonly parts: ReadonlySet<RedactedPart>;
  /** Whether something is hidden inside an element that carries a Signature: then it cannot verify. */
  readonly inSigned: boolean;
  /** Whether nothing but letters “x” in the midst of values tells it. */
  readonly isFaint: boolean;
}

const ATTRIBUTES: ReadonlyMap<string, RedactedPart> = new Map(
  Object.entries({
    ID: 'id',
    Destination: 'destination',
    Recipient: 'recipient',
    InResponseTo: 'in-response-to',
    IssueInstant: 'time',
    NotBefore: 'time',
    NotOnOrAfter: 'time',
    AuthnInstant: 'time',
    SessionNotOnOrAfter: 'time',
    SessionIndex: 'content',
    NameQualifier: 'content',
    SPNameQualifier: 'content',
    URI: 'signature',
    Algorithm: 'algorithm',
  }),
);

const TEXTS: ReadonlyMap<string, RedactedPart> = new Map(
  Object.entries({
    Issuer: 'issuer',
    Audience: 'audience',
    NameID: 'nameid',
    AttributeValue: 'content',
  }),
);

/** Elements of ds:Signature whose text is Base64. */
const BASE64 = ['DigestValue', 'SignatureValue', 'X509Certificate'];
/** Elements that hold elements: text in them is what was put in place of those. */
const HOLDERS = [
  'Response',
  'Assertion',
  'Signature',
  'SignedInfo',
  'KeyInfo',
  'X509Data',
  'Subject',
  'Conditions',
  'AttributeStatement',
];

const MAX_FIELDS = 40;

/** What was hidden in a message, or null. */
export function findRedaction({ element }: UnverifiedResponse, trust: Trust): Redaction | null {
  const fields: RedactedField[] = [];
  let inSigned = false;
  let faint = true;
  const add = (name: string, part: RedactedPart, isSigned: boolean) => {
    if (fields.length < MAX_FIELDS && !fields.some((each) => each.name === name)) fields.push({ name, part });
    // A certificate in KeyInfo is in no digest.
    if (isSigned && name !== 'X509Certificate' && name !== 'KeyInfo' && name !== 'X509Data') inSigned = true;
  };
  const visit = (at: XmlElement, isSigned: boolean) => {
    if (isVerified(at, trust)) return;
    const signed = isSigned || childElements(at).some((each) => isNamed(each, DSIG, 'Signature'));
    for (const { name, part, text } of hiddenIn(at)) {
      add(name, part, signed);
      faint &&= text !== undefined && isFaint(text);
    }
    for (const child of childElements(at)) visit(child, signed);
  };
  visit(element, false);
  return fields.length === 0
    ? null
    : { fields, parts: new Set(fields.map((each) => each.part)), inSigned, isFaint: faint };
}

function isVerified(element: XmlElement, { assertion, response, authenticated }: Trust): boolean {
  if (!authenticated) return false;
  if (isNamed(element, SAML_ASSERTION, 'Assertion')) return assertion?.verified === true;
  return element.parent === null && response?.verified === true;
}

function hiddenIn(element: XmlElement): (RedactedField & { readonly text?: string })[] {
  const fields: (RedactedField & { readonly text?: string })[] = [];
  for (const { name, value } of element.attributes) {
    const part = ATTRIBUTES.get(name);
    if (part && isPlaceholder(value.replace(/^#/, '')))
      fields.push({ name: `${element.local}@${name}`, part, text: value });
  }
  const isLeaf = childElements(element).length === 0;
  if (element.namespace === DSIG && BASE64.includes(element.local)) {
    const isHidden = isLeaf && (isPlaceholderForBase64(textOf(element)) || isCommentAlone(element));
    if (isHidden) fields.push({ name: element.local, part: 'signature' });
  } else if (HOLDERS.includes(element.local)) {
    const own = element.children
      .map((node) => (node.kind === 'text' ? node.text : ''))
      .join('')
      .trim();
    if (own !== '' && (isPlaceholder(own) || /\.{3}/.test(own)))
      fields.push({ name: element.local, part: element.namespace === DSIG ? 'signature' : 'content' });
  } else if (isLeaf) {
    const part = TEXTS.get(element.local);
    if (part && isPlaceholder(textOf(element))) fields.push({ name: nameOf(element), part, text: textOf(element) });
  }
  return fields;
}

/** "NameID", and of attributes which one. */
function nameOf(element: XmlElement): string {
  const parent = element.parent ?? undefined;
  return element.local === 'AttributeValue' ? `Attribute ${attribute(parent, 'Name') ?? ''}`.trim() : element.local;
}

function isCommentAlone({ children }: XmlElement): boolean {
  return (
    children.some((node) => node.kind === 'comment') &&
    children.every((node) => node.kind !== 'text' || node.text.trim() === '')
  );
}
