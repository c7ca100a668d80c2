// Digest and SignedInfo smuggling: the digest that is compared is not the one that was signed. CVE-2024-45409 (the first
// //DigestValue), CVE-2025-29774 (two SignedInfo), CVE-2025-29775 (a comment in DigestValue), OneUptime #2981.

import { DSIG } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, plain, swap } from './kit.ts';
import { RSA_SHA256, SHA256, seal, signed } from './seal.ts';

const BOB = 'bob@example.onaliyun.com';
const GENUINE = signed(BOB);
/** Alice in Bob's response: only the digest stands in the way. */
const FORGED = swap(GENUINE, 'bob@', 'alice@');
const digestOf = (xml: string) => cut(xml, 'ds:DigestValue').replace(/<[^>]*>/g, '');
const GOOD_DIGEST = digestOf(GENUINE);
const EVIL_DIGEST = digestOf(signed());
const signedInfo = cut(GENUINE, 'ds:SignedInfo');
const evilSignedInfo = swap(signedInfo, GOOD_DIGEST, EVIL_DIGEST);
const value = (text: string) => `<ds:DigestValue>${text}</ds:DigestValue>`;
const withDigest = (element: string) => swap(FORGED, value(GOOD_DIGEST), element);
const withSignedInfo = (elements: string) => swap(FORGED, signedInfo, elements);
const shaped = (shape: (markup: string) => string) => seal(plain(), { shape });

