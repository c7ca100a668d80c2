// Step 6, identify: is there exactly one RAM user of that name, may it log on, and is it the one that was expected?

import { mappedUser } from '../../ram/mapping.ts';
import { type Difference, type NearUser, nearestUsers } from '../../ram/nearest.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_LIMITS, ALIBABA_RESPONSE } from '../sources.ts';
import { NAMEID } from './nameid.ts';

/** A name can be looked up even under a wrong suffix, so that one repair does not uncover the next failure. */
const NAMED = [...NAMEID, 'nameid-invalid-characters'] as const;

const DIFFERENCE: Record<Difference, { en: string; zh: string }> = {
  case: { en: 'only case differs', zh: '仅大小写不同' },
  'look-alike': { en: 'look-alike or invisible characters differ', zh: '形近或不可见字符不同' },
  separator: { en: 'only ".", "-" or "_" differ', zh: '仅“.”、“-”或“_”不同' },
  spelling: { en: 'one or two letters differ', zh: '相差一两个字母' },
  'full-name': { en: 'part of the name is the same', zh: '名称有一部分相同' },
};

/** A transient value is random: that nobody has it as a name follows, and is not said again. */
const isRandom = ({ assertion }: Facts) => assertion?.subject?.nameIds[0]?.format?.endsWith(':transient') ?? false;

/** What must hold for the NameID to lead to one RAM user. */
export const MAPPED = [
  ...NAMED,
  'nameid-domain-missing',
  'nameid-domain-forbidden',
  'nameid-domain-mismatch',
  'nameid-domain-shadowed',
  'user-not-found',
  'user-case-mismatch',
  'user-inactive',
] as const;

interface Nobody extends Details {
  readonly name: string;
  readonly near: readonly NearUser[];
}

export const userNotFound = defineCheck({
  code: 'user-not-found',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_FAQ, ALIBABA_RESPONSE],
  after: NAMED,
  judge: (facts: Facts): Judgement<Nobody> => {
    const { mapping, account } = facts;
    if (!mapping || mapping.user || mapping.caseTwin) return pass;
    if (isRandom(facts)) return skipped('nameid-transient');
    const near = nearestUsers(mapping.prefix, account.users);
    return found({
      name: mapping.prefix,
      near,
      expected: near.map((each) => each.name).join(', ') || '(none)',
      actual: mapping.prefix,
    });
  },
  en: {
    title: 'There is no such RAM user',
    why: 'Alibaba Cloud creates no users by itself: the part of the NameID before the suffix must be the exact name of an existing RAM user.',
    mend: 'Create the RAM user, or let the IdP send the name of an existing one.',
    says: (d) => {
      const near = d.near.map((each) => `${each.name} (${DIFFERENCE[each.difference].en})`).join(', ');
      return `There is no RAM user ${d.name}.${near ? ` Closest: ${near}.` : ''}`;
    },
  },
  zh: {
    title: '没有该 RAM 用户',
    why: '阿里云不会自动创建用户：NameID 后缀之前的部分必须与现有 RAM 用户的名称完全一致。',
    mend: '请创建该 RAM 用户，或让 IdP 发送现有用户的名称。',
    says: (d) => {
      const near = d.near.map((each) => `${each.name}（${DIFFERENCE[each.difference].zh}）`).join('，');
      return `没有 RAM 用户 ${d.name}。${near ? `最接近的是：${near}。` : ''}`;
    },
  },
});

export const userCaseMismatch = defineCheck({
  code: 'user-case-mismatch',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  after: NAMED,
  judge: ({ mapping }: Facts) => {
    if (!mapping || mapping.user || !mapping.caseTwin) return mapping?.user ? pass : notApplicable;
    return found({ expected: mapping.caseTwin.UserName, actual: mapping.prefix });
  },
  en: {
    title: 'The user name differs in case',
    why: 'Alibaba Cloud documents that the names must match exactly and no rule on case, so do not rely on one.',
    mend: 'Let the IdP send the name in the case of the RAM user (most can lower-case a claim), or rename the RAM user.',
    says: (d) => `The NameID says ${d.actual}, the RAM user is ${d.expected}: only case differs.`,
  },
  zh: {
    title: '用户名大小写不同',
    why: '阿里云文档要求名称完全一致，没有说明大小写规则，因此不要依赖它。',
    mend: '请让 IdP 按 RAM 用户的大小写发送名称（多数 IdP 可将声明转为小写），或给 RAM 用户改名。',
    says: (d) => `NameID 为 ${d.actual}，RAM 用户为 ${d.expected}：仅大小写不同。`,
  },
});

interface Status extends Details {
  readonly name: string;
  readonly recycled: boolean;
}

export const userInactive = defineCheck({
  code: 'user-inactive',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_LIMITS, ALIBABA_FAQ],
  after: [...NAMED, 'user-not-found', 'user-case-mismatch'],
  judge: ({ mapping }: Facts): Judgement<Status> => {
    const user = mapping?.user;
    if (!user) return notApplicable;
    if (user.Status === 'active') return pass;
    return found({
      name: user.UserName,
      recycled: user.Status === 'recycled',
      expected: 'active',
      actual: user.Status,
    });
  },
  en: {
    title: 'The RAM user is not active',
    why: 'A frozen user, or one in the recycle bin, cannot log on by any way.',
    mend: 'Enable or restore the RAM user in the RAM console.',
    says: (d) => `The RAM user ${d.name} is ${d.recycled ? 'in the recycle bin' : 'frozen'}.`,
  },
  zh: {
    title: 'RAM 用户未启用',
    why: '被冻结或位于回收站的用户无法以任何方式登录。',
    mend: '请在 RAM 控制台启用或恢复该用户。',
    says: (d) => `RAM 用户 ${d.name} ${d.recycled ? '在回收站中' : '已被冻结'}。`,
  },
});

export const userUnexpected = defineCheck({
  code: 'user-unexpected',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  after: MAPPED,
  judge: ({ mapping, account, options: { expectUser } }: Facts) => {
    if (expectUser === null) return notApplicable;
    const user = mapping && mappedUser(mapping, account);
    if (user && [user.UserName, user.UserPrincipalName].includes(expectUser)) return pass;
    return found({ expected: expectUser, actual: user?.UserName ?? '(none)' });
  },
  en: {
    title: 'The response logs on another user than expected',
    why: 'It was said with --expect-user who must be logged on.',
    mend: 'See which account you were logged on with at the IdP, and which field it makes the NameID from.',
    says: (d) => `The response logs on ${d.actual}, not ${d.expected}.`,
  },
  zh: {
    title: '响应登录的不是期望的用户',
    why: '--expect-user 指明了必须登录的用户。',
    mend: '请查看您在 IdP 登录的是哪个账号，以及 IdP 用哪个字段生成 NameID。',
    says: (d) => `响应登录的是 ${d.actual}，而不是 ${d.expected}。`,
  },
});
