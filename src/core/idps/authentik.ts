// authentik: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

const DOCS = 'https://docs.goauthentik.io';

export const AUTHENTIK = defineIdp({
  id: 'authentik',
  name: 'authentik',
  aliases: ['goauthentik'],
  officialPage: null,
  fields: [
    field('ACS URL', '{acsUrl}'),
    field('Audience', '{entityId}'),
    field('Service Provider Binding', 'Post'),
    field('Sign assertions', 'on'),
    field('NameID Property Mapping', 'authentik default SAML Mapping: Email'),
  ],
  metadataUrl: 'https://<host>/application/saml/<application slug>/metadata/',
  guide: {
    en: {
      steps: [
        'In the Admin interface, under Applications > Applications, choose “New Application” with the provider type “SAML Provider”, or create the provider from the SP metadata.',
        'Enter the ACS URL and the audience, and choose the service provider binding Post.',
        'Under “Advanced protocol settings” choose a signing certificate, turn “Sign assertions” on, and set “NameID Property Mapping”.',
        'Under “Configure Bindings” say who may use the application.',
      ],
      nameId: {
        own: 'Set “NameID Property Mapping” to “authentik default SAML Mapping: Email” or “UPN”; the values must end in @{suffix}.',
        replaced:
          'Create a SAML property mapping with the expression: return f"{request.user.username}@{suffix}", and choose it as “NameID Property Mapping”.',
        bare: 'Set “NameID Property Mapping” to “authentik default SAML Mapping: Username”.',
      },
      pitfalls: [
        'Without a signing certificate nothing is signed.',
        'People can change their own e-mail address by default: forbid that, or do not make it the NameID.',
        'Without a mapping, the NameID follows the format that the request asks for; persistent is a hash.',
      ],
      metadata: 'On the page of the provider, under “Related objects”, choose Metadata > Download.',
    },
    zh: {
      steps: [
        '在管理界面的 Applications > Applications 中选择 New Application，Provider Type 为 SAML Provider，或由 SP 元数据创建 Provider。',
        '填写 ACS URL 和 Audience，Service Provider Binding 选择 Post。',
        '在 Advanced protocol settings 中选择 Signing Certificate，打开 Sign assertions，并设置 NameID Property Mapping。',
        '在 Configure Bindings 中指定可使用该应用的人员。',
      ],
      nameId: {
        own: '将 NameID Property Mapping 设为 authentik default SAML Mapping: Email 或 UPN；其值须以 @{suffix} 结尾。',
        replaced:
          '创建 SAML property mapping，表达式为 return f"{request.user.username}@{suffix}"，并选作 NameID Property Mapping。',
        bare: '将 NameID Property Mapping 设为 authentik default SAML Mapping: Username。',
      },
      pitfalls: [
        '没有选择签名证书时，什么都不会签名。',
        '默认情况下用户可自行修改邮箱：请禁止，或不要用作 NameID。',
        '没有设置映射时，NameID 取决于请求的格式；persistent 是散列值。',
      ],
      metadata: '在 Provider 页面的 Related objects 中选择 Metadata > Download。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In the SAML provider, set “Audience” to the entity ID of the account.',
      zh: '在 SAML provider 中，将 Audience 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'In the SAML provider, set “ACS URL” to the ACS URL.',
      zh: '在 SAML provider 中，将 ACS URL 设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed'], {
      en: 'In the SAML provider, under “Advanced protocol settings”, turn “Sign assertions” on.',
      zh: '在 SAML provider 的 Advanced protocol settings 中打开 Sign assertions。',
    }),
    remedy(['signature-missing'], {
      en: 'In the SAML provider, under “Advanced protocol settings”, choose a signing certificate and turn “Sign assertions” on.',
      zh: '在 SAML provider 的 Advanced protocol settings 中选择 Signing Certificate，并打开 Sign assertions。',
    }),
    remedy(
      [
        'nameid-missing',
        'nameid-empty',
        'nameid-transient',
        'nameid-invalid-characters',
        'nameid-domain-missing',
        'nameid-domain-mismatch',
        'nameid-domain-forbidden',
      ],
      {
        en: 'In the SAML provider, under “Advanced protocol settings”, set “NameID Property Mapping” to a mapping with the value that the account asks for.',
        zh: '在 SAML provider 的 Advanced protocol settings 中，将 NameID Property Mapping 设为符合本账号要求的映射。',
      },
    ),
    remedy(['signature-key-untrusted', 'issuer-mismatch', 'certificate-expired', 'certificate-expiring'], {
      en: 'On the page of this very provider, look at the signing certificate, then download the metadata again.',
      zh: '在该 Provider 页面查看签名证书，然后重新下载元数据。',
    }),
  ],
  sources: [`${DOCS}/add-secure-apps/providers/saml/`, `${DOCS}/add-secure-apps/providers/saml/create-saml-provider/`],
});
