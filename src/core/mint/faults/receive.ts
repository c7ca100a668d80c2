// Faults of step 1, receive: the paste holds no response, or not the whole of it.

import type { Fault } from './fault.ts';

const base64 = (xml: string) => Buffer.from(xml, 'utf8').toString('base64');

export const RECEIVE: readonly Fault[] = [
  { code: 'input-empty', paste: () => ' \n\t ' },
  { code: 'input-too-large', damage: (xml) => xml.replace('>', `>${' '.repeat(1 << 20)}`) },
  { code: 'input-truncated', paste: (xml) => base64(xml).slice(0, Math.floor(xml.length * 0.9)) },
  { code: 'input-not-saml', paste: () => 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl' },
  {
    code: 'input-wrong-message',
    paste: () => base64('<q:AuthnRequest xmlns:q="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"/>'),
  },
  { code: 'xml-malformed', damage: (xml) => xml.replace(/<\/[\w-]*:?Subject>/, '') },
  { code: 'input-repaired', paste: (xml) => base64(xml).replace(/.{64}/g, '$&\n') },
];
