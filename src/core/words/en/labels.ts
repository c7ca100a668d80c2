// English: the words around a report.

import type { Labels } from '../labels.ts';

export const LABELS: Labels = {
  tag: 'en',
  region: 'en-US',
  accepted: 'accepted',
  rejected: 'rejected',
  notOpened: 'not read',
  judgedAt: 'judged at',
  judgedBy: (store, metadata) =>
    `by ${store === null ? 'the account of the flags' : `the store ${store}`}, ${metadata === null ? 'without metadata' : `metadata of ${metadata}`}`,
  steps: ['receive', 'read', 'trust', 'address', 'time', 'identify', 'log on'],
  outcome: { pass: 'ok', warn: 'warning', fail: 'failed', skipped: 'not judged', unverified: 'not verified' },
  because: 'because of',
  comma: ', ',
  colon: ': ',
  standardInput: 'standard input',
  whatToDo: 'What to do',
  where: { idp: 'at the IdP', 'alibaba-cloud': 'at Alibaba Cloud', input: 'with the paste', 'sso-cli': 'in sso-cli' },
  proven: 'proven',
  expected: 'expected',
  actual: 'actual  ',
  logsOn: (nameId, user) => `${nameId} logs on as the RAM user ${user}`,
  atItsOwnTime: {
    logsOn: (said, user) => `${said.replace(/\.$/, '')}; at its own time it logs on ${user}.`,
    fails: (said, why) =>
      `${said.replace(/\.$/, '')}; at its own time: ${why.replace(/^(?:The|There|This|An?|No|It)\b/, (word) => word.toLowerCase())}`,
  },
  signed: {
    assertion: 'Assertion signed',
    response: 'Response signed',
    both: 'Assertion and Response signed',
    none: 'nothing signed',
  },
  with: (algorithm) => `with ${algorithm}`,
  validUntil: (time) => `valid until ${time}`,
  isUser: (nameId, user) => `NameID ${nameId} is the RAM user ${user}`,
  noPolicies: 'no policies known',
  byGroup: (policy, group) => `${policy} by the group ${group}`,
  asClaimed: 'ok as claimed',
  seeAbove: 'see above',
  source: 'source',
  provenTogether: (codes) => `proven together with a remedy for ${codes}`,
  redacted: (count) => (count === 1 ? '1 personal value is masked' : `${count} personal values are masked`),
  explains: 'explains',
  counted: (accepted, all) => `${accepted} of ${all} accepted`,
  basis: {
    alibaba: 'Alibaba Cloud documents it',
    saml: 'by the SAML specification; Alibaba Cloud is silent on it',
    inferred: 'a caution: neither Alibaba Cloud nor SAML states it',
  },
  imports: {
    imported: 'imported',
    unchanged: 'unchanged',
    'dry-run': 'not stored (dry run)',
    refused: 'refused',
  },
};
