// The SP metadata of an account, to the letter: the shape of Alibaba Cloud's own document.

import { describe, expect, it } from 'vitest';
import { spMetadata } from '../../../src/core/saml/sp-metadata.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';

const ACCOUNT_ID = '5123456789012345';

function expected(host: string, keyDescriptor = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="https___${host}_${ACCOUNT_ID}_saml_SSO" entityID="https://${host}/${ACCOUNT_ID}/saml/SSO">
  <md:SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
${keyDescriptor}    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</md:NameIDFormat>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://${host}/saml/SSO" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;
}

const KEY_DESCRIPTOR = `    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data>
          <ds:X509Certificate>QUJD</ds:X509Certificate>
        </ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
`;

describe('spMetadata', () => {
  it.each([
    ['intl', 'signin-intl.aliyun.com'],
    ['cn', 'signin.aliyun.com'],
  ] as const)('%s', (site, host) => {
    expect(spMetadata({ site, accountId: ACCOUNT_ID }, null)).toBe(expected(host));
    expect(spMetadata({ site, accountId: ACCOUNT_ID }, 'QUJD')).toBe(expected(host, KEY_DESCRIPTOR));
  });

  it('passes our own gate', () => {
    expect(gate(spMetadata({ site: 'cn', accountId: ACCOUNT_ID }, 'QUJD'), MESSAGE_LIMITS).local).toBe(
      'EntityDescriptor',
    );
  });
});
