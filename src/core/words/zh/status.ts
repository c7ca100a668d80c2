// Simplified Chinese: what is set up, and what to do next.

import { formatInstant } from '../../saml/time.ts';
import type { StatusWords } from '../status-words.ts';

export const STATUS: StatusWords = {
  labels: {
    account: '账号',
    idp: 'IdP',
    users: 'RAM 用户',
    sso: '用户 SSO',
    expires: '最近到期',
    store: '存储文件',
  },
  notSetUp: '尚未配置',
  noMetadata: '没有元数据',
  unreadableMetadata: '元数据无法使用',
  noUsers: '无',
  userCount: (all, active) => (all === active ? `${all} 个` : `${all} 个，其中 ${active} 个已启用`),
  certificates: (count) => `${count} 个证书`,
  sso: (isEnabled) => (isEnabled === null ? '未知' : isEnabled ? '已开启' : '未开启'),
  nothingExpires: '无',
  expires: (what, at, left) =>
    `${what === 'certificate' ? '证书' : '元数据'}${left < 0 ? `已于 ${-left} 天前到期` : `将于 ${left} 天后到期`}（${formatInstant(at)}）`,
  changed: (age) => (age < 1 ? '今天修改' : `${age} 天前修改`),
  shortcomings: {
    'store-missing': '还没有账号存储文件',
    'metadata-missing': '没有 IdP 元数据就无法信任任何签名：没有人能登录',
    'users-missing': '没有 RAM 用户：没有人能登录',
    'users-inactive': '没有已启用的 RAM 用户：没有人能登录',
    'users-without-permissions': (names) =>
      `${names.slice(0, 5).join('、')}${names.length > 5 ? ` 等 ${names.length} 个用户` : ''}：可以登录，但没有任何权限`,
  },
  ready: '用户可以登录',
  notReady: '目前没有人能登录',
  next: '下一步',
  alsoTry: '或者',
  steps: {
    init: { command: 'sso-cli init', why: '会询问所需信息，并说明在哪里查看' },
    tryIt: {
      command: 'sso-cli init --account-id 5123456789012345 --site intl --store trial.json',
      why: '先离线试用：任意 16 位数字，使用单独的存储文件',
    },
    importMetadata: { command: 'sso-cli import-metadata <文件或 URL>', why: '您的 IdP 的元数据' },
    importFile: (path) => ({ command: `sso-cli import-metadata ${path}` }),
    testIdp: { command: 'sso-cli mint-response --init', why: '还没有 IdP：在本机生成测试 IdP' },
    createUser: { command: 'sso-cli create-user alice --policy ReadOnlyAccess' },
    attachPolicy: (user) => ({ command: `sso-cli attach-policy ${user} ReadOnlyAccess` }),
    activate: (user) => ({ command: `sso-cli update-user ${user} --status active` }),
    rehearse: (user) => ({ command: `sso-cli mint-response ${user} | sso-cli verify-response -` }),
    verify: { command: 'sso-cli verify-response', why: '粘贴某次登录的 SAMLResponse' },
  },
  start: '阿里云用户 SSO 演练：SAML 响应会让谁登录，或为何没有人能登录。',
  moreHelp: '全部命令：sso-cli --help',
};
