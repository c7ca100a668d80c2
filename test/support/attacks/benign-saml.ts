// SAML that is unusual and allowed: more statements, fewer, other formats, other places, other ways to write a time.

import { ISSUER } from '../idp.ts';
import type { Benign } from './benign.ts';
import { base64, cut, plain, SP, SUFFIX, swap, time } from './kit.ts';
import { seal, signed } from './seal.ts';

const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const edited = (from: string | RegExp, to: string) => seal(swap(plain(), from, to));
const outside = (from: string | RegExp, to: string) => swap(signed(), from, to);
const ends = (value: string) => edited(/NotOnOrAfter="[^"]*"(?=>)/, `NotOnOrAfter="${value}"`);
const attribute = (xml: string) => edited('</saml:AttributeStatement>', `${xml}</saml:AttributeStatement>`);

const FORMATS = [
  '1.1:nameid-format:emailAddress',
  '1.1:nameid-format:unspecified',
  '1.1:nameid-format:X509SubjectName',
  '1.1:nameid-format:WindowsDomainQualifiedName',
  '2.0:nameid-format:kerberos',
  '2.0:nameid-format:entity',
  '2.0:nameid-format:persistent',
];
const TIMES: Readonly<Record<string, string>> = {
  'one digit of a fraction': '2026-11-23T10:04:50.1Z',
  'nine digits of a fraction': '2026-11-23T10:04:50.123456789Z',
  'eighteen digits of a fraction': '2026-11-23T10:04:50.123456789012345678Z',
  'the zone of China': '2026-11-23T18:04:50+08:00',
  'a zone behind UTC': '2026-11-23T04:34:50-05:30',
  'a zone of 14 hours': '2026-11-24T00:04:50+14:00',
  'UTC as +00:00': '2026-11-23T10:04:50+00:00',
  'a leap day': '2028-02-29T00:00:00Z',
  'the last second of a year': '9999-12-31T23:59:59Z',
};

