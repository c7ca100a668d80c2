// English: the plan of pull-account and import-users, and what they say beside it.

import type { Outcome } from '../../ram/plan.ts';
import type { ExchangeWords } from '../exchange-words.ts';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  added: 'added',
  changed: 'changed',
  unchanged: 'unchanged',
  removed: 'removed',
  refused: 'refused',
};

const some = (names: readonly string[]) => names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');

export const EXCHANGE: ExchangeWords = {
  outcomes: OUTCOMES,
  counts: (counts) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${OUTCOMES[outcome as Outcome]}`)
      .join(', '),
  columns: { outcome: 'OUTCOME', user: 'USER', line: 'LINE', what: 'WHAT' },
  imported: '✓ imported',
  pulled: '✓ pulled',
  dryRun: 'dry run',
  refused: '✗ refused, nothing was changed',
  noUsers: 'no users',
  none: 'none',
  source: (source, calls) => `${source}, ${calls} calls`,
  users: (counts) => `users: ${counts}`,
  groups: (counts) => `groups: ${counts}`,
  more: (rows) => `… and ${rows} more: --output json`,
  reading: (source) => `reading ${source}`,
  asking: 'asking the cloud',
  answered: (answered, known) => `asking the cloud: ${answered} of ${known} calls answered`,
  askPrune: (removed, users) => `--prune would remove ${removed} of ${users} users.\nRemove them all the same?`,
  groupsMade: (names) =>
    `groups that the list alone knows are made without policies: ${some(names)}; give them some: sso-cli attach-policy POLICY --group NAME`,
  settingsChange: (changes) =>
    `settings that change: ${changes.map(({ name, from, to }) => `${name} ${from === null ? '(not known)' : from || '(none)'} → ${to || '(none)'}`).join(', ')}`,
  metadataReplaced:
    'IdP metadata: the cloud has another document than the store; what it would do: sso-cli diff-metadata',
  withoutPrincipal: (names) =>
    `no userPrincipalName, so the name is that of sAMAccountName: ${some(names)}; AD FS may send nothing for them`,
  metadataKept: 'the cloud has no IdP metadata; that of the store was kept',
  metadataUnreadable: 'the IdP metadata of the cloud cannot be read, and was left out',
  next: 'next: sso-cli list-users',
  mendRows: 'mend the rows that were refused, or take the others: --keep-going',
  nothingWritten: 'nothing was written; leave --dry-run out to write it',
};
