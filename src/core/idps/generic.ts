// Any SAML 2.0 IdP: the guide for products that are not known here. It has no remedies of its own.

import { defineIdp, translated } from './define.ts';

export const GENERIC = defineIdp({
  id: 'generic',
  name: 'SAML 2.0',
  aliases: ['other', 'any', 'saml', 'saml2', '其他'],
  officialPage: 'https://www.alibabacloud.com/help/doc-detail/96239.htm',
  fields: [
    translated({ en: 'SP entity ID (audience)', zh: 'SP 实体 ID（受众）' }, '{entityId}'),
    translated(
      {
        en: 'ACS URL (recipient, destination), binding HTTP-POST',
        zh: 'ACS 地址（Recipient、Destination），绑定 HTTP-POST',
      },
      '{acsUrl}',
    ),
    translated({ en: 'What is signed', zh: '签名对象' }, 'Assertion'),
    translated({ en: 'Signature algorithm', zh: '签名算法' }, 'RSA-SHA256'),
    translated({ en: 'Encryption', zh: '加密' }, 'none'),
  ],
  metadataUrl: null,
  guide: {
    en: {
      steps: [
        'In the IdP, create a SAML 2.0 application (service provider, relying party) for Alibaba Cloud.',
        'Import the SP metadata from the URL that the RAM console shows, or from the file of: sso-cli generate-metadata --out alibaba-cloud.xml. Where it imports none, enter the values below.',
        'Sign the Assertion with RSA-SHA256, and turn encryption off.',
        'Set the NameID as said below, and give the application to the people who may log on.',
      ],
      nameId: {
        own: 'Fill the NameID from the e-mail address or user principal name; the values must end in @{suffix}.',
        replaced: 'Fill the NameID from the user name and the constant “@{suffix}”.',
        bare: 'Fill the NameID from the user name.',
      },
      pitfalls: [
        'A response with only the Response signed is refused: Alibaba Cloud asks for a signed Assertion.',
        'A transient NameID, or a generated persistent one, cannot name a RAM user.',
        'The attributes Role and RoleSessionName belong to role-based SSO.',
        'Where people can edit the field behind the NameID, they choose who they are at Alibaba Cloud.',
      ],
      metadata: 'Download the SAML 2.0 metadata of the IdP, with its signing certificate and its SSO endpoint.',
    },
    zh: {
      steps: [
        '在 IdP 中为阿里云创建 SAML 2.0 应用（服务提供商、信赖方）。',
        '用 RAM 控制台显示的地址导入 SP 元数据，或使用以下命令生成的文件：sso-cli generate-metadata --out alibaba-cloud.xml。不支持导入时，填写下列值。',
        '用 RSA-SHA256 签名 Assertion，并关闭加密。',
        '按下文设置 NameID，并将应用分配给需要登录的人员。',
      ],
      nameId: {
        own: '用邮箱地址或用户主体名称填充 NameID；其值须以 @{suffix} 结尾。',
        replaced: '用用户名加常量“@{suffix}”填充 NameID。',
        bare: '用用户名填充 NameID。',
      },
      pitfalls: [
        '只签名 Response 的响应会被拒绝：阿里云要求 Assertion 带签名。',
        '临时 NameID 或生成的持久 NameID 不能指明 RAM 用户。',
        'Role 和 RoleSessionName 属性属于角色 SSO。',
        '若用户可自行修改 NameID 背后的字段，就能决定自己在阿里云的身份。',
      ],
      metadata: '下载 IdP 的 SAML 2.0 元数据，其中含签名证书和 SSO 端点。',
    },
  },
  remedies: [],
  sources: ['https://www.alibabacloud.com/help/en/ram/saml-response-for-user-based-sso'],
});
