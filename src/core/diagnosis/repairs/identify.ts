// Repairs of step 6: whom the NameID names. Each lies at the IdP (send another name) or in the account (accept this one).

import type { Facts } from '../../checks/facts.ts';
import { mapNameId, nameIdFor } from '../../ram/mapping.ts';
import { nearestUsers, skeleton } from '../../ram/nearest.ts';
import { USER_NAME, userNamed } from '../../ram/user.ts';
import { append, type Editable, find, findAll, remove, setAttribute, setText } from '../../saml/edit.ts';
import { shellWord } from '../../shell.ts';
import { NAMEID_PERSISTENT } from '../../xml/names.ts';
import { withAccount, withEdit, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf, Say } from './repair.ts';

function sendName(nameId: string, say: Say): Repair {
  return {
    where: 'idp',
    change: say(`Send the NameID ${nameId}`, `请发送 NameID ${nameId}`),
    apply: withEdit((response) => {
      const [encrypted] = findAll(response, 'EncryptedID');
      if (encrypted) remove(encrypted);
      const element = findAll(response, 'NameID')[0] ?? addNameId(find(response, 'Subject'));
      setText(element, nameId);
      setAttribute(element, 'Format', NAMEID_PERSISTENT);
    }),
  };
}

function addNameId(subject: Editable): Editable {
  const added = append(subject, 'NameID');
  subject.children = [added, ...subject.children.filter((node) => node !== added)];
  return added;
}

/** Attributes that carry what the NameID should: the IdP has the right value, and sends it in the wrong place. */
function sendAttribute(facts: Facts, say: Say): Repair[] {
  const { assertion, account } = facts;
  return (assertion?.attributes ?? []).flatMap(({ name, values }) => {
    const [value] = values;
    const user = value === undefined ? null : mapNameId(value, account).user;
    if (values.length !== 1 || !value || !user) return [];
    const nameId = nameIdFor(user.UserName, facts.account);
    const change =
      value === nameId
        ? say(`Make the NameID from the attribute ${name}: ${value}`, `请用属性 ${name} 的值生成 NameID：${value}`)
        : say(
            `Make the NameID from the attribute ${name}, in the form ${nameId}`,
            `请用属性 ${name} 的值生成 NameID，写作 ${nameId}`,
          );
    return [{ ...sendName(nameId, say), change }];
  });
}

/** Where nothing in the message says who it is, any RAM user serves to show that the name is all that is missing. */
const nameIdMissing: RepairsOf = (facts, say) => {
  const fromAttribute = sendAttribute(facts, say);
  const { users } = facts.account;
  const expected = users.find(({ UserName }) => UserName === facts.options.expectUser?.split('@')[0]);
  const example = expected ?? users.find(({ Status }) => Status === 'active');
  if (fromAttribute.length > 0 || !example) return fromAttribute;
  const nameId = nameIdFor(example.UserName, facts.account);
  const change = say(
    `Send the name of the person’s RAM user as the NameID, for example ${nameId}`,
    `请把此人对应的 RAM 用户名作为 NameID 发送，例如 ${nameId}`,
  );
  return [{ ...sendName(nameId, say), change }];
};

const domainMissing: RepairsOf = (facts, say) => [
  ...sendAttribute(facts, say).slice(0, 1),
  sendName(nameIdFor(facts.mapping?.prefix ?? '', facts.account), say),
  {
    where: 'alibaba-cloud',
    change: say(
      'Set SsoLoginWithDomain to false: the NameID is then the bare user name, for everybody.',
      '请把 SsoLoginWithDomain 设为 false：此后所有人的 NameID 都是不带后缀的用户名。',
    ),
    command: 'sso-cli settings --no-login-with-domain',
    apply: withAccount((account) => ({ ...account, ssoLoginWithDomain: false })),
  },
];

const domainMismatch: RepairsOf = (facts, say) => {
  const { mapping, account } = facts;
  const suffix = mapping?.suffix ?? '';
  const send = sendName(nameIdFor(mapping?.prefix ?? '', facts.account), say);
  if (account.domainAlias !== null) return [send];
  const accept: Repair = {
    where: 'alibaba-cloud',
    change: account.auxiliaryDomain
      ? say(
          `Change the auxiliary domain from ${account.auxiliaryDomain} to ${suffix}; there is only one.`,
          `请把辅助域名从 ${account.auxiliaryDomain} 改为 ${suffix}；只能有一个。`,
        )
      : say(`Set the auxiliary domain of the SSO settings to ${suffix}`, `请把 SSO 设置中的辅助域名设为 ${suffix}`),
    command: `sso-cli settings --auxiliary-domain ${shellWord(suffix)}`,
    apply: withAccount((before) => ({ ...before, auxiliaryDomain: suffix })),
  };
  return mapping?.suffixKind === 'logon-form' ? [send] : [accept, send];
};

