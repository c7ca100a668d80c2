// Signature wrapping and its kin: a genuine signature, moved, copied or pointed elsewhere, never lends itself to other content.

import { describe, expect, it } from 'vitest';
import { SAML_ASSERTION, SAML_PROTOCOL } from '../../../src/core/xml/names.ts';
import { judge, response } from '../../support/idp.ts';
import { signWith } from '../../support/signer.ts';

const EVIL = 'bob@example.onaliyun.com';
const SIGNED = signWith(response());
const RESPONSE_SIGNED = signWith(response(), { element: 'Response' });
const part = (xml: string, name: string) => new RegExp(`<${name}[ >].*</${name}>`, 's').exec(xml)?.[0] ?? '';
const ASSERTION = part(SIGNED, 'saml:Assertion').replace(
  '<saml:Assertion ',
  `<saml:Assertion xmlns:saml="${SAML_ASSERTION}" `,
);
const SIGNATURE = part(SIGNED, 'ds:Signature');
/** The same with the signature taken off, another name and another ID. */
const FORGED = ASSERTION.replace(SIGNATURE, '')
  .replace('alice@example.onaliyun.com', EVIL)
  .replace('ID="_assertion"', 'ID="_evil"');
const withAssertion = (assertion: string) => SIGNED.replace(part(SIGNED, 'saml:Assertion'), assertion);
const into = (xml: string, added: string) => xml.replace(/(<\/saml:Issuer>)/, `$1${added}`);

const WHOLE = RESPONSE_SIGNED;
const RESPONSE_SIGNATURE = part(RESPONSE_SIGNED, 'ds:Signature');
const EVIL_RESPONSE = RESPONSE_SIGNED.replace(RESPONSE_SIGNATURE, '')
  .replace('alice@example.onaliyun.com', EVIL)
  .replace('ID="_response"', 'ID="_evil-response"');

describe('what an attacker makes of a genuine response', () => {
  it.each([
    [
      'XSW 1: the genuine Response inside the Signature of a forged one',
      into(
        EVIL_RESPONSE,
        RESPONSE_SIGNATURE.replace('</ds:Signature>', `<ds:Object>${WHOLE}</ds:Object></ds:Signature>`),
      ),
    ],
    ['XSW 2: the genuine Response beside a detached Signature', into(EVIL_RESPONSE, `${WHOLE}${RESPONSE_SIGNATURE}`)],
    ['XSW 3: a forged Assertion before the genuine one', withAssertion(FORGED + ASSERTION)],
    ['XSW 3, the other way round', withAssertion(ASSERTION + FORGED)],
    ['XSW 4: the genuine Assertion inside the forged one', withAssertion(into(FORGED, ASSERTION))],
    [
      'XSW 5: the Signature in the forged one, the genuine one without it behind',
      withAssertion(into(FORGED, SIGNATURE) + ASSERTION.replace(SIGNATURE, '')),
    ],
    [
      'XSW 6: the genuine one inside the Signature of the forged one',
      withAssertion(
        into(
          FORGED,
          SIGNATURE.replace(
            '</ds:Signature>',
            `<ds:Object>${ASSERTION.replace(SIGNATURE, '')}</ds:Object></ds:Signature>`,
          ),
        ),
      ),
    ],
    [
      'XSW 7: the forged one in Extensions',
      SIGNED.replace('<samlp:Status>', `<samlp:Extensions>${FORGED}</samlp:Extensions><samlp:Status>`),
    ],
    [
      'XSW 7, the genuine one in Extensions',
      withAssertion(FORGED).replace(
        '<samlp:Status>',
        `<samlp:Extensions>${ASSERTION}</samlp:Extensions><samlp:Status>`,
      ),
    ],
    [
      'XSW 8: the genuine one in an Object of the forged one',
      withAssertion(
        into(
          FORGED,
          SIGNATURE.replace('<ds:KeyInfo>', `<ds:Object>${ASSERTION.replace(SIGNATURE, '')}</ds:Object><ds:KeyInfo>`),
        ),
      ),
    ],
    ['the same ID on both', withAssertion(FORGED.replace('_evil', '_assertion') + ASSERTION)],
    [
      'the same ID in another spelling',
      withAssertion(
        into(FORGED.replace('ID="_evil"', 'Id="_assertion" ID="_evil"'), SIGNATURE) + ASSERTION.replace(SIGNATURE, ''),
      ),
    ],
    [
      'the same ID in another namespace',
      withAssertion(
        into(FORGED.replace('ID="_evil"', 'xmlns:x="urn:x" x:ID="_assertion" ID="_evil"'), SIGNATURE) +
          ASSERTION.replace(SIGNATURE, ''),
      ),
    ],
    [
      'the forged one as an Assertion of a look-alike namespace beside',
      withAssertion(ASSERTION + FORGED.replaceAll(SAML_ASSERTION, `${SAML_ASSERTION}x`).replace('_evil', '_assertion')),
    ],
    [
      'an EncryptedAssertion beside',
      withAssertion(`${ASSERTION}<saml:EncryptedAssertion><x/></saml:EncryptedAssertion>`),
    ],
    [
      'the Assertion deep inside something unknown',
      withAssertion(`<x:wrap xmlns:x="urn:x">${ASSERTION}</x:wrap>${FORGED}`),
    ],
    [
      'the forged one in StatusDetail',
      SIGNED.replace('</samlp:Status>', `<samlp:StatusDetail>${FORGED}</samlp:StatusDetail></samlp:Status>`),
    ],
    [
      'the forged one in Advice',
      SIGNED.replace('</saml:Conditions>', `</saml:Conditions><saml:Advice>${FORGED}</saml:Advice>`),
    ],
    ['two Responses, one in the other', into(EVIL_RESPONSE, WHOLE)],
    ['another name, the signature kept', SIGNED.replace('alice@', 'bob@')],
    ['another name, the signature stripped', SIGNED.replace(SIGNATURE, '').replace('alice@', 'bob@')],
    [
      'a DigestValue for the new name',
      SIGNED.replace('alice@', 'bob@').replace(
        /<ds:DigestValue>.*<\/ds:DigestValue>/,
        '<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue>',
      ),
    ],
  ])('%s', (_, xml) => {
    expect(xml).not.toBe(SIGNED);
    const report = judge(xml);
    expect(report.verdict, JSON.stringify(report.findings)).toBe('rejected');
    expect(report.user).toBeNull();
    expect(report.authenticated?.nameId?.value).not.toBe(EVIL);
  });

  it.each([
    [
      'signed metadata',
      `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x" ID="_m">${SIGNATURE}</md:EntityDescriptor>`,
    ],
    ['a signed LogoutResponse', WHOLE.replace(/samlp:Response/g, 'samlp:LogoutResponse')],
    ['a bare signed Assertion', ASSERTION],
    ['a Response of SAML 1.1', WHOLE.replaceAll(SAML_PROTOCOL, 'urn:oasis:names:tc:SAML:1.0:protocol')],
    [
      'a SOAP envelope around',
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${WHOLE}</s:Body></s:Envelope>`,
    ],
  ])('%s is no Response', (_, xml) => {
    expect(judge(xml)).toMatchObject({ verdict: 'rejected', cause: 'input-wrong-message', authenticated: null });
  });
});
