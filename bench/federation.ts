// A federation's metadata, as large as they come: some 10 KB an entity, signed as a whole. Written piece by piece, digest
// alongside, so that making 100 MB takes no more memory than making one entity.

import { createHash, createSign } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

const NAMESPACES = {
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  mdui: 'urn:oasis:names:tc:SAML:metadata:ui',
  mdrpi: 'urn:oasis:names:tc:SAML:metadata:rpi',
  shibmd: 'urn:mace:shibboleth:metadata:1.0',
} as const;
type Prefix = keyof typeof NAMESPACES;

const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings';
const BINDING_NAMES = ['HTTP-POST', 'HTTP-POST-SimpleSign', 'HTTP-Redirect', 'SOAP'];
const LANGUAGES = ['en', 'de', 'fr', 'it', 'es', 'zh'];

export const entityIdOf = (i: number) => `https://idp${i}.example.org/idp/shibboleth`;

const declaration = (prefix: Prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`;

/**
 * One entity. Exclusive C14N declares a namespace where it is first used and the file does so once at its root; in all
 * else the file is canonical as it is. So `declare` is all that differs between what is written and what is digested.
 */
function entity(i: number, certificate: string, declare: (prefix: Prefix) => string): string {
  const each = (make: (language: string) => string) => LANGUAGES.map(make).join('');
  const text = (name: string, content: string) =>
    each((language) => `    <${name} xml:lang="${language}">${content}</${name}>\n`);
  const key = (use: string) =>
    `   <md:KeyDescriptor use="${use}"><ds:KeyInfo${declare('ds')}><ds:X509Data><ds:X509Certificate>\n${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>\n`;
  const service = (name: string, binding: string) =>
    `   <md:${name} Binding="${BINDINGS}:${binding}" Location="https://idp${i}.example.org/idp/profile/SAML2/${binding}/${name}"></md:${name}>\n`;
  const format = (name: string) =>
    `   <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:${name}</md:NameIDFormat>\n`;
  const contact = (type: string) =>
    `  <md:ContactPerson contactType="${type}"><md:GivenName>Service desk</md:GivenName><md:EmailAddress>mailto:${type}@example${i}.org</md:EmailAddress></md:ContactPerson>\n`;
  return ` <md:EntityDescriptor entityID="${entityIdOf(i)}">
  <md:Extensions>
   <mdrpi:RegistrationInfo${declare('mdrpi')} registrationAuthority="https://federation.example.org" registrationInstant="2015-04-0${(i % 9) + 1}T10:00:00Z">
${text('mdrpi:RegistrationPolicy', 'https://federation.example.org/registration-practice')}   </mdrpi:RegistrationInfo>
  </md:Extensions>
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
   <md:Extensions>
    <shibmd:Scope${declare('shibmd')} regexp="false">example${i}.org</shibmd:Scope>
    <mdui:UIInfo${declare('mdui')}>
${text('mdui:DisplayName', `University ${i}`)}${text('mdui:Description', `Identity provider of university ${i}, for staff &amp; students.`)}${text('mdui:InformationURL', `https://www.example${i}.org/about`)}    <mdui:Logo height="80" width="80">https://idp${i}.example.org/logo.png</mdui:Logo>
    </mdui:UIInfo>
   </md:Extensions>
${key('signing')}${key('signing')}${key('encryption')}${['persistent', 'transient'].map(format).join('')}${BINDING_NAMES.map((name) => service('SingleSignOnService', name)).join('')}  </md:IDPSSODescriptor>
  <md:Organization>
${text('md:OrganizationName', `University ${i}`)}${text('md:OrganizationDisplayName', `University ${i}`)}${text('md:OrganizationURL', `https://www.example${i}.org/`)}  </md:Organization>
${contact('technical')}${contact('support')}${contact('administrative')} </md:EntityDescriptor>\n`;
}

export interface Keys {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Writes an aggregate of `entities`, signed when asked for, and its size in bytes. */
export function writeFederation(path: string, entities: number, keys: Keys, signed: boolean): number {
  const body = keys.certificate.replace(/-----[A-Z ]+-----|\s/g, '').replace(/.{64}/g, '$&\n');
  const all = Object.keys(NAMESPACES) as Prefix[];
  const rest = ' ID="_federation" Name="urn:example:federation" validUntil="2035-01-01T00:00:00Z">';
  const end = '</md:EntitiesDescriptor>';
  const inFile = () => '';
  let signature = '';
  if (signed) {
    const digest = createHash('sha256').update(`<md:EntitiesDescriptor${declaration('md')}${rest}\n\n`);
    for (let i = 0; i < entities; i++) digest.update(entity(i, body, declaration));
    signature = sign(digest.update(end).digest('base64'), keys.privateKey);
  }
  const file = openSync(path, 'w');
  let bytes = 0;
  const write = (text: string) => {
    bytes += writeSync(file, text);
  };
  write(`<md:EntitiesDescriptor${all.map(declaration).join('')}${rest}\n${signature}\n`);
  for (let i = 0; i < entities; i++) write(entity(i, body, inFile));
  write(`${end}\n`);
  closeSync(file);
  return bytes;
}

/** An enveloped ds:Signature, by RSA and SHA-256. */
function sign(digest: string, privateKey: string): string {
  const signedInfo = (declare: string) =>
    `<ds:SignedInfo${declare}><ds:CanonicalizationMethod Algorithm="${EXC_C14N}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod><ds:Reference URI="#_federation"><ds:Transforms><ds:Transform Algorithm="${NAMESPACES.ds}enveloped-signature"></ds:Transform><ds:Transform Algorithm="${EXC_C14N}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = createSign('RSA-SHA256')
    .update(signedInfo(declaration('ds')))
    .sign(privateKey, 'base64');
  return `<ds:Signature>${signedInfo('')}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
}
