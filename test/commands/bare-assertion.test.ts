// An Assertion without its Response, as an IdP's preview shows it: never accepted, and what it claims is judged.

import { expect, it } from 'vitest';
import { pasted } from '../support/idp.ts';
import { makeAccount } from '../support/world.ts';

const XML = Buffer.from(pasted(), 'base64').toString('utf8');
const BARE = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(XML)?.[0] ?? '';
const withNamespace = BARE.includes('xmlns:saml=')
  ? BARE
  : BARE.replace('<saml:Assertion', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"');
const claims = (change: (xml: string) => string) => change(withNamespace);

it.each<[what: string, xml: string, also: string[]]>([
  ['as it is', withNamespace, []],
  ['under Base64', Buffer.from(withNamespace).toString('base64'), []],
  ['another user', claims((xml) => xml.replace('>alice@', '>nobody.here@')), ['user-not-found']],
  [
    'another audience',
    claims((xml) => xml.replace(/<saml:Audience>[^<]*/, '<saml:Audience>urn:other')),
    ['audience-mismatch'],
  ],
  [
    'another recipient',
    claims((xml) => xml.replace(/Recipient="[^"]*"/, 'Recipient="https://other.example/"')),
    ['recipient-mismatch'],
  ],
  [
    'long past',
    claims((xml) => xml.replaceAll(/(NotOnOrAfter)="[^"]*"/g, '$1="2001-01-01T00:00:00Z"')),
    ['assertion-expired', 'confirmation-expired'],
  ],
])('%s', async (_, paste, also) => {
  const world = await makeAccount();
  const { exitCode, json } = await world.run(['verify-response', '-', '--json'], { stdin: paste });
  expect([exitCode, json.verdict, json.cause, json.user]).toEqual([3, 'rejected', 'input-wrong-message', null]);
  const failed = json.findings.filter((each: { severity: string }) => each.severity === 'error');
  expect(failed.map((each: { code: string }) => each.code)).toEqual(['input-wrong-message', ...also]);
});

it('another message is judged no further', async () => {
  const world = await makeAccount();
  const paste = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a" Version="2.0"/>';
  const { exitCode, json } = await world.run(['verify-response', '-', '--json'], { stdin: paste });
  expect([exitCode, json.cause]).toEqual([3, 'input-wrong-message']);
  expect(json.findings.filter((each: { severity: string }) => each.severity === 'error')).toHaveLength(1);
});
