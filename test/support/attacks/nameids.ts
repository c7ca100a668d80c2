// NameIDs that look like a user's and are not: homoglyphs, invisible characters, white space, other suffixes, other forms of
// the same text. All of them signed by the IdP: what stands in the way is that nothing is trimmed, folded or normalised.

import { ACCOUNT } from '../idp.ts';
import { type Attack, attack, SUFFIX } from './kit.ts';
import { signed } from './seal.ts';

type Row = readonly [nameId: string, ...expect: string[]];
const CHARACTERS = 'nameid-invalid-characters';
const DOMAIN = 'nameid-domain-mismatch';
const at = (name: string): string => `${name}@${SUFFIX}`;

const NAMES: Readonly<Record<string, Row>> = {
  'a Cyrillic a': [at('\u0430lice'), CHARACTERS],
  'a Cyrillic e': [at('alic\u0435'), CHARACTERS],
  'a Greek iota': [at('al\u03b9ce'), CHARACTERS],
  'a dotless i': [at('al\u0131ce'), CHARACTERS],
  'a Latin small capital': [at('\u1d00lice'), CHARACTERS],
  'full-width letters': [at('\uff41\uff4c\uff49\uff43\uff45'), CHARACTERS],
  'mathematical letters': [at('\u{1d41a}lice'), CHARACTERS],
  'a ligature': [at('\ufb01alice'), CHARACTERS],
  'a combining mark': [at('a\u0301lice'), CHARACTERS],
  'a zero-width space': [at('al\u200bice'), CHARACTERS],
  'a zero-width joiner': [at('alice\u200d'), CHARACTERS],
  'a soft hyphen': [at('al\u00adice'), CHARACTERS],
  'a word joiner': [at('\u2060alice'), CHARACTERS],
  'a byte order mark': [at('\ufeffalice'), CHARACTERS],
  'a right-to-left override': [at('\u202eecila'), CHARACTERS],
  'a tag character': [at('alice\u{e0061}'), CHARACTERS],
  'a variation selector': [at('alice\ufe0f'), CHARACTERS],
  'a blank before': [at(' alice'), CHARACTERS],
  'a blank behind the name': [at('alice '), CHARACTERS],
  'a no-break space': [at('alice\u00a0'), CHARACTERS],
  'an ideographic space': [at('\u3000alice'), CHARACTERS],
  'a tab': [at('alice&#9;'), CHARACTERS],
  'a line feed at the end': [`${at('alice')}&#10;`, CHARACTERS, DOMAIN],
  'a carriage return at the end': [`${at('alice')}&#13;`, CHARACTERS, DOMAIN],
  'a blank at the end': [`${at('alice')} `, CHARACTERS, DOMAIN],
  'a no-break space at the end': [`${at('alice')}\u00a0`, CHARACTERS, DOMAIN],
  'a NEL at the end': [`${at('alice')}\u0085`, CHARACTERS, DOMAIN],
  'percent-encoding': [at('%61lice'), CHARACTERS],
  'a percent-encoded "@"': [`alice%40${SUFFIX}`, 'nameid-domain-missing', CHARACTERS],
  'a character reference twice over': [at('&amp;#97;lice'), CHARACTERS],
  'two "@"': [at('alice@evil.example'), CHARACTERS],
  'two "@" the other way': [`${at('alice')}@evil.example`, DOMAIN, CHARACTERS],
  'a plus tag': [at('alice+admin'), CHARACTERS],
  'a quoted name': [at('"alice"'), CHARACTERS],
  'a display name': [`Alice &lt;${at('alice')}&gt;`, DOMAIN, CHARACTERS],
  'a mailto': [`mailto:${at('alice')}`, CHARACTERS],
  'a path': [at('../alice'), CHARACTERS],
  'a domain prefix': [at('CORP\\alice'), CHARACTERS],
  'a pattern': [at('*'), CHARACTERS],
  'an empty name': [at(''), CHARACTERS],
  'a name of 65 characters': [at('a'.repeat(65)), CHARACTERS],
  'a list of names': [`${at('alice')},${at('bob')}`, DOMAIN, CHARACTERS],
  'upper case': [at('ALICE'), 'user-case-mismatch'],
  'title case': [at('Alice'), 'user-case-mismatch'],
  // LATIN CAPITAL LETTER K WITH ... are not ASCII: toLowerCase() of KELVIN SIGN is "k".
  'a Kelvin sign': [at('\u212aelly'), CHARACTERS],
  'a prototype': [at('__proto__'), 'user-not-found'],
  'a constructor': [at('constructor'), 'user-not-found'],
  'another user’s prefix': [at('alice.smith'), 'user-not-found'],
  'a prefix of a user': [at('alic'), 'user-not-found'],
  'dots only': [at('..'), 'user-not-found'],
};