const domainShadowed: RepairsOf = (facts, say) => [
  sendName(nameIdFor(facts.mapping?.prefix ?? '', facts.account), say),
  {
    where: 'alibaba-cloud',
    change: say(
      'Remove the domain alias; the auxiliary domain then takes effect. Password logon by the alias ends with it.',
      '请移除域别名，辅助域名随即生效；以该别名进行的密码登录也将不可用。',
    ),
    command: 'sso-cli settings --no-domain-alias',
    apply: withAccount((account) => ({ ...account, domainAlias: null })),
  },
];

const domainForbidden: RepairsOf = (facts, say) => [
  {
    where: 'alibaba-cloud',
    change: say(
      'Set SsoLoginWithDomain to true, Alibaba Cloud’s default.',
      '请把 SsoLoginWithDomain 设为 true（阿里云默认值）。',
    ),
    command: 'sso-cli settings --login-with-domain',
    apply: withAccount((account) => ({ ...account, ssoLoginWithDomain: true })),
  },
  sendName(facts.mapping?.prefix ?? '', say),
];

const invalidCharacters: RepairsOf = (facts, say) => {
  const { mapping } = facts;
  const plain = skeleton(mapping?.prefix ?? '');
  const cleaned = plain.split('@')[0]?.replace(/[^A-Za-z0-9._-]/g, '') ?? '';
  const names = [plain, cleaned].filter((name, i, all) => USER_NAME.test(name) && all.indexOf(name) === i);
  return names.map((name) => sendName(nameIdFor(name, facts.account), say));
};

const notFound: RepairsOf = (facts, say) => {
  const { mapping, account } = facts;
  const name = mapping?.prefix ?? '';
  const create: Repair = {
    where: 'alibaba-cloud',
    change: say(
      `Create the RAM user ${name}, in the console and here.`,
      `请在控制台和 sso-cli 中创建 RAM 用户 ${name}。`,
    ),
    command: `sso-cli create-user ${shellWord(name)}`,
    apply: withAccount((before) => ({ ...before, users: [...before.users, userNamed(name, before.defaultDomain)] })),
  };
  const near = nearestUsers(name, account.users);
  const send = near.map((each) => sendName(nameIdFor(each.name, facts.account), say));
  // A name that differs by a slip is more likely meant for the user that exists.
  return near[0] && near[0].difference !== 'full-name' ? [...send, create] : [create, ...send];
};

const caseMismatch: RepairsOf = (facts, say) => {
  const twin = facts.mapping?.caseTwin?.UserName ?? '';
  const name = facts.mapping?.prefix ?? '';
  return [
    sendName(nameIdFor(twin, facts.account), say),
    {
      where: 'alibaba-cloud',
      change: say(
        `Rename the RAM user ${twin} to ${name}, in the console and here.`,
        `请在控制台和 sso-cli 中把 RAM 用户 ${twin} 改名为 ${name}。`,
      ),
      command: `sso-cli update-user ${shellWord(twin)} --new-name ${shellWord(name)}`,
      apply: withAccount((account) => ({
        ...account,
        users: account.users.map((user) => (user.UserName === twin ? { ...user, UserName: name } : user)),
      })),
    },
  ];
};

const inactive: RepairsOf = ({ mapping }, say) => {
  const name = mapping?.user?.UserName ?? '';
  return [
    {
      where: 'alibaba-cloud',
      change: say(
        `Enable or restore the RAM user ${name} in the RAM console, and here.`,
        `请在 RAM 控制台和 sso-cli 中启用或恢复 RAM 用户 ${name}。`,
      ),
      command: `sso-cli update-user ${shellWord(name)} --status active`,
      apply: withAccount((account) => ({
        ...account,
        users: account.users.map((user) => (user.UserName === name ? { ...user, Status: 'active' as const } : user)),
      })),
    },
  ];
};

const unexpected: RepairsOf = (facts, say) => {
  const expected = facts.options.expectUser ?? '';
  const name = expected.split('@')[0] ?? '';
  const actual = facts.mapping?.user?.UserName ?? '';
  return [
    sendName(nameIdFor(name, facts.account), say),
    {
      where: 'sso-cli',
      change: say(`If ${actual} was meant, say so.`, `如果本应登录的就是 ${actual}，请指定该用户。`),
      command: `sso-cli verify-response --expect-user ${shellWord(actual)} …`,
      apply: withOptions({ expectUser: actual }),
    },
  ];
};

export const IDENTIFY_REPAIRS: Readonly<Record<string, RepairsOf>> = {
  'nameid-missing': nameIdMissing,
  'nameid-empty': nameIdMissing,
  'nameid-encrypted': nameIdMissing,
  'nameid-domain-missing': domainMissing,
  'nameid-domain-forbidden': domainForbidden,
  'nameid-domain-mismatch': domainMismatch,
  'nameid-domain-shadowed': domainShadowed,
  'nameid-invalid-characters': invalidCharacters,
  'user-not-found': notFound,
  'user-case-mismatch': caseMismatch,
  'user-inactive': inactive,
  'user-unexpected': unexpected,
};
