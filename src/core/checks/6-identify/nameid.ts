// Step 6, identify: does the NameID have the form that this account maps to a RAM user?

import { acceptedSuffixes } from '../../ram/mapping.ts';
import { NAMEID_TRANSIENT } from '../../xml/names.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_RESPONSE, ALIBABA_SETTINGS, ALIBABA_SUFFIX, samlCore } from '../sources.ts';

/** What must hold for there to be one NameID to map. */
export const NAMEID = [
  ...ASSERTION,
  'subject-missing',
  'nameid-missing',
  'nameid-multiple',
  'nameid-empty',
  'nameid-encrypted',
] as const;

interface Odd extends Details {
  readonly odd: readonly string[];
  readonly length: number;
}

export const nameIdInvalidCharacters = defineCheck({
  code: 'nameid-invalid-characters',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_FAQ, ALIBABA_RESPONSE],
  after: NAMEID,
  judge: ({ mapping }: Facts): Judgement<Odd> => {
    if (!mapping || mapping.hasValidName) return pass;
    return found({
      odd: mapping.oddCodePoints,
      length: mapping.prefix.length,
      expected: '[A-Za-z0-9._-]{1,64}',
      actual: mapping.nameId,
    });
  },
  en: {
    title: 'The NameID cannot name a RAM user',
    why: 'A RAM user name has 1 to 64 letters, digits, ".", "-" and "_". White space, invisible characters and look-alike letters are part of the NameID and never match.',
    mend: 'At the IdP, make the NameID from a field that holds only these characters, or add a rule that transforms it; if need be, rename the user.',
    says: (d) =>
      d.odd.length > 0
        ? `The NameID has what no RAM user name may have: ${d.odd.map(spellOut).join(', ')}.`
        : `The part of the NameID before the suffix has ${d.length} characters; a RAM user name has 1 to 64.`,
  },
  zh: {
    title: 'NameID 不能作为 RAM 用户名',
    why: 'RAM 用户名由 1 到 64 个字母、数字、“.”、“-”和“_”组成。空白、不可见字符和形近字母都是 NameID 的一部分，永远无法匹配。',
    mend: '请在 IdP 中用只含上述字符的字段生成 NameID，或添加转换规则；必要时给用户改名。',
    says: (d) =>
      d.odd.length > 0
        ? `NameID 含有 RAM 用户名不允许的字符：${d.odd.map(spellOut).join('，')}。`
        : `NameID 后缀之前的部分有 ${d.length} 个字符；RAM 用户名应为 1 到 64 个。`,
  },
});

