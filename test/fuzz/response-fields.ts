// Every field of a response that reaches an output, and how to put a text into it.

import { ACS, SP, swap } from '../support/attacks/kit.ts';
import { seal } from '../support/attacks/seal.ts';
import { ISSUER } from '../support/idp.ts';

/** `text` is escaped already. */
export const FIELDS: Readonly<Record<string, (xml: string, text: string) => string>> = {
  NameID: (xml, text) => swap(xml, 'alice@', `${text}alice@`),
  suffix: (xml, text) => swap(xml, '@example', `@${text}example`),
  Format: (xml, text) => swap(xml, 'nameid-format:persistent', text),
  Issuer: (xml, text) => xml.replaceAll(`>${ISSUER}<`, () => `>${ISSUER}${text}<`),
  Audience: (xml, text) => swap(xml, `>${SP}<`, `>${SP}${text}<`),
  Recipient: (xml, text) => swap(xml, `Recipient="${ACS}"`, `Recipient="${ACS}${text}"`),
  Destination: (xml, text) => swap(xml, `Destination="${ACS}"`, `Destination="${text}"`),
  InResponseTo: (xml, text) => xml.replaceAll('InResponseTo="_request"', () => `InResponseTo="${text}"`),
  StatusCode: (xml, text) => swap(xml, 'status:Success', text),
  StatusMessage: (xml, text) =>
    swap(xml, '</samlp:Status>', `<samlp:StatusMessage>${text}</samlp:StatusMessage></samlp:Status>`),
  Version: (xml, text) => swap(xml, 'Version="2.0"', `Version="${text}"`),
  'a time': (xml, text) => swap(xml, /NotBefore="[^"]*"/, `NotBefore="${text}"`),
  Method: (xml, text) => swap(xml, 'cm:bearer', text),
  SessionIndex: (xml, text) => swap(xml, '_session', text),
  'an Attribute Name': (xml, text) => swap(xml, 'Name="mail"', `Name="${text}"`),
  'an AttributeValue': (xml, text) => swap(xml, 'alice@example.com', text),
  'a duplicate ID': (xml, text) =>
    swap(
      xml,
      '</samlp:Status>',
      `</samlp:Status><samlp:Extensions><x ID="${text}"/><x ID="${text}"/></samlp:Extensions>`,
    ),
  'an unknown condition': (xml, text) =>
    swap(xml, '<saml:AudienceRestriction>', `<saml:Condition x="${text}"/><saml:AudienceRestriction>`),
  'a signature algorithm': (xml, text) => swap(seal(xml), /(?<=SignatureMethod Algorithm=")[^"]*/, text),
};
