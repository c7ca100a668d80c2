// Ping Identity: PingOne (screens) and PingFederate (SP connection). Signs, guide and remedies of both.

import { defineIdp, field, remedy } from './define.ts';

const DOCS = 'https://docs.pingidentity.com';

export const PING = defineIdp({
  id: 'ping',
  name: 'Ping Identity',
  aliases: ['PingOne', 'PingFederate', 'PingIdentity', 'Ping'],
  officialPage: null,
  fields: [
    field('ACS URLs (PingOne); Assertion Consumer Service URL, binding POST (PingFederate)', '{acsUrl}'),
    field('Entity ID (PingOne); Partner’s Entity ID (PingFederate)', '{entityId}'),
    field('Signing Key (PingOne)', 'Sign Assertion'),
    field('Signing Algorithm (PingOne)', 'RSA_SHA256'),
    field('Subject NameID format (PingOne)', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'),
    field('Signature Policy (PingFederate)', 'Always sign the SAML Assertion'),
    field('Encryption Policy (PingFederate)', 'None'),
  ],
  metadataUrl: null,
  guide: {
    en: {
      steps: [
        'PingOne: under Applications add an application of the type “SAML Application”, choose “Manually Enter” or import the SP metadata, and enter the ACS URL and the entity ID.',
        'PingOne: on the tab Configuration leave “Sign Assertion” selected, or choose “Sign Assertion & Response”, and leave Encryption off.',
        'PingOne: on the tab Attribute Mappings set saml_subject, then turn the application on.',
        'PingFederate: create an SP connection for Browser SSO with the entity ID, and add the ACS URL under Protocol Settings with the binding POST.',
        'PingFederate: under Signature Policy tick “Always sign the SAML Assertion”, and leave Encryption Policy at None.',
        'PingFederate: fulfil SAML_SUBJECT in the attribute contract, and activate the connection.',
      ],
      nameId: {
        own: 'Fill saml_subject (PingOne) or SAML_SUBJECT (PingFederate) from the e-mail address or UPN; the values must end in @{suffix}.',
        replaced: null,
        bare: 'Fill saml_subject (PingOne) or SAML_SUBJECT (PingFederate) from the user name, where it has no “@”.',
      },
      pitfalls: [
        'PingFederate signs the Response and not the Assertion while “Always sign the SAML Assertion” is unticked.',
        'A PingOne application is off when it is created.',
      ],
      metadata:
        'PingOne: on the tab Configuration use “Download Metadata” or the “IDP Metadata URL”. PingFederate: export the metadata of the SP connection.',
    },
    zh: {
      steps: [
        'PingOne：在 Applications 中添加类型为 SAML Application 的应用，选择 Manually Enter 或导入 SP 元数据，填写 ACS 地址和实体 ID。',
        'PingOne：在 Configuration 页签保持选择 Sign Assertion，或选择 Sign Assertion & Response，并保持 Encryption 关闭。',
        'PingOne：在 Attribute Mappings 页签设置 saml_subject，然后启用该应用。',
        'PingFederate：以实体 ID 创建 Browser SSO 的 SP connection，并在 Protocol Settings 中以 POST 绑定添加 ACS 地址。',
        'PingFederate：在 Signature Policy 中勾选 Always sign the SAML Assertion，Encryption Policy 保持 None。',
        'PingFederate：在属性契约中填充 SAML_SUBJECT，并激活该连接。',
      ],
      nameId: {
        own: '用邮箱地址或 UPN 填充 saml_subject（PingOne）或 SAML_SUBJECT（PingFederate）；其值须以 @{suffix} 结尾。',
        replaced: null,
        bare: '若用户名不含“@”，用用户名填充 saml_subject（PingOne）或 SAML_SUBJECT（PingFederate）。',
      },
      pitfalls: [
        '未勾选 Always sign the SAML Assertion 时，PingFederate 签名 Response 而不签名 Assertion。',
        'PingOne 的应用创建后是关闭的。',
      ],
      metadata:
        'PingOne：在 Configuration 页签使用 Download Metadata 或 IDP Metadata URL。PingFederate：导出该 SP connection 的元数据。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'PingOne: on the tab Configuration set “Entity ID” to the entity ID of the account. PingFederate: set “Partner’s Entity ID” of the SP connection.',
      zh: 'PingOne：在 Configuration 页签将 Entity ID 设为本账号的实体 ID。PingFederate：设置 SP connection 的 Partner’s Entity ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'PingOne: on the tab Configuration let “ACS URLs” begin with the ACS URL. PingFederate: set it under Protocol Settings, Assertion Consumer Service URL.',
      zh: 'PingOne：在 Configuration 页签使 ACS URLs 的第一项为 ACS 地址。PingFederate：在 Protocol Settings 的 Assertion Consumer Service URL 中设置。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'PingOne: on the tab Configuration select “Sign Assertion”. PingFederate: under Protocol Settings, Signature Policy, tick “Always sign the SAML Assertion”.',
      zh: 'PingOne：在 Configuration 页签选择 Sign Assertion。PingFederate：在 Protocol Settings 的 Signature Policy 中勾选 Always sign the SAML Assertion。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'PingOne: on the tab Configuration set “Signing Algorithm” to RSA_SHA256. PingFederate: set it under Credentials, Digital Signature Settings.',
      zh: 'PingOne：在 Configuration 页签将 Signing Algorithm 设为 RSA_SHA256。PingFederate：在 Credentials 的 Digital Signature Settings 中设置。',
    }),
    remedy(['assertion-encrypted', 'nameid-encrypted'], {
      en: 'PingOne: on the tab Configuration turn Encryption off. PingFederate: set Encryption Policy to None.',
      zh: 'PingOne：在 Configuration 页签关闭 Encryption。PingFederate：将 Encryption Policy 设为 None。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing', 'nameid-invalid-characters'], {
      en: 'PingOne: on the tab Attribute Mappings set saml_subject to the e-mail address. PingFederate: fulfil SAML_SUBJECT from it.',
      zh: 'PingOne：在 Attribute Mappings 页签将 saml_subject 设为邮箱地址。PingFederate：用邮箱地址填充 SAML_SUBJECT。',
    }),
    remedy(['nameid-transient'], {
      en: 'PingOne: on the tab Configuration set “Subject NameID format” to emailAddress. PingFederate: set the Subject Name Format of SAML_SUBJECT.',
      zh: 'PingOne：在 Configuration 页签将 Subject NameID format 设为 emailAddress。PingFederate：设置 SAML_SUBJECT 的 Subject Name Format。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'PingOne: on the tab Configuration of this very application choose “Download Metadata” again. PingFederate: export the metadata of the SP connection again.',
      zh: 'PingOne：在该应用的 Configuration 页签重新选择 Download Metadata。PingFederate：重新导出该 SP connection 的元数据。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'PingOne: on the tab Configuration raise “Assertion Validity Duration (in seconds)”; 300 is usual.',
      zh: 'PingOne：在 Configuration 页签增大 Assertion Validity Duration (in seconds)；通常为 300。',
    }),
  ],
  sources: [
    `${DOCS}/pingone/applications/p1_applications_add_applications.html`,
    `${DOCS}/pingfederate/latest/administrators_reference_guide/pf_metadata_export.html`,
    `${DOCS}/pingfederate/latest/administrators_reference_guide/help_spconnectionconfigtasklet_credentialsstate.html`,
  ],
});
