// LemonLDAP::NG: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

export const LEMONLDAP = defineIdp({
  id: 'lemonldap',
  name: 'LemonLDAP::NG',
  aliases: ['LemonLDAP', 'LLNG', 'LemonLDAPNG'],
  officialPage: null,
  fields: [
    field('SAML service providers > Metadata', 'entityID {entityId}, AssertionConsumerService {acsUrl}'),
    field('Default NameID format', 'Email'),
    field('Sign SSO message', 'On'),
    field('Encryption mode', 'None'),
  ],
  metadataUrl: 'https://<portal>/saml/metadata/idp',
  guide: {
    en: {
      steps: [
        'In the Manager, under General Parameters > Issuer modules > SAML, set Activation to On.',
        'Under “SAML service providers” choose “Add SAML SP”, and upload the SP metadata: sso-cli generate-metadata --out alibaba-cloud.xml.',
        'Under Options > Authentication response set “Default NameID format”, and “Force NameID session key”.',
        'Under Options > Signature set “Sign SSO message” to On, and under Options > Security leave “Encryption mode” at None.',
      ],
      nameId: {
        own: 'Set “Force NameID session key” to the session key with the e-mail address or UPN; the values must end in @{suffix}.',
        replaced:
          'Define a macro of the SP that joins the uid and “@{suffix}”, and enter it as “Force NameID session key”.',
        bare: 'Set “Default NameID format” to Unspecified, and “Force NameID session key” to uid.',
      },
      pitfalls: [
        'Where people may edit the attribute behind the session key, they choose who they are at Alibaba Cloud.',
      ],
      metadata: 'Open the metadata URL in a browser and save it as XML.',
    },
    zh: {
      steps: [
        '在 Manager 的 General Parameters > Issuer modules > SAML 中，将 Activation 设为 On。',
        '在 SAML service providers 中选择 Add SAML SP，上传 SP 元数据：sso-cli generate-metadata --out alibaba-cloud.xml。',
        '在 Options > Authentication response 中设置 Default NameID format 和 Force NameID session key。',
        '在 Options > Signature 中将 Sign SSO message 设为 On，Options > Security 中的 Encryption mode 保持 None。',
      ],
      nameId: {
        own: '将 Force NameID session key 设为邮箱地址或 UPN 的会话键；其值须以 @{suffix} 结尾。',
        replaced: '为该 SP 定义由 uid 与“@{suffix}”拼接的宏，并填入 Force NameID session key。',
        bare: '将 Default NameID format 设为 Unspecified，Force NameID session key 设为 uid。',
      },
      pitfalls: ['若用户可自行修改会话键背后的属性，就能决定自己在阿里云的身份。'],
      metadata: '在浏览器中打开元数据地址，另存为 XML。',
    },
  },
  remedies: [
    remedy(
      ['audience-mismatch', 'audience-missing', 'recipient-mismatch', 'recipient-missing', 'destination-mismatch'],
      {
        en: 'In the Manager, under “SAML service providers”, replace the metadata of this SP by the one of the account.',
        zh: '在 Manager 的 SAML service providers 中，将该 SP 的元数据换成本账号的元数据。',
      },
    ),
    remedy(['signature-missing'], {
      en: 'In the options of the SP, under Signature, set “Sign SSO message” to On.',
      zh: '在该 SP 选项的 Signature 中，将 Sign SSO message 设为 On。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In the options of the SP, under Signature, set “Signature method” to RSA SHA256.',
      zh: '在该 SP 选项的 Signature 中，将 Signature method 设为 RSA SHA256。',
    }),
    remedy(['assertion-encrypted', 'nameid-encrypted'], {
      en: 'In the options of the SP, under Security, set “Encryption mode” to None.',
      zh: '在该 SP 选项的 Security 中，将 Encryption mode 设为 None。',
    }),
    remedy(
      ['nameid-missing', 'nameid-empty', 'nameid-domain-missing', 'nameid-domain-mismatch', 'nameid-domain-forbidden'],
      {
        en: 'In the options of the SP, under Authentication response, set “Force NameID session key” to a key with the value that the account asks for.',
        zh: '在该 SP 选项的 Authentication response 中，将 Force NameID session key 设为符合本账号要求的会话键。',
      },
    ),
    remedy(['nameid-transient'], {
      en: 'In the options of the SP, under Authentication response, set “Default NameID format” to Email.',
      zh: '在该 SP 选项的 Authentication response 中，将 Default NameID format 设为 Email。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Save https://<portal>/saml/metadata/idp again.',
      zh: '请重新保存 https://<门户>/saml/metadata/idp。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'In the options of the SP, under Authentication response, raise “notOnOrAfter duration” (seconds).',
      zh: '在该 SP 选项的 Authentication response 中，增大 notOnOrAfter duration（秒）。',
    }),
    remedy(['session-expired'], {
      en: 'In the options of the SP, under Authentication response, raise “sessionNotOnOrAfter duration” (seconds).',
      zh: '在该 SP 选项的 Authentication response 中，增大 sessionNotOnOrAfter duration（秒）。',
    }),
  ],
  sources: ['https://lemonldap-ng.org/documentation/latest/idpsaml.html'],
});
