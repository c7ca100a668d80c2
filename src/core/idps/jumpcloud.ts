// JumpCloud: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

export const JUMPCLOUD = defineIdp({
  id: 'jumpcloud',
  name: 'JumpCloud',
  aliases: ['Jump Cloud'],
  officialPage: null,
  fields: [
    field('SP Entity ID', '{entityId}'),
    field('ACS URLs', '{acsUrl}'),
    field('SAMLSubject NameID', 'email'),
    field('SAMLSubject NameID Format', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'),
    field('Signature Algorithm', 'RSA-SHA256'),
    field('Sign Assertion', 'on'),
  ],
  metadataUrl: null,
  guide: {
    en: {
      steps: [
        'In the Admin Portal, under User Authentication > SSO Applications, choose “Add New Application” and the custom application.',
        'Choose “Manage Single Sign-On (SSO)” and configure SSO with SAML.',
        'On the tab SSO enter the SP entity ID and the ACS URL, or use “Upload Metadata”, and tick “Sign Assertion”.',
        'On the tab User Groups give the application to the people who may log on.',
      ],
      nameId: {
        own: 'Leave “SAMLSubject NameID” at email; the addresses must end in @{suffix}.',
        replaced: null,
        bare: 'Set “SAMLSubject NameID” to username.',
      },
      pitfalls: [
        'JumpCloud signs the Response; the Assertion is signed only when “Sign Assertion” is ticked.',
        'The SP entity ID is compared with regard to case.',
        'The SSO IdP URL cannot be changed once the application exists.',
      ],
      metadata: 'On the tab SSO use “Export Metadata” or “Copy Metadata URL”.',
    },
    zh: {
      steps: [
        '在管理门户的 User Authentication > SSO Applications 中选择 Add New Application，然后选择自定义应用。',
        '选择 Manage Single Sign-On (SSO)，以 SAML 配置 SSO。',
        '在 SSO 页签填写 SP Entity ID 和 ACS 地址，或使用 Upload Metadata，并勾选 Sign Assertion。',
        '在 User Groups 页签将应用分配给需要登录的人员。',
      ],
      nameId: {
        own: 'SAMLSubject NameID 保持为 email；邮箱地址须以 @{suffix} 结尾。',
        replaced: null,
        bare: '将 SAMLSubject NameID 设为 username。',
      },
      pitfalls: [
        'JumpCloud 签名 Response；只有勾选 Sign Assertion 后才签名 Assertion。',
        'SP Entity ID 区分大小写。',
        '应用创建后，SSO IdP URL 不能再修改。',
      ],
      metadata: '在 SSO 页签使用 Export Metadata 或 Copy Metadata URL。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In the application, tab SSO, set “SP Entity ID” to the entity ID of the account.',
      zh: '在应用的 SSO 页签将 SP Entity ID 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'In the application, tab SSO, set “ACS URLs” to the ACS URL.',
      zh: '在应用的 SSO 页签将 ACS URLs 设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed'], {
      en: 'In the application, tab SSO, tick “Sign Assertion”.',
      zh: '在应用的 SSO 页签勾选 Sign Assertion。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In the application, tab SSO, set “Signature Algorithm” to RSA-SHA256.',
      zh: '在应用的 SSO 页签将 Signature Algorithm 设为 RSA-SHA256。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing'], {
      en: 'In the application, tab SSO, set “SAMLSubject NameID” to email.',
      zh: '在应用的 SSO 页签将 SAMLSubject NameID 设为 email。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'In the application, tab SSO, set “SAMLSubject NameID” to username.',
      zh: '在应用的 SSO 页签将 SAMLSubject NameID 设为 username。',
    }),
    remedy(['nameid-transient'], {
      en: 'In the application, tab SSO, set “SAMLSubject NameID Format” to emailAddress or persistent.',
      zh: '在应用的 SSO 页签将 SAMLSubject NameID Format 设为 emailAddress 或 persistent。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch', 'certificate-expired', 'certificate-expiring'], {
      en: 'In the application, look at “IDP Certificate”, then use “Export Metadata” on the tab SSO again; the issuer is “IdP Entity ID” there.',
      zh: '在应用中查看 IDP Certificate，然后在 SSO 页签重新 Export Metadata；Issuer 即其中的 IdP Entity ID。',
    }),
    remedy(['role-sso-response'], {
      en: 'Add a custom application of its own for user-based SSO, without the attributes Role and RoleSessionName.',
      zh: '请为用户 SSO 单独添加自定义应用，且不带 Role 和 RoleSessionName 属性。',
    }),
    remedy(['response-status-not-success'], {
      en: 'In the application, tab User Groups, check that the person is in a group that has it.',
      zh: '在应用的 User Groups 页签确认该人员所在的组已分配此应用。',
    }),
  ],
  sources: [
    'https://jumpcloud.com/support/sso-application-connector-fields',
    'https://jumpcloud.com/support/sso-using-custom-saml-application-connectors',
  ],
});
