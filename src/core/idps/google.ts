// Google Workspace: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

export const GOOGLE = defineIdp({
  id: 'google',
  name: 'Google Workspace',
  aliases: ['Google', 'G Suite', 'GSuite', 'Cloud Identity'],
  officialPage: 'https://www.alibabacloud.com/help/en/ram/implement-user-based-sso-by-using-google-workspace',
  fields: [
    field('ACS URL', '{acsUrl}'),
    field('Entity ID', '{entityId}'),
    field('Signed response', 'off'),
    field('Name ID format', 'EMAIL'),
    field('Name ID', 'Basic Information > Primary email'),
  ],
  metadataUrl: null,
  guide: {
    en: {
      steps: [
        'In the Google Admin console, under Apps > Web and mobile apps, choose Add app > “Add custom SAML app”.',
        'In the step “Google Identity Provider details” choose “Download metadata”.',
        'In the step “Service provider details” enter the ACS URL and the entity ID, and leave “Signed response” unticked.',
        'Skip the step “Attribute mapping”: Alibaba Cloud needs no attributes.',
        'Open “User access” and turn the app on for the people who may log on.',
      ],
      nameId: {
        own: 'Leave Name ID at the primary email; the addresses must end in @{suffix}.',
        replaced: null,
        bare: 'The primary email always has a suffix: set SsoLoginWithDomain to true instead, Alibaba Cloud’s default.',
      },
      pitfalls: [
        'With “Signed response” ticked only the Response is signed; Alibaba Cloud asks for a signed Assertion.',
        'People of a second domain of the same Workspace have another suffix and cannot log on.',
        'The certificate lives for five years; a new one must be chosen in each app, and then uploaded in the RAM console.',
      ],
      metadata: 'On the page of the app choose “Download metadata”.',
    },
    zh: {
      steps: [
        '在 Google 管理控制台的 Apps > Web and mobile apps 中选择 Add app > Add custom SAML app。',
        '在 Google Identity Provider details 步骤选择 Download metadata。',
        '在 Service provider details 步骤填写 ACS URL 和 Entity ID，不要勾选 Signed response。',
        '跳过 Attribute mapping 步骤：阿里云不需要属性。',
        '打开 User access，为需要登录的人员启用该应用。',
      ],
      nameId: {
        own: 'Name ID 保持为主邮箱（Primary email）；邮箱地址须以 @{suffix} 结尾。',
        replaced: null,
        bare: '主邮箱总是带后缀：请改为将 SsoLoginWithDomain 设为 true（阿里云默认值）。',
      },
      pitfalls: [
        '勾选 Signed response 后只签名 Response；阿里云要求 Assertion 带签名。',
        '同一 Workspace 中第二个域名的人员后缀不同，无法登录。',
        '证书有效期为五年；新证书须在每个应用中选择，然后在 RAM 控制台上传。',
      ],
      metadata: '在应用页面选择 Download metadata。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'Under Apps > Web and mobile apps, open the app, and under “Service provider details” set “Entity ID” to the entity ID of the account.',
      zh: '在 Apps > Web and mobile apps 中打开该应用，在 Service provider details 中将 Entity ID 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'Under Apps > Web and mobile apps, open the app, and under “Service provider details” set “ACS URL” to the ACS URL.',
      zh: '在 Apps > Web and mobile apps 中打开该应用，在 Service provider details 中将 ACS URL 设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed'], {
      en: 'Under “Service provider details”, untick “Signed response”: then Google signs the Assertion.',
      zh: '在 Service provider details 中取消勾选 Signed response：这样 Google 会签名 Assertion。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing', 'nameid-invalid-characters'], {
      en: 'Under “Service provider details”, set “Name ID” to Basic Information > Primary email.',
      zh: '在 Service provider details 中，将 Name ID 设为 Basic Information > Primary email。',
    }),
    remedy(['nameid-domain-mismatch'], {
      en: 'Google sends the primary email: make its domain the auxiliary domain of the account, while there is no domain alias.',
      zh: 'Google 发送主邮箱：请将其域名设为本账号的辅助域名（前提是没有域别名）。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'Google sends the primary email, which always has a suffix: set SsoLoginWithDomain to true.',
      zh: 'Google 发送主邮箱，总是带后缀：请将 SsoLoginWithDomain 设为 true。',
    }),
    remedy(['nameid-transient'], {
      en: 'Under “Service provider details”, set “Name ID format” to EMAIL.',
      zh: '在 Service provider details 中，将 Name ID format 设为 EMAIL。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'On the page of the app choose “Download metadata” again, and check which certificate the app uses under “Service provider details”.',
      zh: '在应用页面重新选择 Download metadata，并在 Service provider details 中确认该应用使用的证书。',
    }),
    remedy(['certificate-expired', 'certificate-expiring'], {
      en: 'Under Security > Authentication > “SSO with SAML applications” add a second certificate, import its metadata here and in the RAM console, and only then choose it under “Service provider details” of the app.',
      zh: '在 Security > Authentication > SSO with SAML applications 中添加第二个证书，在本地和 RAM 控制台导入其元数据，然后再在应用的 Service provider details 中选用它。',
    }),
    remedy(['role-sso-response'], {
      en: 'Add a custom SAML app of its own for user-based SSO, without the attributes Role and RoleSessionName.',
      zh: '请为用户 SSO 单独添加自定义 SAML 应用，且不带 Role 和 RoleSessionName 属性。',
    }),
    remedy(['response-status-not-success'], {
      en: 'On the page of the app, open “User access” and turn the app on for the person.',
      zh: '在应用页面打开 User access，为该人员启用应用。',
    }),
  ],
  sources: ['https://support.google.com/a/answer/6087519', 'https://support.google.com/a/answer/7394709'],
});
