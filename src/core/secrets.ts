// Which values of a report tell a person or a session, for --redact: names and addresses wherever they are quoted, and what
// no standard defines where a standard's value should stand.

import { checkOf } from './checks/catalogue.ts';
import type { Kind, Secret } from './masker.ts';
import type { AssertionReport, Report } from './report.ts';

/** The personal values of a report, by kind. */
export function secretsOf(report: Report): Secret[] {
  const { authenticated, claimed, findings, remedies, signature } = report;
  const user = report.user ?? report.atItsOwnTime?.user;
  const secrets: Secret[] = [];
  const addAddresses = (text: string | undefined) => {
    for (const { local, domain } of addressesIn(text ?? '')) {
      secrets.push({ value: local, kind: 'user' }, { value: domain, kind: 'domain' });
    }
  };
  const add = (kind: Kind, value: string | null | undefined) => {
    if (!value) return;
    const at = value.lastIndexOf('@');
    const isAddress = at > 0 && at < value.length - 1;
    for (const [part, of] of isAddress
      ? ([
          [value.slice(0, at), 'user'],
          [value.slice(at + 1), 'domain'],
        ] as const)
      : ([[value, kind]] as const)) {
      secrets.push({ value: part, kind: of }, { value: part.trim(), kind: of });
    }
  };
  for (const said of [authenticated, claimed]) {
    add('user', said?.nameId?.value);
    for (const part of partsOf(said?.nameId?.value ?? '')) add('user', part);
    for (const value of said ? looseValuesOf(said) : []) if (value && !isOfStandards(value)) add('value', value);
    add('session', said?.sessionIndex);
    add('id', said?.id);
    add('id', said?.inResponseTo);
    for (const value of said?.attributes.flatMap((attribute) => attribute.values) ?? []) add('value', value);
  }
  add('id', claimed?.responseId);
  for (const code of claimed?.status?.codes ?? []) if (!isOfStandards(code)) add('value', code);
  if (claimed?.status?.message) secrets.push({ value: claimed.status.message, kind: 'message' });
  if (claimed?.relayState) secrets.push({ value: splitRelayState(claimed.relayState).secret, kind: 'relay-state' });
  for (const each of signature?.elements ?? [])
    for (const value of [each.algorithm, each.digestAlgorithm]) if (value && !isOfStandards(value)) add('value', value);
  add('user', user?.UserName);
  add('user', user?.UserPrincipalName);
  add('user-id', user?.UserId);
  add('name', user?.DisplayName);
  add('user', user?.Email);
  add('phone', user?.MobilePhone);
  add('comment', user?.Comments);
  for (const { code, message, expected, actual } of findings) {
    for (const text of [message, expected, actual]) addAddresses(text);
    const { tells } = checkOf(code);
    if (tells?.expected) for (const each of expected?.split(', ') ?? []) add(tells.expected, each);
    if (tells?.actual) for (const each of actual?.split(', ') ?? []) add(tells.actual, each);
  }
  for (const { change } of remedies) addAddresses(change);
  return secrets;
}

const OUTSIDE_NAME = /[\s@"'“”‘’(),:;<>[\]]/;
const DOMAIN = /[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?/uy;

/** "local@domain" anywhere in a text. From each "@" outwards: whoever sought names first would go through all the rest anew. */
function* addressesIn(text: string): Generator<{ readonly local: string; readonly domain: string }> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && !OUTSIDE_NAME.test(text.charAt(start - 1))) start--;
    DOMAIN.lastIndex = at + 1;
    const domain = DOMAIN.exec(text)?.[0];
    if (start < at && domain !== undefined) yield { local: text.slice(start, at), domain };
  }
}

/** The names within CORP\\name, a distinguished name, or several words: each may be quoted alone. */
function partsOf(nameId: string): string[] {
  if (!/[\\=\s]/.test(nameId) || nameId.includes('://')) return [];
  return nameId.split(/[\\/=,;+|:\s@<>"]+/).filter((part) => part.length >= 3);
}

/** What should be a time or a name of the standards. */
const looseValuesOf = ({ nameId, conditions, confirmation, ...said }: AssertionReport) => [
  nameId?.format,
  said.issueInstant,
  conditions.notBefore,
  conditions.notOnOrAfter,
  confirmation?.method,
  confirmation?.notOnOrAfter,
  said.authnInstant,
  said.authnContext,
  said.sessionNotOnOrAfter,
];

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;
/** SAML Core 8.3 and 3.2.2.2, Profiles 3, Authn Context 3.4; the names that Microsoft and Shibboleth write beside them. */
const OF_SAML =
  /^urn:oasis:names:tc:SAML:[12]\.[01]:(?:nameid-format:(?:persistent|transient|emailAddress|unspecified|entity|kerberos|encrypted|X509SubjectName|WindowsDomainQualifiedName)|cm:(?:bearer|holder-of-key|sender-vouches)|status:(?:Success|Requester|Responder|VersionMismatch|AuthnFailed|InvalidAttrNameOrValue|InvalidNameIDPolicy|NoAuthnContext|NoAvailableIDP|NoPassive|NoSupportedIDP|PartialLogout|ProxyCountExceeded|RequestDenied|RequestUnsupported|RequestVersionDeprecated|RequestVersionTooHigh|RequestVersionTooLow|ResourceNotRecognized|TooManyResponses|UnknownAttrProfile|UnknownPrincipal|UnsupportedBinding)|(?:ac:classes|am):(?:InternetProtocol|InternetProtocolPassword|Kerberos|MobileOneFactorUnregistered|MobileTwoFactorUnregistered|MobileOneFactorContract|MobileTwoFactorContract|Password|PasswordProtectedTransport|PreviousSession|X509|X509-PKI|PGP|SPKI|XMLDSig|Smartcard|SmartcardPKI|SoftwarePKI|Telephony|NomadTelephony|PersonalTelephony|AuthenticatedTelephony|SecureRemotePassword|TLSClient|TimeSyncToken|unspecified|password))$/;
const OF_OTHERS =
  /^(?:urn:federation:authentication:windows|urn:mace:shibboleth:1\.0:nameIdentifier|http:\/\/schemas\.microsoft\.com\/claims\/multipleauthn|https:\/\/refeds\.org\/profile\/[ms]fa)$/;
const ALGORITHM =
  /^(?:http:\/\/www\.w3\.org\/[\d/]+\/(?:xmldsig|xmldsig-more|xmlenc|xmldsig11)#)?(?:(?:rsa|dsa|ecdsa|eddsa|ed25519|hmac|pss|sha\d*|md\d|ripemd160|MGF1|with)[-/]?)+$/i;

/** A time, or what SAML and XML Signature have a name for: it tells nobody. */
export function isOfStandards(value: string): boolean {
  return TIME.test(value) || OF_SAML.test(value) || OF_OTHERS.test(value) || ALGORITHM.test(value.slice(0, 100));
}

/** Where it leads may be seen; what comes behind the host is what somebody was doing. */
export function splitRelayState(value: string): { readonly shown: string; readonly secret: string } {
  const [shown = ''] = /^https?:\/\/[\w.-]+(?::\d+)?\/?/i.exec(value) ?? [];
  return { shown, secret: value.slice(shown.length) };
}
