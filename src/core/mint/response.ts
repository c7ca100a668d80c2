// A good response, as a test IdP would write it: everything that Alibaba Cloud asks for, and nothing else. Unsigned.

import { type Account, acsOf, spEntityId } from '../ram/account.ts';
import { formatInstant, type Instant } from '../saml/time.ts';
import { BEARER, NAMEID_PERSISTENT, SAML_ASSERTION, SAML_PROTOCOL, STATUS_SUCCESS } from '../xml/names.ts';
import { type Markup, writeElement } from '../xml/write.ts';

export interface ResponseRequest {
  readonly account: Pick<Account, 'site' | 'accountId' | 'service'>;
  /** entityID of the IdP. */
  readonly issuer: string;
  readonly nameId: string;
  readonly nameIdFormat?: string;
  readonly issuedAt: Instant;
  /** In milliseconds. */
  readonly lifetime: number;
  /** ID of the AuthnRequest that it answers; null for a logon started at the IdP. */
  readonly inResponseTo: string | null;
  /** Unique parts of the three IDs; NCName characters. */
  readonly ids: { readonly response: string; readonly assertion: string; readonly session: string };
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

/** The XML text of an unsigned Response with one Assertion. */
export function writeResponse(request: ResponseRequest): string {
  const { account, ids, issuer, inResponseTo } = request;
  const now = formatInstant(request.issuedAt);
  return writeElement({
    name: 'samlp:Response',
    attributes: {
      'xmlns:samlp': SAML_PROTOCOL,
      'xmlns:saml': SAML_ASSERTION,
      ID: ids.response,
      Version: '2.0',
      IssueInstant: now,
      Destination: acsOf(account),
      ...(inResponseTo === null ? {} : { InResponseTo: inResponseTo }),
    },
    content: [
      { name: 'saml:Issuer', content: issuer },
      { name: 'samlp:Status', content: [{ name: 'samlp:StatusCode', attributes: { Value: STATUS_SUCCESS } }] },
      {
        name: 'saml:Assertion',
        attributes: { ID: ids.assertion, Version: '2.0', IssueInstant: now },
        content: assertionParts(request, now),
      },
    ],
  });
}

function assertionParts(request: ResponseRequest, now: string): Markup[] {
  const { account, ids, inResponseTo, issuedAt, lifetime, attributes = {} } = request;
  const end = formatInstant(issuedAt + lifetime);
  const data = {
    NotOnOrAfter: end,
    Recipient: acsOf(account),
    ...(inResponseTo === null ? {} : { InResponseTo: inResponseTo }),
  };
  return [
    { name: 'saml:Issuer', content: request.issuer },
    {
      name: 'saml:Subject',
      content: [
        {
          name: 'saml:NameID',
          attributes: { Format: request.nameIdFormat ?? NAMEID_PERSISTENT },
          content: request.nameId,
        },
        {
          name: 'saml:SubjectConfirmation',
          attributes: { Method: BEARER },
          content: [{ name: 'saml:SubjectConfirmationData', attributes: data }],
        },
      ],
    },
    {
      name: 'saml:Conditions',
      attributes: { NotBefore: now, NotOnOrAfter: end },
      content: [
        { name: 'saml:AudienceRestriction', content: [{ name: 'saml:Audience', content: spEntityId(account) }] },
      ],
    },
    authnStatement(now, ids.session),
    ...attributeStatement(attributes),
  ];
}

function authnStatement(AuthnInstant: string, SessionIndex: string): Markup {
  const classRef = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
  return {
    name: 'saml:AuthnStatement',
    attributes: { AuthnInstant, SessionIndex },
    content: [{ name: 'saml:AuthnContext', content: [{ name: 'saml:AuthnContextClassRef', content: classRef }] }],
  };
}

/** None where there are no attributes: the schema asks for at least one in it. */
function attributeStatement(attributes: Readonly<Record<string, readonly string[]>>): Markup[] {
  const content = Object.entries(attributes).map(([Name, values]) => ({
    name: 'saml:Attribute',
    attributes: { Name },
    content: values.map((value) => ({ name: 'saml:AttributeValue', content: value })),
  }));
  return content.length === 0 ? [] : [{ name: 'saml:AttributeStatement', content }];
}
