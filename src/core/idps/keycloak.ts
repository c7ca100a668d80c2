// Keycloak (and Red Hat build of Keycloak): guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

const ADMIN_GUIDE = 'https://www.keycloak.org/docs/latest/server_admin';

export const KEYCLOAK = defineIdp({
  id: 'keycloak',
  name: 'Keycloak',
  aliases: ['RH-SSO', 'Red Hat SSO', 'Red Hat build of Keycloak', 'RHBK'],
  officialPage: null,
  fields: [
    field('Client type', 'SAML'),
    field('Client ID', '{entityId}'),
    field('Valid redirect URIs', '{acsUrl}'),
    field('Master SAML Processing URL', '{acsUrl}'),
    field('Sign assertions', 'On'),
    field('Signature algorithm', 'RSA_SHA256'),
    field('Force POST binding', 'On'),
    field('Include AuthnStatement', 'On'),
    field('Name ID format', { own: 'email', replaced: 'email', bare: 'username' }),
    field('Force name ID format', 'On'),
    // SamlProtocol.getSAMLNameId: a mapper counts only where its format is the one that is being sent.
    field('Name ID Format (User Attribute Mapper For NameID)', {
      own: null,
      replaced: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      bare: null,
    }),
    field('Encrypt assertions', 'Off'),
  ],
  metadataUrl: 'https://<host>/realms/<realm>/protocol/saml/descriptor',
  guide: {
    en: {
      steps: [
        'In the admin console of the realm, under Clients, choose “Create client” with client type SAML and the client ID, or “Import client” with the SP metadata file.',
        'On the tab Settings, under Access settings, enter the valid redirect URI and the master SAML processing URL.',
        'Under SAML capabilities set the name ID format, and turn “Force name ID format”, “Force POST binding” and “Include AuthnStatement” on.',
        'Under Signature and Encryption turn “Sign assertions” on.',
        'On the tab Keys turn “Client signature required” off, unless the certificate of Alibaba Cloud’s own SP metadata is imported there.',
      ],
      nameId: {
        own: 'Set “Name ID format” to email; the addresses must end in @{suffix}. With username, the user names themselves must.',
        replaced:
          'Give each user an attribute that holds <RAM user name>@{suffix}, and add a mapper of the type “User Attribute Mapper For NameID” to the client’s dedicated scope. Its Name ID Format must be the emailAddress one while the client’s is email: Keycloak passes over a mapper of another format.',
        bare: 'Set “Name ID format” to username.',
      },
      pitfalls: [
        'A new SAML client signs the document and not the Assertion: “Sign assertions” is off at first.',
        'The format username sends no “@” and suffix, unless the user names hold them.',
        'A user attribute that people may edit themselves must never become the NameID: it decides who they are at Alibaba Cloud.',
        'Versions before 17 have /auth before /realms, in the issuer too.',
      ],
      metadata: 'Open Realm settings > General > “SAML 2.0 Identity Provider Metadata”, and save the page as XML.',
    },
    zh: {
      steps: [
        '在该 realm 的管理控制台 Clients 中选择 Create client，Client type 为 SAML 并填写 Client ID，或用 SP 元数据文件 Import client。',
        '在 Settings 页签的 Access settings 中填写 Valid redirect URIs 和 Master SAML Processing URL。',
        '在 SAML capabilities 中设置 Name ID format，并打开 Force name ID format、Force POST binding 和 Include AuthnStatement。',
        '在 Signature and Encryption 中打开 Sign assertions。',
        '在 Keys 页签关闭 Client signature required，除非已在此导入阿里云 SP 元数据中的证书。',
      ],
      nameId: {
        own: '将 Name ID format 设为 email；邮箱地址须以 @{suffix} 结尾。若选 username，则用户名本身须如此。',
        replaced:
          '为每个用户设置值为 <RAM 用户名>@{suffix} 的属性，并在该客户端的专属 scope 中添加类型为 User Attribute Mapper For NameID 的映射器。客户端的 Name ID format 为 email 时，映射器的 Name ID Format 须选 emailAddress：Keycloak 会忽略格式不同的映射器。',
        bare: '将 Name ID format 设为 username。',
      },
      pitfalls: [
        '新建的 SAML 客户端签名文档而不签名 Assertion：Sign assertions 起初是关闭的。',
        '格式 username 不带“@”和后缀，除非用户名本身包含。',
        '用户可以自行修改的属性绝不能作为 NameID：它决定用户在阿里云的身份。',
        '17 之前的版本在 /realms 前有 /auth，Issuer 也是如此。',
      ],
      metadata: '打开 Realm settings > General > SAML 2.0 Identity Provider Metadata，将页面另存为 XML。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'Under Clients, open the client, and on the tab Settings set “Client ID” to the entity ID of the account.',
      zh: '在 Clients 中打开该客户端，在 Settings 页签将 Client ID 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'Under Clients, open the client, and set “Master SAML Processing URL” (tab Settings) or “Assertion Consumer Service POST Binding URL” (tab Advanced) to the ACS URL.',
      zh: '在 Clients 中打开该客户端，将 Master SAML Processing URL（Settings 页签）或 Assertion Consumer Service POST Binding URL（Advanced 页签）设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'In the client, tab Settings, Signature and Encryption, turn “Sign assertions” on.',
      zh: '在客户端 Settings 页签的 Signature and Encryption 中打开 Sign assertions。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In the client, tab Settings, Signature and Encryption, set “Signature algorithm” to RSA_SHA256.',
      zh: '在客户端 Settings 页签的 Signature and Encryption 中，将 Signature algorithm 设为 RSA_SHA256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In the client, tab Keys, turn “Encrypt assertions” off.',
      zh: '在客户端的 Keys 页签关闭 Encrypt assertions。',
    }),
    remedy(['nameid-domain-missing', 'nameid-missing', 'nameid-empty'], {
      en: 'In the client, tab Settings, SAML capabilities, set “Name ID format” to email and turn “Force name ID format” on; or add a mapper “User Attribute Mapper For NameID”.',
      zh: '在客户端 Settings 页签的 SAML capabilities 中，将 Name ID format 设为 email 并打开 Force name ID format；或添加 User Attribute Mapper For NameID 映射器。',
    }),
    remedy(['nameid-domain-mismatch', 'nameid-domain-shadowed', 'nameid-domain-former'], {
      en: 'In the client, tab Client scopes, dedicated scope, add a mapper “User Attribute Mapper For NameID” on an attribute that holds the user name with an accepted suffix.',
      zh: '在客户端 Client scopes 页签的专属 scope 中，添加 User Attribute Mapper For NameID 映射器，其属性值为带可接受后缀的用户名。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'In the client, tab Settings, SAML capabilities, set “Name ID format” to username and turn “Force name ID format” on.',
      zh: '在客户端 Settings 页签的 SAML capabilities 中，将 Name ID format 设为 username 并打开 Force name ID format。',
    }),
    remedy(['nameid-transient', 'nameid-invalid-characters'], {
      en: 'In the client, tab Settings, SAML capabilities, set “Name ID format” to email or username and turn “Force name ID format” on: transient and persistent send generated values.',
      zh: '在客户端 Settings 页签的 SAML capabilities 中，将 Name ID format 设为 email 或 username 并打开 Force name ID format：transient 和 persistent 发送的是生成的值。',
    }),
    remedy(['user-case-mismatch'], {
      en: 'Keycloak keeps user names and e-mail addresses in lower case: name the RAM user in lower case, or send another attribute by the mapper “User Attribute Mapper For NameID”.',
      zh: 'Keycloak 的用户名和邮箱均为小写：请用小写命名 RAM 用户，或用 User Attribute Mapper For NameID 映射器发送其他属性。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Save https://<host>/realms/<realm>/protocol/saml/descriptor of this very realm again.',
      zh: '请重新保存该 realm 的 https://<主机>/realms/<realm>/protocol/saml/descriptor。',
    }),
    remedy(['certificate-expired', 'certificate-expiring'], {
      en: 'Under Realm settings > Keys > Providers add an rsa-generated key with a lower priority than the present one, import the metadata here and in the RAM console, and only then raise its priority.',
      zh: '在 Realm settings > Keys > Providers 中添加优先级低于现有密钥的 rsa-generated 密钥，在本地和 RAM 控制台导入元数据，然后再提高其优先级。',
    }),
    remedy(['authn-statement-missing'], {
      en: 'In the client, tab Settings, SAML capabilities, turn “Include AuthnStatement” on.',
      zh: '在客户端 Settings 页签的 SAML capabilities 中打开 Include AuthnStatement。',
    }),
    remedy(['role-sso-response'], {
      en: 'Create a client of its own for user-based SSO: its client ID is the entity ID of the account.',
      zh: '请为用户 SSO 单独创建客户端：其 Client ID 为本账号的实体 ID。',
    }),
    remedy(['response-status-not-success'], {
      en: 'Look at the logon under Events of the realm, and check that the client is enabled and the person has access to it.',
      zh: '请在该 realm 的 Events 中查看该次登录，并确认客户端已启用且该人员有权访问。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'Set the clock of the Keycloak server; the lifetime is “Assertion Lifespan” on the tab Advanced of the client.',
      zh: '请校准 Keycloak 服务器的时钟；有效期由客户端 Advanced 页签的 Assertion Lifespan 决定。',
    }),
    remedy(['assertion-not-yet-valid', 'issued-in-future', 'clock-skew-used'], {
      en: 'Set the clock of the Keycloak server.',
      zh: '请校准 Keycloak 服务器的时钟。',
    }),
  ],
  sources: [
    `${ADMIN_GUIDE}/#_client-saml-configuration`,
    `${ADMIN_GUIDE}/#realm_keys`,
    'https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/saml/SamlProtocol.java',
    'https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/saml/mappers/NameIdMapperHelper.java',
    'https://juejin.cn/post/6844904178368643086',
  ],
});
