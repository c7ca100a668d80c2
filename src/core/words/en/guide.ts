// English: what a guide says around what is known of a product. Apart from the other words: only guide needs it.

import type { GuideWords } from '../../idps/guide-words.ts';

export const GUIDE: GuideWords = {
  lang: 'en',
  title: (name) => `Alibaba Cloud user-based SSO with ${name}`,
  anyIdp: 'any SAML 2.0 IdP',
  atAlibaba: [
    'Download the metadata of the IdP and check it here: sso-cli import-metadata <file>.',
    'In the RAM console, under Integrations > SSO > User-based SSO, upload the same file.',
    'Create a RAM user for each person, named exactly as the part of the NameID before “@”.',
    'Log on once from the IdP, copy the SAMLResponse out of the browser’s network tools, and rehearse: sso-cli verify-response <file>.',
    'Set SSO Status to Enabled last: at that moment password logon stops for every RAM user of the account.',
  ],
  rule: {
    bare: 'Send the bare RAM user name, without “@” and suffix: SsoLoginWithDomain is false for this account.',
    suffixed: ([first, second]) =>
      `Send <RAM user name>@${first}${second ? ` (or @${second}, which stays valid)` : '; this account accepts no other suffix'}.`,
    shadowed: (auxiliary, alias) =>
      `Do not send @${auxiliary}: the auxiliary domain has no effect while the domain alias ${alias} is set.`,
    addOwn:
      'Or keep the suffix of your e-mail addresses, and make it the auxiliary domain of the account: sso-cli settings --auxiliary-domain <domain>, and the same in the RAM console.',
    name: 'The part before “@” must equal the RAM user name, case included: 1 to 64 letters, digits, “.”, “_” or “-”.',
  },
  headings: {
    values: 'Values',
    steps: 'Steps',
    nameId: 'NameID',
    pitfalls: 'Pitfalls',
    metadata: 'Metadata of the IdP',
    sources: 'Sources',
  },
};
