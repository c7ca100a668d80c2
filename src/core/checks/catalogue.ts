// The catalogue: every check of a verification, in the order in which findings of one step outrank each other.
// The compiler holds it to codes.ts: no check without a code of that list, no code without its check.

import { RECEIVE } from './1-receive.ts';
import * as assertion from './2-read/assertion.ts';
import * as status from './2-read/status.ts';
import * as subject from './2-read/subject.ts';
import * as xml from './2-read/xml.ts';
import * as certificate from './3-trust/certificate.ts';
import * as issuer from './3-trust/issuer.ts';
import * as metadata from './3-trust/metadata.ts';
import * as signature from './3-trust/signature.ts';
import * as signatureForm from './3-trust/signature-form.ts';
import * as signatureValue from './3-trust/signature-value.ts';
import * as audience from './4-address/audience.ts';
import * as request from './4-address/request.ts';
import { TIME } from './5-time.ts';
import * as nameId from './6-identify/nameid.ts';
import * as user from './6-identify/user.ts';
import { LOG_ON } from './7-log-on.ts';
import type { CheckCode } from './codes.ts';
import type { Check } from './define.ts';

export const CATALOGUE = [
  ...RECEIVE,

  xml.xmlDoctypeForbidden,
  xml.xmlTooComplex,
  xml.xmlEncodingUnsupported,
  xml.xmlIdDuplicate,
  xml.xmlIdMalformed,
  xml.xmlForbiddenConstruct,
  xml.responseVersionUnsupported,
  status.responseStatusNotSuccess,
  status.roleSsoResponse,
  assertion.assertionMissing,
  assertion.assertionMultiple,
  assertion.assertionEncrypted,
  xml.responseMisshapen,
  subject.subjectMissing,
  subject.nameIdMissing,
  subject.nameIdMultiple,
  subject.nameIdEmpty,
  subject.nameIdEncrypted,
  subject.confirmationMissing,
  subject.confirmationMultiple,
  subject.confirmationNotBearer,
  subject.confirmationWindowMissing,
  assertion.authnStatementMissing,
  assertion.issueInstantMissing,
  assertion.authnStatementIncomplete,
  assertion.timeMalformed,

  issuer.metadataMissing,
  metadata.metadataExpired,
  metadata.metadataValidUntilMalformed,
  signature.messageRedacted,
  issuer.issuerMissing,
  issuer.issuerMismatch,
  issuer.responseIssuerMissing,
  issuer.issuerFormatWrong,
  signature.signatureMissing,
  signature.assertionNotSigned,
  signature.signatureStructureInvalid,
  signatureForm.signatureFormUnsupported,
  signature.signatureAlgorithmForbidden,
  signatureValue.signatureDigestMismatch,
  signatureValue.messageReformatted,
  signatureValue.signatureKeyUntrusted,
  signatureValue.signatureValueInvalid,
  signatureForm.canonicalizationInclusive,
  certificate.certificateExpired,
  certificate.certificateNotYetValid,
  certificate.certificateExpiring,
  certificate.certificateWeakKey,

  audience.audienceMissing,
  audience.audienceMismatch,
  audience.recipientMissing,
  audience.recipientMismatch,
  audience.destinationMismatch,
  audience.destinationMissing,
  audience.conditionNotUnderstood,
  request.inResponseToMismatch,
  request.inResponseToUnknown,
  request.requestAnswered,
  request.responseUnsolicited,
  request.relayStateForbidden,

  ...TIME,

  nameId.nameIdDomainMissing,
  nameId.nameIdDomainForbidden,
  nameId.nameIdDomainMismatch,
  nameId.nameIdDomainShadowed,
  nameId.nameIdDomainFormer,
  nameId.nameIdInvalidCharacters,
  nameId.nameIdTransient,
  user.userNotFound,
  user.userCaseMismatch,
  user.userInactive,
  user.userUnexpected,

  ...LOG_ON,
] as const;

type AnyCheck = (typeof CATALOGUE)[number];

/** The check of a code. Where a code has none, the compiler names it here. */
export type CheckOf<C extends CheckCode, _None extends never = Exclude<CheckCode, AnyCheck['code']>> = Extract<
  AnyCheck,
  { readonly code: C }
>;

const byCode = new Map<string, Check>(CATALOGUE.map((check) => [check.code, check]));

export function checkOf(code: CheckCode): Check {
  return byCode.get(code) as Check;
}

export function findCheck(code: string): Check | undefined {
  return byCode.get(code);
}
