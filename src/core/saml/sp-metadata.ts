// The metadata of Alibaba Cloud's SSO service for one account: same shape as the document that the console offers
// (a real one: yunionio/cloudpods, pkg/util/samlutils/metadata_test.go). Its private key is Alibaba Cloud's, so the
// KeyDescriptor is written only where the administrator gives the certificate from the console's own file.

import { type Account, acsOf, spEntityId } from '../ram/account.ts';
import {
  BINDING_POST,
  DSIG,
  NAMEID_EMAIL,
  NAMEID_PERSISTENT,
  NAMEID_TRANSIENT,
  NAMEID_UNSPECIFIED,
  SAML_METADATA,
  SAML_PROTOCOL,
} from '../xml/names.ts';
import { type Markup, writeXml } from '../xml/write.ts';

/** The SP metadata document as XML text. `certificate` is Base64 of DER. */
export function spMetadata(
  account: Pick<Account, 'site' | 'accountId' | 'service'>,
  certificate: string | null,
): string {
  const entityId = spEntityId(account);
  const formats = [NAMEID_EMAIL, NAMEID_TRANSIENT, NAMEID_PERSISTENT, NAMEID_UNSPECIFIED];
  return writeXml({
    name: 'md:EntityDescriptor',
    attributes: { 'xmlns:md': SAML_METADATA, ID: entityId.replace(/[:/]/g, '_'), entityID: entityId },
    content: [
      {
        name: 'md:SPSSODescriptor',
        attributes: { WantAssertionsSigned: 'true', protocolSupportEnumeration: SAML_PROTOCOL },
        content: [
          ...(certificate === null ? [] : [keyDescriptor(certificate)]),
          ...formats.map((format): Markup => ({ name: 'md:NameIDFormat', content: format })),
          {
            name: 'md:AssertionConsumerService',
            attributes: { Binding: BINDING_POST, Location: acsOf(account), index: '0', isDefault: 'true' },
          },
        ],
      },
    ],
  });
}

/** A signing KeyDescriptor; `certificate` is Base64 of DER. */
export function keyDescriptor(certificate: string): Markup {
  return {
    name: 'md:KeyDescriptor',
    attributes: { use: 'signing' },
    content: [
      {
        name: 'ds:KeyInfo',
        attributes: { 'xmlns:ds': DSIG },
        content: [{ name: 'ds:X509Data', content: [{ name: 'ds:X509Certificate', content: certificate }] }],
      },
    ],
  };
}