export const SIGNED_INFO: readonly Attack[] = [
  ...attacks(
    {
      'two DigestValues, the evil one first': withDigest(value(EVIL_DIGEST) + value(GOOD_DIGEST)),
      'two DigestValues, the evil one last': withDigest(value(GOOD_DIGEST) + value(EVIL_DIGEST)),
      'the good digest in a comment': withDigest(value(`<!--${GOOD_DIGEST}-->${EVIL_DIGEST}`)),
      'the evil digest in a comment': withDigest(value(`${GOOD_DIGEST}<!--${EVIL_DIGEST}-->`)),
      'an empty comment in the digest': withDigest(value(`${EVIL_DIGEST.slice(0, 20)}<!---->${EVIL_DIGEST.slice(20)}`)),
      'an element in the digest': withDigest(value(`${EVIL_DIGEST}<x>${GOOD_DIGEST}</x>`)),
      'a comment in the SignatureValue': swap(GENUINE, '<ds:SignatureValue>', '<ds:SignatureValue><!--x-->'),
      'an element in the SignatureValue': swap(GENUINE, '<ds:SignatureValue>', '<ds:SignatureValue><x/>'),
      'a comment elsewhere in SignedInfo': swap(GENUINE, '<ds:SignedInfo>', '<ds:SignedInfo><!--x-->'),
      'a comment in the Reference': swap(GENUINE, '<ds:Transforms>', '<!--x--><ds:Transforms>'),
      'two SignedInfo, the evil one first': withSignedInfo(evilSignedInfo + signedInfo),
      'two SignedInfo, the evil one last': withSignedInfo(signedInfo + evilSignedInfo),
      'a SignedInfo of a foreign namespace first': withSignedInfo(
        evilSignedInfo.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="urn:x">') + signedInfo,
      ),
      'only a SignedInfo of a foreign namespace': withSignedInfo(
        evilSignedInfo.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="urn:x">'),
      ),
      'the evil SignedInfo in an Object': swap(
        FORGED,
        '</ds:Signature>',
        `<ds:Object>${evilSignedInfo}</ds:Object></ds:Signature>`,
      ),
      'the genuine SignedInfo in an Object': swap(
        withSignedInfo(evilSignedInfo),
        '</ds:Signature>',
        `<ds:Object>${signedInfo}</ds:Object></ds:Signature>`,
      ),
      'a decoy SignatureMethod in an Object before it': swap(
        FORGED,
        '<ds:SignedInfo>',
        `<ds:Object><ds:SignatureMethod Algorithm="${RSA_SHA256}"/></ds:Object><ds:SignedInfo>`,
      ),
      'two SignatureMethods': shaped((markup) =>
        swap(markup, '<ds:Reference ', `<ds:SignatureMethod Algorithm="${RSA_SHA256}"/><ds:Reference `),
      ),
      'two CanonicalizationMethods': shaped((markup) =>
        swap(
          markup,
          '<ds:SignatureMethod ',
          '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod ',
        ),
      ),
      'two DigestMethods': shaped((markup) =>
        swap(markup, value('%DIGEST%'), `<ds:DigestMethod Algorithm="${SHA256}"/>${value('%DIGEST%')}`),
      ),
      'two SignatureValues': swap(
        GENUINE,
        '</ds:SignedInfo>',
        '</ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue>',
      ),
      'the parts in another order': shaped((markup) =>
        swap(
          markup,
          /(<ds:SignedInfo>.*<\/ds:SignedInfo>)(<ds:SignatureValue>.*<\/ds:SignatureValue>)/,
          `<ds:SignatureValue>%VALUE%</ds:SignatureValue>${cut(markup, 'ds:SignedInfo')}`,
        ),
      ),
      'SignedInfo in another order': shaped((markup) =>
        swap(
          swap(markup, `<ds:SignatureMethod Algorithm="${RSA_SHA256}"/>`, ''),
          '</ds:SignedInfo>',
          `<ds:SignatureMethod Algorithm="${RSA_SHA256}"/></ds:SignedInfo>`,
        ),
      ),
      'a SignatureMethod in no namespace': shaped((markup) =>
        markup.replace('<ds:SignatureMethod ', '<SignatureMethod '),
      ),
      'a DigestValue in no namespace': shaped((markup) => markup.replace(/<(\/?)ds:DigestValue>/g, '<$1DigestValue>')),
      'text in the Signature': swap(GENUINE, '<ds:SignedInfo>', 'text<ds:SignedInfo>'),
      'text in SignedInfo': shaped((markup) => swap(markup, '<ds:SignedInfo>', '<ds:SignedInfo>text')),
      'a URL-safe digest': withDigest(value(`${EVIL_DIGEST.slice(0, -3)}-_=`)),
      'a digest with junk': withDigest(value(`!${EVIL_DIGEST}`)),
      'a digest with a no-break space': withDigest(value(`\u00a0${EVIL_DIGEST}`)),
      'a digest without padding': withDigest(value(EVIL_DIGEST.replace('=', ''))),
      'the Signature inside a Signature': swap(
        GENUINE,
        '</ds:Signature>',
        `<ds:Object>${cut(signed(), 'ds:Signature')}</ds:Object></ds:Signature>`,
      ),
      'a Signature in the KeyInfo': swap(
        GENUINE,
        '</ds:Signature>',
        `<ds:KeyInfo>${cut(signed(), 'ds:Signature')}</ds:KeyInfo></ds:Signature>`,
      ),
    },
    'signature-structure-invalid',
  ),
  ...attacks(
    {
      'the evil digest in a DigestValue in Extensions': swap(
        FORGED,
        '<samlp:Status>',
        `<samlp:Extensions><ds:DigestValue xmlns:ds="${DSIG}">${EVIL_DIGEST}</ds:DigestValue></samlp:Extensions><samlp:Status>`,
      ),
      'the evil digest in a StatusDetail': swap(
        FORGED,
        '</samlp:Status>',
        `<samlp:StatusDetail><ds:DigestValue xmlns:ds="${DSIG}">${EVIL_DIGEST}</ds:DigestValue></samlp:StatusDetail></samlp:Status>`,
      ),
      'the evil digest in KeyInfo': swap(
        FORGED,
        '</ds:Signature>',
        `<ds:KeyInfo><ds:DigestValue>${EVIL_DIGEST}</ds:DigestValue></ds:KeyInfo></ds:Signature>`,
      ),
      'a digest of no bytes too many': withDigest(
        value(Buffer.concat([Buffer.from(EVIL_DIGEST, 'base64'), Buffer.alloc(1)]).toString('base64')),
      ),
      'a digest cut to one byte': withDigest(
        value(Buffer.from(EVIL_DIGEST, 'base64').subarray(0, 1).toString('base64')),
      ),
    },
    'signature-digest-mismatch',
  ),
  ...attacks({ 'the digest replaced, and not signed anew': withDigest(value(EVIL_DIGEST)) }, 'signature-value-invalid'),
];
