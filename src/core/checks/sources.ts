// Where the rules come from: the pages and specifications that checks cite, and how much each says about the real service.

/**
 * How sure a verdict is about the real service: Alibaba Cloud documents it; or the specification demands it, and Alibaba
 * Cloud is silent; or neither, a caution.
 */
export type Basis = 'alibaba' | 'saml' | 'inferred';

export interface Source {
  readonly title: string;
  readonly url: string;
  /** What a rule that rests on this page alone is worth. */
  readonly basis: Basis;
}

/** Asked of each check in each report, and always the same. */
const BASES = new WeakMap<readonly Source[], Basis>();

/** The firmest ground that one of a check's sources gives it. */
export function basisOf(sources: readonly Source[]): Basis {
  let basis = BASES.get(sources);
  if (basis === undefined) {
    const has = (each: Basis) => sources.some((source) => source.basis === each);
    basis = has('alibaba') ? 'alibaba' : has('saml') ? 'saml' : 'inferred';
    BASES.set(sources, basis);
  }
  return basis;
}

/** A page that was read for the rule and does not state it: cited, because it is where the rule would stand. */
export const silentOnIt = (source: Source): Source => ({ ...source, basis: 'inferred' });

const help = (page: string) => `https://www.alibabacloud.com/help/en/ram/${page}`;
const oasis = (document: string) => `https://docs.oasis-open.org/security/saml/v2.0/${document}-2.0-os.pdf`;

/** "SAML response for user-based SSO", 2026-03-23. */
export const ALIBABA_RESPONSE: Source = {
  title: 'Alibaba Cloud: SAML response for user-based SSO',
  url: help('saml-response-for-user-based-sso'),
  basis: 'alibaba',
};
/** "Configure Alibaba Cloud SAML settings for user-based SSO", 2026-03-23; the slug says role-based, the text does not. */
export const ALIBABA_SETTINGS: Source = {
  title: 'Alibaba Cloud: SAML settings for user-based SSO',
  url: help('configure-alibaba-cloud-saml-settings-for-role-based-sso'),
  basis: 'alibaba',
};
export const ALIBABA_IDP: Source = {
  title: 'Alibaba Cloud: SAML settings of the IdP for user-based SSO',
  url: 'https://www.alibabacloud.com/help/doc-detail/96239.htm',
  basis: 'alibaba',
};
export const ALIBABA_FAQ: Source = {
  title: 'Alibaba Cloud: FAQ about SSO',
  url: 'https://www.alibabacloud.com/help/en/resource-access-management/latest/faq-about-sso',
  basis: 'alibaba',
};
export const ALIBABA_SUFFIX: Source = {
  title: 'Alibaba Cloud: Manage logon suffixes',
  url: help('user-guide/view-and-modify-the-default-domain-name'),
  basis: 'alibaba',
};
export const ALIBABA_LIMITS: Source = {
  title: 'Alibaba Cloud: RAM limits',
  url: help('product-overview/limits'),
  basis: 'alibaba',
};
/** About another service of Alibaba Cloud; that RAM does the same is inferred. */
export const ALIBABA_ROLLOVER: Source = {
  title: 'Alibaba Cloud: FAQ about CloudSSO, certificate rotation',
  url: 'https://www.alibabacloud.com/help/en/cloudsso/latest/faq-about-sso',
  basis: 'inferred',
};

/** Pages by Marker (2026-01-28). IMS's own leaves frozen users out by default. */
export const ALIBABA_LIST_USERS: Source = {
  title: 'Alibaba Cloud: RAM ListUsers',
  url: help('developer-reference/api-ram-2015-05-01-listusers'),
  basis: 'alibaba',
};
/** CreateUser, ListUsers and their like: 2024-05-08. */
export const ALIBABA_USERS_API: Source = {
  title: 'Alibaba Cloud: IMS API, users',
  url: 'https://help.aliyun.com/zh/ram/developer-reference/api-ims-2019-08-15-dir-ram-user/',
  basis: 'alibaba',
};
/** MaxIdleDaysForUsers: alibabacloud-go/ims-20190815, set_security_preference_request_model.go, 2026-07-07. */
export const ALIBABA_PREFERENCE: Source = {
  title: 'Alibaba Cloud: IMS API, SetSecurityPreference',
  url: 'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-setsecuritypreference',
  basis: 'alibaba',
};
export const SCIM_PAGES: Source = {
  title: 'RFC 7644, SCIM 2.0, 3.4.2.4',
  url: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.4',
  basis: 'inferred',
};

/** About role-based SSO, for which alone a limit of the document is stated. */
export const ALIBABA_ROLE_LIMIT: Source = {
  title: 'Alibaba Cloud: ALIYUN::RAM::SAMLProvider',
  url: 'https://www.alibabacloud.com/help/en/ros/developer-reference/aliyun-ram-samlprovider',
  basis: 'inferred',
};

export const samlCore = (section: string): Source => ({
  title: `SAML Core ${section}`,
  url: oasis('saml-core'),
  basis: 'saml',
});
export const samlProfiles = (section: string): Source => ({
  title: `SAML Profiles ${section}`,
  url: oasis('saml-profiles'),
  basis: 'saml',
});
export const samlBindings = (section: string): Source => ({
  title: `SAML Bindings ${section}`,
  url: oasis('saml-bindings'),
  basis: 'saml',
});
export const samlMetadata = (section: string): Source => ({
  title: `SAML Metadata ${section}`,
  url: oasis('saml-metadata'),
  basis: 'saml',
});
export const xmlDsig = (section: string): Source => ({
  title: `XML Signature ${section}`,
  url: 'https://www.w3.org/TR/xmldsig-core1/',
  basis: 'saml',
});
export const XML: Source = { title: 'XML 1.0', url: 'https://www.w3.org/TR/xml/', basis: 'saml' };
export const NIST_KEYS: Source = {
  title: 'NIST SP 800-131A Rev. 2',
  url: 'https://doi.org/10.6028/NIST.SP.800-131Ar2',
  basis: 'inferred',
};
export const SAML_SECURITY: Source = {
  title: 'OWASP: SAML Security Cheat Sheet',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/SAML_Security_Cheat_Sheet.html',
  basis: 'inferred',
};
