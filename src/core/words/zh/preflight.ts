// Simplified Chinese: what preflight and receipts say around their findings.

import type { PreflightWords, Shared } from '../preflight.ts';

const some = ({ count, names }: Shared) => {
  const rest = count - names.length;
  return `${names.join('、')}${rest > 0 ? ` 等，另有 ${rest} 人` : ''}`;
};

export const PREFLIGHT: PreflightWords = {
  ready: { word: '可以启用', headline: '在检查过的内容中，没有不利于启用的情况。' },
  notReady: { word: '尚不可启用', headline: '请先不要启用。' },
  counts: ({ logsOn, lockedOut, disabled }) =>
    `${logsOn} 人可以登录，${lockedOut} 人会被锁在外面${disabled > 0 ? `；${disabled} 人在 IdP 中已停用` : ''}。`,
  noList: '不知道 IdP 中有哪些用户：请提供 --idp-users。',
  advice: {
    'set-auxiliary-domain': ({ domain }) =>
      `如果该域名属于您，请将辅助域名设置为 ${domain}（此处和 RAM 控制台中都要设置）。`,
    'set-unknown-auxiliary-domain': ({ domain }) =>
      `如果该域名属于您，请将辅助域名设置为 ${domain}（此处和 RAM 控制台中都要设置）；请先查看控制台中是否已有其他辅助域名，因为只能有一个。`,
    'change-auxiliary-domain': ({ from, to }) => `将辅助域名从 ${from} 改为 ${to}（此处和 RAM 控制台中都要修改）。`,
    'remove-domain-alias': () =>
      '删除域别名（此处和 RAM 控制台中都要删除），使辅助域名生效；以该别名进行的密码登录也将不可用。',
    'log-on-without-domain': () =>
      '将 SsoLoginWithDomain 设置为 false（此处和 RAM 控制台中都要设置）：此后 NameID 只是用户名。',
    'log-on-with-domain': () =>
      '将 SsoLoginWithDomain 设置为 true（此处和 RAM 控制台中都要设置）：此后 NameID 带有后缀。',
    'send-column': ({ column }) => `在 IdP 中，用 ${column} 生成 NameID。`,
    'replace-suffix': ({ domain }) => `在 IdP 中转换 NameID：将“@”之后的部分替换为 ${domain}。`,
    'lower-case': () => '在 IdP 中，将 NameID 转换为小写。',
    'send-nameid': ({ nameId }) => `在 IdP 中，为此人发送 NameID ${nameId}。`,
    'create-user': ({ user }) => `创建 RAM 用户 ${user}（此处和 RAM 控制台中都要创建）。`,
    'activate-user': ({ user }) => `如果 RAM 用户 ${user} 不是有意停用的，请启用它（此处和 RAM 控制台中都要启用）。`,
  },
  andThen: '然后：',
  lockedOut: (shared) => `${shared.count} 人会被锁在外面。${shared.title}：${some(shared)}。`,
  logsOnBut: (shared) => `${shared.count} 人可以登录，但是：${shared.title}：${some(shared)}。`,
  rejected: (source, message) => `响应 ${source} 被拒绝：${message}`,
  mends: (count) => `可修复 ${count} 人`,
  breaks: (count) => `会锁住 ${count} 人`,
  collides: (count) => `会使多人共用 ${count} 个 RAM 用户`,
  more: (count) => `…… 另有 ${count} 行：--output json 或 html`,
  outcomes: { 'logs-on': '可以登录', 'locked-out': '被锁在外面', disabled: '在 IdP 中已停用' },
  summary: {
    logsOn: '可以登录的人',
    lockedOut: '会被锁在外面的人',
    disabled: '在 IdP 中已停用',
    ambiguous: '共用一个 RAM 用户的人',
    unmapped: '无人对应的 RAM 用户',
  },
  headings: {
    counts: '数量',
    lockedOut: '会被锁在外面',
    ambiguous: '多人对应一个 RAM 用户',
    logsOn: '可以登录',
    disabled: '在 IdP 中已停用',
    unmapped: '无人对应的 RAM 用户',
    remedies: '补救办法（均已通过重新映射所有人证实）',
    responses: '已接受的响应',
  },
  columns: {
    what: '内容',
    count: '数量',
    idpUser: 'IdP 用户',
    nameId: 'NameID',
    user: 'RAM 用户',
    cause: '原因',
    remedy: '补救办法',
    mends: '效果',
    command: '命令',
    source: '响应',
    at: '判断时间',
  },
  holds: { word: '有效', headline: '所有相关内容都与写下回执时相同。' },
  drifted: { word: '已变化', headline: '回执不再有效：请重新运行 preflight。' },
};
