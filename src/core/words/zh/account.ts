// Simplified Chinese: the words of the checks of lists of users, of preflight and of receipts.

import type { UserListFormat } from '../../ram/exchange/user-list.ts';
import { formatInstant } from '../../saml/time.ts';
import type { AccountWords } from '../words.ts';
import { distance } from './phrases.ts';

const REST: Partial<Record<UserListFormat, string>> = {
  'ims-users': "aliyun ims ListUsers --Status active,freeze --pager path='Users.User[]' NextToken=Marker",
  'ram-users': "aliyun ram ListUsers --pager path='Users.User[]' NextToken=Marker",
  'credential-report': '带 --NextToken 再次调用 GetCredentialReport，并把各次结果放进同一个文件',
  scim: '以 startIndex=<已有行数 + 1> 继续请求，并把各次结果放进同一个文件',
  entra: '沿 @odata.nextLink 继续（Get-MgUser -All 会自动完成），或在门户中下载列表',
  okta: '沿 rel="next" 的 Link 标头继续，并把各页放进同一个文件',
  google: '以 pageToken=<nextPageToken> 继续请求，并把各次结果放进同一个文件',
  keycloak: 'kcadm.sh get users -r <realm> -q max=-1',
  ldif: '用 ldapsearch -E pr=500/noprompt … 逐页查询',
};

const PARTS = {
  settings: '账号设置',
  metadata: 'IdP 元数据',
  users: 'RAM 用户',
  idpUsers: 'IdP 用户列表',
} as const;

const first = (names: readonly string[]) =>
  names.slice(0, 5).join('、') + (names.length > 5 ? `，另有 ${names.length - 5} 个` : '');

