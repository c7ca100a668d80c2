// The metadata of the test IdP that mints responses.

import { keyDescriptor } from '../saml/sp-metadata.ts';
import { BINDING_REDIRECT, NAMEID_PERSISTENT, SAML_METADATA, SAML_PROTOCOL } from '../xml/names.ts';
import { writeXml } from '../xml/write.ts';

/** IdP metadata with one signing certificate (PEM) and one logon URL. */
export function idpMetadata(entityId: string, certificate: string, logonUrl: string): string {
  const base64 = certificate.replace(/-----[A-Z ]+-----|\s/g, '');
  return writeXml({
    name: 'md:EntityDescriptor',
    attributes: { 'xmlns:md': SAML_METADATA, entityID: entityId },
    content: [
      {
        name: 'md:IDPSSODescriptor',
        attributes: { protocolSupportEnumeration: SAML_PROTOCOL },
        content: [
          keyDescriptor(base64),
          { name: 'md:NameIDFormat', content: NAMEID_PERSISTENT },
          { name: 'md:SingleSignOnService', attributes: { Binding: BINDING_REDIRECT, Location: logonUrl } },
        ],
      },
    ],
  });
}