const SUFFIXES: Readonly<Record<string, Row>> = {
  'no suffix': ['alice', 'nameid-domain-missing'],
  'an empty suffix': ['alice@', DOMAIN, 'nameid-domain-missing'],
  'only the suffix': [SUFFIX, 'nameid-domain-missing'],
  'more behind the suffix': [`alice@${SUFFIX}.evil.example`, DOMAIN],
  'more before the suffix': [`alice@evil-${SUFFIX}`, DOMAIN],
  'a subdomain of the suffix': [`alice@sub.${SUFFIX}`, DOMAIN],
  'a dot before the suffix': [`alice@.${SUFFIX}`, DOMAIN],
  'a dot behind the suffix': [`alice@${SUFFIX}.`, DOMAIN],
  'only the end of the suffix': ['alice@onaliyun.com', DOMAIN],
  'only the start of the suffix': ['alice@example', DOMAIN],
  'another account': ['alice@another.onaliyun.com', DOMAIN],
  'a homograph suffix': ['alice@ex\u0430mple.onaliyun.com', DOMAIN],
  'a punycode suffix': ['alice@xn--exmple-cua.onaliyun.com', DOMAIN],
  'a full-width suffix': ['alice@\uff45xample.onaliyun.com', DOMAIN],
  'an ideographic full stop': ['alice@example\u3002onaliyun.com', DOMAIN],
  'a dotted capital I': ['alice@example.onal\u0130yun.com', DOMAIN],
  'a long s': ['alice@example.onaliyun.com\u017f', DOMAIN],
  'a soft hyphen': ['alice@exam\u00adple.onaliyun.com', DOMAIN],
  'a zero-width space at its end': [`alice@${SUFFIX}\u200b`, DOMAIN],
  'a zero-width space at its start': [`alice@\u200b${SUFFIX}`, DOMAIN],
  'a blank inside': ['alice@example .onaliyun.com', DOMAIN],
  'a port': [`alice@${SUFFIX}:443`, DOMAIN],
  'a path': [`alice@${SUFFIX}/x`, DOMAIN],
  'a comment as in mail': [`alice@${SUFFIX}(x)`, DOMAIN],
  'the issuer’s domain': ['alice@idp.example.com', DOMAIN],
};

const rows = (table: Readonly<Record<string, Row>>): Attack[] =>
  Object.entries(table).map(([name, [nameId, ...expect]]) =>
    attack(`${name}: ${JSON.stringify(nameId).slice(0, 60)}`, signed(nameId), ...expect),
  );

/** Letters that fold to ASCII ones outside ASCII: domains compare in ASCII alone (RFC 4343). */
const FOLDS: Readonly<Record<string, readonly [domain: string, suffix: string]>> = {
  'a Kelvin sign for a k': ['kiosk.onaliyun.com', '\u212aios\u212a.onaliyun.com'],
  'a long s for an s': ['sso.onaliyun.com', '\u017f\u017fo.onaliyun.com'],
  'a dotted capital I for an i': ['ibis.onaliyun.com', '\u0130b\u0130s.onaliyun.com'],
  'a sharp s for two': ['boss.onaliyun.com', 'bo\u00df.onaliyun.com'],
  'a ligature for two letters': ['office.onaliyun.com', 'o\ufb03ce.onaliyun.com'],
};

export const NAMEIDS: readonly Attack[] = rows(NAMES);
export const NAMEID_SUFFIXES: readonly Attack[] = [
  ...rows(SUFFIXES),
  ...Object.entries(FOLDS).map(([name, [defaultDomain, suffix]]) => ({
    ...attack(`in the suffix, ${name}`, signed(`alice@${suffix}`), DOMAIN),
    account: { ...ACCOUNT, defaultDomain },
  })),
];
