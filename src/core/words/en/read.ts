// English: the words of step 2, read.

import { shortStatus } from '../../checks/2-read/status.ts';
import type { CheckWords } from '../words.ts';
import { refusal, refusalAt } from './refusals.ts';

/** What the codes of SAML Core 3.2.2.2 mean at the person's desk. */
const MEANING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Requester: 'the IdP found fault with the request',
    Responder: 'the IdP failed on its own side',
    VersionMismatch: 'the IdP does not speak this SAML version',
    AuthnFailed: 'the person could not be authenticated',
    InvalidAttrNameOrValue: 'an attribute in the request is invalid',
    InvalidNameIDPolicy: 'the IdP cannot provide the NameID format asked for',
    NoAuthnContext: 'the IdP cannot meet the authentication method asked for',
    NoAvailableIDP: 'no IdP is available',
    NoPassive: 'the person must log on, and the request did not allow asking',
    NoSupportedIDP: 'no suitable IdP is supported',
    PartialLogout: 'the logout was partial',
    ProxyCountExceeded: 'the request went through too many IdPs',
    RequestDenied: 'the IdP declined to answer: often the person is not assigned to the application',
    RequestUnsupported: 'the IdP does not support the request',
    RequestVersionDeprecated: 'the SAML version is too old for the IdP',
    RequestVersionTooHigh: 'the SAML version is too new for the IdP',
    RequestVersionTooLow: 'the SAML version is too old for the IdP',
    UnknownPrincipal: 'the IdP does not know the person',
    UnsupportedBinding: 'the IdP does not support the binding',
  }),
);

function explain({ codes, message }: { codes: readonly string[]; message: string | null }): string {
  const meanings = codes.map((code) => MEANING.get(shortStatus(code))).filter(Boolean);
  const text = meanings.length > 0 ? `: ${meanings.join('; ')}.` : '.';
  if (!message) return text;
  return `${text} It says: “${message}”${/[.!?。！？]\s*$/.test(message) ? '' : '.'}`;
}

