// Resource exhaustion: documents that are cheap to write and dear to read. Refused or accepted, each within its time.
// Hash-like and quadratic costs first: siblings, attributes, namespaces, comments, References (CVE-2026-41673, and the 132 s
// that 500 References cost xml-crypto).

import { base64, plain, RESPONSE_ID, swap } from './kit.ts';
import { EXCLUSIVE, INCLUSIVE, seal, sealResponse, signatureMarkup, signed } from './seal.ts';

/** A paste with the milliseconds that it may take; its verdict is free, as long as nobody but alice is logged on. */
export interface Load {
  readonly name: string;
  readonly input: () => string | Uint8Array;
  readonly within: number;
}

export const SECOND = 1_000;

const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join('');
const message = (name: string, xml: () => string): Load => ({ name, input: () => base64(xml()), within: SECOND });
const SIGNED = signed();
const VALUE = 'alice@example.com';

/** Where a load is put: outside what is signed, inside and signed over, or inside and not what was signed. */
const SITES: Readonly<Record<string, (load: string) => string>> = {
  'in Extensions': (load) =>
    swap(SIGNED, '<samlp:Status>', `<samlp:Extensions>${load}</samlp:Extensions><samlp:Status>`),
  'signed over': (load) => sealResponse(seal(swap(plain(), VALUE, load))),
  'after signing': (load) => swap(SIGNED, VALUE, load),
  'after signing, by inclusive C14N': (load) => swap(SIGNED.replaceAll(EXCLUSIVE, INCLUSIVE), VALUE, load),
};

function namespaces(levels: number, each: number, below: number): string {
  const open = many(levels, (i) => `<e${many(each, (j) => ` xmlns:p${i}_${j}="u:${j}"`)}>`);
  return `${open}${many(below, (i) => `<a xmlns:b="u:${i}"/>`)}${'</e>'.repeat(levels)}`;
}

const STRUCTURES: Readonly<Record<string, () => string>> = {
  '4,800 siblings': () => '<x/>'.repeat(4_800),
  '200,000 siblings': () => '<x/>'.repeat(200_000),
  '50 levels': () => '<x>'.repeat(50) + '</x>'.repeat(50),
  '100,000 levels': () => '<x>'.repeat(100_000) + '</x>'.repeat(100_000),
  '100,000 levels, never closed': () => '<x>'.repeat(100_000),
  '60 attributes on 1,000 elements': () => many(1_000, () => `<x${many(60, (i) => ` a${i}=""`)}/>`),
  '100,000 attributes on one element': () => `<x${many(100_000, (i) => ` a${i}=""`)}/>`,
  '60 namespaces on 400 elements': () => many(400, () => `<x${many(60, (i) => ` xmlns:a${i}="u:${i}"`)}/>`),
  '3,000 namespaces in scope, 4,700 elements that add one': () => namespaces(50, 60, 4_700),
  '60 attributes of 60 namespaces on 400 elements': () =>
    many(400, () => `<x${many(60, (i) => ` xmlns:a${i}="u:${i}" a${i}:b=""`)}/>`),
  '30 prefixed attributes on 1,600 elements under 1,500 namespaces': () =>
    `${many(50, (i) => `<e${many(30, (j) => ` xmlns:p${i}_${j}="u:${i}:${j}"`)}>`)}${many(1_600, () => `<x${many(30, (j) => ` p0_${j}:b=""`)}/>`)}${'</e>'.repeat(50)}`,
  '99 comments of 5,000 characters': () => `<!--${'x'.repeat(5_000)}-->`.repeat(90),
  '100,000 comments': () => '<!---->'.repeat(100_000),
  '60,000 CDATA sections': () => '<![CDATA[x]]>'.repeat(60_000),
  '200,000 character references': () => '&#65;'.repeat(200_000),
  'a text of 900,000 characters': () => 'x'.repeat(900_000),
  'a name of 900,000 characters': () => `<${'x'.repeat(900_000)}/>`,
  'an attribute of 900,000 characters': () => `<x y="${'z'.repeat(900_000)}"/>`,
  '4,000 texts between elements': () => 'x<y/>'.repeat(4_000),
  '500,000 blanks': () => ' '.repeat(500_000),
  '4,800 IDs, all the same': () => '<x ID="_same"/>'.repeat(4_800),
  '4,800 IDs, all different': () => many(4_800, (i) => `<x ID="_i${i}"/>`),
  '2,000 Signatures': () => '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(2_000),
  '4,000 Assertions': () => '<saml:Assertion/>'.repeat(4_000),
  // Canonical ordering of combining marks takes quadratic time (Unicode 15, 3.11; UAX 15, stream-safe text).
  '100,000 combining marks out of order': () => `a${'\u0301'.repeat(50_000)}${'\u0327'.repeat(50_000)}`,
  '100,000 lines': () => 'x\n'.repeat(100_000),
  '100,000 lines of blanks': () => ' \n'.repeat(100_000),
  '400,000 references to ampersands': () => '&amp;'.repeat(150_000),
  '300,000 letters that look like another encoding': () => 'Ã¤'.repeat(120_000),
};

