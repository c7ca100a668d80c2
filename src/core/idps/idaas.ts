// Alibaba Cloud IDaaS (EIAM): guide and remedies.

import { defineIdp, field, remedy, translated } from './define.ts';

const HELP = 'https://www.alibabacloud.com/help/en/idaas/eiam';

export const IDAAS = defineIdp({
  id: 'idaas',
  name: 'Alibaba Cloud IDaaS',
  aliases: ['IDaaS', 'EIAM', 'IDaaS EIAM', 'Aliyun IDaaS', '阿里云 IDaaS', '应用身份服务'],
  officialPage: `${HELP}/getting-started/logon-and-sso`,
  fields: [
    translated(
      { en: 'Alibaba Cloud Account ID (application template)', zh: '阿里云账号 ID（应用模板）' },
      '{accountId}',
    ),
    translated(
      { en: 'ACS URL (standard protocol SAML 2.0)', zh: '单点登录地址 ACS URL（标准协议 SAML 2.0）' },
      '{acsUrl}',
    ),
    translated(
      { en: 'SP Entity ID (standard protocol SAML 2.0)', zh: '应用唯一标识 SP Entity ID（标准协议 SAML 2.0）' },
      '{entityId}',
    ),
    field('NameIDFormat', '1.1 Unspecified'),
  ],
  metadataUrl: 'https://<instance>.aliyunidaas.com/api/v2/<application ID>/saml2/meta',
  guide: {
    en: {
      steps: [
        'In the IDaaS console, open the EIAM instance, and under Applications > Add Application > Marketplace add “User-based SSO for Alibaba Cloud”.',
        'Enter the Alibaba Cloud account ID, and choose the application username and who is authorized.',
        'Where the template does not fit, add an application under Standard Protocols > SAML 2.0 instead, with the ACS URL and the SP entity ID.',
        'Log on once and look at the NameID: sso-cli decode.',
      ],
      nameId: {
        own: 'Choose as application username a field whose values end in @{suffix}, such as the e-mail address.',
        replaced: null,
        bare: 'Leave the application username at IDaaS Username.',
      },
      pitfalls: [
        'The template for role-based SSO is another one; its responses do not work for user-based SSO.',
        'The console signs with RSA-SHA256 alone and has no switch for signing; through the API, AssertionSigned must stay true.',
        'As with every IdP, enabling user-based SSO stops password logon for all RAM users; role-based SSO can serve in between.',
      ],
      metadata: 'On the SSO page of the application download the IdP metadata.',
    },
    zh: {
      steps: [
        '在 IDaaS 控制台打开 EIAM 实例，在应用 > 添加应用 > 应用市场中添加“阿里云用户 SSO”。',
        '填写阿里云账号 ID，并选择应用账户和授权范围。',
        '若模板不适用，则在标准协议中添加 SAML 2.0 应用，填写单点登录地址 ACS URL 和应用唯一标识 SP Entity ID。',
        '登录一次并查看 NameID：sso-cli decode。',
      ],
      nameId: {
        own: '应用账户选择值以 @{suffix} 结尾的字段，例如邮箱。',
        replaced: null,
        bare: '应用账户保持为 IDaaS 账户名（Username）。',
      },
      pitfalls: [
        '角色 SSO 是另一个模板；其响应不能用于用户 SSO。',
        '控制台只用 RSA-SHA256 签名，且没有签名开关；通过 API 修改时，AssertionSigned 须保持为 true。',
        '与其他 IdP 相同，启用用户 SSO 后所有 RAM 用户都不能用密码登录；可先用角色 SSO 过渡。',
      ],
      metadata: '在应用的单点登录页面下载 IdP 元数据。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'On the SSO page of the application, set “SP Entity ID” to the entity ID of the account; in the template, check the Alibaba Cloud account ID.',
      zh: '在应用的单点登录页面，将“应用唯一标识 SP Entity ID”设为本账号的实体 ID；使用模板时请核对阿里云账号 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'On the SSO page of the application, set “ACS URL” to the ACS URL of the account’s site.',
      zh: '在应用的单点登录页面，将“单点登录地址 ACS URL”设为账号所在站点的 ACS 地址。',
    }),
    remedy(['assertion-not-signed'], {
      en: 'Set AssertionSigned of the application to true by the API: SetApplicationSsoConfig, parameter SamlSsoConfig.',
      zh: '请通过 API 将应用的 AssertionSigned 设为 true：SetApplicationSsoConfig，参数 SamlSsoConfig。',
    }),
    remedy(
      [
        'nameid-missing',
        'nameid-empty',
        'nameid-domain-missing',
        'nameid-domain-mismatch',
        'nameid-invalid-characters',
      ],
      {
        en: 'On the SSO page of the application, choose another field as application username (the NameID), such as the e-mail address.',
        zh: '在应用的单点登录页面，为应用账户（即 NameID）选择其他字段，例如邮箱。',
      },
    ),
    remedy(['nameid-domain-forbidden'], {
      en: 'On the SSO page of the application, set the application username to IDaaS Username.',
      zh: '在应用的单点登录页面，将应用账户设为 IDaaS 账户名（Username）。',
    }),
    remedy(['nameid-transient'], {
      en: 'On the SSO page of the application, under the advanced settings, set NameIDFormat to 1.1 Unspecified.',
      zh: '在应用单点登录页面的高级配置中，将 NameID 格式设为 1.1 Unspecified。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch', 'certificate-expired', 'certificate-expiring'], {
      en: 'On the SSO page of this very application, download the IdP metadata again.',
      zh: '在该应用的单点登录页面重新下载 IdP 元数据。',
    }),
    remedy(['role-sso-response'], {
      en: 'Add the template “User-based SSO for Alibaba Cloud”: the present application is the one for role-based SSO.',
      zh: '请添加模板“阿里云用户 SSO”：当前应用是角色 SSO 应用。',
    }),
    remedy(['response-status-not-success'], {
      en: 'On the SSO page of the application, check who is authorized, and that SSO is enabled.',
      zh: '在应用的单点登录页面核对授权范围，并确认单点登录已启用。',
    }),
  ],
  sources: [
    `${HELP}/user-guide/saml-2-0-sso-configurations`,
    'https://help.aliyun.com/zh/idaas/eiam/user-guide/saml-2-0-sso-configurations',
    'https://alibabacloud.com/help/en/idaas/eiam/getting-started/create-an-application',
    `${HELP}/developer-reference/api-eiam-2021-12-01-setapplicationssoconfig`,
    'https://help.aliyun.com/document_detail/166183.html',
  ],
});
