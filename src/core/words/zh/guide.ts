// Simplified Chinese: what a guide says around what is known of a product. Apart from the other words: only guide needs it.

import type { GuideWords } from '../../idps/guide-words.ts';

export const GUIDE: GuideWords = {
  lang: 'zh',
  title: (name) => `使用 ${name} 进行阿里云用户 SSO`,
  anyIdp: '任意 SAML 2.0 IdP',
  atAlibaba: [
    '下载 IdP 元数据，并在本地检查：sso-cli import-metadata <文件>。',
    '在 RAM 控制台的 SSO 管理页面，选择“用户 SSO”页签，上传同一文件。',
    '为每个人创建 RAM 用户，用户名须与 NameID 中“@”之前的部分完全一致。',
    '从 IdP 登录一次，在浏览器的网络工具中复制 SAMLResponse，并演练：sso-cli verify-response <文件>。',
    '最后再启用 SSO：启用的一刻起，该账号的所有 RAM 用户都不能再用密码登录。',
  ],
  rule: {
    bare: '发送不带“@”和后缀的 RAM 用户名：本账号的 SsoLoginWithDomain 为 false。',
    suffixed: ([first, second]) =>
      `发送 <RAM 用户名>@${first}${second ? `（也可用 @${second}，它始终有效）` : '；本账号不接受其他后缀'}。`,
    shadowed: (auxiliary, alias) => `不要发送 @${auxiliary}：设置了域别名 ${alias} 时，辅助域名不生效。`,
    addOwn:
      '也可以保留邮箱地址的后缀，并将其设为本账号的辅助域名：sso-cli settings --auxiliary-domain <域名>，并在 RAM 控制台做同样的设置。',
    name: '“@”之前的部分必须与 RAM 用户名完全一致（包括大小写）：1 至 64 个字母、数字、“.”、“_”或“-”。',
  },
  headings: {
    values: '填写的值',
    steps: '步骤',
    nameId: 'NameID',
    pitfalls: '常见问题',
    metadata: 'IdP 元数据',
    sources: '来源',
  },
};
