// Certificates and bare keys: one DER certificate in Base64 and nothing that merely resembles it.

import { createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromRsaKeyValue, fromX509, isBase64, readCertificate } from '../../../src/core/saml/certificate.ts';
import { fixtureText } from '../../support/fixtures.ts';

const pem = (name: string) => fixtureText(`keys/${name}.crt`);
const bodyOf = (name: string) => pem(name).replace(/-----[A-Z ]+-----|\s/g, '');
const derOf = (name: string) => Buffer.from(bodyOf(name), 'base64');
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

const IDP_FINGERPRINT =
  '0F:C3:9B:58:AD:17:A5:D9:6C:99:29:6D:6A:C0:01:A0:B6:F0:56:57:6F:C8:A4:76:60:BC:52:6F:78:4E:9B:8B';
// Self-signed certificates of key types that XML Signature has no algorithm for here.
const ED25519 =
  'MIIBODCB66ADAgECAhR8NVOebydz0iQWH6mU4jut7J7UdDAFBgMrZXAwEjEQMA4GA1UEAwwHZWQyNTUxOTAeFw0yNjExMjMxNDE2MDhaFw0zNjExMjAxNDE2MDhaMBIxEDAOBgNVBAMMB2VkMjU1MTkwKjAFBgMrZXADIQDiY0VlTaoDeK2En9qaw+z+R6wCH2/lmbfrld2Z+SwFoaNTMFEwHQYDVR0OBBYEFD3W5Q7MhCYpSFhUwOpebAZVl/sFMB8GA1UdIwQYMBaAFD3W5Q7MhCYpSFhUwOpebAZVl/sFMA8GA1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EAG+7PLRPIL1KnF8+r++UUwkTquaKadhUtNkqjWI0rVe1KMyQHAeuZZn3jFAB6wcYk0rX9p1NtOqCgI4jJZUd5CQ==';
const SECP256K1 =
  'MIIBejCCASCgAwIBAgIUVf2CfyiQC5Qeak/Z179zbR6zcDgwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJc2VjcDI1NmsxMB4XDTI2MTEyMzE0MTYwOFoXDTM2MTEyMDE0MTYwOFowFDESMBAGA1UEAwwJc2VjcDI1NmsxMFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAErLgjjSvtoSjXbtS/Y/+So6Tb0PTekEz47GBsWNgVOEfPWYLqgxaYoHErOLdBftqtG1hMGIqfcyURvlZ3Quk83aNTMFEwHQYDVR0OBBYEFPiX52nQd2gw02QGBLb0MQaSIQipMB8GA1UdIwQYMBaAFPiX52nQd2gw02QGBLb0MQaSIQipMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAPEFwAeriqAY9rdla74lGZl+yDOIYWGEiEcELylBnSm6AiAwFkWusT7u/1p6z4aS4LEGBFznzf3weT3yyGn8MaYBtA==';

