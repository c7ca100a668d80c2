// Comments and processing instructions that split text: one reader stops at them, another joins what is left and right.
// CVE-2017-11427 to 11430, CVE-2018-0489 (comments); OneUptime #2988 (xml-crypto digests a PI as if it were text).

import { ISSUER } from '../idp.ts';
import { type Attack, attacks, cut, plain, SP, SUFFIX, swap } from './kit.ts';
import { seal, signed } from './seal.ts';

const EVIL_DOMAIN = `${SUFFIX}.evil.example`;
const comment = '<!---->';
/** Signed as it is by the IdP for its customer at evil.example; a comment is put in afterwards, which changes no digest. */
const split = (nameId: string, at: string) => swap(signed(nameId), nameId, nameId.replace(at, `${at}${comment}`));
const withPi = (xml: string, from: string, to: string) => swap(xml, from, to);
const SIGNED = signed();

export const COMMENTS: readonly Attack[] = [
  ...attacks(
    {
      'a comment cuts the suffix of the NameID': split(`alice@${EVIL_DOMAIN}`, SUFFIX),
      'a comment before the rest of the NameID': split(`alice@${SUFFIX}-evil.example`, SUFFIX),
      'several comments in the NameID': swap(
        signed(`alice@${EVIL_DOMAIN}`),
        EVIL_DOMAIN,
        `${comment}${SUFFIX}${comment}${comment}.evil.example${comment}`,
      ),
      'a comment with markup in it': swap(
        signed(`alice@${EVIL_DOMAIN}`),
        EVIL_DOMAIN,
        `${SUFFIX}<!-- </saml:NameID> -->.evil.example`,
      ),
      'CDATA cuts the suffix': swap(signed(`alice@${EVIL_DOMAIN}`), EVIL_DOMAIN, `${SUFFIX}<![CDATA[.evil.example]]>`),
      'the suffix ends in CDATA': swap(
        signed(`alice@${EVIL_DOMAIN}`),
        EVIL_DOMAIN,
        `<![CDATA[${SUFFIX}]]>.evil.example`,
      ),
    },
    'nameid-domain-mismatch',
  ),
  ...attacks(
    {
      'a comment cuts the user name': split(`alice-evil@${SUFFIX}`, 'alice'),
      'a comment stands before a user name': swap(signed(`evil-alice@${SUFFIX}`), 'evil-alice', `evil-${comment}alice`),
      'a comment cuts the user name of another': swap(signed(`alicebob@${SUFFIX}`), 'alicebob', `alice${comment}bob`),
    },
    'user-not-found',
  ),
  ...attacks(
    {
      'a comment cuts the Issuer': swap(
        seal(plain().replaceAll(`${ISSUER}<`, `${ISSUER}.evil.example<`)),
        /\.evil\.example<\/saml:Issuer><ds:/,
        `${comment}.evil.example</saml:Issuer><ds:`,
      ),
    },
    'issuer-mismatch',
  ),
  ...attacks(
    {
      'a comment cuts the Audience': swap(
        seal(swap(plain(), `${SP}<`, `${SP}.evil.example<`)),
        `${SP}.evil`,
        `${SP}${comment}.evil`,
      ),
    },
    'audience-mismatch',
  ),
  ...attacks(
    {
      'a PI in the NameID': withPi(SIGNED, 'alice@', '<?x y?>alice@'),
      'a PI that holds the signed text': withPi(signed(`not-an-alice@${SUFFIX}`), 'not-an-alice', '<?p not-an-?>alice'),
      'a PI that ends in quotes': withPi(SIGNED, 'alice@', '<?x "?>"?>alice@'),
      'a PI in the Issuer': withPi(SIGNED, ISSUER, `${ISSUER}<?x?>`),
      'a PI in the Audience': withPi(SIGNED, SP, `<?x?>${SP}`),
      'a PI in an AttributeValue': withPi(SIGNED, 'alice@example.com', 'alice@<?x?>example.com'),
      'a PI in the DigestValue': withPi(SIGNED, '<ds:DigestValue>', '<ds:DigestValue><?x?>'),
      'a PI in SignedInfo': withPi(SIGNED, '<ds:SignedInfo>', '<ds:SignedInfo><?x?>'),
      'a PI around the signed Assertion': withPi(
        SIGNED,
        cut(SIGNED, 'saml:Assertion'),
        `<?x?>${cut(SIGNED, 'saml:Assertion')}`,
      ),
      'a PI before the root': `<?x y?>${SIGNED}`,
      'a PI behind the root': `${SIGNED}<?x y?>`,
      'a stylesheet PI': `<?xml-stylesheet href="http://evil.example/x.xsl" type="text/xsl"?>${SIGNED}`,
    },
    'xml-forbidden-construct',
  ),
  ...attacks(
    {
      'a comment in the name of the user, changed': swap(SIGNED, 'alice@', `bob${comment}@`),
      'a comment that hides part of the signed text': swap(
        signed(`bob-alice@${SUFFIX}`),
        'bob-alice',
        '<!--bob--->alice'.replace('--->', '-->'),
      ),
      'text hidden in CDATA as if it were a comment': swap(SIGNED, 'alice@', '<![CDATA[<!--]]>alice@'),
      'markup in CDATA that was markup when it was signed': swap(
        SIGNED,
        '<saml:AttributeStatement>',
        '<![CDATA[<saml:AttributeStatement>]]><saml:AttributeStatement>',
      ),
      'CDATA around a whole element': swap(
        SIGNED,
        cut(SIGNED, 'saml:AttributeStatement'),
        `<![CDATA[${cut(SIGNED, 'saml:AttributeStatement')}]]>`,
      ),
    },
    'signature-digest-mismatch',
  ),
  ...attacks(
    {
      'a comment with two hyphens': swap(SIGNED, 'alice@', '<!-- -- -->alice@'),
      'a comment that ends in three hyphens': swap(SIGNED, 'alice@', '<!-- --->alice@'),
      'a comment as SGML has it': swap(SIGNED, 'alice@', '<!- x ->alice@'),
      'the end of CDATA in text': swap(SIGNED, 'alice@', ']]>alice@'),
      'CDATA in a tag': swap(SIGNED, '<saml:NameID ', '<saml:NameID <![CDATA[x]]> '),
      'CDATA outside the root': `${SIGNED}<![CDATA[x]]>`,
      'CDATA in lower case': swap(SIGNED, 'alice@', '<![cdata[x]]>alice@'),
    },
    'xml-malformed',
    'xml-doctype-forbidden',
  ),
];
