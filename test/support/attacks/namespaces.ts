// Namespaces: the same prefix for something else, the same name in another namespace, and what canonicalizers drop or fail
// to escape (xml-crypto: quotes in namespace names, attributes that begin with xmlns).

import { SAML_ASSERTION, SAML_PROTOCOL } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, plain, swap } from './kit.ts';
import { seal, signed } from './seal.ts';

const SIGNED = signed();
const BOB = signed('bob@example.onaliyun.com');
const onAssertion = (attribute: string, xml = SIGNED) => swap(xml, '<saml:Assertion ', `<saml:Assertion ${attribute} `);
const rebound = (name: string, uri: string) =>
  seal(swap(plain(), new RegExp(`<saml:${name}(?=[ >])`), `<saml:${name} xmlns:saml="${uri}"`));
const LOOKALIKE = `${SAML_ASSERTION}#`;

const CONSTRUCTS: Readonly<Record<string, string>> = {
  'a quote in a namespace name': onAssertion("xmlns:x='urn:x\"y'"),
  'a reference to a quote in a namespace name': onAssertion('xmlns:x="urn:x&quot; y=&quot;1"'),
  'a reference to "<" in a namespace name': onAssertion('xmlns:x="urn:x&lt;saml:NameID&gt;"'),
  'an ampersand in a namespace name': onAssertion('xmlns:x="urn:x&amp;y"'),
  'a line feed in a namespace name': onAssertion('xmlns:x="urn:x&#10;y"'),
  'a blank in a namespace name': onAssertion('xmlns:x="urn:x y"'),
  'a namespace name that is not ASCII': onAssertion('xmlns:x="urn:пример"'),
  'a zero-width space in a namespace name': onAssertion('xmlns:x="urn:x\u200b"'),
  'signed text moved into a namespace name': onAssertion(
    `xmlns:x="urn:x&quot;>&lt;saml:NameID>bob@example.onaliyun.com&lt;/saml:NameID>&lt;y z=&quot;"`,
    BOB,
  ),
  'an attribute that begins with xmlns': onAssertion('xmlnsAdmin="1"'),
  'an attribute named xmlns-x': onAssertion('xmlns-x="1"'),
  'an attribute named xmlns.': onAssertion('xmlns.="1"'),
};
const MALFORMED: Readonly<Record<string, string>> = {
  'an undeclared element prefix': swap(
    SIGNED,
    '<samlp:Status>',
    '<samlp:Extensions><x:y/></samlp:Extensions><samlp:Status>',
  ),
  'an undeclared attribute prefix': onAssertion('x:y="1"'),
  'a prefix unbound': onAssertion('xmlns:saml=""'),
  'xmlns bound': onAssertion('xmlns:xmlns="urn:x"'),
  'xml bound to something else': onAssertion('xmlns:xml="urn:x"'),
  'a prefix bound to the namespace of xml': onAssertion('xmlns:x="http://www.w3.org/XML/1998/namespace"'),
  'the default bound to the namespace of xmlns': onAssertion('xmlns="http://www.w3.org/2000/xmlns/"'),
  'a name with two colons': swap(
    SIGNED,
    '<samlp:Status>',
    '<samlp:Extensions><saml:x:y/></samlp:Extensions><samlp:Status>',
  ),
  'an empty prefix': swap(SIGNED, '<samlp:Status>', '<samlp:Extensions><:y/></samlp:Extensions><samlp:Status>'),
  'an empty local name': swap(SIGNED, '<samlp:Status>', '<samlp:Extensions><saml:/></samlp:Extensions><samlp:Status>'),
  'a declaration of nothing': onAssertion('xmlns:="urn:x"'),
  'the same attribute by two prefixes': onAssertion('xmlns:a="urn:x" xmlns:b="urn:x" a:y="1" b:y="2"'),
};

export const NAMESPACES: readonly Attack[] = [
  ...attacks(CONSTRUCTS, 'xml-forbidden-construct'),
  ...attacks(MALFORMED, 'xml-malformed'),
  ...attacks(
    {
      'an Assertion in a look-alike namespace': rebound('Assertion', LOOKALIKE),
      'an Assertion in the protocol namespace': rebound('Assertion', SAML_PROTOCOL),
      'an Assertion in the namespace of SAML 1.1': rebound('Assertion', 'urn:oasis:names:tc:SAML:1.0:assertion'),
    },
    'assertion-missing',
  ),
  ...attacks({ 'a Subject in a look-alike namespace': rebound('Subject', LOOKALIKE) }, 'subject-missing'),
  ...attacks(
    {
      'a NameID in a look-alike namespace': rebound('NameID', LOOKALIKE),
      'a NameID by a default namespace': seal(
        plain().replace('<saml:NameID ', `<NameID xmlns="${LOOKALIKE}" `).replace('</saml:NameID>', '</NameID>'),
      ),
      'a NameID in no namespace': seal(
        plain().replace('<saml:NameID ', '<NameID ').replace('</saml:NameID>', '</NameID>'),
      ),
    },
    'nameid-missing',
  ),
  ...attacks(
    {
      'Conditions in a look-alike namespace': rebound('Conditions', LOOKALIKE),
      'an Audience in a look-alike namespace': rebound('Audience', LOOKALIKE),
    },
    'audience-missing',
  ),
  ...attacks(
    { 'a SubjectConfirmation in a look-alike namespace': rebound('SubjectConfirmation', LOOKALIKE) },
    'confirmation-missing',
  ),
  ...attacks(
    { 'SubjectConfirmationData in a look-alike namespace': rebound('SubjectConfirmationData', LOOKALIKE) },
    'confirmation-window-missing',
  ),
  ...attacks(
    { 'an AuthnStatement in a look-alike namespace': rebound('AuthnStatement', LOOKALIKE) },
    'authn-statement-missing',
  ),
  ...attacks(
    { 'namespaced Recipient': seal(swap(plain(), ' Recipient=', ' xmlns:x="urn:x" x:Recipient=')) },
    'recipient-missing',
  ),
  ...attacks(
    {
      'a namespaced NotOnOrAfter in the confirmation': seal(
        swap(plain(), 'Data NotOnOrAfter=', 'Data xmlns:x="urn:x" x:NotOnOrAfter='),
      ),
    },
    'confirmation-window-missing',
  ),
  ...attacks(
    {
      'a Status in a look-alike namespace': swap(
        SIGNED,
        '<samlp:Status>',
        `<samlp:Status xmlns:samlp="${SAML_PROTOCOL}#">`,
      ),
      'a namespaced status Value': swap(SIGNED, ' Value=', ' xmlns:x="urn:x" x:Value='),
    },
    'response-status-not-success',
  ),
  // After signing: exclusive C14N writes a prefix where it is used, so rebinding it is a change.
  ...attacks(
    {
      'the prefix rebound after signing': SIGNED.replace(
        '<saml:AttributeStatement>',
        `<saml:AttributeStatement xmlns:saml="${LOOKALIKE}">`,
      ),
      'a prefix renamed after signing': SIGNED.replaceAll('saml:Assertion', 'a:Assertion').replace(
        '<a:Assertion ',
        `<a:Assertion xmlns:a="${SAML_ASSERTION}" `,
      ),
      'a default namespace put in after signing': SIGNED.replace(
        cut(SIGNED, 'saml:AttributeStatement'),
        '<AttributeStatement xmlns="urn:x"/>',
      ),
    },
    'signature-digest-mismatch',
  ),
];
