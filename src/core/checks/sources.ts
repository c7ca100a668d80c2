// Where the rules come from: the pages and specifications that checks cite.

export interface Source {
  readonly title: string;
  readonly url: string;
}

const help = (page: string) => `https://www.alibabacloud.com/help/en/ram/${page}`;
const oasis = (document: string) => `https://docs.oasis-open.org/security/saml/v2.0/${document}-2.0-os.pdf`;

/** "SAML response for user-based SSO", 2026-03-23. */
export const ALIBABA_RESPONSE: Source = {
  title: 'Alibaba Cloud: SAML response for user-based SSO',
  url: help('saml-response-for-user-based-sso'),
};
/** "Configure Alibaba Cloud SAML settings for user-based SSO", 2026-03-23; the slug says role-based, the text does not. */
export const ALIBABA_SETTINGS: Source = {
  title: 'Alibaba Cloud: SAML settings for user-based SSO',
  url: help('configure-alibaba-cloud-saml-settings-for-role-based-sso'),
};
export const ALIBABA_IDP: Source = {
  title: 'Alibaba Cloud: SAML settings of the IdP for user-based SSO',
  url: 'https://www.alibabacloud.com/help/doc-detail/96239.htm',
};
export const ALIBABA_FAQ: Source = {
  title: 'Alibaba Cloud: FAQ about SSO',
  url: 'https://www.alibabacloud.com/help/en/resource-access-management/latest/faq-about-sso',
};
export const ALIBABA_SUFFIX: Source = {
  title: 'Alibaba Cloud: Manage logon suffixes',
  url: help('user-guide/view-and-modify-the-default-domain-name'),
};
export const ALIBABA_LIMITS: Source = { title: 'Alibaba Cloud: RAM limits', url: help('product-overview/limits') };
export const ALIBABA_ROLLOVER: Source = {
  title: 'Alibaba Cloud: FAQ about CloudSSO, certificate rotation',
  url: 'https://www.alibabacloud.com/help/en/cloudsso/latest/faq-about-sso',
};

export const samlCore = (section: string): Source => ({ title: `SAML Core ${section}`, url: oasis('saml-core') });
export const samlProfiles = (section: string): Source => ({
  title: `SAML Profiles ${section}`,
  url: oasis('saml-profiles'),
});
export const samlBindings = (section: string): Source => ({
  title: `SAML Bindings ${section}`,
  url: oasis('saml-bindings'),
});
export const samlMetadata = (section: string): Source => ({
  title: `SAML Metadata ${section}`,
  url: oasis('saml-metadata'),
});
export const xmlDsig = (section: string): Source => ({
  title: `XML Signature ${section}`,
  url: 'https://www.w3.org/TR/xmldsig-core1/',
});
export const XML: Source = { title: 'XML 1.0', url: 'https://www.w3.org/TR/xml/' };
export const NIST_KEYS: Source = {
  title: 'NIST SP 800-131A Rev. 2',
  url: 'https://doi.org/10.6028/NIST.SP.800-131Ar2',
};
export const SAML_SECURITY: Source = {
  title: 'OWASP: SAML Security Cheat Sheet',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/SAML_Security_Cheat_Sheet.html',
};
