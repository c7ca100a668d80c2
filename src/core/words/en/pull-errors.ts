// English: why the account could not be pulled from the cloud, and what to do.

import type { PullErrorWords } from '../error-words.ts';

const ALIYUN = {
  unknown: 'the Alibaba Cloud CLI failed, and gave no code',
  'not-json': 'the Alibaba Cloud CLI answered something other than JSON',
  timeout: 'the Alibaba Cloud CLI was still silent after two minutes',
  'too-large': 'the answer is over 64 MiB',
  'too-many-pages': 'the lists of the cloud do not end',
} as const;

export const PULL_ERRORS: PullErrorWords = {
  'aliyun-missing': ({ command, reason }) => ({
    message: `the Alibaba Cloud CLI cannot be started: ${reason === 'ENOENT' ? `there is no ${command}` : `${command}: ${reason}`}`,
    hint: 'install it (https://github.com/aliyun/aliyun-cli) or name it with --aliyun PATH; without it: sso-cli import-users <file>, or a snapshot that was saved elsewhere: --from FILE',
  }),
  'aliyun-failed': ({ action, reason, command }) => ({
    message: `${action}: ${ALIYUN[reason]}`,
    hint: `nothing was changed; see what it says by itself: ${command}`,
  }),
  'cloud-denied': ({ action }) => ({
    message: `the cloud refuses ${action}: it is not allowed to whom the aliyun command is configured for`,
    hint: `nothing was changed; allow ${action}, or all that is needed: sso-cli pull-account --print-policy`,
  }),
  'cloud-throttled': ({ action, tries }) => ({
    message: `the cloud throttles ${action}, after ${tries} tries still`,
    hint: 'nothing was changed; try again in some minutes, while nobody else is calling RAM',
  }),
  'cloud-refused': ({ action, code }) => ({
    message: `the cloud refuses ${action}: ${code}`,
    hint: 'nothing was changed; see who you are to it: aliyun sts GetCallerIdentity',
  }),
  'cloud-answer': ({ action, field }) => ({
    message: `the answer of ${action} is not what it should be: ${field}`,
    hint: 'nothing was changed; ask for it by the aliyun command itself, and update that command if it is old',
  }),
  'snapshot-line': ({ path, line }) => ({
    message: `${path}: line ${line} is not one call of a snapshot`,
    hint: 'a snapshot is what sso-cli pull-account --save FILE writes: a line of JSON for each call',
  }),
  'snapshot-incomplete': ({ path, action, of }) => ({
    message: `${path}: the answer of ${action}${of === null ? '' : ` for ${of}`} is missing`,
    hint: 'nothing was changed; save the snapshot again: sso-cli pull-account --save FILE',
  }),
  'snapshot-too-large': ({ path, mebibytes }) => ({
    message: `${path} is over ${mebibytes} MiB`,
    hint: 'a snapshot of 5,000 users takes less; check the file',
  }),
  'other-account': ({ stored, cloud }) => ({
    message: `the store is of account ${stored}, and what was read is account ${cloud}`,
    hint: 'choose another place with --store, or another account with --profile',
  }),
  'pull-removes-many': ({ removed, users }) => ({
    message: `--prune would remove ${removed} of ${users} users`,
    hint: 'look at the plan with --dry-run; if that is meant, add --yes',
  }),
  'not-a-word': ({ flag }) => ({
    message: `the value of ${flag} is none`,
    hint: 'it must not be empty, begin with "-", or have control characters',
  }),
};
