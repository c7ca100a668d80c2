// Authing: guide and remedies.

import { defineIdp, remedy, translated } from './define.ts';

/** As in Authing's own page for Alibaba Cloud, with SHA-256 in place of its SHA-1. */
const SETTINGS = `{
  "audience": "{entityId}",
  "recipient": "{acsUrl}",
  "destination": "{acsUrl}",
  "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
  "signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "authnContextClassRef": "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified",
  "lifetimeInSeconds": 3600,
  "nameIdentifierFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
}`;

export const AUTHING = defineIdp({
  id: 'authing',
  name: 'Authing',
  aliases: ['Approw'],
  officialPage: null,
  fields: [
    translated({ en: 'Default ACS URL', zh: '默认 ACS 地址' }, '{acsUrl}'),
    translated({ en: 'Settings', zh: '设置' }, SETTINGS),
  ],
  metadataUrl: 'https://<host>/api/v2/saml-idp/<application ID>/metadata',
  guide: {
    en: {
      steps: [
        'In the Authing console create an application and open its configuration.',
        'On the tab for the SAML2 identity provider turn “Enable SAML2 Provider” on.',
        'Enter the default ACS URL and the settings, and save.',
      ],
      nameId: {
        own: 'Leave "emailDomainSubstitution" out of the settings; the e-mail addresses must end in @{suffix}.',
        replaced:
          'Add to the settings "emailDomainSubstitution": "{suffix}", and forbid sign-up to the user pool: the domain of every e-mail address is replaced by it.',
        bare: 'Authing sends the e-mail address, with a suffix: set SsoLoginWithDomain to true instead, Alibaba Cloud’s default.',
      },
      pitfalls: [
        'With "emailDomainSubstitution" alice@one.example and alice@two.example become the same RAM user: close sign-up to the user pool first.',
        'The sample settings in Authing’s documentation sign with SHA-1; take SHA-256 as above.',
      ],
      metadata: 'Download the metadata from the address below; the application ID is shown in the console.',
    },
    zh: {
      steps: [
        '在 Authing 控制台创建应用，并打开其配置。',
        '在“配置 SAML2 身份提供商”选项卡中打开“启用 SAML2 Provider”。',
        '填写“默认 ACS 地址”和“设置”，并保存。',
      ],
      nameId: {
        own: '在“设置”中不填写 "emailDomainSubstitution"；邮箱地址须以 @{suffix} 结尾。',
        replaced:
          '在“设置”中添加 "emailDomainSubstitution": "{suffix}"，并禁止用户池注册：所有邮箱地址的域名都会被替换。',
        bare: 'Authing 发送带后缀的邮箱地址：请改为将 SsoLoginWithDomain 设为 true（阿里云默认值）。',
      },
      pitfalls: [
        '使用 "emailDomainSubstitution" 时，alice@one.example 和 alice@two.example 会成为同一 RAM 用户：请先关闭用户池注册。',
        'Authing 文档中的示例使用 SHA-1 签名；请按上文使用 SHA-256。',
      ],
      metadata: '从下面的地址下载元数据；应用 ID 可在控制台查看。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In the settings of the SAML2 identity provider, set "audience" to the entity ID of the account.',
      zh: '在 SAML2 身份提供商的“设置”中，将 "audience" 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing'], {
      en: 'In the settings of the SAML2 identity provider, set "recipient" to the ACS URL.',
      zh: '在 SAML2 身份提供商的“设置”中，将 "recipient" 设为 ACS 地址。',
    }),
    remedy(['destination-mismatch'], {
      en: 'In the settings of the SAML2 identity provider, set "destination" and the default ACS URL to the ACS URL.',
      zh: '在 SAML2 身份提供商中，将“设置”里的 "destination" 和“默认 ACS 地址”设为 ACS 地址。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In the settings of the SAML2 identity provider, set "signatureAlgorithm" to "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" and "digestAlgorithm" to "http://www.w3.org/2001/04/xmlenc#sha256".',
      zh: '在 SAML2 身份提供商的“设置”中，将 "signatureAlgorithm" 设为 "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"，"digestAlgorithm" 设为 "http://www.w3.org/2001/04/xmlenc#sha256"。',
    }),
    remedy(['nameid-domain-mismatch', 'nameid-domain-shadowed', 'nameid-domain-former'], {
      en: 'In the settings of the SAML2 identity provider, set "emailDomainSubstitution" to an accepted suffix, with sign-up to the user pool forbidden.',
      zh: '在 SAML2 身份提供商的“设置”中，将 "emailDomainSubstitution" 设为可接受的后缀，并禁止用户池注册。',
    }),
    remedy(['nameid-transient'], {
      en: 'In the settings of the SAML2 identity provider, set "nameIdentifierFormat" to "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified".',
      zh: '在 SAML2 身份提供商的“设置”中，将 "nameIdentifierFormat" 设为 "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Download https://<host>/api/v2/saml-idp/<application ID>/metadata of this very application again.',
      zh: '请重新下载该应用的 https://<主机>/api/v2/saml-idp/<应用 ID>/metadata。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'In the settings of the SAML2 identity provider, set "lifetimeInSeconds"; 3600 is usual.',
      zh: '在 SAML2 身份提供商的“设置”中设置 "lifetimeInSeconds"；通常为 3600。',
    }),
  ],
  sources: [
    'https://github.com/Xiaohan5349/approw-docs-v1/blob/master/docs/integration/ali-cloud-intl/0.md',
    'https://github.com/Xiaohan5349/approw-docs-v1/blob/master/docs/integration/ali-cloud/0.md',
  ],
});