/** A code point by number, and by itself where it can be seen. */
function spellOut(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${code} “${character}”` : code;
}

export const nameIdDomainMissing = defineCheck({
  code: 'nameid-domain-missing',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, ALIBABA_SETTINGS],
  after: NAMEID,
  judge: ({ mapping, account }: Facts) => {
    if (!mapping || !account.ssoLoginWithDomain) return notApplicable;
    if (mapping.suffixKind !== 'none') return pass;
    return found({ expected: `${mapping.prefix}@${account.defaultDomain}`, actual: mapping.nameId });
  },
  en: {
    title: 'The NameID has no suffix',
    why: 'While SsoLoginWithDomain is true, the NameID must be the user name, "@" and a suffix of this account.',
    mend: 'At the IdP, send the user principal name or e-mail address as NameID, or add "@" and the suffix by a rule. Or set SsoLoginWithDomain to false.',
    says: () => 'The NameID has no “@” and suffix, and this account asks for one (SsoLoginWithDomain).',
  },
  zh: {
    title: 'NameID 没有后缀',
    why: 'SsoLoginWithDomain 为 true 时，NameID 必须是用户名、“@”和本账号的后缀。',
    mend: '请在 IdP 中以用户主体名称或邮箱地址作为 NameID，或用规则加上“@”和后缀；也可以把 SsoLoginWithDomain 设为 false。',
    says: () => 'NameID 没有“@”和后缀，而本账号要求带后缀（SsoLoginWithDomain）。',
  },
});

export const nameIdDomainForbidden = defineCheck({
  code: 'nameid-domain-forbidden',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_SETTINGS],
  after: NAMEID,
  judge: ({ mapping, account }: Facts) => {
    if (!mapping || account.ssoLoginWithDomain) return notApplicable;
    return mapping.suffixKind === 'none' ? pass : found({ expected: mapping.prefix, actual: mapping.nameId });
  },
  en: {
    title: 'The NameID has a suffix, and must have none',
    why: 'While SsoLoginWithDomain is false, the NameID must be the bare user name.',
    mend: 'Set SsoLoginWithDomain to true (Alibaba Cloud’s default), or send the bare user name as NameID.',
    says: () => 'The NameID has a suffix, and this account asks for the bare user name (SsoLoginWithDomain is false).',
  },
  zh: {
    title: 'NameID 带有后缀，但不应带有',
    why: 'SsoLoginWithDomain 为 false 时，NameID 必须是不带后缀的用户名。',
    mend: '请把 SsoLoginWithDomain 设为 true（阿里云默认值），或以不带后缀的用户名作为 NameID。',
    says: () => 'NameID 带有后缀，而本账号要求不带后缀的用户名（SsoLoginWithDomain 为 false）。',
  },
});

interface Suffix extends Details {
  readonly suffix: string;
  readonly isLogonForm: boolean;
  readonly isPadded: boolean;
}

export const nameIdDomainMismatch = defineCheck({
  code: 'nameid-domain-mismatch',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_RESPONSE, ALIBABA_FAQ, ALIBABA_SUFFIX],
  after: NAMEID,
  judge: ({ mapping, account }: Facts): Judgement<Suffix> => {
    if (!mapping || !account.ssoLoginWithDomain || mapping.suffix === null) return notApplicable;
    const { suffixKind, suffix } = mapping;
    if (suffixKind !== 'unknown' && suffixKind !== 'logon-form') return pass;
    const expected = acceptedSuffixes(account)
      .map((each) => `@${each}`)
      .join(', ');
    return found({
      suffix,
      isLogonForm: suffixKind === 'logon-form',
      isPadded: suffix !== suffix.trim(),
      expected,
      actual: `@${suffix}`,
    });
  },
  en: {
    title: 'The suffix of the NameID is not one of this account',
    why: 'Alibaba Cloud accepts the default domain, and the domain alias or else the auxiliary domain; with any other suffix it says "The user does not exist".',
    mend: 'Set the auxiliary domain of the SSO settings to the suffix that the IdP sends (while there is no domain alias), or let the IdP send an accepted one.',
    says: (d) =>
      d.isLogonForm
        ? `“@${d.suffix}” is a form for password logon alone; in a NameID it needs .onaliyun.com.`
        : `This account does not accept the suffix “@${d.suffix}”.`,
  },
  zh: {
    title: 'NameID 的后缀不属于本账号',
    why: '阿里云接受默认域名，以及域别名或（没有域别名时）辅助域名；其他后缀会提示“该用户不存在”。',
    mend: '请把 SSO 设置中的辅助域名设为 IdP 发送的后缀（前提是没有域别名），或让 IdP 发送可接受的后缀。',
    says: (d) =>
      d.isLogonForm
        ? `“@${d.suffix}”仅可用于密码登录；NameID 中需要加上 .onaliyun.com。`
        : `本账号不接受后缀“@${d.suffix}”。`,
  },
});

interface Shadowed extends Details {
  readonly alias: string;
}

export const nameIdDomainShadowed = defineCheck({
  code: 'nameid-domain-shadowed',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS, ALIBABA_RESPONSE],
  after: NAMEID,
  judge: ({ mapping, account }: Facts): Judgement<Shadowed> => {
    if (!mapping || !account.ssoLoginWithDomain || mapping.suffix === null) return notApplicable;
    if (mapping.suffixKind !== 'shadowed') return pass;
    const expected = acceptedSuffixes(account)
      .map((each) => `@${each}`)
      .join(', ');
    return found({ alias: account.domainAlias ?? '', expected, actual: `@${mapping.suffix}` });
  },
  en: {
    title: 'The auxiliary domain has no effect beside a domain alias',
    why: 'As soon as an account has a domain alias, Alibaba Cloud ignores the auxiliary domain, without saying so.',
    mend: 'Let the IdP send an accepted suffix, or remove the domain alias.',
    says: (d) => `The suffix is the auxiliary domain, which has no effect while the domain alias ${d.alias} is set.`,
  },
  zh: {
    title: '设置域别名后辅助域名不生效',
    why: '账号一旦设置了域别名，阿里云就会忽略辅助域名，且不作提示。',
    mend: '请让 IdP 发送可接受的后缀，或移除域别名。',
    says: (d) => `该后缀是辅助域名；由于设置了域别名 ${d.alias}，它不生效。`,
  },
});

export const nameIdDomainFormer = defineCheck({
  code: 'nameid-domain-former',
  step: 6,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_SUFFIX],
  after: NAMEID,
  judge: ({ mapping, account }: Facts) => {
    if (!mapping || !account.ssoLoginWithDomain || mapping.suffix === null) return notApplicable;
    return mapping.suffixKind === 'former'
      ? found({ expected: `@${account.defaultDomain}`, actual: `@${mapping.suffix}` })
      : pass;
  },
  en: {
    title: 'The suffix is the default domain from before the account alias',
    why: 'Alibaba Cloud says that the old suffix stays valid for logon, and on the same page to change the NameID: do not rely on it.',
    mend: 'At the IdP, send the present default domain as suffix.',
    says: () => 'The suffix is the original default domain of the account, which has another one now.',
  },
  zh: {
    title: '后缀是设置账号别名之前的默认域名',
    why: '阿里云说明旧后缀仍可登录，但同一页面又要求修改 NameID：不要依赖它。',
    mend: '请让 IdP 以当前的默认域名作为后缀。',
    says: () => '该后缀是账号最初的默认域名，账号现在已有另一个默认域名。',
  },
});

export const nameIdTransient = defineCheck({
  code: 'nameid-transient',
  step: 6,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('8.3.8'), ALIBABA_RESPONSE],
  after: NAMEID,
  judge: ({ assertion }: Facts) => {
    const format = assertion?.subject?.nameIds[0]?.format;
    return format === NAMEID_TRANSIENT ? found({ actual: format }) : pass;
  },
  en: {
    title: 'The NameID is transient',
    why: 'A transient NameID is a new random value at every logon; no RAM user can have it as a name.',
    mend: 'At the IdP, set the NameID format to persistent or e-mail address, filled from the user principal name.',
    says: () => 'The NameID is of the format transient: a new value at every logon cannot name a RAM user.',
  },
  zh: {
    title: 'NameID 是临时的',
    why: '临时 NameID 每次登录都是新的随机值，不可能是某个 RAM 用户的名称。',
    mend: '请在 IdP 中把 NameID 格式设为 persistent 或 emailAddress，并用用户主体名称填充。',
    says: () => 'NameID 的格式为 transient：每次登录都变的值不能指明 RAM 用户。',
  },
});
