// Reads an Assertion element into plain values, as written: nothing is trimmed, defaulted or judged here.
// Whether they may be believed depends on where the element came from; see authenticate.ts.

import { SAML_ASSERTION } from '../xml/names.ts';
import { attribute, child, childElements, children, isNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { repeatedChild } from './message.ts';

export interface AssertionContent {
  readonly id: string | null;
  readonly version: string | null;
  readonly issueInstant: string | null;
  readonly issuer: string | null;
  readonly issuerFormat: string | null;
  readonly subject: SubjectContent | null;
  readonly conditions: ConditionsContent | null;
  readonly authnStatements: readonly AuthnStatementContent[];
  readonly attributes: readonly AttributeContent[];
  /** What may stand once and stands more often, or holds elements where text belongs: element names. */
  readonly misshapen: readonly string[];
}

export interface SubjectContent {
  readonly nameIds: readonly NameIdContent[];
  readonly encryptedIds: number;
  readonly confirmations: readonly ConfirmationContent[];
}

export interface NameIdContent {
  readonly value: string;
  readonly format: string | null;
  readonly nameQualifier: string | null;
  readonly spNameQualifier: string | null;
}

export interface ConfirmationContent {
  readonly method: string | null;
  readonly notBefore: string | null;
  readonly notOnOrAfter: string | null;
  readonly recipient: string | null;
  readonly inResponseTo: string | null;
}

export interface ConditionsContent {
  readonly notBefore: string | null;
  readonly notOnOrAfter: string | null;
  /** One list of Audience values for each AudienceRestriction. */
  readonly audienceRestrictions: readonly (readonly string[])[];
  /** Names of conditions that SAML Core 2.5.1 does not define. */
  readonly unknown: readonly string[];
}

export interface AuthnStatementContent {
  readonly authnInstant: string | null;
  readonly sessionIndex: string | null;
  readonly sessionNotOnOrAfter: string | null;
  /** Whether there is an AuthnContext at all. */
  readonly hasContext: boolean;
  readonly contextClass: string | null;
}

export interface AttributeContent {
  readonly name: string;
  readonly friendlyName: string | null;
  readonly values: readonly string[];
}

/** Reads a {urn:oasis:names:tc:SAML:2.0:assertion}Assertion. */
export function readAssertion(element: XmlElement): AssertionContent {
  const issuer = child(element, SAML_ASSERTION, 'Issuer');
  const subject = child(element, SAML_ASSERTION, 'Subject');
  const conditions = child(element, SAML_ASSERTION, 'Conditions');
  const misshapen = ['Issuer', 'Subject', 'Conditions'].flatMap((name) => repeatedChild(element, SAML_ASSERTION, name));
  if (!attribute(element, 'ID')) misshapen.push('Assertion@ID');
  for (const leaf of [issuer, ...(subject ? children(subject, SAML_ASSERTION, 'NameID') : [])]) {
    if (leaf && childElements(leaf).length > 0) misshapen.push(leaf.local);
  }
  if (subject) {
    for (const each of children(subject, SAML_ASSERTION, 'SubjectConfirmation')) {
      misshapen.push(...repeatedChild(each, SAML_ASSERTION, 'SubjectConfirmationData'));
    }
  }
  return {
    id: attribute(element, 'ID') ?? null,
    version: attribute(element, 'Version') ?? null,
    issueInstant: attribute(element, 'IssueInstant') ?? null,
    issuer: issuer ? textOf(issuer) : null,
    issuerFormat: attribute(issuer, 'Format') ?? null,
    subject: subject ? readSubject(subject) : null,
    conditions: conditions ? readConditions(conditions) : null,
    authnStatements: children(element, SAML_ASSERTION, 'AuthnStatement').map(readAuthnStatement),
    attributes: children(element, SAML_ASSERTION, 'AttributeStatement').flatMap((statement) =>
      children(statement, SAML_ASSERTION, 'Attribute').map(readAttribute),
    ),
    misshapen,
  };
}

function readSubject(subject: XmlElement): SubjectContent {
  return {
    nameIds: children(subject, SAML_ASSERTION, 'NameID').map((nameId) => ({
      value: textOf(nameId),
      format: attribute(nameId, 'Format') ?? null,
      nameQualifier: attribute(nameId, 'NameQualifier') ?? null,
      spNameQualifier: attribute(nameId, 'SPNameQualifier') ?? null,
    })),
    encryptedIds: children(subject, SAML_ASSERTION, 'EncryptedID').length,
    confirmations: children(subject, SAML_ASSERTION, 'SubjectConfirmation').map((confirmation) => {
      const data = child(confirmation, SAML_ASSERTION, 'SubjectConfirmationData');
      return {
        method: attribute(confirmation, 'Method') ?? null,
        notBefore: attribute(data, 'NotBefore') ?? null,
        notOnOrAfter: attribute(data, 'NotOnOrAfter') ?? null,
        recipient: attribute(data, 'Recipient') ?? null,
        inResponseTo: attribute(data, 'InResponseTo') || null,
      };
    }),
  };
}

const KNOWN_CONDITIONS = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'];

function readConditions(conditions: XmlElement): ConditionsContent {
  return {
    notBefore: attribute(conditions, 'NotBefore') ?? null,
    notOnOrAfter: attribute(conditions, 'NotOnOrAfter') ?? null,
    audienceRestrictions: children(conditions, SAML_ASSERTION, 'AudienceRestriction').map((restriction) =>
      children(restriction, SAML_ASSERTION, 'Audience').map(textOf),
    ),
    unknown: childElements(conditions)
      .filter((each) => !KNOWN_CONDITIONS.some((known) => isNamed(each, SAML_ASSERTION, known)))
      .map((each) => each.name),
  };
}

function readAuthnStatement(statement: XmlElement): AuthnStatementContent {
  const context = child(statement, SAML_ASSERTION, 'AuthnContext');
  const contextClass = child(context, SAML_ASSERTION, 'AuthnContextClassRef');
  return {
    authnInstant: attribute(statement, 'AuthnInstant') ?? null,
    sessionIndex: attribute(statement, 'SessionIndex') ?? null,
    sessionNotOnOrAfter: attribute(statement, 'SessionNotOnOrAfter') ?? null,
    hasContext: context !== undefined,
    contextClass: contextClass ? textOf(contextClass) : null,
  };
}

function readAttribute(element: XmlElement): AttributeContent {
  return {
    name: attribute(element, 'Name') ?? '',
    friendlyName: attribute(element, 'FriendlyName') ?? null,
    values: children(element, SAML_ASSERTION, 'AttributeValue').map(textOf),
  };
}
