// English: what is set up, and what to do next.

import { formatInstant } from '../../saml/time.ts';
import type { StatusWords } from '../status-words.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

export const STATUS: StatusWords = {
  labels: {
    account: 'account',
    idp: 'IdP',
    users: 'RAM users',
    sso: 'SSO',
    expires: 'next to end',
    store: 'store',
  },
  notSetUp: 'not set up',
  noMetadata: 'no metadata',
  unreadableMetadata: 'metadata that cannot be used',
  noUsers: 'none',
  userCount: (all, active) => (all === active ? String(all) : `${all}, of whom ${active} active`),
  certificates: (count) => (count === 1 ? '1 certificate' : `${count} certificates`),
  sso: (isEnabled) => (isEnabled === null ? 'not known' : isEnabled ? 'enabled' : 'not enabled'),
  nothingExpires: 'nothing',
  expires: (what, at, left) =>
    `the ${what}, ${left < 0 ? `ended ${days(-left)} ago` : `in ${days(left)}`} (${formatInstant(at)})`,
  changed: (age) => (age < 1 ? 'changed today' : `changed ${days(age)} ago`),
  shortcomings: {
    'store-missing': 'there is no account store yet',
    'metadata-missing': 'without the metadata of the IdP no signature can be trusted: nobody can log on',
    'users-missing': 'there are no RAM users: nobody can log on',
    'users-inactive': 'no RAM user is active: nobody can log on',
    'users-without-permissions': (names) =>
      `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}: logged on, but without any permission`,
  },
  ready: 'people can be logged on',
  notReady: 'nobody can be logged on yet',
  next: 'next',
  alsoTry: 'or',
  steps: {
    init: { command: 'sso-cli init', why: 'it asks for what it needs, and says where to find it' },
    tryIt: {
      command: 'sso-cli init --account-id 5123456789012345 --site intl --store trial.json',
      why: 'to try it first, offline: any 16 digits, and a store of its own',
    },
    importMetadata: { command: 'sso-cli import-metadata <file or URL>', why: 'the metadata of your IdP' },
    importFile: (path) => ({ command: `sso-cli import-metadata ${path}` }),
    testIdp: { command: 'sso-cli mint-response --init', why: 'without an IdP yet: a test IdP on this machine' },
    createUser: { command: 'sso-cli create-user alice --policy ReadOnlyAccess' },
    attachPolicy: (user) => ({ command: `sso-cli attach-policy ${user} ReadOnlyAccess` }),
    activate: (user) => ({ command: `sso-cli update-user ${user} --status active` }),
    rehearse: (user) => ({ command: `sso-cli mint-response ${user} | sso-cli verify-response -` }),
    verify: { command: 'sso-cli verify-response', why: 'paste the SAMLResponse of a logon' },
  },
  start: 'A dry run of Alibaba Cloud user-based SSO: whom a SAML response logs on, or why nobody.',
  moreHelp: 'all commands: sso-cli --help',
};
