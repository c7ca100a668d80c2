// Auth0 (by Okta): guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

const CLAIM_EMAIL = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';

/** The settings of the addon, with the account's own values. */
const SETTINGS = `{
  "audience": "{entityId}",
  "recipient": "{acsUrl}",
  "destination": "{acsUrl}",
  "signatureAlgorithm": "rsa-sha256",
  "digestAlgorithm": "sha256",
  "signResponse": false,
  "nameIdentifierFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  "nameIdentifierProbes": ["${CLAIM_EMAIL}"]
}`;

export const AUTH0 = defineIdp({
  id: 'auth0',
  name: 'Auth0',
  aliases: ['Auth 0', 'Okta Customer Identity Cloud'],
  officialPage: null,
  fields: [field('Application Callback URL', '{acsUrl}'), field('Settings', SETTINGS)],
  metadataUrl: 'https://<tenant>.auth0.com/samlp/metadata/<client ID>',
  guide: {
    en: {
      steps: [
        'In the Auth0 dashboard, under Applications, create or open an application.',
        'On the tab Addons turn “SAML2 Web App” on.',
        'On the tab Settings of the addon enter the application callback URL and the settings, and save.',
      ],
      nameId: {
        own: 'Let nameIdentifierProbes name the e-mail claim, as above; the addresses must end in @{suffix}.',
        replaced: `In a post-login Action: api.samlResponse.setAttribute("${CLAIM_EMAIL}", event.user.nickname + "@{suffix}").`,
        bare: `In a post-login Action: api.samlResponse.setAttribute("${CLAIM_EMAIL}", event.user.nickname).`,
      },
      pitfalls: [
        'Without signatureAlgorithm and digestAlgorithm Auth0 signs with SHA-1.',
        'With signResponse true the Response is signed instead of the Assertion; Alibaba Cloud asks for a signed Assertion.',
        'Without nameIdentifierProbes the NameID is the user_id, such as “auth0|…”, which no RAM user can have as a name.',
        'Where people can sign up or change their e-mail address by themselves, the NameID must not come from it.',
      ],
      metadata: 'On the tab Usage of the addon choose “Identity Provider Metadata: Download”.',
    },
    zh: {
      steps: [
        '在 Auth0 控制台的 Applications 中创建或打开应用。',
        '在 Addons 页签启用 SAML2 Web App。',
        '在该插件的 Settings 页签填写 Application Callback URL 和 Settings，并保存。',
      ],
      nameId: {
        own: '如上，让 nameIdentifierProbes 指向邮箱声明；邮箱地址须以 @{suffix} 结尾。',
        replaced: `在 post-login Action 中：api.samlResponse.setAttribute("${CLAIM_EMAIL}", event.user.nickname + "@{suffix}")。`,
        bare: `在 post-login Action 中：api.samlResponse.setAttribute("${CLAIM_EMAIL}", event.user.nickname)。`,
      },
      pitfalls: [
        '未设置 signatureAlgorithm 和 digestAlgorithm 时，Auth0 使用 SHA-1 签名。',
        'signResponse 为 true 时签名 Response 而不签名 Assertion；阿里云要求 Assertion 带签名。',
        '未设置 nameIdentifierProbes 时，NameID 为 user_id，例如“auth0|…”，RAM 用户名不允许。',
        '若用户可自行注册或修改邮箱，NameID 不得取自邮箱。',
      ],
      metadata: '在该插件的 Usage 页签选择 Identity Provider Metadata: Download。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'audience-missing'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "audience" to the entity ID of the account.',
      zh: '在 Addons > SAML2 Web App > Settings 中，将 "audience" 设为本账号的实体 ID。',
    }),
    remedy(['recipient-mismatch', 'recipient-missing'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "recipient" to the ACS URL.',
      zh: '在 Addons > SAML2 Web App > Settings 中，将 "recipient" 设为 ACS 地址。',
    }),
    remedy(['destination-mismatch'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "destination" and “Application Callback URL” to the ACS URL.',
      zh: '在 Addons > SAML2 Web App > Settings 中，将 "destination" 和 Application Callback URL 设为 ACS 地址。',
    }),
    remedy(['assertion-not-signed', 'signature-missing'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "signResponse" to false: then Auth0 signs the Assertion.',
      zh: '在 Addons > SAML2 Web App > Settings 中，将 "signResponse" 设为 false：这样 Auth0 会签名 Assertion。',
    }),
    remedy(['signature-algorithm-forbidden'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "signatureAlgorithm" to "rsa-sha256" and "digestAlgorithm" to "sha256"; both are SHA-1 by default.',
      zh: '在 Addons > SAML2 Web App > Settings 中，将 "signatureAlgorithm" 设为 "rsa-sha256"，"digestAlgorithm" 设为 "sha256"；两者默认为 SHA-1。',
    }),
    remedy(['nameid-missing', 'nameid-empty', 'nameid-domain-missing', 'nameid-invalid-characters'], {
      en: `Under Addons > SAML2 Web App > Settings, set "nameIdentifierProbes" to ["${CLAIM_EMAIL}"]; the default is the user_id.`,
      zh: `在 Addons > SAML2 Web App > Settings 中，将 "nameIdentifierProbes" 设为 ["${CLAIM_EMAIL}"]；默认取 user_id。`,
    }),
    remedy(['nameid-domain-mismatch', 'nameid-domain-shadowed', 'nameid-domain-former'], {
      en: 'In a post-login Action, set the claim that "nameIdentifierProbes" names to the user name with an accepted suffix: api.samlResponse.setAttribute.',
      zh: '在 post-login Action 中用 api.samlResponse.setAttribute，将 "nameIdentifierProbes" 所指的声明设为带可接受后缀的用户名。',
    }),
    remedy(['nameid-transient'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "nameIdentifierFormat" to "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress".',
      zh: '在 Addons > SAML2 Web App > Settings 中，将 "nameIdentifierFormat" 设为 "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Under Addons > SAML2 Web App > Usage of this very application, download the Identity Provider Metadata again.',
      zh: '在该应用的 Addons > SAML2 Web App > Usage 中重新下载 Identity Provider Metadata。',
    }),
    remedy(['assertion-expired', 'confirmation-expired'], {
      en: 'Under Addons > SAML2 Web App > Settings, set "lifetimeInSeconds"; 3600 is the default.',
      zh: '在 Addons > SAML2 Web App > Settings 中设置 "lifetimeInSeconds"；默认为 3600。',
    }),
  ],
  sources: [
    'https://auth0.com/docs/authenticate/protocols/saml/saml-configuration/customize-saml-assertions',
    'https://github.com/auth0/docs/blob/master/articles/protocols/saml/saml-configuration/saml-assertions.md',
  ],
});
