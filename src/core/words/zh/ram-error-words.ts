// Simplified Chinese: what RAM would answer, and the next step.

import type { RamErrorWords } from '../error-words.ts';

const FIELDS = { DisplayName: '显示名称', Comments: '备注' } as const;
const TYPES: Readonly<Record<string, string>> = { System: '系统策略', Custom: '自定义策略' };

const OWNERS = { User: 'RAM 用户', Group: '用户组' } as const;
const seeOwner = (kind: 'User' | 'Group', name: string) =>
  kind === 'Group' ? 'sso-cli list-groups' : `sso-cli get-user ${name}`;

export const RAM_ERRORS: RamErrorWords = {
  'account-id': ({ accountId }) => ({
    message: `账号 ID “${accountId}”必须为 16 位数字`,
    hint: '可在控制台右上角头像处查看',
  }),
  'default-domain-suffix': ({ domain }) => ({
    message: `默认域名“${domain}”必须以 .onaliyun.com 结尾`,
    hint: domain.includes('.')
      ? '自有域名请用 --domain-alias 或 --auxiliary-domain 设置'
      : `是否要写 ${domain}.onaliyun.com？`,
  }),
  'default-domain-form': ({ domain }) => ({
    message: `RAM 不允许默认域名“${domain}”`,
    hint: '最多 64 个字母、数字、“.”、“_”和不连续的“-”，例如 example.onaliyun.com',
  }),
  'not-a-domain': ({ domain }) => ({
    message: `“${domain}”不是域名`,
    hint: '请写成 example.com 的形式，不带“@”',
  }),
  'user-exists': ({ user }) => ({
    message: `RAM 用户 ${user} 已存在`,
    hint: `如需修改：sso-cli update-user ${user}`,
  }),
  'user-name-taken': ({ user }) => ({ message: `RAM 用户 ${user} 已存在`, hint: '请换一个用户名' }),
  'too-many-users': ({ quota }) => ({
    message: `账号已有 ${quota} 个 RAM 用户，达到 RAM 的上限`,
    hint: '请删除已离职的用户：sso-cli list-users',
  }),
  'user-has-policies': ({ user }) => ({
    message: `RAM 用户 ${user} 仍有权限策略`,
    hint: `请先移除权限策略，或者：sso-cli delete-user ${user} --force`,
  }),
  'user-has-groups': ({ user, groups }) => ({
    message: `RAM 用户 ${user} 属于 ${groups} 个用户组`,
    hint: `请先将其移出用户组，或者：sso-cli delete-user ${user} --force`,
  }),
  'group-name-length': ({ length }) => ({
    message: `用户组名称应为 1 至 64 个字符，现为 ${length} 个`,
    hint: '可使用字母、数字、“.”、“-”和“_”',
  }),
  'group-name-characters': ({ group }) => ({
    message: `用户组名称“${group}”含有 RAM 不允许的字符`,
    hint: '可使用字母、数字、“.”、“-”和“_”',
  }),
  'group-exists': ({ group }) => ({ message: `用户组 ${group} 已存在`, hint: '查看现有用户组：sso-cli list-groups' }),
  'too-many-groups': ({ quota }) => ({
    message: `账号已有 ${quota} 个用户组，达到 RAM 的上限`,
    hint: '请删除不再需要的用户组：sso-cli list-groups',
  }),
  'group-has-members': ({ group, members }) => ({
    message: `用户组 ${group} 仍有 ${members} 个成员`,
    hint: `请先移除成员，或者：sso-cli delete-group ${group} --force`,
  }),
  'group-has-policies': ({ group }) => ({
    message: `用户组 ${group} 仍有权限策略`,
    hint: `请先移除权限策略，或者：sso-cli delete-group ${group} --force`,
  }),
  'no-such-group': ({ group }) => ({ message: `用户组 ${group} 不存在`, hint: '查看现有用户组：sso-cli list-groups' }),
  'user-in-group': ({ user, group }) => ({
    message: `RAM 用户 ${user} 已在用户组 ${group} 中`,
    hint: `查看其用户组：sso-cli get-user ${user}`,
  }),
  'user-not-in-group': ({ user, group }) => ({
    message: `RAM 用户 ${user} 不在用户组 ${group} 中`,
    hint: `查看其用户组：sso-cli get-user ${user}`,
  }),
  'too-many-groups-of-user': ({ user, quota }) => ({
    message: `每个 RAM 用户最多可加入 ${quota} 个用户组，这是 RAM 的上限`,
    hint: `请先退出一个：sso-cli remove-user-from-group ${user} <用户组>`,
  }),
  'no-such-user': ({ user, near }) => ({
    message: `RAM 用户 ${user} 不存在`,
    hint: near.length > 0 ? `您是否要找 ${near.join(' 或 ')}？` : '查看现有用户：sso-cli list-users',
  }),
  'user-name-length': ({ length }) => ({
    message: `用户名应为 1 至 64 个字符，现为 ${length} 个`,
    hint: '可使用字母、数字、“.”、“-”和“_”',
  }),
  'user-name-characters': ({ name }) => ({
    message: `用户名“${name}”含有 RAM 不允许的字符`,
    hint: name.includes('@') ? `用户名是“@”之前的部分：${name.split('@')[0]}` : '可使用字母、数字、“.”、“-”和“_”',
  }),
  'not-an-email': ({ email }) => ({
    message: `“${email}”不是邮箱地址`,
    hint: '请写成 alice@example.com 的形式',
  }),
  'not-a-phone-number': ({ phone }) => ({
    message: `“${phone}”不是手机号码`,
    hint: '请写成 <国家或地区代码>-<号码>：86-18688880000',
  }),
  'text-length': ({ field, length }) => ({
    message: `${FIELDS[field]}应为 1 至 128 个字符，现为 ${length} 个`,
    hint: '请缩短，或不填写',
  }),
  'text-characters': ({ field }) => ({
    message: `${FIELDS[field]}含有控制字符或不可见字符`,
    hint: '请重新输入，不要复制',
  }),
  'policy-attached': ({ kind, name, type, policy }) => ({
    message: `${OWNERS[kind]} ${name} 已有${TYPES[type] ?? type} ${policy}`,
    hint: `查看现有权限策略：${seeOwner(kind, name)}`,
  }),
  'too-many-policies': ({ kind, name, type, quota }) => ({
    message: `每个 ${OWNERS[kind]}最多可有 ${quota} 个${TYPES[type] ?? type}，这是 RAM 的上限`,
    hint: `请先移除一个：sso-cli detach-policy ${kind === 'Group' ? `<权限策略> --group ${name}` : `${name} <权限策略>`}`,
  }),
  'policy-not-attached': ({ kind, name, type, policy }) => ({
    message: `${OWNERS[kind]} ${name} 没有${TYPES[type] ?? type} ${policy}`,
    hint: `查看现有权限策略：${seeOwner(kind, name)}`,
  }),
  'policy-type': ({ text }) => ({
    message: `“${text}”的权限策略类型既不是 System 也不是 Custom`,
    hint: '请写成 NAME:System 或 NAME:Custom',
  }),
  'policy-name': ({ name }) => ({
    message: `权限策略名称“${name}”应为 1 至 128 个字母、数字或连字符`,
    hint: '请按 RAM 控制台所示书写，例如 AliyunECSReadOnlyAccess',
  }),
};
