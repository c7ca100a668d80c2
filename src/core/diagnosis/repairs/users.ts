// Repairs of one RAM user: made, renamed, enabled, or another one sent.

import { nameIdFor } from '../../ram/mapping.ts';
import { nearestUsers } from '../../ram/nearest.ts';
import { createUser, updateUser } from '../../ram/users.ts';
import { type AccountChange, isAllowed, withAccount, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf } from './repair.ts';
import { isName, nameIdMissing, sendName } from './send-name.ts';

/** The ID and the times of a user that is only thought of: no check reads them. */
const UNKNOWN = '';

export const notFound: RepairsOf = (facts) => {
  const { mapping, account } = facts;
  if (!mapping || !isName(facts)) return nameIdMissing(facts);
  const name = mapping.prefix;
  const createIt: AccountChange = (before) => createUser(before, { UserName: name, policies: [] }, UNKNOWN, UNKNOWN);
  const create: Repair[] = isAllowed(account, createIt)
    ? [
        {
          where: 'alibaba-cloud',
          advice: { key: 'create-user', args: { user: name } },
          command: {
            kind: 'account',
            name: 'create-user',
            operands: [name],
            options: {},
            stateless: ({ user = [] }) => ({ user: [...[user].flat().map(String), name] }),
          },
          changesAccount: true,
          apply: withAccount(createIt),
        },
      ]
    : [];
  const near = nearestUsers(name, account.users);
  const send = near.map((each) => sendName(nameIdFor(each.name, facts.account)));
  // A name that differs by a slip is more likely meant for the user that exists.
  return near[0] && near[0].difference !== 'full-name' ? [...send, ...create] : [...create, ...send];
};

export const caseMismatch: RepairsOf = (facts) => {
  const twin = facts.mapping?.caseTwin?.UserName ?? '';
  const name = facts.mapping?.prefix ?? '';
  const rename: AccountChange = (account) => updateUser(account, twin, { UserName: name }, UNKNOWN);
  const send = sendName(nameIdFor(twin, facts.account));
  if (!isAllowed(facts.account, rename)) return [send];
  return [
    send,
    {
      where: 'alibaba-cloud',
      advice: { key: 'rename-user', args: { from: twin, to: name } },
      command: {
        kind: 'account',
        name: 'update-user',
        operands: [twin],
        options: { 'new-name': name },
        stateless: ({ user = [] }) => ({
          user: [user].flat().map((each) => (String(each) === twin ? name : String(each))),
        }),
      },
      changesAccount: true,
      apply: withAccount(rename),
    },
  ];
};

export const inactive: RepairsOf = ({ mapping }) => {
  const name = mapping?.user?.UserName ?? '';
  return [
    {
      where: 'alibaba-cloud',
      advice: { key: 'activate-user', args: { user: name } },
      command: {
        kind: 'account',
        name: 'update-user',
        operands: [name],
        options: { status: 'active' },
        // Users of flags are active.
        stateless: null,
      },
      changesAccount: true,
      apply: withAccount((account) => updateUser(account, name, { Status: 'active' }, UNKNOWN)),
    },
  ];
};

export const unexpected: RepairsOf = (facts) => {
  const expected = facts.options.expectUser ?? '';
  const name = expected.split('@')[0] ?? '';
  const actual = facts.mapping?.user?.UserName ?? '';
  return [
    sendName(nameIdFor(name, facts.account)),
    {
      where: 'sso-cli',
      advice: { key: 'expect-user', args: { user: actual } },
      command: { kind: 'verify', flags: { 'expect-user': actual } },
      apply: withOptions({ expectUser: actual }),
    },
  ];
};
