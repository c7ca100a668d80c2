// Conditions: made for this account and no other. The audience is compared as an exact string, every restriction must hold,
// and a condition that nobody understands does not hold (SAML Core 2.5.1).

import { acsUrl, spEntityId } from '../../../src/core/ram/account.ts';
import { ACCOUNT } from '../idp.ts';
import { ACS, type Attack, attacks, cut, plain, SP, swap } from './kit.ts';
import { seal } from './seal.ts';

const conditions = cut(plain(), 'saml:Conditions');
const restriction = cut(plain(), 'saml:AudienceRestriction');
const audience = (value: string) => seal(swap(plain(), `<saml:Audience>${SP}<`, `<saml:Audience>${value}<`));
const restrictions = (xml: string) => seal(swap(plain(), restriction, xml));
const other = restriction.replace(SP, 'https://other.example/sp');

const AUDIENCES: Readonly<Record<string, string>> = {
  'another account': spEntityId({ ...ACCOUNT, accountId: '5123456789012346' }),
  'the other site': spEntityId({ ...ACCOUNT, site: 'cn' }),
  'the ACS URL': ACS,
  'the ACS URL of the other site': acsUrl('cn'),
  'role SSO': 'urn:alibaba:cloudcomputing:international',
  'role SSO, padded': ' urn:alibaba:cloudcomputing ',
  'the ACS URL of role SSO': 'https://signin.alibabacloud.com/saml-role/sso',
  'a prefix of it': SP.slice(0, -1),
  'the account ID alone': ACCOUNT.accountId,
  'more behind it': `${SP}x`,
  'a path behind it': `${SP}/`,
  'a query behind it': `${SP}?x`,
  'a fragment behind it': `${SP}#`,
  'more before it': `x${SP}`,
  'it inside another URL': `https://evil.example/?${SP}`,
  'credentials before the host': SP.replace('https://', 'https://x@'),
  'a port': SP.replace('.com/', '.com:443/'),
  'plain http': SP.replace('https', 'http'),
  'another case': SP.toUpperCase(),
  'a blank before': ` ${SP}`,
  'a blank behind': `${SP} `,
  'a line feed behind': `${SP}&#10;`,
  'a no-break space behind': `${SP}\u00a0`,
  'a zero-width space inside': SP.replace('saml', 'sa\u200bml'),
  'a Cyrillic letter': SP.replace('aliyun', '\u0430liyun'),
  'percent-encoding': SP.replace('saml', '%73aml'),
  'two in one, by a blank': `${SP} https://other.example/sp`,
  'two in one, by a comma': `${SP},https://other.example/sp`,
  'a pattern': '*',
  empty: '',
};

export const AUDIENCES_ATTACKS: readonly Attack[] = [
  ...attacks(
    Object.fromEntries(Object.entries(AUDIENCES).map(([name, value]) => [`audience: ${name}`, audience(value)])),
    'audience-mismatch',
    'role-sso-response',
  ),
  ...attacks(
    {
      'two restrictions, the first another’s': restrictions(other + restriction),
      'two restrictions, the second another’s': restrictions(restriction + other),
      'ten restrictions, the last another’s': restrictions(restriction.repeat(9) + other),
    },
    'audience-mismatch',
  ),
  ...attacks(
    {
      'no restriction': restrictions(''),
      'an empty restriction': restrictions('<saml:AudienceRestriction/>'),
      'an empty restriction beside a good one': restrictions(`${restriction}<saml:AudienceRestriction/>`),
      'no Conditions': seal(swap(plain(), conditions, '')),
      'empty Conditions': seal(swap(plain(), conditions, '<saml:Conditions/>')),
      'an Audience outside its restriction': restrictions(cut(restriction, 'saml:Audience')),
      'an AudienceRestrictionCondition of SAML 1.1': restrictions(
        restriction.replaceAll('AudienceRestriction', 'AudienceRestrictionCondition'),
      ),
      'a restriction in the Advice alone': seal(
        swap(
          swap(plain(), restriction, ''),
          '<saml:AuthnStatement ',
          `<saml:Advice>${restriction}</saml:Advice><saml:AuthnStatement `,
        ),
      ),
    },
    'audience-missing',
  ),
  ...attacks(
    {
      'a condition of a foreign namespace': restrictions(`${restriction}<x:Only xmlns:x="urn:x"/>`),
      'the abstract Condition': restrictions(
        `${restriction}<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x:y" xmlns:x="urn:x"/>`,
      ),
      'DoNotCacheCondition of SAML 1.1': restrictions(`${restriction}<saml:DoNotCacheCondition/>`),
      'a delegation restriction': restrictions(
        `${restriction}<saml:Condition><del:Delegate xmlns:del="urn:oasis:names:tc:SAML:2.0:conditions:delegation"/></saml:Condition>`,
      ),
    },
    'condition-not-understood',
  ),
  ...attacks(
    {
      'two Conditions, the second another’s': seal(
        swap(plain(), conditions, conditions + conditions.replace(SP, 'https://other.example/sp')),
      ),
      'two Conditions, the first another’s': seal(
        swap(plain(), conditions, conditions.replace(SP, 'https://other.example/sp') + conditions),
      ),
      'two Conditions, one expired': seal(
        swap(plain(), conditions, `${conditions}<saml:Conditions NotOnOrAfter="2020-01-01T00:00:00Z"/>`),
      ),
    },
    'response-misshapen',
  ),
];
