// Microsoft Entra ID (once Azure AD): guide and remedies.

import { defineIdp, field, remedy, translated } from './define.ts';

const LEARN = 'https://learn.microsoft.com/en-us/entra';

export const ENTRA = defineIdp({
  id: 'entra',
  name: 'Microsoft Entra ID',
  aliases: ['Entra', 'Entra ID', 'Azure AD', 'AAD', 'Azure Active Directory', 'Azure'],
  officialPage: 'https://www.alibabacloud.com/help/en/ram/implement-user-based-sso-by-using-azure-ad',
  fields: [
    translated({ en: 'Identifier (Entity ID)', zh: '标识符(实体 ID)' }, '{entityId}'),
    translated({ en: 'Reply URL (Assertion Consumer Service URL)', zh: '回复 URL(断言使用者服务 URL)' }, '{acsUrl}'),
    translated(
      { en: 'Unique User Identifier (Name ID)', zh: '唯一用户标识符(名称 ID)' },
      {
        own: 'user.userprincipalname',
        replaced: 'Join(user.userprincipalname, "@", {suffix})',
        bare: 'ExtractMailPrefix(user.userprincipalname)',
      },
    ),
    translated(
      { en: 'Name identifier format', zh: '名称标识符格式' },
      { own: 'Email address', replaced: 'Email address', bare: 'Unspecified' },
    ),
    field('Signing Option', 'Sign SAML assertion'),
    field('Signing Algorithm', 'SHA-256'),
  ],
  metadataUrl:
    'https://login.microsoftonline.com/<tenant ID>/federationmetadata/2007-06/federationmetadata.xml?appid=<application ID>',
  guide: {
    en: {
      steps: [
        'In the Microsoft Entra admin center, under Enterprise apps, choose New application, then “Create your own application”, and integrate an application that is not in the gallery.',
        'Under Single sign-on choose SAML.',
        'Under “Basic SAML Configuration” enter the identifier and the reply URL, or upload the SP metadata file.',
        'Under “Attributes & Claims” edit “Unique User Identifier (Name ID)”.',
        'Under Users and groups assign the people who may log on.',
      ],
      nameId: {
        own: 'Leave the source attribute at user.userprincipalname, or take user.mail; the values must end in @{suffix}.',
        replaced:
          'Choose the transformation Join() with user.userprincipalname, the separator “@” and the constant {suffix}: for the NameID, Join() drops the domain of its first parameter.',
        bare: 'Choose the transformation ExtractMailPrefix() of user.userprincipalname.',
      },
      pitfalls: [
        'The gallery application “Alibaba Cloud Service (Role-based SSO)” is for role-based SSO; user-based SSO needs an application of its own.',
        'The user principal name of a guest holds “#EXT#”, which no RAM user name may have.',
        'A transformation without a result makes Entra ID send a pairwise identifier as NameID instead.',
      ],
      metadata: 'On the page Single sign-on, under the SAML signing certificate, download “Federation Metadata XML”.',
    },
    zh: {
      steps: [
        '在 Microsoft Entra 管理中心的“企业应用程序”中新建应用程序，选择“创建你自己的应用程序”，并集成未在库中找到的应用程序。',
        '在“单一登录”中选择 SAML。',
        '在“基本 SAML 配置”中填写标识符和回复 URL，或上传 SP 元数据文件。',
        '在“属性和声明”中编辑“唯一用户标识符(名称 ID)”。',
        '在“用户和组”中分配需要登录的人员。',
      ],
      nameId: {
        own: '源属性保持 user.userprincipalname，或改用 user.mail；其值须以 @{suffix} 结尾。',
        replaced:
          '选择转换 Join()：参数为 user.userprincipalname、分隔符“@”和常量 {suffix}；对 NameID，Join() 会去掉第一个参数的域名。',
        bare: '选择转换 ExtractMailPrefix()，参数为 user.userprincipalname。',
      },
      pitfalls: [
        '库中的应用“Alibaba Cloud Service (Role-based SSO)”用于角色 SSO；用户 SSO 需要单独的应用程序。',
        '来宾的用户主体名称含“#EXT#”，RAM 用户名不允许。',
        '转换没有结果时，Entra ID 会改为发送成对标识符作为 NameID。',
      ],
      metadata: '在“单一登录”页面的 SAML 签名证书处下载“联合元数据 XML”。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'Under Single sign-on, “Basic SAML Configuration”, set “Identifier (Entity ID)” to the entity ID of the account.',
      zh: '在“单一登录”的“基本 SAML 配置”中，将“标识符(实体 ID)”设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'Under Single sign-on, “Basic SAML Configuration”, set “Reply URL (Assertion Consumer Service URL)” to the ACS URL.',
      zh: '在“单一登录”的“基本 SAML 配置”中，将“回复 URL(断言使用者服务 URL)”设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'Under Single sign-on, edit the SAML signing certificate, and set Signing Option to “Sign SAML assertion” or “Sign SAML response and assertion”.',
      zh: '在“单一登录”中编辑 SAML 签名证书，将签名选项（Signing Option）设为 Sign SAML assertion 或 Sign SAML response and assertion。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'Under Single sign-on, edit the SAML signing certificate, and set Signing Algorithm to SHA-256.',
      zh: '在“单一登录”中编辑 SAML 签名证书，将签名算法（Signing Algorithm）设为 SHA-256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In the enterprise application, open Token encryption and deactivate the certificate.',
      zh: '在该企业应用程序的“令牌加密”（Token encryption）中停用证书。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing'], {
      en: 'Under “Attributes & Claims”, set “Unique User Identifier (Name ID)” to user.userprincipalname.',
      zh: '在“属性和声明”中，将“唯一用户标识符(名称 ID)”设为 user.userprincipalname。',
    }),
    remedy(['nameid-domain-mismatch', 'nameid-domain-shadowed', 'nameid-domain-former'], {
      en: 'Under “Attributes & Claims”, edit “Unique User Identifier (Name ID)” and choose the transformation Join() of user.userprincipalname, “@” and an accepted suffix.',
      zh: '在“属性和声明”中编辑“唯一用户标识符(名称 ID)”，选择转换 Join()：user.userprincipalname、“@”和可接受的后缀。',
    }),
    remedy(['nameid-domain-forbidden'], {
      en: 'Under “Attributes & Claims”, edit “Unique User Identifier (Name ID)” and choose the transformation ExtractMailPrefix().',
      zh: '在“属性和声明”中编辑“唯一用户标识符(名称 ID)”，选择转换 ExtractMailPrefix()。',
    }),
    remedy(['nameid-transient'], {
      en: 'Entra ID sends a transient NameID only when the request asks for it: under “Attributes & Claims” choose the name identifier format Persistent or Email address.',
      zh: '仅当请求要求时 Entra ID 才发送临时 NameID：请在“属性和声明”中将名称标识符格式设为 Persistent 或 Email address。',
    }),
    remedy(['nameid-invalid-characters'], {
      en: 'Under “Attributes & Claims”, take another source for “Unique User Identifier (Name ID)”; the UPN of a guest holds “#EXT#”.',
      zh: '在“属性和声明”中为“唯一用户标识符(名称 ID)”选择其他来源；来宾的 UPN 含“#EXT#”。',
    }),
    remedy(['user-case-mismatch'], {
      en: 'Name the RAM user exactly as Entra ID sends it; where all RAM users have lower-case names, choose the transformation ToLowercase() for “Unique User Identifier (Name ID)”.',
      zh: '请按 Entra ID 发送的写法命名 RAM 用户；若 RAM 用户名全为小写，可为“唯一用户标识符(名称 ID)”选择转换 ToLowercase()。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'On the page Single sign-on of this very application, download “Federation Metadata XML” again: each enterprise application has a certificate of its own.',
      zh: '在该应用程序的“单一登录”页面重新下载“联合元数据 XML”：每个企业应用程序有各自的证书。',
    }),
    remedy(['certificate-expired', 'certificate-expiring'], {
      en: 'Edit the SAML signing certificate, choose New Certificate and Save, import the metadata here and in the RAM console, and only then choose “Make certificate active”.',
      zh: '编辑 SAML 签名证书，选择 New Certificate 并保存，在本地和 RAM 控制台导入元数据，然后再选择 Make certificate active。',
    }),
    remedy(['role-sso-response'], {
      en: 'Create a non-gallery application for user-based SSO: the gallery application “Alibaba Cloud Service (Role-based SSO)” is for role-based SSO.',
      zh: '请为用户 SSO 创建非库应用程序：库中的“Alibaba Cloud Service (Role-based SSO)”用于角色 SSO。',
    }),
    remedy(['response-status-not-success'], {
      en: 'Look up the AADSTS code of the status message in the sign-in logs, and under Users and groups assign the person to the application.',
      zh: '请在登录日志中查找状态消息里的 AADSTS 代码，并在“用户和组”中为该人员分配应用程序。',
    }),
  ],
  sources: [
    `${LEARN}/identity-platform/saml-claims-customization`,
    `${LEARN}/identity/enterprise-apps/certificate-signing-options`,
    `${LEARN}/identity/enterprise-apps/tutorial-manage-certificates-for-federated-single-sign-on`,
  ],
});