const ROWS: Readonly<Record<string, string>> = {
  'several Audiences, ours among them': edited(
    '<saml:Audience>',
    '<saml:Audience>https://other.example/sp</saml:Audience><saml:Audience>',
  ),
  'ours first among several Audiences': edited(
    '</saml:Audience>',
    '</saml:Audience><saml:Audience>urn:other</saml:Audience>',
  ),
  'two AudienceRestrictions, both ours': edited(
    '</saml:AudienceRestriction>',
    `</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>${SP}</saml:Audience></saml:AudienceRestriction>`,
  ),
  OneTimeUse: edited('</saml:AudienceRestriction>', '</saml:AudienceRestriction><saml:OneTimeUse/>'),
  ProxyRestriction: edited(
    '</saml:AudienceRestriction>',
    '</saml:AudienceRestriction><saml:ProxyRestriction Count="0"><saml:Audience>urn:other</saml:Audience></saml:ProxyRestriction>',
  ),
  'Conditions without times': edited(/<saml:Conditions [^>]*>/, '<saml:Conditions>'),
  'Conditions without NotBefore': edited(/(?<=<saml:Conditions )NotBefore="[^"]*" /, ''),
  'several AuthnStatements': edited(
    '<saml:AuthnStatement ',
    `<saml:AuthnStatement AuthnInstant="${time(-100)}"><saml:AuthnContext><saml:AuthnContextDeclRef>urn:x</saml:AuthnContextDeclRef></saml:AuthnContext></saml:AuthnStatement><saml:AuthnStatement `,
  ),
  'a session that lasts': edited(
    '<saml:AuthnStatement ',
    `<saml:AuthnStatement SessionNotOnOrAfter="${time(36_000)}" `,
  ),
  'an AuthnStatement without an index': edited(/ SessionIndex="[^"]*"/, ''),
  'a SubjectLocality': edited(
    '<saml:AuthnContext>',
    '<saml:SubjectLocality Address="2001:db8::1" DNSName="pc.example"/><saml:AuthnContext>',
  ),
  'an AuthenticatingAuthority': edited(
    '</saml:AuthnContextClassRef>',
    '</saml:AuthnContextClassRef><saml:AuthenticatingAuthority>https://other.example/idp</saml:AuthenticatingAuthority>',
  ),
  'no AttributeStatement': edited(cut(plain(), 'saml:AttributeStatement'), ''),
  'two AttributeStatements': edited(
    '</saml:AttributeStatement>',
    '</saml:AttributeStatement><saml:AttributeStatement><saml:Attribute Name="x"/></saml:AttributeStatement>',
  ),
  'an Attribute without values': attribute('<saml:Attribute Name="empty"/>'),
  'an empty AttributeValue': attribute('<saml:Attribute Name="empty"><saml:AttributeValue/></saml:Attribute>'),
  'a nil AttributeValue': attribute(
    '<saml:Attribute Name="nil"><saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></saml:Attribute>',
  ),
  'an Attribute twice': attribute(
    '<saml:Attribute Name="mail"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>',
  ),
  'the audience of role SSO beside': edited(
    '</saml:Audience>',
    '</saml:Audience><saml:Audience>urn:alibaba:cloudcomputing:international</saml:Audience>',
  ),
  'attributes of role SSO beside': attribute(
    '<saml:Attribute Name="https://www.aliyun.com/SAML-Role/Attributes/Role"><saml:AttributeValue>acs:ram::1:role/x</saml:AttributeValue></saml:Attribute>',
  ),
  'a NameID in an AttributeValue (eduPersonTargetedID)': attribute(
    `<saml:Attribute Name="urn:oid:1.3.6.1.4.1.5923.1.1.1.10"><saml:AttributeValue><saml:NameID Format="${PERSISTENT}">_opaque</saml:NameID></saml:AttributeValue></saml:Attribute>`,
  ),
  'an AuthzDecisionStatement': edited(
    '<saml:AttributeStatement>',
    '<saml:AuthzDecisionStatement Resource="urn:x" Decision="Permit"><saml:Action Namespace="urn:x">read</saml:Action></saml:AuthzDecisionStatement><saml:AttributeStatement>',
  ),
  'an Advice': edited(
    '</saml:Conditions>',
    '</saml:Conditions><saml:Advice><saml:AssertionIDRef>_other</saml:AssertionIDRef><x:y xmlns:x="urn:x">z</x:y></saml:Advice>',
  ),
  'Extensions in the Response': outside(
    '<samlp:Status>',
    '<samlp:Extensions><x:y xmlns:x="urn:x" a="b"/></samlp:Extensions><samlp:Status>',
  ),
  'a Consent': outside(' Version="2.0"', ' Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified" Version="2.0"'),
  'a StatusMessage beside Success': outside(
    '</samlp:Status>',
    '<samlp:StatusMessage>Authentication succeeded</samlp:StatusMessage></samlp:Status>',
  ),
  'a StatusDetail beside Success': outside(
    '</samlp:Status>',
    '<samlp:StatusDetail><x:y xmlns:x="urn:x"/></samlp:StatusDetail></samlp:Status>',
  ),
  'the Format of the Issuer': edited(
    /<saml:Issuer>(?=[^<]*<\/saml:Issuer><saml:Subject>)/,
    '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">',
  ),
  'no Destination on the unsigned Response': outside(/ Destination="[^"]*"/, ''),
  'NameQualifier, SPNameQualifier and SPProvidedID': edited(
    '<saml:NameID ',
    `<saml:NameID NameQualifier="${ISSUER}" SPNameQualifier="${SP}" SPProvidedID="x" `,
  ),
  'no Format': edited(` Format="${PERSISTENT}"`, ''),
  'an unknown Format': edited(PERSISTENT, 'urn:example:upn'),
  'the Address of the confirmation': edited(
    '<saml:SubjectConfirmationData ',
    '<saml:SubjectConfirmationData Address="192.0.2.1" ',
  ),
  'an ID that is long': seal(plain().replace('_assertion', `_${'a'.repeat(200)}`), { over: `_${'a'.repeat(200)}` }),
  'an ID in another script': seal(plain().replace('_assertion', 'ид-1.х'), { over: 'ид-1.х' }),
  'the suffix in upper case': seal(plain(`alice@${SUFFIX.toUpperCase()}`)),
  'the suffix in mixed case': seal(plain('alice@Example.OnAliyun.com')),
  ...Object.fromEntries(
    FORMATS.map((format) => [`the Format ${format}`, edited(PERSISTENT, `urn:oasis:names:tc:SAML:${format}`)]),
  ),
  ...Object.fromEntries(Object.entries(TIMES).map(([name, value]) => [`a time with ${name}`, ends(value)])),
};

const unsolicited = seal(plain().replaceAll(' InResponseTo="_request"', ''));
const emptyInResponseTo = seal(plain().replaceAll('InResponseTo="_request"', 'InResponseTo=""'));

export const BENIGN_SAML: readonly Benign[] = [
  ...Object.entries(ROWS).map(([name, xml]): Benign => ({ name, input: base64(xml) })),
  { name: 'a logon that was started at the IdP', input: base64(unsolicited), options: { requestId: null } },
  { name: 'an InResponseTo that is empty', input: base64(emptyInResponseTo), options: { requestId: null } },
  { name: 'a request that nobody remembers', input: base64(signed()), options: { requestId: null } },
  {
    name: 'within the tolerance of clocks',
    input: base64(edited(/(?<=<saml:Conditions )NotBefore="[^"]*"/, `NotBefore="${time(59)}"`)),
  },
  { name: 'the expected user', input: base64(signed()), options: { expectUser: 'alice' } },
  { name: 'an Assertion that was not met before', input: base64(signed()), options: { seen: () => false } },
];