describe('readCertificate', () => {
  it('reads what a certificate says', () => {
    const key = readCertificate(bodyOf('idp'));
    expect(key).toMatchObject({
      fingerprint256: IDP_FINGERPRINT,
      type: 'rsa',
      bits: 2048,
      certificate: {
        subject: 'O=sso-cli tests, CN=idp',
        issuer: 'O=sso-cli tests, CN=idp',
        serialNumber: '785F95C0CAE900512E5C4A676A045DFAB72C37E3',
        notBefore: Date.parse('2026-01-01T00:00:00Z'),
        notAfter: Date.parse('2048-12-31T00:00:00Z'),
      },
    });
  });

  it.each([
    ['wrapped lines', bodyOf('idp').replace(/.{64}/g, '$&\n')],
    ['CRLF and indentation', `\r\n\t  ${bodyOf('idp').replace(/.{76}/g, '$&\r\n\t  ')}\r\n`],
    ['a blank anywhere', `${bodyOf('idp').slice(0, 7)} ${bodyOf('idp').slice(7)}`],
  ])('takes %s', (_, text) => {
    expect(readCertificate(text)?.fingerprint256).toBe(IDP_FINGERPRINT);
  });

  it.each([
    ['rsa1024', 'rsa', 1024],
    ['rsa512', 'rsa', 512],
    ['ec256', 'ec', 256],
    ['ec384', 'ec', 384],
    ['ec521', 'ec', 521],
  ])('%s is %s of %d bits', (name, type, bits) => {
    expect(readCertificate(bodyOf(name))).toMatchObject({ type, bits });
  });

  it.each([
    ['Ed25519', ED25519],
    ['an elliptic curve that SAML does not name', SECP256K1],
  ])('says that it cannot use %s', (_, body) => {
    expect(readCertificate(body)).toMatchObject({ type: 'unsupported', bits: 0 });
  });

  it.each([
    ['PEM in place of Base64', pem('idp')],
    ['Base64 of PEM', base64(pem('idp'))],
    ['bytes behind the certificate', base64(Buffer.concat([derOf('idp'), Buffer.from([0])]))],
    ['a second certificate behind it', base64(Buffer.concat([derOf('idp'), derOf('stranger')]))],
    ['bytes before it', base64(Buffer.concat([Buffer.from([0]), derOf('idp')]))],
    ['a certificate cut short', base64(derOf('idp').subarray(0, 500))],
    ['a length of more bytes than there are', base64(Buffer.from([0x30, 0x84, 0xff]))],
    ['a length of no known form', base64(Buffer.from([0x30, 0x80, 0x00, 0x00]))],
    ['a bare public key', base64(createPublicKey(pem('idp')).export({ type: 'spki', format: 'der' }))],
    ['Base64 of text', base64('this is no certificate')],
    ['URL-safe Base64', bodyOf('idp').replaceAll('+', '-').replaceAll('/', '_')],
    ['Base64 without padding', `${bodyOf('ec256')}`.replace(/=+$/, '').concat('A')],
    ['a character that Base64 does not have', `${bodyOf('idp').slice(0, 40)}*${bodyOf('idp').slice(41)}`],
    ['a no-break space', `\u00a0${bodyOf('idp')}`],
    ['nothing', ''],
    ['white space', ' \n '],
  ])('refuses %s', (_, text) => {
    expect(readCertificate(text)).toBeNull();
  });
});

describe('fromX509', () => {
  it.each([
    ['PEM', pem('idp')],
    ['PEM as bytes', Buffer.from(pem('idp'))],
    ['PEM behind the text that openssl writes', `Certificate:\n    Data:\n${pem('idp')}`],
    ['DER', derOf('idp')],
  ])('reads %s', (_, source) => {
    expect(fromX509(source)?.fingerprint256).toBe(IDP_FINGERPRINT);
  });

  it.each([
    ['a private key', fixtureText('keys/idp.key')],
    ['text', 'hello'],
    ['nothing', ''],
    ['binary', Buffer.from([0, 1, 2, 3])],
  ])('refuses %s', (_, source) => {
    expect(fromX509(source)).toBeNull();
  });
});

describe('fromRsaKeyValue', () => {
  const { n = '', e = '' } = new X509Certificate(pem('idp')).publicKey.export({ format: 'jwk' }) as Record<
    string,
    string
  >;
  const modulus = Buffer.from(n, 'base64url').toString('base64');
  const exponent = Buffer.from(e, 'base64url').toString('base64');

  it('reads the key, which has no certificate', () => {
    const key = fromRsaKeyValue(modulus, exponent);
    expect(key).toMatchObject({ type: 'rsa', bits: 2048, certificate: null });
    expect(key?.key.equals(new X509Certificate(pem('idp')).publicKey)).toBe(true);
    expect(key?.fingerprint256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it('takes white space and a leading zero byte', () => {
    const padded = base64(Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')]));
    for (const each of [modulus.replace(/.{60}/g, '$&\n  '), padded]) {
      expect(fromRsaKeyValue(each, `\n ${exponent} `)?.key.equals(new X509Certificate(pem('idp')).publicKey)).toBe(
        true,
      );
    }
  });

  it.each([
    ['an empty modulus', '', exponent],
    ['an empty exponent', modulus, ''],
    ['a modulus that is not Base64', '***', exponent],
    ['URL-safe Base64', n, exponent],
  ])('refuses %s', (_, m, x) => {
    expect(fromRsaKeyValue(m, x)).toBeNull();
  });
});

describe('isBase64', () => {
  it.each([
    ['QUJD', true],
    ['QUI=', true],
    ['QQ==', true],
    ['', false],
    ['QUJ', false],
    ['QUJDRA', false],
    ['Q===', false],
    ['QQ=A', false],
    ['QU-_', false],
    ['QUJD\n', false],
  ])('%j: %s', (text, expected) => {
    expect(isBase64(text)).toBe(expected);
  });
});
