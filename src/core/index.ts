// The library: `import { verifyResponse } from 'sso-cli'`. Pure functions; nothing here reads a file, a clock or a setting.

export { ACCOUNT_CATALOGUE } from './checks/account/catalogue.ts';
export { CATALOGUE, findCheck } from './checks/catalogue.ts';
export type { AccountCode, CheckCode, MetadataCode } from './checks/codes.ts';
export { type Check, type Lang, type Severity, STEP_NAMES, type Step, type Where } from './checks/define.ts';
export type { VerifyOptions } from './checks/facts.ts';
export { METADATA_CATALOGUE } from './checks/metadata/catalogue.ts';
export { type Basis, basisOf, type Source } from './checks/sources.ts';
export { DEFAULT_CLOCK_SKEW } from './diagnosis/verify.ts';
export {
  type Account,
  type AccountSettings,
  acsUrl,
  changeSettings,
  createAccount,
  type Site,
  spEntityId,
} from './ram/account.ts';
export { RamError } from './ram/ram-error.ts';
export type { RamUser } from './ram/user.ts';
export { createUser } from './ram/users.ts';
export type * from './report.ts';
export type { IdpMetadata, MetadataReading } from './saml/idp-metadata.ts';
export { readMetadata } from './saml/metadata-reader.ts';
export { sayRamError, sayRefusal } from './say-error.ts';
export { type ResponseVerification, verifyResponse, verifyResponses, WORDS } from './verify-response.ts';
export type { Said } from './words/error-words.ts';
export type { Words } from './words/words.ts';
export { XmlRefusal } from './xml/refusal.ts';
