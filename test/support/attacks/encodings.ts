// Encodings: bytes that two readers turn into different characters. Overlong UTF-8, UTF-7, UTF-16, declared encodings, byte
// order marks, NUL, XML 1.1; lenient decoders replace what they cannot read instead of refusing it.

import { type Attack, plain, SUFFIX, swap } from './kit.ts';
import { signed } from './seal.ts';

const SIGNED = signed();
const bytes = Buffer.from(SIGNED, 'utf8');
const at = (marker: string) => bytes.indexOf(marker);
const insert = (marker: string, ...added: number[]) =>
  Buffer.concat([bytes.subarray(0, at(marker)), Buffer.from(added), bytes.subarray(at(marker))]);
const declare = (encoding: string, version = '1.0') =>
  Buffer.from(`<?xml version="${version}" encoding="${encoding}"?>${SIGNED}`);
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => utf16(text).swap16();
const BOM = '\ufeff';
const DECLARED_16 = `<?xml version="1.0" encoding="UTF-16"?>${SIGNED}`;

/** Bytes of the message, and the codes that may be given; each is tried behind Base64 and, where said, as a raw file. */
const ROWS: readonly (readonly [name: string, bytes: Buffer, ...expect: string[]])[] = [
  ['overlong UTF-8 for "<"', insert('alice@', 0xc0, 0xbc), 'input-not-saml', 'xml-malformed'],
  ['overlong UTF-8 for "@"', insert('alice@', 0xc1, 0x80), 'input-not-saml', 'xml-malformed'],
  ['overlong UTF-8 of three bytes', insert('alice@', 0xe0, 0x80, 0xbc), 'input-not-saml', 'xml-malformed'],
  ['a surrogate in UTF-8 (CESU-8)', insert('alice@', 0xed, 0xa0, 0x80), 'input-not-saml', 'xml-malformed'],
  ['UTF-8 beyond U+10FFFF', insert('alice@', 0xf5, 0x80, 0x80, 0x80), 'input-not-saml', 'xml-malformed'],
  ['a lone continuation byte', insert('alice@', 0x80), 'xml-encoding-unsupported'],
  ['a cut-off sequence', insert('alice@', 0xe4, 0xb8), 'xml-encoding-unsupported'],
  ['Latin-1 letters', insert('alice@', 0xe9), 'xml-encoding-unsupported'],
  ['NUL in the NameID', insert('alice@', 0), 'input-not-saml', 'xml-malformed'],
  ['NUL behind the root', Buffer.concat([bytes, Buffer.from([0])]), 'input-not-saml', 'xml-malformed'],
  ['ESC in the NameID', insert('alice@', 0x1b), 'input-not-saml', 'xml-malformed'],
  ['a vertical tab', insert('alice@', 0x0b), 'xml-malformed', 'input-not-saml'],
  ['a form feed between attributes', insert('Version', 0x0c), 'xml-malformed', 'input-not-saml'],
  ['U+FFFE', insert('alice@', 0xef, 0xbf, 0xbe), 'xml-malformed'],
  ['U+FFFF', insert('alice@', 0xef, 0xbf, 0xbf), 'xml-malformed'],
  [
    'a byte order mark between elements',
    insert('<saml:Subject>', 0xef, 0xbb, 0xbf),
    'signature-digest-mismatch',
    'message-reformatted',
  ],
  [
    'a byte order mark in the NameID',
    insert('alice@', 0xef, 0xbb, 0xbf),
    'signature-digest-mismatch',
    'message-reformatted',
  ],
  ['two byte order marks', Buffer.from(`${BOM}${BOM}${SIGNED}`), 'xml-malformed', 'input-not-saml'],
  ['UTF-7 declared', declare('UTF-7'), 'xml-encoding-unsupported'],
  ['UTF-7 text', Buffer.from(SIGNED.replaceAll('<', '+ADw-')), 'input-not-saml'],
  ['ISO-8859-1 declared', declare('ISO-8859-1'), 'xml-encoding-unsupported'],
  ['US-ASCII declared', declare('US-ASCII'), 'xml-encoding-unsupported'],
  ['UTF-16 declared, UTF-8 in truth', declare('UTF-16'), 'xml-encoding-unsupported'],
  ['EBCDIC declared', declare('CP037'), 'xml-encoding-unsupported'],
  ['an encoding of no name', declare(''), 'xml-malformed'],
  ['XML 1.1', declare('UTF-8', '1.1'), 'xml-forbidden-construct', 'xml-malformed'],
  ['XML 1.9', declare('UTF-8', '1.9'), 'xml-forbidden-construct', 'xml-malformed'],
  [
    'UTF-16 with its declaration',
    Buffer.concat([utf16(BOM), utf16(DECLARED_16)]),
    'xml-encoding-unsupported',
    'input-not-saml',
    'xml-malformed',
  ],
  [
    'big-endian UTF-16 with its declaration',
    Buffer.concat([swapped(BOM), swapped(DECLARED_16)]),
    'xml-encoding-unsupported',
    'input-not-saml',
    'xml-malformed',
  ],
  ['UTF-32', Buffer.from([...SIGNED].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])), 'input-not-saml', 'xml-malformed'],
  [
    'a declaration that is not first',
    Buffer.from(swap(SIGNED, '<samlp:Status>', '<?xml version="1.0"?><samlp:Status>')),
    'xml-malformed',
    'xml-forbidden-construct',
  ],
  [
    'a declaration behind a comment',
    Buffer.from(`<!--x--><?xml version="1.0"?>${SIGNED}`),
    'xml-malformed',
    'xml-forbidden-construct',
  ],
  [
    'two declarations',
    Buffer.from(`<?xml version="1.0"?><?xml version="1.0"?>${SIGNED}`),
    'xml-malformed',
    'xml-forbidden-construct',
  ],
  [
    'a declaration in upper case',
    Buffer.from(`<?XML version="1.0"?>${SIGNED}`),
    'xml-malformed',
    'xml-forbidden-construct',
  ],
  ['a declaration without a version', Buffer.from(`<?xml encoding="UTF-8"?>${SIGNED}`), 'xml-malformed'],
  ['NEL as white space in a tag', insert('Version="2.0" IssueInstant', 0xc2, 0x85), 'xml-malformed'],
  ['U+2028 as white space in a tag', insert('Version="2.0" IssueInstant', 0xe2, 0x80, 0xa8), 'xml-malformed'],
  ['an ideographic space in a tag', insert('Version="2.0" IssueInstant', 0xe3, 0x80, 0x80), 'xml-malformed'],
  ['a no-break space in a tag', insert('Version="2.0" IssueInstant', 0xc2, 0xa0), 'xml-malformed'],
  [
    'normalisation: a decomposed letter for a composed one',
    Buffer.from(swap(signed(`al\u00efce@${SUFFIX}`), 'al\u00efce', 'ali\u0308ce')),
    'signature-digest-mismatch',
    'message-reformatted',
  ],
];

/** A UTF-16 file without a declaration is read as PowerShell writes it: a paste form, not an attack. */
/** Around a file, stray bytes are what editors leave and may be repaired; behind Base64 they are the message's own. */
const isPasteForm = (name: string) => name.startsWith('UTF-32') || name.startsWith('two byte order');

export const ENCODINGS: readonly Attack[] = ROWS.flatMap(([name, message, ...expect]) => [
  { name: `${name}, posted`, input: message.toString('base64'), expect },
  ...(isPasteForm(name) ? [] : [{ name: `${name}, as a file`, input: message, expect }]),
]);

/** Not reachable by Base64: the document is good, and the bytes around it are not text. */
export const BINARY_PASTES: readonly Attack[] = [
  {
    name: 'a NUL before Base64',
    input: Buffer.concat([Buffer.from([0]), Buffer.from(Buffer.from(plain()).toString('base64'))]),
    expect: ['input-not-saml'],
  },
  { name: 'random bytes', input: Buffer.from([...Array(256).keys()]), expect: ['input-not-saml'] },
];
