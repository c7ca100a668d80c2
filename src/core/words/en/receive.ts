// English: the words of step 1, receive.

import type { Mending } from '../../receive/format.ts';
import type { Found } from '../../receive/receive.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../../xml/limits.ts';
import type { CheckWords } from '../words.ts';
import { refusal, refusalAt } from './refusals.ts';

export const FOUND: Record<Found, string> = {
  nothing: 'nothing',
  'too-large': 'too much',
  jwt: 'a JSON Web Token (OpenID Connect, not SAML)',
  pem: 'a PEM certificate or key',
  json: 'JSON without a SAML message in it',
  html: 'an HTML page without a SAMLResponse form field',
  'log-line': 'a log line',
  masked: 'a placeholder that stands where the value was masked',
  text: 'plain text',
  base64: 'Base64 of something else',
  binary: 'binary data',
  image: 'an image',
  pdf: 'a PDF document',
  zip: 'a compressed archive',
  'not-utf-8': 'XML that is not UTF-8',
};

export const REPAIRS: Record<Mending, string> = {
  'byte-order-mark': 'dropped a byte order mark',
  'utf-16-file': 'read the file as UTF-16',
  'line-breaks': 'removed white space inside the Base64',
  'missing-padding': 'added missing Base64 padding',
  'invisible-characters': 'removed invisible characters',
  'quoted-lines': 'removed quotation signs or a prompt before the lines',
  'quotation-marks': 'removed quotation marks around it',
  label: 'removed the label before it',
  'blanks-for-plus': 'turned blanks back into “+”',
  'cut-off-mark': 'removed the mark where it was cut off',
  'text-around': 'took it out of the text around it',
  'written-line-breaks': 'removed line breaks that were written out',
  'joined-strings': 'joined strings that stood side by side',
  'backslash-escapes': 'undid backslash escapes',
  'doubled-quotes': 'undid doubled quotation marks',
  'masked-value': 'used the XML beside the masked value',
};

const CAPTURE =
  'Capture the value again: in the browser press F12, open Network, tick "Preserve log", log on, choose the POST to …/saml/SSO, and copy SAMLResponse from its payload.';

export const RECEIVE = {
  'input-empty': {
    title: 'Nothing was pasted',
    why: 'There is no text to read a SAML response from.',
    mend: CAPTURE,
    says: () => 'The input holds nothing but white space.',
  },
  'input-too-large': {
    title: 'The input is too large',
    why: 'Real responses are a few kilobytes. A limit keeps a hostile one, or a compressed bomb, from exhausting this machine.',
    mend: CAPTURE,
    says: () =>
      `The input is over the limit: ${MAX_INPUT_BYTES >> 20} MiB as pasted, ${MESSAGE_LIMITS.bytes >> 20} MiB as a decoded message.`,
  },
  'input-truncated': {
    title: 'The copy stops before its end',
    why: 'Part of the response is missing, so nothing in it can be verified. Terminals, chats and network panels cut long values off.',
    mend: `${CAPTURE} Copy it with the panel's own "Copy value" rather than by selecting it.`,
    says: ({ line, column }) =>
      `The text ends at line ${line}, column ${column}, before the response does: the copy was cut off.`,
    actual: refusalAt,
  },
  'input-not-saml': {
    title: 'The input is not SAML',
    why: 'It could be read, but it is something else.',
    mend: CAPTURE,
    says: (d) =>
      `The input is ${d.found ? FOUND[d.found] : `XML, but not SAML: ${d.actual}`}${d.title ? `: “${d.title}”` : ''}.`,
  },
  'input-wrong-message': {
    title: 'The message is not a SAML 2.0 Response',
    why: 'A logon is decided by the Response that the IdP posts to the ACS. Requests, logouts, metadata and tokens of other protocols log nobody on.',
    mend: CAPTURE,
    says: (d) => `This is SAML, but not a Response: ${d.actual}.`,
  },
  'xml-malformed': {
    title: 'The XML is not well-formed',
    why: 'Readers disagree on what broken XML means, so no part of it can be believed.',
    mend: 'Paste the value exactly as the browser sent it, without opening it in an editor. If it is already broken there, the IdP must be mended.',
    says: (d) => `The XML is not well-formed at line ${d.line}, column ${d.column}: ${refusal(d.reason)}.`,
    actual: (d) => (d.reason.key === 'not-utf-8' ? refusal(d.reason) : refusalAt(d)),
  },
  'input-repaired': {
    title: 'The paste had to be repaired to be read',
    why: 'Copying changes text. What was undone is listed, so that you can tell the copy from the message.',
    mend: 'Nothing needs to be done. To avoid it, save the value to a file instead of copying it through a terminal, mail or chat.',
    says: (d) => `To read the paste, sso-cli ${d.repairs.map((each) => REPAIRS[each]).join(', ')}.`,
  },
} satisfies Partial<CheckWords>;
