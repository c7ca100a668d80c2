// Okta: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

const HELP = 'https://help.okta.com';

export const OKTA = defineIdp({
  id: 'okta',
  name: 'Okta',
  aliases: ['Okta Workforce Identity'],
  officialPage: 'https://www.alibabacloud.com/help/en/ram/implement-user-based-sso-by-using-okta',
  fields: [
    field('Single sign-on URL', '{acsUrl}'),
    field('Audience URI (SP Entity ID)', '{entityId}'),
    field('Name ID format', 'Persistent'),
    field('Assertion Signature', 'Signed'),
    field('Signature Algorithm', 'RSA-SHA256'),
    field('Assertion Encryption', 'Unencrypted'),
  ],
  metadataUrl: 'https://<org>.okta.com/app/<app key>/sso/saml/metadata',
  guide: {
    en: {
      steps: [
        'In the Admin Console, under Applications > Applications, choose “Create App Integration” and SAML 2.0.',
        'Under “Configure SAML” enter the single sign-on URL and the audience URI, and leave “Use this for Recipient URL and Destination URL” ticked.',
        'Set “Name ID format” to Persistent, and “Application username” as said below.',
        'Under “Show Advanced Settings” leave Assertion Signature at Signed, Signature Algorithm at RSA-SHA256 and Assertion Encryption at Unencrypted.',
        'On the tab Assignments assign the people who may log on.',
      ],
      nameId: {
        own: 'Set “Application username” to Email; the addresses must end in @{suffix}.',
        replaced:
          'Set “Application username” to Custom, with the expression: String.substringBefore(user.login, "@") + "@{suffix}".',
        bare: 'Set “Application username” to Custom, with the expression: String.substringBefore(user.login, "@").',
      },
      pitfalls: [
        'People whose e-mail address is in another domain than the accepted one cannot log on.',
        'The metadata belongs to one app integration: another one of the same org has another issuer and certificate.',
      ],
      metadata:
        'On the tab Sign On, under “SAML Signing Certificates”, choose Actions > “View IdP metadata” for the active certificate, and save the page as XML.',
    },
    zh: {
      steps: [
        '在管理控制台的 Applications > Applications 中选择 Create App Integration，类型为 SAML 2.0。',
        '在 Configure SAML 中填写 Single sign-on URL 和 Audience URI，并保持勾选 Use this for Recipient URL and Destination URL。',
        '将 Name ID format 设为 Persistent，并按下文设置 Application username。',
        '在 Show Advanced Settings 中，Assertion Signature 保持 Signed，Signature Algorithm 保持 RSA-SHA256，Assertion Encryption 保持 Unencrypted。',
        '在 Assignments 页签中分配需要登录的人员。',
      ],
      nameId: {
        own: '将 Application username 设为 Email；邮箱地址须以 @{suffix} 结尾。',
        replaced:
          '将 Application username 设为 Custom，表达式为：String.substringBefore(user.login, "@") + "@{suffix}"。',
        bare: '将 Application username 设为 Custom，表达式为：String.substringBefore(user.login, "@")。',
      },
      pitfalls: [
        '邮箱地址属于其他域名的人员无法登录。',
        '元数据属于单个应用集成：同一组织的另一个应用有不同的 Issuer 和证书。',
      ],
      metadata:
        '在 Sign On 页签的 SAML Signing Certificates 中，对使用中的证书选择 Actions > View IdP metadata，将页面另存为 XML。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In the app integration, tab General, SAML Settings, set “Audience URI (SP Entity ID)” to the entity ID of the account.',
      zh: '在应用集成的 General 页签 SAML Settings 中，将 Audience URI (SP Entity ID) 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'In the app integration, tab General, SAML Settings, set “Single sign-on URL” to the ACS URL, and tick “Use this for Recipient URL and Destination URL”.',
      zh: '在应用集成的 General 页签 SAML Settings 中，将 Single sign-on URL 设为 ACS 地址，并勾选 Use this for Recipient URL and Destination URL。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'In SAML Settings, under “Show Advanced Settings”, set Assertion Signature to Signed.',
      zh: '在 SAML Settings 的 Show Advanced Settings 中，将 Assertion Signature 设为 Signed。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In SAML Settings, under “Show Advanced Settings”, set Signature Algorithm to RSA-SHA256 and Digest Algorithm to SHA256.',
      zh: '在 SAML Settings 的 Show Advanced Settings 中，将 Signature Algorithm 设为 RSA-SHA256，Digest Algorithm 设为 SHA256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In SAML Settings, under “Show Advanced Settings”, set Assertion Encryption to Unencrypted.',
      zh: '在 SAML Settings 的 Show Advanced Settings 中，将 Assertion Encryption 设为 Unencrypted。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing'], {
      en: 'In SAML Settings, set “Application username” to Email or Okta username.',
      zh: '在 SAML Settings 中，将 Application username 设为 Email 或 Okta username。',
    }),
    remedy(['nameid-domain-mismatch', 'nameid-domain-shadowed', 'nameid-domain-former'], {
      en: 'In SAML Settings, set “Application username” to Custom: String.substringBefore(user.login, "@") + "@" and an accepted suffix.',
      zh: '在 SAML Settings 中，将 Application username 设为 Custom：String.substringBefore(user.login, "@") + "@" 加可接受的后缀。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'In SAML Settings, set “Application username” to Custom: String.substringBefore(user.login, "@").',
      zh: '在 SAML Settings 中，将 Application username 设为 Custom：String.substringBefore(user.login, "@")。',
    }),
    remedy(['nameid-transient'], {
      en: 'In SAML Settings, set “Name ID format” to Persistent.',
      zh: '在 SAML Settings 中，将 Name ID format 设为 Persistent。',
    }),
    remedy(['nameid-invalid-characters', 'user-case-mismatch'], {
      en: 'On the tab Assignments, edit the person’s user name for this app, so that it equals the RAM user name.',
      zh: '在 Assignments 页签中编辑该人员在此应用中的用户名，使其与 RAM 用户名一致。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'On the tab Sign On of this very app integration, under “SAML Signing Certificates”, choose Actions > “View IdP metadata” of the active certificate, and save it again.',
      zh: '在该应用集成的 Sign On 页签 SAML Signing Certificates 中，对使用中的证书选择 Actions > View IdP metadata，重新保存。',
    }),
    remedy(['certificate-expired', 'certificate-expiring'], {
      en: 'On the tab Sign On, under “SAML Signing Certificates”, choose “Generate new certificate”, import its metadata here and in the RAM console, and only then choose Actions > Activate.',
      zh: '在 Sign On 页签的 SAML Signing Certificates 中选择 Generate new certificate，在本地和 RAM 控制台导入其元数据，然后再选择 Actions > Activate。',
    }),
    remedy(['role-sso-response'], {
      en: 'Create an app integration of its own for user-based SSO, without the attributes Role and RoleSessionName.',
      zh: '请为用户 SSO 单独创建应用集成，且不带 Role 和 RoleSessionName 属性。',
    }),
    remedy(['response-status-not-success'], {
      en: 'On the tab Assignments, check that the person is assigned, and look at the logon in Reports > System Log.',
      zh: '请在 Assignments 页签中确认该人员已分配，并在 Reports > System Log 中查看该次登录。',
    }),
  ],
  sources: [
    `${HELP}/en-us/Content/Topics/apps/aiw-saml-reference.htm`,
    `${HELP}/oie/en-us/Content/Topics/Apps/manage-signing-certificates.htm`,
    'https://support.okta.com/help/s/article/how-to-download-okta-identity-provider-metadata-and-saml-signing-certificates',
  ],
});
