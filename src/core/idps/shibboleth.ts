// Shibboleth Identity Provider: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

const EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const WIKI = 'https://shibboleth.atlassian.net/wiki/spaces/IDP5/pages';

const OVERRIDE = `<bean parent="RelyingPartyByName" c:relyingPartyIds="{entityId}">
  <property name="profileConfigurations">
    <list>
      <bean parent="SAML2.SSO" p:signAssertions="true" p:encryptAssertions="false" p:encryptNameIDs="false"
            p:nameIDFormatPrecedence="${EMAIL}" />
    </list>
  </property>
</bean>`;

const GENERATOR = `<bean parent="shibboleth.SAML2AttributeSourcedGenerator"
      p:format="${EMAIL}" p:attributeSourceIds="#{ {'mail'} }" />`;

export const SHIBBOLETH = defineIdp({
  id: 'shibboleth',
  name: 'Shibboleth',
  aliases: ['Shibboleth IdP', 'Shib'],
  officialPage: null,
  fields: [
    field('entityID, AssertionConsumerService (metadata-providers.xml)', '{entityId}, {acsUrl}'),
    field('shibboleth.RelyingPartyOverrides (relying-party.xml)', OVERRIDE),
    field('shibboleth.SAML2NameIDGenerators (saml-nameid.xml)', GENERATOR),
  ],
  metadataUrl: 'https://<host>/idp/shibboleth',
  guide: {
    en: {
      steps: [
        'Save the SP metadata beside the IdP: sso-cli generate-metadata --out alibaba-cloud.xml, or from the URL that the RAM console shows.',
        'Add it to conf/metadata-providers.xml as a FilesystemMetadataProvider.',
        'Add the override to conf/relying-party.xml, and the generator to conf/saml-nameid.xml.',
        'Release the attribute of the NameID to the SP in conf/attribute-filter.xml.',
        'Reload the services, or restart the IdP.',
      ],
      nameId: {
        own: 'Let the generator take the attribute with the e-mail address or eduPersonPrincipalName; the values must end in @{suffix}.',
        replaced:
          'In conf/attribute-resolver.xml define an attribute that joins the uid and “@{suffix}” (type Template), and name it in attributeSourceIds.',
        bare: 'Let the generator take uid, with the format unspecified in both files.',
      },
      pitfalls: [
        'By default the Response is signed and the Assertion is not: set signAssertions as above.',
        'Assertions are encrypted by default, and the metadata of Alibaba Cloud has no key for that: without encryptAssertions="false" the logon ends in an error at the IdP.',
        'Where no NameID of the preferred format can be made, a transient one is sent.',
      ],
      metadata:
        'Open the entity ID of the IdP in a browser and save it, or take metadata/idp-metadata.xml and check that it is up to date.',
    },
    zh: {
      steps: [
        '将 SP 元数据保存到 IdP：sso-cli generate-metadata --out alibaba-cloud.xml，或使用 RAM 控制台显示的地址。',
        '在 conf/metadata-providers.xml 中将其添加为 FilesystemMetadataProvider。',
        '在 conf/relying-party.xml 中添加覆盖配置，在 conf/saml-nameid.xml 中添加生成器。',
        '在 conf/attribute-filter.xml 中向该 SP 释放用于 NameID 的属性。',
        '重新加载服务，或重启 IdP。',
      ],
      nameId: {
        own: '让生成器使用邮箱地址或 eduPersonPrincipalName 属性；其值须以 @{suffix} 结尾。',
        replaced:
          '在 conf/attribute-resolver.xml 中定义由 uid 与“@{suffix}”拼接的属性（类型 Template），并写入 attributeSourceIds。',
        bare: '让生成器使用 uid，并在两个文件中将格式设为 unspecified。',
      },
      pitfalls: [
        '默认签名 Response 而不签名 Assertion：请按上文设置 signAssertions。',
        '默认加密 Assertion，而阿里云的元数据没有加密密钥：不设置 encryptAssertions="false" 时，登录会在 IdP 出错。',
        '无法生成首选格式的 NameID 时，会发送临时 NameID。',
      ],
      metadata: '在浏览器中打开 IdP 的实体 ID 并保存，或使用 metadata/idp-metadata.xml 并确认其为最新。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'The audience is the entityID of the SP metadata that conf/metadata-providers.xml loads: replace that file by the one of this account.',
      zh: '受众即 conf/metadata-providers.xml 所加载 SP 元数据的 entityID：请换成本账号的元数据文件。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing', 'destination-mismatch'], {
      en: 'Recipient and Destination come from the AssertionConsumerService of the SP metadata that conf/metadata-providers.xml loads: replace that file by the one of this account.',
      zh: 'Recipient 和 Destination 取自 conf/metadata-providers.xml 所加载 SP 元数据的 AssertionConsumerService：请换成本账号的元数据文件。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'In conf/relying-party.xml, set p:signAssertions="true" on the bean SAML2.SSO of the override for this SP.',
      zh: '在 conf/relying-party.xml 中，为该 SP 覆盖配置的 SAML2.SSO bean 设置 p:signAssertions="true"。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'In conf/idp.properties, remove idp.signing.config = shibboleth.SigningConfiguration.SHA1: the default is SHA-256.',
      zh: '在 conf/idp.properties 中移除 idp.signing.config = shibboleth.SigningConfiguration.SHA1：默认为 SHA-256。',
    }),
    remedy(['assertion-encrypted'], {
      en: 'In conf/relying-party.xml, set p:encryptAssertions="false" on the bean SAML2.SSO of the override for this SP.',
      zh: '在 conf/relying-party.xml 中，为该 SP 覆盖配置的 SAML2.SSO bean 设置 p:encryptAssertions="false"。',
    }),
    remedy(['nameid-encrypted'], {
      en: 'In conf/relying-party.xml, set p:encryptNameIDs="false" on the bean SAML2.SSO of the override for this SP.',
      zh: '在 conf/relying-party.xml 中，为该 SP 覆盖配置的 SAML2.SSO bean 设置 p:encryptNameIDs="false"。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-transient'], {
      en: 'In conf/saml-nameid.xml, add a shibboleth.SAML2AttributeSourcedGenerator, and in conf/relying-party.xml prefer its format with p:nameIDFormatPrecedence.',
      zh: '在 conf/saml-nameid.xml 中添加 shibboleth.SAML2AttributeSourcedGenerator，并在 conf/relying-party.xml 中用 p:nameIDFormatPrecedence 优先选择其格式。',
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
        en: 'In conf/saml-nameid.xml, let attributeSourceIds name an attribute with the value that the account asks for; conf/attribute-resolver.xml can make one.',
        zh: '在 conf/saml-nameid.xml 中，让 attributeSourceIds 指向符合本账号要求的属性；可在 conf/attribute-resolver.xml 中定义。',
      },
    ),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Save the metadata of the IdP again from its entity ID; conf/idp.properties names the entity ID and the signing certificate in use.',
      zh: '请从 IdP 的实体 ID 重新保存元数据；conf/idp.properties 中写有实体 ID 和使用中的签名证书。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'Set the clock of the IdP; the lifetime is p:assertionLifetime on the bean SAML2.SSO in conf/relying-party.xml.',
      zh: '请校准 IdP 的时钟；有效期由 conf/relying-party.xml 中 SAML2.SSO bean 的 p:assertionLifetime 决定。',
    }),
    remedy(['response-status-not-success'], {
      en: 'Look in logs/idp-process.log at the time of the logon.',
      zh: '请查看 logs/idp-process.log 中登录时刻的记录。',
    }),
  ],
  sources: [
    `${WIKI}/3199507810/NameIDGenerationConfiguration`,
    'https://wiki.shibboleth.net/confluence/display/IDP4/SAML2SSOConfiguration',
  ],
});
