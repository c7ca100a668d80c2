// Times: expired, not yet valid, and everything that a lenient reader takes for a time. new Date() takes "Dec 31, 2099",
// 30 February and a bare year; xs:dateTime takes none of them (SAML Core 1.3.3).

import { type Attack, attacks, plain, swap, time } from './kit.ts';
import { seal } from './seal.ts';

const HOUR = 3600;
const conditions = (name: string, value: string) =>
  seal(swap(plain(), new RegExp(`(?<=<saml:Conditions [^>]*)${name}="[^"]*"`), `${name}="${value}"`));
const confirmation = (attributes: string) =>
  seal(swap(plain(), /NotOnOrAfter="[^"]*" Recipient/, `${attributes} Recipient`));
const statement = (attribute: string) =>
  seal(swap(plain(), '<saml:AuthnStatement ', `<saml:AuthnStatement ${attribute} `));

const MALFORMED: Readonly<Record<string, string>> = {
  'a date in words': 'Dec 31, 2099',
  'RFC 822': 'Thu, 31 Dec 2099 23:59:59 GMT',
  'a date alone': '2099-12-31',
  'a year alone': '2099',
  'no zone': '2099-12-31T23:59:59',
  '30 February': '2027-02-30T00:00:00Z',
  '29 February of no leap year': '2027-02-29T00:00:00Z',
  '31 April': '2027-04-31T00:00:00Z',
  'month 13': '2027-13-01T00:00:00Z',
  'month 0': '2027-00-10T00:00:00Z',
  'day 0': '2027-01-00T00:00:00Z',
  'hour 24': '2027-01-01T24:00:00Z',
  'minute 60': '2027-01-01T00:60:00Z',
  'a leap second': '2027-06-30T23:59:60Z',
  'a year of five digits': '99999-01-01T00:00:00Z',
  'a negative year': '-2027-01-01T00:00:00Z',
  'a year with a sign': '+2027-01-01T00:00:00Z',
  'a blank for the T': '2099-12-31 23:59:59Z',
  'a small t and z': '2099-12-31t23:59:59z',
  'an empty fraction': '2099-12-31T23:59:59.Z',
  'a comma for the fraction': '2099-12-31T23:59:59,5Z',
  'a zone of 15 hours': '2099-12-31T23:59:59+15:00',
  'a zone without a colon': '2099-12-31T23:59:59+0800',
  'a zone by name': '2099-12-31T23:59:59 CST',
  'two zones': '2099-12-31T23:59:59Z+08:00',
  'a blank behind': '2099-12-31T23:59:59Z ',
  'a line feed behind': '2099-12-31T23:59:59Z&#10;',
  'full-width digits': '２０９９-12-31T23:59:59Z',
  'seconds since 1970': '4102444799',
  'milliseconds since 1970': '4102444799000',
  'a number in exponents': '9e99',
  never: 'never',
  Infinity: 'Infinity',
  empty: '',
};
const PLACES: Readonly<Record<string, (value: string) => string>> = {
  'Conditions NotOnOrAfter': (value) => conditions('NotOnOrAfter', value),
  'Conditions NotBefore': (value) => conditions('NotBefore', value),
  'the confirmation’s NotOnOrAfter': (value) => confirmation(`NotOnOrAfter="${value}"`),
  SessionNotOnOrAfter: (value) => statement(`SessionNotOnOrAfter="${value}"`),
};

export const TIMES_MALFORMED: readonly Attack[] = attacks(
  // Every spelling in the first place, and every place with each fourth of them.
  Object.fromEntries(
    Object.entries(PLACES).flatMap(([place, put], p) =>
      Object.entries(MALFORMED)
        .filter((_, i) => p === 0 || i % 4 === p)
        .map(([name, value]) => [`${place}: ${name}`, put(value)]),
    ),
  ),
  'time-malformed',
);

export const TIMES: readonly Attack[] = [
  ...attacks(
    {
      'expired an hour ago': conditions('NotOnOrAfter', time(-HOUR)),
      'expired just beyond the tolerance': conditions('NotOnOrAfter', time(-61)),
      'expired at the very end of the tolerance': conditions('NotOnOrAfter', time(-60)),
      'expired, with a zone that hides it': conditions('NotOnOrAfter', time(-HOUR).replace('Z', '+00:00')),
      'expired in UTC, not on the wall': conditions('NotOnOrAfter', '2026-11-23T12:00:00+08:00'),
    },
    'assertion-expired',
  ),
  ...attacks(
    {
      'valid in an hour': conditions('NotBefore', time(HOUR)),
      'valid just beyond the tolerance': conditions('NotBefore', time(61)),
      'valid tomorrow by its zone': conditions('NotBefore', '2026-11-23T09:00:00-08:00'),
    },
    'assertion-not-yet-valid',
  ),
  ...attacks(
    {
      'a confirmation that expired an hour ago': confirmation(`NotOnOrAfter="${time(-HOUR)}"`),
      'a confirmation that expired in year 1': confirmation('NotOnOrAfter="0001-01-01T00:00:00Z"'),
    },
    'confirmation-expired',
  ),
  ...attacks({ 'a session that ended': statement(`SessionNotOnOrAfter="${time(-HOUR)}"`) }, 'session-expired'),
  ...attacks(
    {
      'one of two sessions ended': seal(
        swap(
          plain(),
          '<saml:AuthnStatement ',
          `<saml:AuthnStatement AuthnInstant="${time(-10)}" SessionNotOnOrAfter="${time(-HOUR)}"/><saml:AuthnStatement SessionNotOnOrAfter="${time(HOUR)}" `,
        ),
      ),
    },
    'session-expired',
  ),
];
