// Repairs of one RAM user: made, renamed, enabled, or another one sent.

import { nameIdFor } from '../../ram/mapping.ts';
import { nearestUsers } from '../../ram/nearest.ts';
import { USER_NAME, userNamed } from '../../ram/user.ts';
import { withAccount, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf } from './repair.ts';
import { isName, nameIdMissing, sendName } from './send-name.ts';

export const notFound: RepairsOf = (facts) => {
  const { mapping, account } = facts;
  if (!mapping || !isName(facts)) return nameIdMissing(facts);
  const name = mapping.prefix;
  const create: Repair[] = USER_NAME.test(name)
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
          apply: withAccount((before) => ({
            ...before,
            users: [...before.users, userNamed(name, before.defaultDomain)],
          })),
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
  return [
    sendName(nameIdFor(twin, facts.account)),
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
      apply: withAccount((account) => ({
        ...account,
        users: account.users.map((user) => (user.UserName === twin ? { ...user, UserName: name } : user)),
      })),
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
      apply: withAccount((account) => ({
        ...account,
        users: account.users.map((user) => (user.UserName === name ? { ...user, Status: 'active' as const } : user)),
      })),
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
