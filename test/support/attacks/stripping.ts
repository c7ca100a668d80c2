// Signature stripping: the content is the attacker's, and what should be signed is not, or no longer, or only seems to be.
// CVE-2026-28323 and many before it: a verifier that finds nothing to verify and goes on (fail-open).

import { DSIG } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, evil, plain, swap } from './kit.ts';
import { RSA_SHA256, seal, sealResponse, signatureMarkup, signed } from './seal.ts';

const BOB = signed('bob@example.onaliyun.com');
const SIGNATURE = cut(BOB, 'ds:Signature');
const forged = (to: string) => swap(swap(BOB, 'bob@', 'alice@'), SIGNATURE, to);

export const STRIPPING: readonly Attack[] = [
  ...attacks(
    {
      'nothing signed': plain(),
      'the Signature taken out': forged(''),
      'the Signature in a comment': forged(`<!--${SIGNATURE}-->`),
      'the Signature as text': forged(`<![CDATA[${SIGNATURE}]]>`),
      'the Signature in a look-alike namespace': forged(SIGNATURE.replaceAll(DSIG, DSIG.replace('2000', '2001'))),
      'the Signature in the namespace without "#"': forged(SIGNATURE.replaceAll(DSIG, DSIG.slice(0, -1))),
      'the Signature in no namespace': forged('<Signature><SignedInfo/><SignatureValue/></Signature>'),
      'an element that is called signature': forged(
        SIGNATURE.replaceAll('ds:Signature>', 'ds:signature>').replace('<ds:Signature ', '<ds:signature '),
      ),
    },
    'signature-missing',
  ),
  ...attacks(
    {
      'an empty Signature': forged(`<ds:Signature xmlns:ds="${DSIG}"/>`),
      'no SignedInfo': forged(swap(SIGNATURE, cut(SIGNATURE, 'ds:SignedInfo'), '')),
      'no SignatureValue': forged(swap(SIGNATURE, cut(SIGNATURE, 'ds:SignatureValue'), '')),
      'only a KeyInfo': forged(
        `<ds:Signature xmlns:ds="${DSIG}"><ds:KeyInfo><ds:KeyName>idp</ds:KeyName></ds:KeyInfo></ds:Signature>`,
      ),
      'an empty SignatureValue': forged(swap(SIGNATURE, /<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>')),
      'an empty DigestValue': forged(swap(SIGNATURE, /<ds:DigestValue>[^<]*/, '<ds:DigestValue>')),
      'a SignatureValue of white space': forged(swap(SIGNATURE, /<ds:SignatureValue>[^<]*/, '<ds:SignatureValue> \n ')),
      'the values left to be filled in': seal(plain(), {
        shape: () =>
          `<ds:Object xmlns:ds="${DSIG}">${signatureMarkup('_assertion').replace('%DIGEST%', 'AAAA')}</ds:Object>`,
      }),
      'the Signature moved up to the Response': swap(forged(''), '<samlp:Status>', `${SIGNATURE}<samlp:Status>`),
    },
    'signature-structure-invalid',
    'signature-missing',
  ),
  ...attacks(
    {
      'a SignatureValue of zeros': forged(
        swap(SIGNATURE, /<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${'A'.repeat(344)}`),
      ),
      'a SignatureValue of one byte': forged(swap(SIGNATURE, /<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>AA==')),
      'the signature of another Assertion': forged(SIGNATURE),
    },
    'signature-digest-mismatch',
  ),
  ...attacks(
    {
      'the Response signed, the Assertion swapped in afterwards': swap(
        sealResponse(plain('bob@example.onaliyun.com')),
        cut(plain('bob@example.onaliyun.com'), 'saml:Assertion'),
        evil(),
      ),
    },
    'signature-digest-mismatch',
  ),
  // Intact, and still not what Alibaba Cloud takes: the Assertion itself must be signed.
  ...attacks(
    {
      'only the Response signed': sealResponse(plain()),
      'only the Response signed, by SHA-512': sealResponse(plain(), { algorithm: RSA_SHA256.replace('256', '512') }),
    },
    'assertion-not-signed',
  ),
];
