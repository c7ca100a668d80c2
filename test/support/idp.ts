// A test IdP and the account that trusts it. Every test that needs a response starts from the good one here.

import { readMetadataText } from '../../src/adapters/metadata.ts';
import type { VerifyOptions } from '../../src/core/checks/facts.ts';
import { metadataOf } from '../../src/core/checks/metadata/facts.ts';
import type { Fault, Given } from '../../src/core/mint/faults/fault.ts';
import { findFault } from '../../src/core/mint/faults.ts';
import { mint } from '../../src/core/mint/mint.ts';
import { type ResponseRequest, writeResponse } from '../../src/core/mint/response.ts';
import { type Account, createAccount } from '../../src/core/ram/account.ts';
import { createUser } from '../../src/core/ram/users.ts';
import type { Report } from '../../src/core/report.ts';
import type { IdpMetadata } from '../../src/core/saml/idp-metadata.ts';
import type { Signer } from '../../src/core/saml/sign.ts';
import { verifyResponse } from '../../src/core/verify-response.ts';
import { fixtureText } from './fixtures.ts';

/** The instant at which everything here is judged. */
export const AT = Date.parse('2026-11-23T10:00:00Z');
export const ISSUER = 'https://idp.example.com/metadata';

const NAMES = ['alice', 'bob', 'carol.smith', 'deploy-bot'];
const EMPTY = {
  ...createAccount('5123456789012345', 'intl', { defaultDomain: 'example.onaliyun.com' }),
  ssoEnabled: true,
};

export const ACCOUNT: Account = NAMES.reduce<Account>((account, UserName) => {
  const policies = [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }] as const;
  return createUser(account, { UserName, policies }, '200000000000000001', '2026-01-01T00:00:00Z');
}, EMPTY);

export const GIVEN: Given = { account: ACCOUNT, at: AT };

export function signerOf(name: string): Signer {
  return { privateKey: fixtureText(`keys/${name}.key`), certificate: fixtureText(`keys/${name}.crt`) };
}

export const SIGNER = signerOf('idp');
export const STRANGER = signerOf('stranger');

/** A good, unsigned response of the test IdP. */
export function response(changes: Partial<ResponseRequest> = {}): string {
  return writeResponse({
    account: ACCOUNT,
    issuer: ISSUER,
    nameId: 'alice@example.onaliyun.com',
    issuedAt: AT - 10_000,
    lifetime: 300_000,
    inResponseTo: '_request',
    ids: { response: '_response', assertion: '_assertion', session: '_session' },
    attributes: { mail: ['alice@example.com'], groups: ['admins', 'dev & ops'] },
    ...changes,
  });
}

/** The value of SAMLResponse: signed by the test IdP, with one fault or none. */
export function pasted(fault: Fault | null = null, xml = response()): string {
  return mint({ xml, signer: SIGNER, stranger: STRANGER, given: GIVEN, fault });
}

/** The same as XML. */
export function signedXml(xml = response()): string {
  return Buffer.from(pasted(null, xml), 'base64').toString('utf8');
}

/** Metadata of the test IdP with the certificates of these fixture keys. */
export function metadataXml(certificates: readonly string[] = ['idp'], entityId = ISSUER): string {
  const keys = certificates.map((name) => {
    const body = fixtureText(`keys/${name}.crt`).replace(/-----[A-Z ]+-----|\s/g, '');
    return `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  });
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys.join('')}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}

export function metadata(certificates: readonly string[] = ['idp'], entityId = ISSUER): IdpMetadata {
  const idp = metadataOf(readMetadataText(metadataXml(certificates, entityId)));
  if (!idp) throw new Error('the metadata of the test IdP cannot be read');
  return idp;
}

export interface Judging {
  readonly account?: Account;
  readonly idp?: IdpMetadata | null;
  readonly options?: Partial<VerifyOptions>;
  readonly lang?: 'en' | 'zh';
}

/** Verifies a paste as the account of the test IdP would, at AT, expecting the answer to "_request". */
export function judge(
  input: string | Uint8Array,
  { account = ACCOUNT, idp = metadata(), options, lang }: Judging = {},
): Report {
  return verifyResponse({
    input,
    account,
    idp,
    options: { at: AT, requestId: '_request', ...options },
    ...(lang ? { lang } : {}),
  });
}

/** Mints the fault of a code and judges it in the situation that belongs to it. */
export function judgeFault(code: string, lang?: 'en' | 'zh'): Report {
  const fault = findFault(code);
  if (!fault) throw new Error(`no fault for ${code}`);
  const situation = fault.situation?.(GIVEN);
  return judge(pasted(fault), {
    ...(situation ? { account: situation.account, options: situation.options } : {}),
    ...(situation?.withoutMetadata ? { idp: null } : {}),
    ...(situation?.idp ? { idp: situation.idp(metadata()) } : {}),
    ...(lang ? { lang } : {}),
  });
}

/** Codes of a report's findings of one severity, in order. */
export function codes(report: Report, severity = 'error'): string[] {
  return report.findings.filter((finding) => finding.severity === severity).map((finding) => finding.code);
}
