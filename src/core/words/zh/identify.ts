// Simplified Chinese: the words of step 6, identify.

import type { Difference } from '../../ram/nearest.ts';
import type { CheckWords } from '../words.ts';
import { spellOut } from '../words.ts';

const DIFFERENCE: Record<Difference, string> = {
  case: '仅大小写不同',
  'look-alike': '形近或不可见字符不同',
  separator: '仅“.”、“-”或“_”不同',
  spelling: '相差一两个字母',
  'full-name': '名称有一部分相同',
};

export const IDENTIFY = {
  'nameid-invalid-characters': {
    title: 'NameID 不能作为 RAM 用户名',
    why: 'RAM 用户名由 1 到 64 个字母、数字、“.”、“-”和“_”组成。空白、不可见字符和形近字母都是 NameID 的一部分，永远无法匹配。',
    mend: '请在 IdP 中用只含上述字符的字段生成 NameID，或添加转换规则；必要时修改用户名。',
    says: (d) =>
      d.odd.length > 0
        ? `NameID 含有 RAM 用户名不允许的字符：${d.odd.map(spellOut).join('、')}。`
        : `NameID 后缀之前的部分有 ${d.length} 个字符；RAM 用户名应为 1 到 64 个。`,
  },
  'nameid-domain-missing': {
    title: 'NameID 没有后缀',
    why: 'SsoLoginWithDomain 为 true 时，NameID 必须是用户名、“@”和本账号的后缀。',
    mend: '请在 IdP 中以用户主体名称（UPN）或邮箱地址作为 NameID，或用规则加上“@”和后缀；也可以把 SsoLoginWithDomain 设为 false。',
    says: (d) =>
      d.isAssumed
        ? 'NameID 没有“@”和后缀。此处不知道本账号的 SsoLoginWithDomain；按阿里云默认值（true），NameID 必须带后缀。'
        : 'NameID 没有“@”和后缀，而本账号要求带后缀（SsoLoginWithDomain）。',
  },
  'nameid-domain-forbidden': {
    title: 'NameID 带有后缀，但不应带有',
    why: 'SsoLoginWithDomain 为 false 时，NameID 必须是不带后缀的用户名。',
    mend: '请把 SsoLoginWithDomain 设为 true（阿里云默认值），或以不带后缀的用户名作为 NameID。',
    says: () => 'NameID 带有后缀，而本账号要求不带后缀的用户名（SsoLoginWithDomain 为 false）。',
  },
  'nameid-domain-mismatch': {
    title: 'NameID 的后缀不属于本账号',
    why: '阿里云接受默认域名，以及域别名或（没有域别名时）辅助域名；其他后缀会提示“该用户不存在”。',
    mend: '请把 SSO 设置中的辅助域名设为 IdP 发送的后缀（前提是没有域别名），或让 IdP 发送可接受的后缀。',
    says: (d) =>
      d.isLogonForm
        ? `“@${d.suffix}”仅可用于密码登录；NameID 中需要加上 .onaliyun.com。`
        : `本账号不接受后缀“@${d.suffix}”。`,
  },
  'nameid-domain-shadowed': {
    title: '设置域别名后辅助域名不生效',
    why: '账号一旦设置了域别名，阿里云就会忽略辅助域名，且不作提示。',
    mend: '请让 IdP 发送可接受的后缀，或移除域别名。',
    says: (d) => `该后缀是辅助域名；由于设置了域别名 ${d.alias}，它不生效。`,
  },
  'nameid-domain-former': {
    title: '后缀是设置账号别名之前的默认域名',
    why: '阿里云说明旧后缀仍可登录，但同一页面又要求修改 NameID，因此请勿依赖它。',
    mend: '请让 IdP 以当前的默认域名作为后缀。',
    says: () => '该后缀是账号最初的默认域名，账号现在已有另一个默认域名。',
  },
  'nameid-transient': {
    title: 'NameID 是临时标识（transient）',
    why: '临时 NameID 每次登录都是新的随机值，不可能是某个 RAM 用户的名称。',
    mend: '请在 IdP 中把 NameID 格式设为 persistent 或 emailAddress，并以用户主体名称（UPN）填充。',
    says: () => 'NameID 的格式为 transient：其值每次登录都会变化，无法对应 RAM 用户。',
  },
  'user-not-found': {
    title: 'RAM 用户不存在',
    why: '阿里云不会自动创建用户：NameID 后缀之前的部分必须与现有 RAM 用户的名称完全一致。',
    mend: '请创建该 RAM 用户，或让 IdP 发送现有用户的名称。',
    says: (d) => {
      const near = d.near.map((each) => `${each.name}（${DIFFERENCE[each.difference]}）`).join('、');
      return `RAM 用户 ${d.name} 不存在。${near ? `最接近的是：${near}。` : ''}`;
    },
  },
  'user-case-mismatch': {
    title: '用户名大小写不同',
    why: '阿里云文档要求名称完全一致，没有说明是否区分大小写，因此请勿假定不区分。',
    mend: '请让 IdP 按 RAM 用户的大小写发送名称（多数 IdP 可将声明转为小写），或修改 RAM 用户的名称。',
    says: (d) => `NameID 为 ${d.actual}，RAM 用户为 ${d.expected}：仅大小写不同。`,
  },
  'user-inactive': {
    title: 'RAM 用户未启用',
    why: '被冻结或位于回收站的用户无法以任何方式登录。',
    mend: '请在 RAM 控制台启用或恢复该用户。',
    says: (d) => `RAM 用户 ${d.name} ${d.recycled ? '在回收站中' : '已被冻结'}。`,
  },
  'user-unexpected': {
    title: '登录的不是期望的用户',
    why: '--expect-user 指明了必须登录的用户。',
    mend: '请查看您在 IdP 登录的是哪个账号，以及 IdP 用哪个字段生成 NameID。',
    says: (d) => `响应登录的是 ${d.actual}，而不是 ${d.expected}。`,
  },
} satisfies Partial<CheckWords>;
