// References: a Signature may name one thing, the element that carries it, by "#" and its ID. Empty and missing URIs,
// XPointers, files and URLs, Manifests and several References have all been used to sign one thing and show another.
// xmlsec1 opens file: URIs, xml-crypto takes empty ones.

import { DSIG } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, evil, plain, swap } from './kit.ts';
import { seal, sealResponse, signed } from './seal.ts';

const BOB = 'bob@example.onaliyun.com';
const uri = (to: string) => seal(plain(BOB), { shape: (markup) => swap(markup, 'URI="#_assertion"', to) });
const URIS = {
  'no URI': '',
  'only the hash': 'URI="#"',
  'the bare ID': 'URI="_assertion"',
  'another ID': 'URI="#_other"',
  'the Response': 'URI="#_response"',
  'the ID in upper case': 'URI="#_ASSERTION"',
  'a blank behind it': 'URI="#_assertion "',
  'a line feed before it': 'URI="&#10;#_assertion"',
  'a percent-encoded ID': 'URI="#%5Fassertion"',
  'a percent-encoded hash': 'URI="%23_assertion"',
  'xpointer(/)': 'URI="#xpointer(/)"',
  'xpointer(id())': 'URI="#xpointer(id(\'_assertion\'))"',
  'an XPath injection': "URI=\"#x' or '1'='1\"",
  'an XPath predicate': 'URI="#_assertion&quot;] | //*[@ID=&quot;_evil"',
  'an external document': 'URI="http://evil.example/signed.xml"',
  'an external document with a fragment': 'URI="http://evil.example/signed.xml#_assertion"',
  'a file': 'URI="file:///etc/passwd"',
  'a data URI': 'URI="data:text/xml;base64,PGEvPg=="',
  'a URI of another case': 'uri="#_assertion"',
  'a namespaced URI': 'xmlns:x="urn:x" x:URI="#_assertion"',
  'two hashes': 'URI="##_assertion"',
};

const second = (to: string) => (markup: string) =>
  swap(markup, '</ds:Reference>', `</ds:Reference>${swap(cut(markup, 'ds:Reference'), '#_assertion', to)}`);
const manifest = `<ds:Object><ds:Manifest Id="_manifest">%REFERENCE%</ds:Manifest></ds:Object>`;

/** A sub-element is signed, not what would be used. */
const part = (name: string, changed: string) =>
  swap(
    seal(swap(plain(BOB), `<saml:${name}`, `<saml:${name} ID="_part"`), { over: '_part', into: '_assertion' }),
    changed.split('→')[0] ?? '',
    changed.split('→')[1] ?? '',
  );

export const REFERENCES: readonly Attack[] = [
  ...attacks({ 'an empty URI': uri('URI=""') }, 'signature-form-unsupported'),
  ...attacks(
    Object.fromEntries(Object.entries(URIS).map(([name, to]) => [name, uri(to)])),
    'signature-structure-invalid',
  ),
  ...attacks(
    {
      'two References to the same': seal(plain(BOB), { shape: second('#_assertion') }),
      'a second Reference to the Response': seal(plain(BOB), { shape: second('#_response') }),
      'a second Reference to nothing': seal(plain(BOB), { shape: second('') }),
      'no Reference': seal(plain(BOB), { shape: (markup) => swap(markup, cut(markup, 'ds:Reference'), '') }),
      'a Manifest in an Object': seal(plain(BOB), {
        shape: (markup) =>
          swap(
            swap(markup, 'URI="#_assertion"', `URI="#_manifest" Type="${DSIG}Manifest"`),
            '</ds:Signature>',
            `${manifest.replace('%REFERENCE%', cut(markup, 'ds:Reference'))}</ds:Signature>`,
          ),
      }),
      'only the Subject signed': part('Subject', 'bob@→alice@'),
      'only the Conditions signed': part('Conditions', 'bob@→alice@'),
      'only the Issuer signed': part('Issuer', 'bob@→alice@'),
      'only the Status signed': swap(
        seal(swap(plain(BOB), '<samlp:Status>', '<samlp:Status ID="_part">'), { over: '_part', into: '_assertion' }),
        'bob@',
        'alice@',
      ),
      'the Assertion’s Signature covers the Response': seal(plain(BOB), { over: '_response', into: '_assertion' }),
      'the Response’s Signature covers the Assertion': seal(plain(BOB), { over: '_assertion', into: '_response' }),
      'the Response’s Signature covers the Assertion, and an evil copy stands outside': swap(
        seal(plain(BOB), { into: '_response' }),
        'bob@',
        'alice@',
      ),
      'the Signature covers itself': seal(plain(BOB), {
        shape: (markup) => swap(swap(markup, '<ds:Signature ', '<ds:Signature ID="_self" '), '#_assertion', '#_self'),
      }),
    },
    'signature-structure-invalid',
  ),
  ...attacks(
    {
      'both signed, the Response by the Assertion’s own Reference': sealResponse(signed(BOB), {
        shape: (markup) => swap(markup, '#_response', '#_assertion'),
      }),
      'two Signatures in the Assertion, the second good': seal(
        swap(signed(BOB), 'bob@', 'alice@').replace('bob@', ''),
        { shape: (markup) => markup },
      ),
      'a Signature in the Subject': swap(
        plain(BOB),
        '</saml:NameID>',
        `</saml:NameID>${cut(signed(BOB), 'ds:Signature')}`,
      ),
      'a Signature of the Assertion beside it': swap(
        plain(),
        '<samlp:Status>',
        `${cut(signed(BOB), 'ds:Signature')}<samlp:Status>`,
      ),
    },
    'signature-structure-invalid',
    'signature-missing',
  ),
  ...attacks(
    {
      'the Reference’s digest is that of an evil copy': swap(
        signed(BOB),
        cut(signed(BOB), 'saml:Assertion'),
        swap(
          evil('_assertion'),
          '</saml:Issuer>',
          `</saml:Issuer>${cut(signed(), 'ds:Signature').replace(/<ds:SignatureValue>[^<]*/, /<ds:SignatureValue>[^<]*/.exec(signed(BOB))?.[0] ?? '')}`,
        ),
      ),
    },
    'signature-value-invalid',
  ),
];
