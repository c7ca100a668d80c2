// OneLogin (by One Identity): guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

export const ONELOGIN = defineIdp({
  id: 'onelogin',
  name: 'OneLogin',
  aliases: ['One Login', 'One Identity'],
  officialPage: null,
  fields: [
    field('Audience (EntityID)', '{entityId}'),
    field('Recipient', '{acsUrl}'),
    field('ACS (Consumer) URL Validator', '{acsPattern}'),
    field('ACS (Consumer) URL', '{acsUrl}'),
    field('SAML nameID format', 'Email'),
    field('SAML signature element', 'Assertion'),
    field('Encrypt assertion', 'off'),
    field('SAML Signature Algorithm', 'SHA-256'),
  ],
  metadataUrl: 'https://app.onelogin.com/saml/metadata/<app ID>',
  guide: {
    en: {
      steps: [
        'In OneLogin Administration, under Applications > Applications, choose “Add App” and “SAML Custom Connector (Advanced)”.',
        'On the tab Configuration enter audience, recipient, validator and ACS URL, and set “SAML signature element” to Assertion or Both.',
        'On the tab Parameters set “NameID value”.',
        'On the tab SSO set “SAML Signature Algorithm” to SHA-256.',
        'On the tabs Access or Users give the app to the people who may log on.',
      ],
      nameId: {
        own: 'Set “NameID value” on the tab Parameters to Email; the addresses must end in @{suffix}.',
        replaced: null,
        bare: 'Set “NameID value” on the tab Parameters to Username, where the user names have no “@”.',
      },
      pitfalls: [
        'With “SAML signature element” Response the Assertion is not signed; Alibaba Cloud asks for a signed Assertion.',
        '“SAML Signature Algorithm” can stand at SHA-1: set it to SHA-256.',
        'The validator is a regular expression: the dots of the ACS URL need a backslash.',
      ],
      metadata: 'In the app choose More Actions > “SAML Metadata”.',
    },
    zh: {
      steps: [
        '在 OneLogin 管理界面的 Applications > Applications 中选择 Add App，然后选择 SAML Custom Connector (Advanced)。',
        '在 Configuration 页签填写 Audience、Recipient、Validator 和 ACS URL，并将 SAML signature element 设为 Assertion 或 Both。',
        '在 Parameters 页签设置 NameID value。',
        '在 SSO 页签将 SAML Signature Algorithm 设为 SHA-256。',
        '在 Access 或 Users 页签将应用分配给需要登录的人员。',
      ],
      nameId: {
        own: '将 Parameters 页签的 NameID value 设为 Email；邮箱地址须以 @{suffix} 结尾。',
        replaced: null,
        bare: '若用户名不含“@”，将 Parameters 页签的 NameID value 设为 Username。',
      },
      pitfalls: [
        'SAML signature element 为 Response 时 Assertion 没有签名；阿里云要求 Assertion 带签名。',
        'SAML Signature Algorithm 可能是 SHA-1：请设为 SHA-256。',
        'Validator 是正则表达式：ACS 地址中的点须加反斜杠。',
      ],
      metadata: '在应用中选择 More Actions > SAML Metadata。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In the app, tab Configuration, set “Audience (EntityID)” to the entity ID of the account.',
      zh: '在应用的 Configuration 页签将 Audience (EntityID) 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing'], {
      en: 'In the app, tab Configuration, set “Recipient” to the ACS URL.',
      zh: '在应用的 Configuration 页签将 Recipient 设为 ACS 地址。',
    }),
    remedy(['destination-mismatch'], {
      en: 'In the app, tab Configuration, set “ACS (Consumer) URL” to the ACS URL, and let the validator match it.',
      zh: '在应用的 Configuration 页签将 ACS (Consumer) URL 设为 ACS 地址，并使 Validator 与之匹配。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'In the app, tab Configuration, set “SAML signature element” to Assertion or Both.',
      zh: '在应用的 Configuration 页签将 SAML signature element 设为 Assertion 或 Both。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In the app, tab SSO, set “SAML Signature Algorithm” to SHA-256.',
      zh: '在应用的 SSO 页签将 SAML Signature Algorithm 设为 SHA-256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In the app, tab Configuration, untick “Encrypt assertion”.',
      zh: '在应用的 Configuration 页签取消勾选 Encrypt assertion。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing', 'nameid-invalid-characters'], {
      en: 'In the app, tab Parameters, set “NameID value” to Email.',
      zh: '在应用的 Parameters 页签将 NameID value 设为 Email。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'In the app, tab Parameters, set “NameID value” to Username, where the user names have no “@”.',
      zh: '若用户名不含“@”，在应用的 Parameters 页签将 NameID value 设为 Username。',
    }),
    remedy(['nameid-transient'], {
      en: 'In the app, tab Configuration, set “SAML nameID format” to Email.',
      zh: '在应用的 Configuration 页签将 SAML nameID format 设为 Email。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch', 'certificate-expired', 'certificate-expiring'], {
      en: 'See on the tab SSO of this very app which X.509 certificate is in use, then choose More Actions > “SAML Metadata” again.',
      zh: '请在该应用的 SSO 页签查看使用中的 X.509 证书，然后重新选择 More Actions > SAML Metadata。',
    }),
    remedy(['role-sso-response'], {
      en: 'Add a “SAML Custom Connector (Advanced)” of its own for user-based SSO, without the parameters Role and RoleSessionName.',
      zh: '请为用户 SSO 单独添加 SAML Custom Connector (Advanced)，且不带 Role 和 RoleSessionName 参数。',
    }),
    remedy(['assertion-not-yet-valid', 'confirmation-not-yet-valid'], {
      en: 'In the app, tab Configuration, raise “SAML not valid before” (minutes).',
      zh: '在应用的 Configuration 页签增大 SAML not valid before（分钟）。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'In the app, tab Configuration, raise “SAML not valid on or after” (minutes).',
      zh: '在应用的 Configuration 页签增大 SAML not valid on or after（分钟）。',
    }),
  ],
  sources: [
    'https://support.workstars.com/hc/en-gb/articles/8166534041873',
    'https://kb.aampe.com/developer-guide/sso/sso_onelogin',
    'https://onlinehelp.sageenterpriseintelligence.com/Latest/en/Installation/single-sign-on/saml2-onelogin.htm',
  ],
});
