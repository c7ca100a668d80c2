// Identifiers: which element does "#_assertion" name? Duplicated, namespaced, case-folded and differently named IDs made
// verifiers and readers choose differently (CVE-2025-66567 ruby-saml; "The Fragile Lock").

import { type Attack, attacks, cut, evil, plain, swap } from './kit.ts';
import { seal, sealResponse, signed } from './seal.ts';

const BOB = 'bob@example.onaliyun.com';
const SIGNED = signed(BOB);
const assertion = cut(SIGNED, 'saml:Assertion');
const onNameId = (attribute: string, xml = plain(BOB)) =>
  seal(swap(xml, '<saml:NameID ', `<saml:NameID ${attribute} `));
const withEvil = (opening: string) => swap(SIGNED, assertion, `${swap(evil('_x'), 'ID="_x"', opening)}${assertion}`);

export const IDENTIFIERS: readonly Attack[] = [
  ...attacks(
    {
      'the same ID on the NameID': onNameId('ID="_assertion"'),
      'the same value as Id': onNameId('Id="_assertion"'),
      'the same value as id': onNameId('id="_assertion"'),
      'the same value as iD': onNameId('iD="_assertion"'),
      'the same value as AssertionID (SAML 1.1)': onNameId('AssertionID="_assertion"'),
      'the same value as xml:id': onNameId('xml:id="_assertion"'),
      'the same value as ID of a foreign namespace': onNameId('xmlns:x="urn:x" x:ID="_assertion"'),
      'the same value as wsu:Id': onNameId(
        'xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="_assertion"',
      ),
      'the ID of the Response on the Assertion': sealResponse(seal(plain(BOB)).replaceAll('_assertion', '_response')),
      'the same value on a StatusCode': swap(SIGNED, '<samlp:StatusCode ', '<samlp:StatusCode ID="_assertion" '),
      'the same value on the Signature': seal(plain(BOB), {
        shape: (markup) => swap(markup, '<ds:Signature ', '<ds:Signature Id="_assertion" '),
      }),
      'the same value on the SignedInfo': seal(plain(BOB), {
        shape: (markup) => swap(markup, '<ds:SignedInfo>', '<ds:SignedInfo Id="_assertion">'),
      }),
    },
    'xml-id-duplicate',
  ),
  ...attacks(
    {
      'an evil Assertion with the same ID, first': withEvil('ID="_assertion"'),
      'an evil Assertion with Id': withEvil('Id="_assertion"'),
      'an evil Assertion with id and another ID': withEvil('ID="_evil" id="_assertion"'),
      'an evil Assertion with xml:id': withEvil('xml:id="_assertion"'),
      'an evil Assertion whose ID differs in case': withEvil('ID="_ASSERTION"'),
      'an evil Assertion whose ID ends in a blank': withEvil('ID="_assertion "'),
      'an evil Assertion whose ID begins with a zero-width space': withEvil('ID="\u200b_assertion"'),
    },
    'xml-id-duplicate',
    'assertion-multiple',
  ),
  ...attacks(
    {
      // What is referred to must be the element's own attribute ID, in no namespace, spelt so.
      'the Assertion has only an Id': swap(SIGNED, ' ID="_assertion"', ' Id="_assertion"'),
      'the Assertion has only an id': swap(SIGNED, ' ID="_assertion"', ' id="_assertion"'),
      'the Assertion has only an xml:id': swap(SIGNED, ' ID="_assertion"', ' xml:id="_assertion"'),
      'the Assertion has only a namespaced ID': swap(SIGNED, ' ID="_assertion"', ' xmlns:x="urn:x" x:ID="_assertion"'),
      'the Assertion has no ID': swap(SIGNED, ' ID="_assertion"', ''),
      'the Assertion has an empty ID': swap(SIGNED, ' ID="_assertion"', ' ID=""'),
    },
    'response-misshapen',
  ),
  ...attacks(
    {
      'the ID of the Assertion differs in case from the Reference': swap(
        SIGNED,
        ' ID="_assertion"',
        ' ID="_Assertion"',
      ),
      'the ID of the Assertion is the Reference with its hash': seal(swap(plain(BOB), '_assertion', '#_assertion'), {
        over: '#_assertion',
      }),
      'an ID with a blank': seal(swap(plain(BOB), '_assertion', 'a b'), { over: 'a b' }),
      'an ID that is an XPointer': seal(swap(plain(BOB), '_assertion', 'xpointer(/)'), { over: 'xpointer(/)' }),
    },
    'signature-structure-invalid',
  ),
];
