// Active Directory Federation Services (AD FS): guide and remedies.

import { defineIdp, remedy, translated } from './define.ts';

const MICROSOFT = 'https://learn.microsoft.com';

export const ADFS = defineIdp({
  id: 'adfs',
  name: 'AD FS',
  aliases: ['Active Directory Federation Services'],
  officialPage: 'https://www.alibabacloud.com/help/en/ram/implement-user-based-sso-from-ad-fs',
  fields: [
    translated({ en: 'Relying party trust identifier', zh: '信赖方信任标识符' }, '{entityId}'),
    translated(
      { en: 'SAML assertion consumer endpoint, binding POST', zh: 'SAML 断言使用者终结点，绑定 POST' },
      '{acsUrl}',
    ),
    translated({ en: 'Outgoing claim type', zh: '传出声明类型' }, 'Name ID'),
    translated({ en: 'Secure hash algorithm', zh: '安全哈希算法' }, 'SHA-256'),
  ],
  metadataUrl: 'https://<AD FS host>/FederationMetadata/2007-06/FederationMetadata.xml',
  guide: {
    en: {
      steps: [
        'In AD FS Management, right-click Relying Party Trusts and choose “Add Relying Party Trust”.',
        'Import the SP metadata from the URL that the RAM console shows, or from the file of: sso-cli generate-metadata --out alibaba-cloud.xml.',
        'Permit the people who may log on with an access control policy.',
        'Choose “Edit Claim Issuance Policy” (“Edit Claim Rules” before Windows Server 2016), then under Issuance Transform Rules “Add Rule”.',
        'Choose the template “Transform an Incoming Claim”: incoming claim type UPN, outgoing claim type Name ID.',
        'In the properties of the trust, on the tab Advanced, set the secure hash algorithm to SHA-256.',
      ],
      nameId: {
        own: 'In the rule choose “Pass through all claim values”; the UPNs must end in @{suffix}.',
        replaced:
          'In the rule choose “Replace incoming e-mail suffix claims with a new e-mail suffix” and enter {suffix}.',
        bare: 'Instead use the template “Send LDAP Attributes as Claims”: SAM-Account-Name to Name ID.',
      },
      pitfalls: [
        'With -SamlResponseSignature MessageOnly only the Response is signed; Alibaba Cloud asks for a signed Assertion.',
        'The token-signing certificate is replaced by itself every year (AutoCertificateRollover): import the new metadata before the new certificate becomes primary.',
        'When the clock of the AD FS server runs ahead, the Assertion is not yet valid at Alibaba Cloud.',
      ],
      metadata: 'Open the federation metadata URL of the server in a browser and save it as XML.',
    },
    zh: {
      steps: [
        '在 AD FS 管理中右键单击“信赖方信任”，选择“添加信赖方信任”。',
        '用 RAM 控制台显示的地址导入 SP 元数据，或使用以下命令生成的文件：sso-cli generate-metadata --out alibaba-cloud.xml。',
        '用访问控制策略允许需要登录的人员。',
        '选择“编辑声明颁发策略”（Windows Server 2016 之前为“编辑声明规则”），在“颁发转换规则”下单击“添加规则”。',
        '选择模板“转换传入声明”：传入声明类型为 UPN，传出声明类型为“名称 ID”。',
        '在该信任的属性中，将“高级”选项卡的安全哈希算法设为 SHA-256。',
      ],
      nameId: {
        own: '在规则中选择“传递所有声明值”；UPN 须以 @{suffix} 结尾。',
        replaced: '在规则中选择用新的电子邮件后缀替换传入的电子邮件后缀，并填写 {suffix}。',
        bare: '改用模板“以声明方式发送 LDAP 属性”：SAM-Account-Name 对应名称 ID。',
      },
      pitfalls: [
        '-SamlResponseSignature 为 MessageOnly 时只签名 Response；阿里云要求 Assertion 带签名。',
        '令牌签名证书每年自动更换（AutoCertificateRollover）：请在新证书成为主证书之前导入新的元数据。',
        'AD FS 服务器的时钟偏快时，Assertion 在阿里云看来尚未生效。',
      ],
      metadata: '在浏览器中打开服务器的联合元数据地址，另存为 XML。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In AD FS Management, open the properties of the relying party trust, and on the tab Identifiers leave the entity ID of the account alone.',
      zh: '在 AD FS 管理中打开信赖方信任的属性，在“标识符”选项卡中只保留本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'In AD FS Management, open the properties of the relying party trust, and on the tab Endpoints set the SAML assertion consumer endpoint (POST) to the ACS URL.',
      zh: '在 AD FS 管理中打开信赖方信任的属性，在“终结点”选项卡中将 SAML 断言使用者终结点（POST）设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'In PowerShell: Set-AdfsRelyingPartyTrust -TargetName <name> -SamlResponseSignature AssertionOnly (or MessageAndAssertion).',
      zh: '在 PowerShell 中运行：Set-AdfsRelyingPartyTrust -TargetName <名称> -SamlResponseSignature AssertionOnly（或 MessageAndAssertion）。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In AD FS Management, open the properties of the relying party trust, and on the tab Advanced set the secure hash algorithm to SHA-256.',
      zh: '在 AD FS 管理中打开信赖方信任的属性，将“高级”选项卡的安全哈希算法设为 SHA-256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In AD FS Management, open the properties of the relying party trust and remove the certificate on the tab Encryption, or run: Set-AdfsRelyingPartyTrust -TargetName <name> -EncryptClaims $false.',
      zh: '在 AD FS 管理中打开信赖方信任的属性，移除“加密”选项卡中的证书，或运行：Set-AdfsRelyingPartyTrust -TargetName <名称> -EncryptClaims $false。',
    }),
    remedy(['nameid-encrypted'], {
      en: 'In PowerShell: Set-AdfsRelyingPartyTrust -TargetName <name> -EncryptedNameIdRequired $false.',
      zh: '在 PowerShell 中运行：Set-AdfsRelyingPartyTrust -TargetName <名称> -EncryptedNameIdRequired $false。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'subject-missing', 'nameid-domain-missing'], {
      en: 'Under “Edit Claim Issuance Policy”, add the rule “Transform an Incoming Claim” from UPN to Name ID.',
      zh: '在“编辑声明颁发策略”中添加规则“转换传入声明”，从 UPN 转换为名称 ID。',
    }),
    remedy(['nameid-domain-mismatch', 'nameid-domain-shadowed', 'nameid-domain-former'], {
      en: 'In the rule that issues Name ID, choose “Replace incoming e-mail suffix claims with a new e-mail suffix” and enter an accepted suffix.',
      zh: '在颁发名称 ID 的规则中，选择用新的电子邮件后缀替换传入的电子邮件后缀，并填写可接受的后缀。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'Under “Edit Claim Issuance Policy”, issue Name ID by the rule “Send LDAP Attributes as Claims” from SAM-Account-Name.',
      zh: '在“编辑声明颁发策略”中，用规则“以声明方式发送 LDAP 属性”将 SAM-Account-Name 作为名称 ID 颁发。',
    }),
    remedy(['nameid-transient'], {
      en: 'In the rule that issues Name ID, choose the outgoing name ID format Persistent Identifier or Email.',
      zh: '在颁发名称 ID 的规则中，将传出名称 ID 格式设为永久性标识符或电子邮件。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Save https://<AD FS host>/FederationMetadata/2007-06/FederationMetadata.xml again; AD FS replaces its token-signing certificate by itself.',
      zh: '请重新保存 https://<AD FS 主机>/FederationMetadata/2007-06/FederationMetadata.xml；AD FS 会自动更换令牌签名证书。',
    }),
    remedy(['certificate-expired', 'certificate-expiring'], {
      en: 'Let AD FS make a second token-signing certificate (Update-AdfsCertificate -CertificateType Token-Signing, without -Urgent), import the metadata that holds both, and only then let the new one become primary.',
      zh: '让 AD FS 生成第二个令牌签名证书（Update-AdfsCertificate -CertificateType Token-Signing，不加 -Urgent），导入同时含两者的元数据，然后再让新证书成为主证书。',
    }),
    remedy(['role-sso-response'], {
      en: 'Use a relying party trust of its own for user-based SSO: its identifier holds the account ID, and it needs no Role claims.',
      zh: '为用户 SSO 单独建立信赖方信任：其标识符含账号 ID，且不需要 Role 声明。',
    }),
    remedy(['response-status-not-success'], {
      en: 'Look in the event log AD FS/Admin of the server at the time of the logon, and check the access control policy of the relying party trust.',
      zh: '请查看服务器在登录时刻的 AD FS/Admin 事件日志，并检查该信赖方信任的访问控制策略。',
    }),
    remedy(['assertion-not-yet-valid', 'issued-in-future', 'clock-skew-used'], {
      en: 'Set the clock of the AD FS server; until then: Set-AdfsRelyingPartyTrust -TargetName <name> -NotBeforeSkew 2.',
      zh: '请校准 AD FS 服务器的时钟；在此之前可运行：Set-AdfsRelyingPartyTrust -TargetName <名称> -NotBeforeSkew 2。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'Set the clock of the AD FS server; the lifetime is TokenLifetime in minutes: Set-AdfsRelyingPartyTrust -TargetName <name> -TokenLifetime 60.',
      zh: '请校准 AD FS 服务器的时钟；有效期由 TokenLifetime（分钟）决定：Set-AdfsRelyingPartyTrust -TargetName <名称> -TokenLifetime 60。',
    }),
  ],
  sources: [
    `${MICROSOFT}/en-us/powershell/module/adfs/set-adfsrelyingpartytrust`,
    `${MICROSOFT}/en-us/windows-server/identity/ad-fs/operations/create-a-rule-to-transform-an-incoming-claim`,
    `${MICROSOFT}/en-us/powershell/module/adfs/update-adfscertificate`,
  ],
});
