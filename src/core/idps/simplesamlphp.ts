// SimpleSAMLphp: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

const EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const DOCS = 'https://simplesamlphp.org/docs/stable';

const REMOTE = `$metadata['{entityId}'] = [
    'AssertionConsumerService' => '{acsUrl}',
    'NameIDFormat' => '${EMAIL}',
    'saml20.sign.assertion' => true,
    'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'authproc' => [
        50 => [
            'class' => 'saml:AttributeNameID',
            'identifyingAttribute' => 'mail', // 'attribute' before version 2
            'Format' => '${EMAIL}',
        ],
    ],
];`;

export const SIMPLESAMLPHP = defineIdp({
  id: 'simplesamlphp',
  name: 'SimpleSAMLphp',
  aliases: ['SimpleSAML', 'SSP'],
  officialPage: null,
  fields: [field('metadata/saml20-sp-remote.php', REMOTE)],
  metadataUrl: 'https://<host>/<path>/saml2/idp/metadata.php',
  guide: {
    en: {
      steps: [
        'Add the SP to metadata/saml20-sp-remote.php as below, or convert the SP metadata with the XML to SimpleSAMLphp metadata converter of the admin page.',
        'Let the filter saml:AttributeNameID make the NameID from an attribute, with the same format as NameIDFormat.',
        'Log on once and look at the NameID: sso-cli decode.',
      ],
      nameId: {
        own: 'Let saml:AttributeNameID take the attribute with the e-mail address or UPN; the values must end in @{suffix}.',
        replaced:
          'Before it, make an attribute with the filter core:PHP that joins the uid and “@{suffix}”, and let saml:AttributeNameID take that one.',
        bare: 'Let saml:AttributeNameID take uid.',
      },
      pitfalls: [
        'Where NameIDFormat is not a format that a filter makes, a transient NameID is sent without a word.',
        'When SP metadata is converted, only its first NameIDFormat is kept.',
      ],
      metadata: 'Open the metadata URL in a browser and save it as XML.',
    },
    zh: {
      steps: [
        '按下文将 SP 添加到 metadata/saml20-sp-remote.php，或用管理页面的 XML 转 SimpleSAMLphp 元数据工具转换 SP 元数据。',
        '用过滤器 saml:AttributeNameID 由属性生成 NameID，其格式须与 NameIDFormat 相同。',
        '登录一次并查看 NameID：sso-cli decode。',
      ],
      nameId: {
        own: '让 saml:AttributeNameID 使用邮箱地址或 UPN 属性；其值须以 @{suffix} 结尾。',
        replaced:
          '在它之前用过滤器 core:PHP 生成由 uid 与“@{suffix}”拼接的属性，并让 saml:AttributeNameID 使用该属性。',
        bare: '让 saml:AttributeNameID 使用 uid。',
      },
      pitfalls: [
        'NameIDFormat 不是任何过滤器生成的格式时，会不作提示地发送临时 NameID。',
        '转换 SP 元数据时只保留第一个 NameIDFormat。',
      ],
      metadata: '在浏览器中打开元数据地址，另存为 XML。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'In metadata/saml20-sp-remote.php, the index of the entry must be the entity ID of the account; the option audience adds to it.',
      zh: '在 metadata/saml20-sp-remote.php 中，该条目的索引须为本账号的实体 ID；audience 选项只是追加。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'In metadata/saml20-sp-remote.php, set AssertionConsumerService to the ACS URL.',
      zh: '在 metadata/saml20-sp-remote.php 中，将 AssertionConsumerService 设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'In metadata/saml20-sp-remote.php, set saml20.sign.assertion to true.',
      zh: '在 metadata/saml20-sp-remote.php 中，将 saml20.sign.assertion 设为 true。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In metadata/saml20-sp-remote.php or saml20-idp-hosted.php, set signature.algorithm to http://www.w3.org/2001/04/xmldsig-more#rsa-sha256.',
      zh: '在 metadata/saml20-sp-remote.php 或 saml20-idp-hosted.php 中，将 signature.algorithm 设为 http://www.w3.org/2001/04/xmldsig-more#rsa-sha256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In metadata/saml20-sp-remote.php, set assertion.encryption to false.',
      zh: '在 metadata/saml20-sp-remote.php 中，将 assertion.encryption 设为 false。',
    }),
    remedy(['nameid-encrypted'], {
      en: 'In metadata/saml20-sp-remote.php, set nameid.encryption to false.',
      zh: '在 metadata/saml20-sp-remote.php 中，将 nameid.encryption 设为 false。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-transient', 'nameid-invalid-characters'], {
      en: 'In metadata/saml20-sp-remote.php, set NameIDFormat to the format of a saml:AttributeNameID filter: without a match SimpleSAMLphp sends a transient NameID.',
      zh: '在 metadata/saml20-sp-remote.php 中，将 NameIDFormat 设为某个 saml:AttributeNameID 过滤器的格式：不匹配时 SimpleSAMLphp 发送临时 NameID。',
    }),
    remedy(
      [
        'nameid-domain-missing',
        'nameid-domain-mismatch',
        'nameid-domain-shadowed',
        'nameid-domain-former',
        'nameid-domain-forbidden',
      ],
      {
        en: 'In metadata/saml20-sp-remote.php, let the filter saml:AttributeNameID take an attribute with the value that the account asks for.',
        zh: '在 metadata/saml20-sp-remote.php 中，让过滤器 saml:AttributeNameID 使用符合本账号要求的属性。',
      },
    ),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Save https://<host>/<path>/saml2/idp/metadata.php again; certificate and privatekey are set in metadata/saml20-idp-hosted.php.',
      zh: '请重新保存 https://<主机>/<路径>/saml2/idp/metadata.php；certificate 和 privatekey 在 metadata/saml20-idp-hosted.php 中设置。',
    }),
    remedy(['certificate-expired', 'certificate-expiring'], {
      en: 'In metadata/saml20-idp-hosted.php, add new_privatekey and new_certificate, import the metadata here and in the RAM console, and only then make them privatekey and certificate.',
      zh: '在 metadata/saml20-idp-hosted.php 中添加 new_privatekey 和 new_certificate，在本地和 RAM 控制台导入元数据，然后再将其改为 privatekey 和 certificate。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'Set the clock of the IdP; the lifetime is assertion.lifetime in seconds, 300 by default, in saml20-sp-remote.php or saml20-idp-hosted.php.',
      zh: '请校准 IdP 的时钟；有效期由 saml20-sp-remote.php 或 saml20-idp-hosted.php 中的 assertion.lifetime（秒）决定，默认 300。',
    }),
  ],
  sources: [
    `${DOCS}/simplesamlphp-reference-sp-remote.html`,
    `${DOCS}/simplesamlphp-reference-idp-hosted.html`,
    `${DOCS}/saml/nameid.html`,
  ],
});