export const READ = {
  'xml-doctype-forbidden': {
    title: 'The XML has a DOCTYPE or entity declaration',
    why: 'Entities let one text mean different things to different readers, read local files, or fill the memory. No IdP sends them.',
    mend: 'Find out where this response comes from: an honest IdP does not write a DOCTYPE. Do not log on with it.',
    says: (d) => `There is a DOCTYPE or entity declaration at line ${d.line}.`,
    actual: refusalAt,
  },
  'xml-too-complex': {
    title: 'The XML is beyond the limits',
    why: 'Depth, number of elements, attributes, comments and size of texts are bounded, so that no document can exhaust its reader.',
    mend: 'If the IdP really sends this, send fewer attributes or groups: Alibaba Cloud needs none for user-based SSO.',
    says: (d) => `The XML has ${refusal(d.reason)}.`,
    actual: refusalAt,
  },
  'xml-encoding-unsupported': {
    title: 'The XML is not UTF-8',
    why: 'Two readers need not see the same characters in another encoding, so what it says is shown here and never accepted. Signatures are made over UTF-8.',
    mend: 'Configure the IdP to write its messages in UTF-8. If a program saved the file in another encoding, paste the value as the browser sent it.',
    says: (d) => `The XML is in ${d.encoding}, not UTF-8.`,
  },
  'xml-id-duplicate': {
    title: 'Two elements carry the same ID',
    why: 'A signature names what it covers by ID. With two of them, one reader verifies one element and another uses the other.',
    mend: 'Find out what changed the response on its way: an IdP makes every ID anew. Do not log on with it.',
    says: (d) => `More than one element carries the ID ${d.ids.join(', ')}.`,
  },
  'xml-id-malformed': {
    title: 'An ID is not of the form that XML asks for',
    why: 'An xs:ID begins with a letter or “_” and has no colon or braces. The signature is judged all the same, by comparing the ID with its Reference; a receiver that validates refuses it.',
    mend: 'At the IdP, put “_” before the IDs that it makes, and leave out colons and braces.',
    says: (d) =>
      `An ID is not of the form that XML asks for (it must begin with a letter or “_”): ${d.ids.join(', ')}.`,
  },
  'xml-forbidden-construct': {
    title: 'The XML has a construct that two readers may read differently',
    why: 'Forged responses have passed where the verifier and the application read the same bytes differently. What cannot be read in only one way is refused.',
    mend: 'SAML needs neither processing instructions nor other encodings than UTF-8. If the IdP writes them, configure it to leave them out.',
    says: (d) => `The XML has a construct that is refused: ${refusal(d.reason)}.`,
    actual: ({ reason, line, column }) =>
      line === undefined || column === undefined ? undefined : refusalAt({ reason, line, column }),
  },
  'response-version-unsupported': {
    title: 'The SAML version is not 2.0',
    why: 'Alibaba Cloud speaks SAML 2.0. Another version, or none, may mean something else by the same words.',
    mend: 'Set the application at the IdP to SAML 2.0.',
    says: (d) =>
      d.actual ? `The Version is ${d.actual}, not 2.0.` : 'The Version attribute is missing; it must be 2.0.',
  },
  'response-misshapen': {
    title: 'An element is repeated, lacks its ID, or holds elements where text belongs',
    why: 'The schema allows these once. With two, one reader takes the first and another the last.',
    mend: 'The IdP, or something between it and the browser, writes SAML that the schema does not allow. Report it to its maker.',
    says: (d) => `The schema does not allow this use of ${d.names.join(', ')}.`,
  },
  'response-status-not-success': {
    title: 'The IdP itself refused the logon',
    why: 'A response whose status is not Success says that nobody was authenticated. Alibaba Cloud can only pass the refusal on.',
    mend: 'Look into the log of the IdP for this time; assign the person to the application, or mend what the status names.',
    says: (d) =>
      d.codes.length > 0
        ? `The IdP answered ${d.actual}${explain(d)}`
        : 'The response has no Status; Alibaba Cloud requires one that says Success.',
  },
  'role-sso-response': {
    title: 'The response was made for role-based SSO',
    why: 'Role-based and user-based SSO are two applications at the IdP, with different audiences, endpoints and attributes. This one lets people assume RAM roles; it cannot log on a RAM user.',
    mend: 'At the IdP, use (or create) the application for user-based SSO, from the SP metadata of this account. Gallery apps named "Role-based SSO" are the wrong ones.',
    says: (d) => `This response is for role-based SSO: it carries ${d.actual}.`,
  },
  'assertion-missing': {
    title: 'The response carries no Assertion',
    why: 'The Assertion says who was authenticated. Without it there is nobody to log on.',
    mend: 'See what the IdP says in Status and in its log; a response without an Assertion is a refusal.',
    says: () => 'There is no Assertion in the Response.',
  },
  'assertion-multiple': {
    title: 'There is more than one Assertion',
    why: 'With two of them, one could be verified and the other used: the most common way to forge a response (signature wrapping).',
    mend: 'Set the IdP to send one Assertion. If it does, something put another in on the way: do not log on with this response.',
    says: (d) => `There are ${d.actual} Assertions in the document; exactly one is allowed.`,
  },
  'assertion-encrypted': {
    title: 'The Assertion is encrypted',
    why: 'The metadata of user-based SSO offers no encryption key, so Alibaba Cloud has nothing to decrypt it with.',
    mend: 'At the IdP, turn assertion encryption off for this application. TLS already protects the response on its way.',
    says: () => 'The Assertion is encrypted; Alibaba Cloud publishes no encryption key for user-based SSO.',
  },
  'authn-statement-missing': {
    title: 'There is no AuthnStatement',
    why: 'It says that the person was authenticated, and when. Alibaba Cloud requires it.',
    mend: 'At the IdP, send an AuthnStatement: some libraries leave it out unless their template has one.',
    says: () => 'The Assertion has no AuthnStatement.',
  },
  'issue-instant-missing': {
    title: 'There is no IssueInstant',
    why: 'The schema of SAML requires it on Response and Assertion; a receiver that validates refuses the message without it.',
    mend: 'At the IdP, write an IssueInstant on the Response and on the Assertion.',
    says: (d) => `The schema requires what is missing here: ${d.names.join(', ')}.`,
  },
  'authn-statement-incomplete': {
    title: 'The AuthnStatement is incomplete',
    why: 'The schema of SAML requires AuthnInstant and AuthnContext in it: when and how the person logged on. A receiver that validates refuses it without them.',
    mend: 'At the IdP, send the AuthnInstant and an AuthnContext with its AuthnContextClassRef.',
    says: (d) => `The AuthnStatement lacks what the schema requires: ${d.names.join(', ')}.`,
  },
  'time-malformed': {
    title: 'A time is malformed',
    why: 'A time that is not an xs:dateTime, or names no time zone, can be read as different instants.',
    mend: 'At the IdP, write times in UTC with a trailing Z.',
    says: (d) => `${d.name} is ${d.lacksZone ? 'a time without a time zone' : 'not an xs:dateTime'}.`,
  },
  'subject-missing': {
    title: 'The Assertion has no Subject',
    why: 'The Subject holds the NameID that names the RAM user.',
    mend: 'At the IdP, configure a NameID for this application.',
    says: () => 'The Assertion has no Subject.',
  },
  'nameid-missing': {
    title: 'The Subject has no NameID',
    why: 'The NameID is the only thing that Alibaba Cloud maps to a RAM user; attributes are not looked at.',
    mend: 'At the IdP, map a user field (user principal name or e-mail address) to the NameID of this application.',
    says: () => 'The Subject has no NameID.',
  },
  'nameid-multiple': {
    title: 'The Subject has several NameIDs',
    why: 'Alibaba Cloud asks for exactly one: with two, it would be open who is logged on.',
    mend: 'At the IdP, leave one NameID rule for this application.',
    says: (d) => `The Subject has several NameIDs: ${d.actual}.`,
  },
  'nameid-empty': {
    title: 'The NameID is empty',
    why: 'An empty NameID names nobody.',
    mend: 'At the IdP, fill the user field that the NameID is made from for this person, or choose a field that is always filled.',
    says: () => 'The NameID is empty.',
  },
  'nameid-encrypted': {
    title: 'The NameID is encrypted',
    why: 'Alibaba Cloud publishes no encryption key for user-based SSO, so it cannot read the name.',
    mend: 'At the IdP, turn NameID encryption off for this application.',
    says: () => 'The Subject holds an EncryptedID instead of a NameID.',
  },
  'confirmation-missing': {
    title: 'The Subject has no SubjectConfirmation',
    why: 'It says to whom, and until when, the response may be presented. Alibaba Cloud requires one.',
    mend: 'Choose the SAML 2.0 web browser SSO profile for this application at the IdP.',
    says: () => 'The Subject has no SubjectConfirmation.',
  },
  'confirmation-multiple': {
    title: 'There are several SubjectConfirmations',
    why: 'SAML allows several, Alibaba Cloud documents exactly one.',
    mend: 'At the IdP, keep only the bearer SubjectConfirmation for the ACS URL.',
    says: (d) => `The Subject has ${d.actual} SubjectConfirmations; Alibaba Cloud requires exactly one.`,
  },
  'confirmation-not-bearer': {
    title: 'The SubjectConfirmation is not of the method bearer',
    why: 'A browser can only present a bearer response; the other methods need keys that it does not have.',
    mend: 'At the IdP, set the subject confirmation method to bearer.',
    says: () => 'The SubjectConfirmation is not of the method bearer.',
  },
  'confirmation-window-missing': {
    title: 'The SubjectConfirmation has no end',
    why: 'Without NotOnOrAfter a stolen response would work forever. Alibaba Cloud requires it.',
    mend: 'At the IdP, set a lifetime for the response of this application.',
    says: () => 'SubjectConfirmationData has no NotOnOrAfter.',
  },
} satisfies Partial<CheckWords>;
