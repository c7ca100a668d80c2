// What an attack is, and the document that every class of them starts from: good in all respects, and unsigned.

import type { VerifyOptions } from '../../../src/core/checks/facts.ts';
import { type Account, acsUrl, spEntityId } from '../../../src/core/ram/account.ts';
import {
  BEARER,
  NAMEID_PERSISTENT,
  SAML_ASSERTION,
  SAML_PROTOCOL,
  STATUS_SUCCESS,
} from '../../../src/core/xml/names.ts';
import { ACCOUNT, AT, ISSUER } from '../idp.ts';

export type Paste = string | Uint8Array;

/** A paste that must be refused: nobody is logged on, and the cause is one of `expect`. */
export interface Attack {
  readonly name: string;
  /** A function where the paste is too large to be kept. */
  readonly input: Paste | (() => Paste);
  /** XML of the metadata, where it is not that of the test IdP. */
  readonly metadata?: string;
  readonly account?: Account;
  readonly options?: Partial<VerifyOptions>;
  readonly expect: readonly string[];
}

export const ACS = acsUrl(ACCOUNT.site);
export const SP = spEntityId(ACCOUNT);
export const SUFFIX = ACCOUNT.defaultDomain;
/** Where a signature may be wanted, and what the signed original is. */
export const RESPONSE_ID = '_response';
export const ASSERTION_ID = '_assertion';

/** An instant as a response writes it; seconds from the instant judged. */
export function time(seconds: number): string {
  return new Date(AT + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The good response for a user, unsigned. */
export function plain(nameId = `alice@${SUFFIX}`): string {
  return [
    `<samlp:Response xmlns:samlp="${SAML_PROTOCOL}" xmlns:saml="${SAML_ASSERTION}" ID="${RESPONSE_ID}" Version="2.0" IssueInstant="${time(-10)}" Destination="${ACS}" InResponseTo="_request">`,
    `<saml:Issuer>${ISSUER}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="${STATUS_SUCCESS}"/></samlp:Status>`,
    `<saml:Assertion ID="${ASSERTION_ID}" Version="2.0" IssueInstant="${time(-10)}">`,
    `<saml:Issuer>${ISSUER}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${NAMEID_PERSISTENT}">${nameId}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="${BEARER}"><saml:SubjectConfirmationData NotOnOrAfter="${time(290)}" Recipient="${ACS}" InResponseTo="_request"/></saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions NotBefore="${time(-10)}" NotOnOrAfter="${time(290)}"><saml:AudienceRestriction><saml:Audience>${SP}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${time(-10)}" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    '<saml:AttributeStatement><saml:Attribute Name="mail"><saml:AttributeValue>alice@example.com</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
    '</saml:Assertion></samlp:Response>',
  ].join('');
}

/** `text` with the first `from` replaced; throws where there is none, so that no attack ever turns into the good response. */
export function swap(text: string, from: string | RegExp, to: string): string {
  const found = typeof from === 'string' ? text.includes(from) : from.test(text);
  if (!found) throw new Error(`nothing to swap: ${from}`);
  return text.replace(from, () => to);
}

/** The first element of this qualified name, with its tags. */
export function cut(text: string, name: string): string {
  const start = text.search(new RegExp(`<${name}[\\s/>]`));
  const end = text.indexOf(`</${name}>`, start);
  if (start < 0 || end < 0) throw new Error(`no ${name}`);
  return text.slice(start, end + name.length + 3);
}

/** An unsigned Assertion that names the victim: what an attacker wants to be read. */
export function evil(id = '_evil', nameId = `alice@${SUFFIX}`): string {
  return swap(cut(plain(nameId), 'saml:Assertion'), ASSERTION_ID, id);
}

export function base64(xml: string): string {
  return Buffer.from(xml, 'utf8').toString('base64');
}

/** An attack that is posted as it stands. */
export function attack(name: string, xml: string, ...expect: string[]): Attack {
  return { name, input: base64(xml), expect };
}

/** The same for a table of them that are all refused for one of the same reasons. */
export function attacks(rows: Readonly<Record<string, string>>, ...expect: string[]): Attack[] {
  return Object.entries(rows).map(([name, xml]) => attack(name, xml, ...expect));
}
