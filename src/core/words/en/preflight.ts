// English: what preflight and receipts say around their findings.

import type { PreflightWords, Shared } from '../preflight.ts';

const many = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
const some = ({ count, names }: Shared) => {
  const rest = count - names.length;
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

export const PREFLIGHT: PreflightWords = {
  ready: { word: 'ready', headline: 'Nothing that was looked at speaks against flipping the switch.' },
  notReady: { word: 'not ready', headline: 'Do not flip the switch yet.' },
  counts: ({ logsOn, lockedOut, disabled }) =>
    `${many(logsOn, 'person', 'people')} would be logged on, ${lockedOut} locked out${disabled > 0 ? `; ${disabled} disabled at the IdP` : ''}.`,
  noList: 'Nobody said who is at the IdP: give --idp-users.',
  advice: {
    'set-auxiliary-domain': ({ domain }) =>
      `Set the auxiliary domain to ${domain}, if that domain is yours, here and in the RAM console.`,
    'set-unknown-auxiliary-domain': ({ domain }) =>
      `Set the auxiliary domain to ${domain}, if that domain is yours, here and in the RAM console; look first whether the console shows another, since there is only one.`,
    'change-auxiliary-domain': ({ from, to }) =>
      `Change the auxiliary domain from ${from} to ${to}, here and in the RAM console.`,
    'remove-domain-alias': () =>
      'Remove the domain alias, here and in the RAM console, so that the auxiliary domain takes effect; password logon by the alias ends too.',
    'log-on-without-domain': () =>
      'Set SsoLoginWithDomain to false, here and in the RAM console: NameIDs are then bare user names.',
    'log-on-with-domain': () =>
      'Set SsoLoginWithDomain to true, here and in the RAM console: NameIDs then carry a suffix.',
    'send-column': ({ column }) => `At the IdP, make the NameID from ${column}.`,
    'replace-suffix': ({ domain }) => `At the IdP, transform the NameID: replace what stands behind “@” by ${domain}.`,
    'lower-case': () => 'At the IdP, transform the NameID to lower case.',
    'send-nameid': ({ nameId }) => `At the IdP, send the NameID ${nameId} for this person.`,
    'create-user': ({ user }) => `Create the RAM user ${user}, here and in the RAM console.`,
    'activate-user': ({ user }) =>
      `Enable the RAM user ${user}, here and in the RAM console, unless it was disabled on purpose.`,
  },
  andThen: ' Then: ',
  lockedOut: (shared) =>
    `${many(shared.count, 'person', 'people')} would be locked out. ${shared.title}: ${some(shared)}.`,
  logsOnBut: (shared) =>
    `${many(shared.count, 'person', 'people')} would be logged on, but: ${shared.title}: ${some(shared)}.`,
  rejected: (source, message) => `The response ${source} is rejected: ${message}`,
  mends: (count) => `mends ${count}`,
  breaks: (count) => `locks out ${count}`,
  collides: (count) => `lets several people share ${many(count, 'RAM user', 'RAM users')}`,
  more: (count) => `… and ${count} more: --output json or html`,
  outcomes: { 'logs-on': 'logs on', 'locked-out': 'locked out', disabled: 'disabled at the IdP' },
  summary: {
    logsOn: 'People who would be logged on',
    lockedOut: 'People who would be locked out',
    disabled: 'Disabled at the IdP',
    ambiguous: 'People who share a RAM user',
    unmapped: 'RAM users whom nobody reaches',
  },
  headings: {
    counts: 'Counts',
    lockedOut: 'Locked out',
    ambiguous: 'Several people, one RAM user',
    logsOn: 'Logged on',
    disabled: 'Disabled at the IdP',
    unmapped: 'RAM users whom nobody reaches',
    remedies: 'Remedies, each proven by mapping everybody again',
    responses: 'Responses that were accepted',
  },
  columns: {
    what: 'WHAT',
    count: 'COUNT',
    idpUser: 'IDP USER',
    nameId: 'NAMEID',
    user: 'RAM USER',
    cause: 'WHY',
    remedy: 'REMEDY',
    mends: 'EFFECT',
    command: 'COMMAND',
    source: 'RESPONSE',
    at: 'JUDGED AT',
  },
  holds: { word: 'holds', headline: 'Everything that matters is as it was when the receipt was written.' },
  drifted: { word: 'drifted', headline: 'The receipt no longer holds: run preflight again.' },
};
