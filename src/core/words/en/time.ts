// English: the words of step 5, time.

import type { CheckWords } from '../words.ts';
import { distance, zone } from './phrases.ts';

const CLOCK =
  'Log on again and verify the fresh response, or judge the old one at its own time: --at TIME. If fresh ones fail, set the clock of the IdP (NTP).';

export const TIME = {
  'assertion-not-yet-valid': {
    title: 'The Assertion is not valid yet',
    why: 'Conditions NotBefore lies ahead: usually the clock of the IdP is fast.',
    mend: CLOCK,
    says: (d) =>
      `The Assertion becomes valid ${distance(d.distance)} after the instant judged: the clock of the IdP may be that much ahead.`,
  },
  'assertion-expired': {
    title: 'The Assertion has expired',
    why: 'Responses live for minutes. One that was captured earlier has expired; so has a fresh one if the clock of the IdP is slow.',
    mend: CLOCK,
    says: (d) => `The Assertion expired ${distance(d.distance)} before the instant judged.`,
  },
  'confirmation-expired': {
    title: 'The SubjectConfirmation has expired',
    why: 'SubjectConfirmationData NotOnOrAfter bounds how long the response may take from the IdP to Alibaba Cloud.',
    mend: CLOCK,
    says: (d) => `The SubjectConfirmation expired ${distance(d.distance)} before the instant judged.`,
  },
  'confirmation-not-yet-valid': {
    title: 'The SubjectConfirmation is not valid yet',
    why: 'SubjectConfirmationData NotBefore lies ahead; the profile does not allow that attribute in a bearer confirmation at all.',
    mend: 'At the IdP, leave NotBefore out of SubjectConfirmationData; the Conditions have their own.',
    says: (d) => `The SubjectConfirmation becomes valid ${distance(d.distance)} after the instant judged.`,
  },
  'confirmation-not-before': {
    title: 'The SubjectConfirmation has a NotBefore',
    why: 'The web browser SSO profile forbids NotBefore in a bearer SubjectConfirmationData, and strict receivers discard such a confirmation.',
    mend: 'At the IdP, leave NotBefore out of SubjectConfirmationData; the Conditions have their own.',
    says: () => 'SubjectConfirmationData has a NotBefore, which a bearer confirmation must not have.',
  },
  'session-expired': {
    title: 'The session at the IdP has ended',
    why: 'SessionNotOnOrAfter says until when the logon at the IdP may be relied on.',
    mend: CLOCK,
    says: (d) => `The session at the IdP ended ${distance(d.distance)} before the instant judged.`,
  },
  'issued-in-future': {
    title: 'The response was issued in the future',
    why: 'The clock of the IdP is ahead of this one. It works while the other times still hold, and stops when they do not.',
    mend: 'Set the clock of the IdP, and that of this machine (NTP).',
    says: (d) =>
      `The response says that it was issued ${distance(d.distance)} after the instant judged: the clock of the IdP is ahead by that much, or this one behind.`,
  },
  'authn-instant-in-future': {
    title: 'The logon at the IdP lies in the future',
    why: 'AuthnInstant says when the person logged on at the IdP. One that lies ahead comes from a clock that runs wrong; strict receivers refuse it.',
    mend: 'Set the clock of the IdP, and that of this machine (NTP).',
    says: (d) => `AuthnInstant lies ${distance(d.distance)} after the instant judged.`,
  },
  'time-zone-suspected': {
    title: 'All times seem to be local time written as UTC',
    why: 'SAML wants every time in UTC. When all of them are off by the offset of a time zone, the IdP writes its local time and a Z behind it; China’s local time is then 8 h ahead.',
    mend: 'At the IdP, write times in UTC: convert them, rather than putting a Z behind local time. Its clock is right.',
    says: (d) =>
      `Every time is ${distance(d.offset)} ${d.offset > 0 ? 'ahead' : 'behind'}, as local time of UTC${zone(d.offset)} is when it is written as UTC.`,
  },
  'clock-skew-used': {
    title: 'A time holds only thanks to the clock tolerance',
    why: 'Alibaba Cloud does not document how much difference it tolerates; sso-cli takes 60 s by default.',
    mend: 'Set the clock of the IdP (NTP), or lengthen the lifetime of its responses.',
    says: (d) =>
      `A time holds only thanks to the clock tolerance (--clock-skew): it is missed by ${distance(d.distance)}.`,
  },
  'assertion-replayed': {
    title: 'The Assertion was seen before',
    why: 'A bearer response may be presented once; whoever presents it again may have stolen it.',
    mend: 'Start a new logon. If you did not present it before, find out who did.',
    says: (d) => `The Assertion ${d.actual} was seen before.`,
  },
} satisfies Partial<CheckWords>;