/** What is beyond a limit is refused before it matters where it stands. */
const IS_BEYOND = /^[12]00,000 (?:siblings|levels|attributes|comments)|^\d\d,000 (?:CDATA)|of 900,000/;

export const STRUCTURE_LOADS: readonly Load[] = Object.entries(STRUCTURES).flatMap(([name, make]) =>
  Object.entries(SITES)
    .filter(([site]) => (site === 'in Extensions') === IS_BEYOND.test(name))
    // After signing is the dearest: the signature is tried, and then each way in which a copy may have been re-formatted.
    .filter(([site]) => !/inclusive|signed over/.test(site) || /namespaces|marks|attributes on|siblings/.test(name))
    .map(([site, put]) => message(`${name}, ${site}`, () => put(make()))),
);

const transform = `<ds:Transform Algorithm="${EXCLUSIVE}"/>`;
const REPEATED: Readonly<Record<string, () => string>> = {
  '500 References': () =>
    seal(plain(), {
      shape: (markup) => swap(markup, '</ds:Reference>', `</ds:Reference>${'<ds:Reference URI=""/>'.repeat(500)}`),
    }),
  '4,000 Transforms': () => seal(plain(), { shape: (markup) => swap(markup, transform, transform.repeat(4_000)) }),
  'a PrefixList of 100,000 prefixes': () =>
    seal(plain(), {
      shape: (markup) =>
        swap(
          markup,
          transform,
          `<ds:Transform Algorithm="${EXCLUSIVE}"><ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${'a '.repeat(100_000)}"/></ds:Transform>`,
        ),
    }),
  '2,000 certificates in KeyInfo': () =>
    swap(
      seal(plain(), { key: 'stranger' }),
      '</ds:Signature>',
      `<ds:KeyInfo>${'<ds:X509Data><ds:X509Certificate>MIIB</ds:X509Certificate></ds:X509Data>'.repeat(1_500)}</ds:KeyInfo></ds:Signature>`,
    ),
  'a certificate of 700,000 characters': () =>
    swap(
      seal(plain(), { key: 'stranger' }),
      '</ds:Signature>',
      `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>MIIB${'A'.repeat(500_000)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`,
    ),
  'a DigestValue of 500,000 characters': () =>
    signed().replace(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${'A'.repeat(500_000)}`),
  'a SignatureValue of 500,000 characters': () =>
    signed().replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${'A'.repeat(500_000)}`),
  'an Algorithm of 500,000 characters': () => signed().replace('#rsa-sha256', `#${'a'.repeat(500_000)}`),
  'a Signature in each of 500 Assertions': () =>
    swap(
      plain(),
      '</samlp:Response>',
      `${`<saml:Assertion>${signatureMarkup('_x')}</saml:Assertion>`.repeat(250)}</samlp:Response>`,
    ),
  '4,800 StatusCodes': () =>
    swap(SIGNED, '</samlp:Status>', `${'<samlp:StatusCode Value="x"/>'.repeat(4_800)}</samlp:Status>`),
  '4,000 Audiences': () =>
    seal(
      swap(
        plain(),
        '<saml:Audience>',
        `${'<saml:Audience>https://other.example/</saml:Audience>'.repeat(4_000)}<saml:Audience>`,
      ),
    ),
  '2,000 AudienceRestrictions': () =>
    seal(
      swap(
        plain(),
        '<saml:AudienceRestriction>',
        `${'<saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction>'.repeat(2_000)}<saml:AudienceRestriction>`,
      ),
    ),
  '4,000 NameIDs': () =>
    seal(swap(plain(), '<saml:NameID ', `${'<saml:NameID>x</saml:NameID>'.repeat(4_000)}<saml:NameID `)),
  '4,000 SubjectConfirmations': () =>
    seal(
      swap(
        plain(),
        '<saml:SubjectConfirmation ',
        `${'<saml:SubjectConfirmation/>'.repeat(4_000)}<saml:SubjectConfirmation `,
      ),
    ),
  '4,000 AuthnStatements': () =>
    seal(
      swap(
        plain(),
        '<saml:AuthnStatement ',
        `${'<saml:AuthnStatement SessionNotOnOrAfter="2099-01-01T00:00:00Z"/>'.repeat(4_000)}<saml:AuthnStatement `,
      ),
    ),
  '2,400 attributes, the same name': () =>
    seal(
      swap(
        plain(),
        '<saml:Attribute ',
        `${'<saml:Attribute Name="x"><saml:AttributeValue/></saml:Attribute>'.repeat(2_400)}<saml:Attribute `,
      ),
    ),
  '4,000 unknown conditions': () =>
    seal(swap(plain(), '<saml:AudienceRestriction>', `${'<saml:Condition/>'.repeat(4_000)}<saml:AudienceRestriction>`)),
  'Response and Assertion signed, the whole over 900 KB': () =>
    sealResponse(seal(swap(plain(), VALUE, 'x'.repeat(500_000))), { over: RESPONSE_ID }),
};

export const REPEAT_LOADS: readonly Load[] = Object.entries(REPEATED).map(([name, make]) => message(name, make));
