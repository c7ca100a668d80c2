// Simplified Chinese: what repairs advise. Apart from the other words: only a message that was rejected needs it.

import type { AdviceWords } from '../advice.ts';
import { distance, zone } from './phrases.ts';

export const ADVICE: AdviceWords = {
  sentences: {
    // Step 2, read.
    'saml-version': () => '请在 IdP 中把该应用设置为 SAML 2.0。',
    'use-user-sso-application': ({ entityId, acsUrl }) => `请使用用户 SSO 应用：受众 ${entityId}，ACS 地址 ${acsUrl}。`,
    'send-elements-once': () => '请按 schema 让这些元素各出现一次。',
    'send-one-nameid': ({ nameId }) => `请只发送一个 NameID：${nameId}。`,
    'send-one-confirmation': () => '请只发送一个 SubjectConfirmation：bearer，针对 ACS 地址。',
    'send-confirmation': () => '请发送针对 ACS 地址的 bearer SubjectConfirmation。',
    'set-bearer': () => '请把主体确认方式设为 bearer。',
    'set-confirmation-lifetime': () => '请为响应设置有效期，使 SubjectConfirmationData 带有 NotOnOrAfter。',
    'send-authn-statement': () => '请在 Assertion 中发送 AuthnStatement。',
    'write-times-in-utc': () => '请以 UTC 书写时间，并以 Z 结尾。',
    // Step 3, trust.
    'set-issuer': ({ entityId }) => `请把 Issuer 设为 ${entityId}。`,
    'set-response-issuer': ({ entityId }) => `请让 Response 也带有 Issuer：${entityId}`,
    'import-metadata-of': ({ entityId }) =>
      `如果响应的 IdP（${entityId}）正是要用的，请在 sso-cli 和控制台中导入它的元数据。`,
    'set-issuer-entity-id': ({ entityId }) => `请把 Issuer（实体 ID）设为 ${entityId}。`,
    'sign-assertion': () => '请开启 Assertion 签名（RSA-SHA256）。',
    'sign-assertion-too': () => '请对 Assertion 也签名，或改为对它签名。',
    'use-sha256': () => '请把签名算法设为 RSA-SHA256，摘要算法设为 SHA-256。',
    'accept-sha1': () => '暂时接受 SHA-1，并给出警告。',
    'paste-original': () => '请粘贴 SAMLResponse 的原始值，不要粘贴排版过的副本。',
    'import-new-certificate': ({ fingerprint }) =>
      `如果 IdP 控制台显示证书 ${fingerprint}，请重新下载元数据，并在 sso-cli 和控制台中导入。否则这不是您的 IdP。`,
    'make-stronger-certificate': () => '请创建 2048 位或更长的 RSA 证书，并导入其元数据。',
    // Step 4, address.
    'set-site': ({ site }) => `如果账号属于${site === 'cn' ? '中国站' : '国际站'}，请据此设置。`,
    'set-audience': ({ expected }) => `请把受众（SP 实体 ID）设为 ${expected}`,
    'set-recipient': ({ expected }) => `请把 ACS 地址（回复 URL、Recipient）设为 ${expected}`,
    'set-destination': ({ expected }) => `请把 Destination（ACS 地址）设为 ${expected}`,
    'set-recipient-and-destination': ({ expected }) =>
      `请把 ACS 地址（回复 URL、Recipient 与 Destination）设为 ${expected}`,
    'give-request-id': ({ requestId }) => `如果响应属于请求 ${requestId}，请指定该请求。`,
    'omit-request-id': () => '登录由 IdP 发起：请不带 --request-id 再次验证。',
    'copy-request-id': () => '请把 AuthnRequest 的 ID 写入 InResponseTo。',
    'judge-again': () => '请重新发起登录；若要再次判定此响应，请指明其请求。',
    'send-known-conditions': () => '请只发送时间与受众条件。',
    // Step 5, time.
    'judge-at-own-time': () => '请按响应自身的时间验证。若要了解当前情况，请重新登录并验证新的响应。',
    'set-clock-back': ({ ahead }) => `如果这是刚刚的登录，则 IdP 的时钟快了 ${distance(ahead)}：请校准（NTP）。`,
    'set-clock-forward': ({ behind }) => `如果这是刚刚的登录，则 IdP 的时钟慢了 ${distance(behind)}：请校准（NTP）。`,
    'set-lifetime': () => '请为响应设置几分钟的有效期：目前没有任何时刻能同时满足其所有时间限制。',
    'convert-times-to-utc': ({ offset }) =>
      `请以 UTC 书写时间：IdP 写的是本地时间（UTC${zone(offset)}）却加上了 Z。其时钟本身是准的。`,
    'leave-not-before-out': () => '请在 SubjectConfirmationData 中去掉 NotBefore。',
    'log-on-again': () => '请重新登录并验证新的响应。',
    // Step 6, identify.
    'send-nameid': ({ nameId }) => `请发送 NameID ${nameId}`,
    'send-attribute': ({ attribute, nameId }) => `请用属性 ${attribute} 的值生成 NameID：${nameId}`,
    'send-attribute-as': ({ attribute, nameId }) => `请用属性 ${attribute} 的值生成 NameID，写作 ${nameId}`,
    'send-user-name': ({ example }) => `请把此人对应的 RAM 用户名作为 NameID 发送，例如 ${example}`,
    'log-on-without-domain': () =>
      '请在控制台和 sso-cli 中把 SsoLoginWithDomain 设为 false：此后所有人的 NameID 都是不带后缀的用户名，仍发送后缀的人将无法登录。',
    'change-auxiliary-domain': ({ from, to }) =>
      `请在控制台和 sso-cli 中把辅助域名从 ${from} 改为 ${to}；只能有一个，因此使用 ${from} 的人都将无法登录。`,
    'set-auxiliary-domain': ({ domain }) =>
      `如果该域名属于您，请在控制台和 sso-cli 中把 SSO 设置的辅助域名设为 ${domain}`,
    'set-unknown-auxiliary-domain': ({ domain }) =>
      `如果该域名属于您，请在控制台和 sso-cli 中把 SSO 设置的辅助域名设为 ${domain}；请先查看控制台中是否已有其他辅助域名：只能有一个，使用原域名的人都将无法登录。`,
    'remove-domain-alias': ({ alias }) =>
      `请在控制台和 sso-cli 中移除域别名，辅助域名随即生效；使用 ${alias} 的人都将无法登录，包括以它进行的密码登录。`,
    'log-on-with-domain': () =>
      '请在控制台和 sso-cli 中把 SsoLoginWithDomain 设为 true（阿里云默认值）；发送不带后缀的用户名的人将无法登录。',
    'create-user': ({ user }) => `请在控制台和 sso-cli 中创建 RAM 用户 ${user}。`,
    'rename-user': ({ from, to }) => `请在控制台和 sso-cli 中把 RAM 用户 ${from} 改名为 ${to}；此后须使用新名称登录。`,
    'activate-user': ({ user }) => `如果 RAM 用户 ${user} 不是有意停用的，请在 RAM 控制台和 sso-cli 中启用或恢复它。`,
    'expect-user': ({ user }) => `如果本应登录的就是 ${user}，请指定该用户。`,
  },
  downloadedTo: (advice, file) => `${advice}请将其保存为 ${file}。`,
  atProduct: (advice, words) => `${advice}（${words.replace(/[.。]$/, '')}）`,
};
