// What people and tools do to a certificate, each by its name; and the place where it stands.

import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/saml/certificate.ts';
import { faultOfCertificate } from '../../../src/core/saml/malformed-certificate.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { fixtureText } from '../../support/fixtures.ts';
import { metadataXml } from '../../support/idp.ts';
import { expectWithin } from '../../support/time.ts';

const PEM = fixtureText('keys/idp.crt');
const BODY = PEM.replace(/-----[A-Z ]+-----|\s/g, '');
const SPKI = createPublicKey(PEM).export({ type: 'spki', format: 'der' }).toString('base64');

const CASES: readonly (readonly [fault: string, text: string])[] = [
  ['empty', '  \n'],
  ['pem', PEM],
  ['pem', `-----BEGIN CERTIFICATE-----${BODY}`],
  ['pem-base64', Buffer.from(PEM).toString('base64')],
  ['masked', `${BODY.slice(0, 20)}XXXXXXXXXXXX${BODY.slice(40)}`],
  ['masked', `${BODY.slice(0, 20)}***${BODY.slice(-20)}`],
  ['masked', `${BODY.slice(0, 20)}...${BODY.slice(-20)}`],
  ['masked', '[REDACTED]'],
  ['masked', '{HIDE}'],
  ['cut', BODY.slice(0, 600)],
  ['cut', BODY.slice(0, 601)],
  ['cut', `${BODY.slice(0, 602)}==`],
  ['several', Buffer.concat([Buffer.from(BODY, 'base64'), Buffer.from(BODY, 'base64')]).toString('base64')],
  ['public-key', SPKI],
  ['not-base64', BODY.replace('A', '%')],
  ['not-certificate', Buffer.from('{"x5c": []}').toString('base64')],
  ['not-certificate', Buffer.from([0x30, 3, 2, 1, 1]).toString('base64')],
];

describe('the text of an X509Certificate that is none', () => {
  it.each(CASES)('%s', (fault, text) => {
    expect(readCertificate(text)).toBeNull();
    expect(faultOfCertificate(text)).toBe(fault);
  });

  it('is named by its place among the signing certificates', () => {
    const [bad, good] = ['stranger', 'idp'].map((name) =>
      fixtureText(`keys/${name}.crt`).replace(/-----[A-Z ]+-----|\s/g, ''),
    ) as [string, string];
    const reading = readMetadata(metadataXml(['idp', 'stranger', 'idp-next']).replace(bad, bad.slice(0, 100)));
    expect(reading.kind === 'read' && reading.metadata.malformedCertificates).toEqual([{ place: 2, fault: 'cut' }]);
    expect(readMetadata(metadataXml(['idp']).replace(good, good))).toMatchObject({
      metadata: { malformedCertificates: [] },
    });
  });

  it('takes no more than its time', async () => {
    for (const text of ['.'.repeat(2_000_000), '{'.repeat(2_000_000), '['.repeat(200_000), 'A'.repeat(2_000_000)]) {
      await expectWithin(2_000, () => faultOfCertificate(text));
    }
  });
});