export const ACCOUNT = {
  'list-incomplete': {
    title: '用户列表不完整',
    why: '接口按页返回。不在第一页中的用户既没有被删除，也没有被锁在外面。',
    mend: '请获取所有页，并依次放进同一个文件：它们会被当作一个列表读取。',
    says: ({ cut, format }) => {
      const page = '恰好是一页的数量，且没有任何标记说明这是最后一页';
      const sign = cut.mark === null ? page : `${cut.mark} 表明还有更多`;
      const count = cut.total === null ? `${cut.rows} 个用户` : `${cut.total} 个用户中的 ${cut.rows} 个`;
      return `列表含有 ${count}：${sign}。获取其余部分：${REST[format] ?? '请不加限制地重新导出'}。`;
    },
  },
  'user-duplicate': {
    title: '两行对应同一个 RAM 用户',
    why: 'RAM 只按“@”之前的名称识别用户。名称相同就是同一个用户，权限也相同。',
    mend: '请在列表中只保留一行，或用 --column name=表头 指定一个能区分它们的列。',
    says: ({ duplicates }) => {
      const [first] = duplicates;
      const lines = first && first.lines.length > 0 ? `（第 ${first.lines.join('、')} 行）` : '';
      const more = duplicates.length > 1 ? `，另有 ${duplicates.length - 1} 个名称也是如此` : '';
      return `多行对应 RAM 用户 ${first?.UserName}${lines}${more}。`;
    },
  },
  'idp-users-missing': {
    title: '不知道 IdP 中有哪些用户',
    why: '启用用户 SSO 后，所有 RAM 用户的密码登录立即失效。谁会被锁在外面，只有 IdP 的用户列表才能说明。',
    mend: '请导出 IdP 中可以使用该应用的用户，并用 --idp-users 提供该文件。',
    says: () => '没有 IdP 用户列表，就无法知道谁会被锁在外面。',
  },
  'settings-unknown': {
    title: '账号的部分设置未知',
    why: '会发生什么取决于实际生效的设置，而不是假定的设置。',
    mend: '请读取设置：aliyun ims GetUserSsoSettings --endpoint ims.aliyuncs.com | sso-cli settings --import -',
    says: ({ names }) => `未知：${names.join('、')}。`,
  },
  'settings-ineffective': {
    title: '辅助域名不起作用',
    why: '设置了域别名时，阿里云会忽略辅助域名；SsoLoginWithDomain 为 false 时，NameID 不得带任何后缀。',
    mend: '请决定 IdP 发送哪个后缀，并删除与之矛盾的设置。',
    says: ({ because, domain }) => {
      const reason = {
        alias: '已设置域别名',
        bare: 'SsoLoginWithDomain 为 false',
        default: '它就是默认域名',
      }[because];
      return `辅助域名 ${domain} 不起作用：${reason}。`;
    },
  },
  'user-ambiguous': {
    title: '多人会以同一个 RAM 用户登录',
    why: '阿里云只看 NameID：发送相同 NameID 的人就是同一个 RAM 用户，拥有其全部权限。',
    mend: '请在 IdP 中用能区分这些人的字段生成 NameID，或将其中之一移出该应用。',
    says: ({ ambiguous }) => {
      const [one] = ambiguous;
      const more = ambiguous.length > 1 ? `另有 ${ambiguous.length - 1} 个 RAM 用户也是如此。` : '';
      return `${first(one?.idpUsers ?? [])} 都会以 ${one?.user} 登录。${more}`;
    },
  },
  'user-guest': {
    title: '列表中有其他组织的来宾',
    why: '来宾的用户主体名称含有“#EXT#”，RAM 用户名不允许该字符；而能够对应到 RAM 用户的来宾由其他组织管理。',
    mend: '请不要将来宾分配给该应用，或用单独的规则生成其 NameID。',
    says: ({ names }) => `有 ${names.length} 个来宾：${first(names)}。`,
  },
  'nameid-unlisted': {
    title: '真实响应中的 NameID 不在列表中',
    why: '列表按 IdP 默认发送的字段读取。真实响应中的其他值表明了它实际发送的内容。',
    mend: '请指明 IdP 所发送内容的列：--name-id 列名；若有转换，再加 --replace-suffix 域名。',
    says: ({ unlisted }) => {
      const [one] = unlisted;
      const where = one?.column ? `列 ${one.column} 中有它：--name-id ${one.column}` : '列表的任何列中都没有它';
      return `IdP 实际发送了 ${one?.nameId}，而列表中没有人会以此发送；${where}。`;
    },
  },
  'user-password-only': {
    title: '有 RAM 用户将失去密码登录，且没有替代方式',
    why: '启用 SSO 之后，RAM 用户只能通过 IdP 登录控制台。',
    mend: '请在 IdP 中为他们建立同名账号，或确认他们不需要控制台：API 的 AccessKey 继续有效。',
    says: ({ names }) => `IdP 中没有人对应以下 ${names.length} 个有密码的 RAM 用户：${first(names)}。`,
  },
  'user-unmapped': {
    title: 'IdP 中无人对应的 RAM 用户',
    why: '启用 SSO 之后，RAM 用户只能通过 IdP 登录控制台。API 的 AccessKey 继续有效。',
    mend: '请确认他们是程序，还是已离职的人；--credential-report 文件 可说明谁有密码。',
    says: ({ names }) => `IdP 中没有人对应以下 ${names.length} 个 RAM 用户：${first(names)}。`,
  },
  'password-idle-rule': {
    title: '退路会随时间关闭',
    why: 'RAM 用户在 MaxIdleDaysForUsers 天内未登录控制台，阿里云会停用其控制台登录；SSO 登录不计算在内。此后关闭 SSO 也无法恢复密码登录。',
    mend: '请了解该天数（aliyun ims GetSecurityPreference），并保留一条不需要 RAM 用户密码的通道。',
    says: ({ days, isKnown, from }) =>
      `${days} 天${isKnown ? '' : '（默认值；此处未知：--max-idle-days）'}没有密码登录之后，即从 ${formatInstant(from).slice(0, 10)} 起，关闭 SSO 也不能恢复任何人的密码。`,
  },
  'break-glass': {
    title: '请保留一条不受 SSO 影响的通道',
    why: 'IdP 发生故障时，任何 RAM 用户都无法登录控制台。主账号和 API 的 AccessKey 不经过 SSO。',
    mend: '启用之前：用主账号及其 MFA 登录一次，并备好可调用 ims:SetUserSsoSettings 的 AccessKey。',
    says: () => '主账号和 API 的 AccessKey 不受 SSO 影响：请在启用之前都试一次，它们是回来的路。',
  },
  'receipt-not-ready': {
    title: '回执表明当时不可启用',
    why: '回执保存 preflight 的回答，而它的回答是否定的。',
    mend: '请修复 preflight 发现的问题，并带 --receipt 重新运行。',
    says: () => '写下此回执时，回答是否定的。',
  },
  'receipt-expired': {
    title: '回执过旧，或来自未来',
    why: '人员会变动，证书会到期：一个回答只在一段时间内有效。',
    mend: '请带 --receipt 重新运行 preflight。',
    says: ({ age, maxAge }) =>
      age < 0
        ? `回执写于 ${distance(-age)}之后；有时钟不准。`
        : `回执已有 ${distance(age)}；最多允许 ${distance(maxAge)}。`,
  },
  'receipt-drifted': {
    title: '回执所依据的内容已变化',
    why: 'preflight 的回答只针对当时的设置、元数据、用户和列表。',
    mend: '请带 --receipt 重新运行 preflight，看看现在的回答。',
    says: ({ drifted }) => `已变化或已不存在：${drifted.map((part) => PARTS[part]).join('、')}。`,
  },
} satisfies AccountWords;
