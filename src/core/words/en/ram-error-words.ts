// English: what RAM would answer, and the next step.

import type { RamErrorWords } from '../error-words.ts';

const FIELDS = { DisplayName: 'display name', Comments: 'comments' } as const;

const ofGroup = (kind: 'User' | 'Group') => (kind === 'Group' ? 'the group ' : '');
const seeOwner = (kind: 'User' | 'Group', name: string) =>
  kind === 'Group' ? 'sso-cli list-groups' : `sso-cli get-user ${name}`;

export const RAM_ERRORS: RamErrorWords = {
  'account-id': ({ accountId }) => ({
    message: `the account ID "${accountId}" must have 16 digits`,
    hint: 'the console shows it under the profile picture',
  }),
  'default-domain-suffix': ({ domain }) => ({
    message: `the default domain "${domain}" must end in .onaliyun.com`,
    hint: domain.includes('.')
      ? 'a domain of your own goes to --domain-alias or --auxiliary-domain'
      : `did you mean ${domain}.onaliyun.com?`,
  }),
  'default-domain-form': ({ domain }) => ({
    message: `the default domain "${domain}" is not one that RAM allows`,
    hint: 'at most 64 letters, digits, ".", "_" and single "-", like example.onaliyun.com',
  }),
  'not-a-domain': ({ domain }) => ({
    message: `"${domain}" is not a domain name`,
    hint: 'write it like example.com, without "@"',
  }),
  'user-exists': ({ user }) => ({
    message: `the user ${user} already exists`,
    hint: `change it with: sso-cli update-user ${user}`,
  }),
  'user-name-taken': ({ user }) => ({ message: `the user ${user} already exists`, hint: 'choose another name' }),
  'too-many-users': ({ quota }) => ({
    message: `the account has ${quota} users, the limit of RAM`,
    hint: 'delete those that left: sso-cli list-users',
  }),
  'user-has-policies': ({ user }) => ({
    message: `the user ${user} has policies attached`,
    hint: `detach them first, or: sso-cli delete-user ${user} --force`,
  }),
  'user-has-groups': ({ user, groups }) => ({
    message: `the user ${user} is in ${groups} group${groups === 1 ? '' : 's'}`,
    hint: `remove it from them first, or: sso-cli delete-user ${user} --force`,
  }),
  'group-name-length': ({ length }) => ({
    message: `the group name must have 1 to 64 characters, not ${length}`,
    hint: 'letters, digits, ".", "-" and "_" are allowed',
  }),
  'group-name-characters': ({ group }) => ({
    message: `the group name "${group}" has characters that RAM does not allow`,
    hint: 'letters, digits, ".", "-" and "_" are allowed',
  }),
  'group-exists': ({ group }) => ({
    message: `the group ${group} already exists`,
    hint: 'see which there are: sso-cli list-groups',
  }),
  'too-many-groups': ({ quota }) => ({
    message: `the account has ${quota} groups, the limit of RAM`,
    hint: 'delete those that nobody needs: sso-cli list-groups',
  }),
  'group-has-members': ({ group, members }) => ({
    message: `the group ${group} has ${members} member${members === 1 ? '' : 's'}`,
    hint: `remove them first, or: sso-cli delete-group ${group} --force`,
  }),
  'group-has-policies': ({ group }) => ({
    message: `the group ${group} has policies attached`,
    hint: `detach them first, or: sso-cli delete-group ${group} --force`,
  }),
  'no-such-group': ({ group }) => ({
    message: `the group ${group} does not exist`,
    hint: 'see which do: sso-cli list-groups',
  }),
  'user-in-group': ({ user, group }) => ({
    message: `the user ${user} is in the group ${group} already`,
    hint: `see its groups: sso-cli get-user ${user}`,
  }),
  'user-not-in-group': ({ user, group }) => ({
    message: `the user ${user} is not in the group ${group}`,
    hint: `see its groups: sso-cli get-user ${user}`,
  }),
  'too-many-groups-of-user': ({ user, quota }) => ({
    message: `a user may be in ${quota} groups, the limit of RAM`,
    hint: `leave one first: sso-cli remove-user-from-group ${user} <group>`,
  }),
  'no-such-user': ({ user, near }) => ({
    message: `the user ${user} does not exist`,
    hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see who does: sso-cli list-users',
  }),
  'user-name-length': ({ length }) => ({
    message: `the user name must have 1 to 64 characters, not ${length}`,
    hint: 'letters, digits, ".", "-" and "_" are allowed',
  }),
  'user-name-characters': ({ name }) => ({
    message: `the user name "${name}" has characters that RAM does not allow`,
    hint: name.includes('@')
      ? `the name is what stands before the "@": ${name.split('@')[0]}`
      : 'letters, digits, ".", "-" and "_" are allowed',
  }),
  'not-an-email': ({ email }) => ({
    message: `"${email}" is not an e-mail address`,
    hint: 'write it like alice@example.com',
  }),
  'not-a-phone-number': ({ phone }) => ({
    message: `"${phone}" is not a mobile phone number`,
    hint: 'write <country code>-<number>: 86-18688880000',
  }),
  'text-length': ({ field, length }) => ({
    message: `the ${FIELDS[field]} must have 1 to 128 characters, not ${length}`,
    hint: 'shorten it, or leave it out',
  }),
  'text-characters': ({ field }) => ({
    message: `the ${FIELDS[field]} has control or invisible characters`,
    hint: 'type it anew instead of copying it',
  }),
  'policy-attached': ({ kind, name, type, policy }) => ({
    message: `the ${type} policy ${policy} is already attached to ${ofGroup(kind)}${name}`,
    hint: `see what is: ${seeOwner(kind, name)}`,
  }),
  'too-many-policies': ({ kind, name, type, quota }) => ({
    message: `a ${kind.toLowerCase()} may have ${quota} ${type} policies, the limit of RAM`,
    hint: `detach one first: sso-cli detach-policy ${kind === 'Group' ? `<policy> --group ${name}` : `${name} <policy>`}`,
  }),
  'policy-not-attached': ({ kind, name, type, policy }) => ({
    message: `the ${type} policy ${policy} is not attached to ${ofGroup(kind)}${name}`,
    hint: `see what is: ${seeOwner(kind, name)}`,
  }),
  'policy-type': ({ text }) => ({
    message: `the policy type of "${text}" is neither System nor Custom`,
    hint: 'write NAME:System or NAME:Custom',
  }),
  'policy-name': ({ name }) => ({
    message: `the policy name "${name}" must have 1 to 128 letters, digits or hyphens`,
    hint: 'write it as the RAM console shows it, like AliyunECSReadOnlyAccess',
  }),
};
