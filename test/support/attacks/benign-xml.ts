// Unusual XML that is legal: prefixes, references, CDATA, comments, scripts of the world, names that are traps elsewhere.

import { SAML_ASSERTION, SAML_PROTOCOL } from '../../../src/core/xml/names.ts';
import type { Benign } from './benign.ts';
import { base64, plain, SUFFIX, swap } from './kit.ts';
import { seal, sealResponse, signed } from './seal.ts';

const VALUE = 'alice@example.com';
const inValue = (value: string) => seal(swap(plain(), VALUE, value));
const inAttribute = (value: string) => seal(swap(plain(), 'Name="mail"', `Name="mail" FriendlyName="${value}"`));
const withAttribute = (attribute: string) =>
  seal(
    swap(
      plain(),
      '<saml:AttributeStatement>',
      `<saml:AttributeStatement><saml:Attribute ${attribute}><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>`,
    ),
  );
const afterSigning = (from: string | RegExp, to: string) => swap(signed(), from, to);
const prefixed = (assertion: string, protocol: string) => {
  const prefixes = { '%A': assertion, '%P': protocol };
  const marked = plain()
    .replaceAll('xmlns:samlp', 'xmlns%P')
    .replaceAll('xmlns:saml', 'xmlns%A')
    .replaceAll('samlp:', '%P:')
    .replaceAll('saml:', '%A:');
  const write = (_: string, declaration = '', mark: '%A' | '%P' = '%A') =>
    `${declaration}${declaration && prefixes[mark] && ':'}${prefixes[mark]}`;
  return seal(marked.replace(/(xmlns)?(%[AP])/g, write).replaceAll(/(?<=<\/?):/g, ''));
};
/** Assertion and protocol both by default namespaces, declared where they change. */
const defaults = () =>
  seal(
    plain()
      .replace(' xmlns:saml=', ' xmlns:unused=')
      .replaceAll('saml:Issuer>', 'Issuer>')
      .replaceAll(/<Issuer>/g, `<Issuer xmlns="${SAML_ASSERTION}">`)
      .replace('<saml:Assertion ', `<Assertion xmlns="${SAML_ASSERTION}" `)
      .replaceAll('saml:', ''),
  );

const ROWS: Readonly<Record<string, () => string>> = {
  'default namespaces': defaults,
  'prefixes of one letter': () => prefixed('a', 'p'),
  'prefixes in another script': () => prefixed('бб', 'é'),
  'prefixes that suggest something else': () => prefixed('ds', 'md'),
  'the prefixes exchanged': () => prefixed('samlp', 'saml'),
  'a prefix with a dot, a hyphen and a digit': () => prefixed('a.b-2', '_p'),
  'namespaces declared again where they are in force': () =>
    seal(swap(plain(), '<saml:Subject>', `<saml:Subject xmlns:saml="${SAML_ASSERTION}">`)),
  'namespaces that nobody uses': () =>
    seal(
      swap(plain(), '<saml:Assertion ', '<saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:u="urn:u" '),
    ),
  'a prefix bound to something else inside a value': () => inValue('<saml:x xmlns:saml="urn:other">y</saml:x>'),
  'the default namespace undone inside a value': () => inValue('<a xmlns="urn:a"><b xmlns="">c</b></a>'),
  'xsi:type and xs:string': () =>
    seal(
      swap(
        plain(),
        '<saml:AttributeValue>',
        '<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:string">',
      ),
    ),
  'XML in a value': () => inValue('<a b="c"><d/>text<e xmlns="urn:e"/></a>'),
  'xml:lang and xml:space': () =>
    seal(swap(plain(), '<saml:AttributeValue>', '<saml:AttributeValue xml:lang="zh" xml:space="preserve">')),
  'CDATA in a value': () => inValue('<![CDATA[<b>&amp;</b>]]>'),
  'CDATA in the NameID': () => seal(plain(`<![CDATA[alice]]>@${SUFFIX}`)),
  'several CDATA sections in a row': () => inValue('<![CDATA[a]]><![CDATA[]]><![CDATA[b]]>'),
  'a comment between elements': () => afterSigning('<saml:Subject>', '<!-- a comment --><saml:Subject>'),
  'a comment inside the NameID, which belongs to neither side': () => afterSigning('alice@', 'ali<!-- -->ce@'),
  'comments around the root': () => `<!-- before -->${signed()}<!-- behind -->`,
  'a comment with markup': () =>
    afterSigning('<saml:Subject>', '<!-- <saml:NameID>bob</saml:NameID> & --><saml:Subject>'),
  'the NameID by character references': () => seal(plain(`&#97;&#x6C;&#x69;ce&#64;${SUFFIX}`)),
  'the NameID by references after signing': () => afterSigning('alice@', '&#97;lice&#x40;'),
  'the five named entities': () => inValue('&lt;&gt;&amp;&quot;&apos;'),
  'a carriage return by reference': () => inValue('a&#13;b&#xD;&#10;c'),
  'raw carriage returns': () => seal(swap(plain(), VALUE, 'a\nb')).replace('a\nb', 'a\r\nb'),
  'tabs and line feeds in an attribute, by reference': () => inAttribute('a&#9;b&#10;c&#13;d'),
  'raw tabs and line feeds in an attribute': () => inAttribute('a\tb\nc'),
  'quotation marks in an attribute': () => inAttribute("&quot;a&quot; 'b'"),
  'single quotes around attributes': () => signed().replaceAll('Version="2.0"', "Version='2.0'"),
  'U+0085 and U+2028 in a value': () => inValue('a\u0085b\u2028c\u2029d'),
  'U+0085 and U+2028 in an attribute': () => inAttribute('a\u0085b\u2028c'),
  'a no-break and an ideographic space in a value': () => inValue('\u00a0a\u3000'),
  'invisible characters in a value': () => inValue('a\u200bb\u200dc\u2060d\ufeffe\u00adf'),
  'bidirectional marks in a value': () => inValue('\u202ea\u202c\u2066b\u2069'),
  'C1 controls in a value': () => inValue('a\u0080\u009bb\u009f'),
  'Chinese, Arabic, Hindi and Cyrillic': () => inValue('张三 مرحبا नमस्ते Привет'),
  'emoji, with joiners and flags': () => inValue('👩‍👩‍👧 🇨🇳 😀'),
  'characters beyond the BMP in names': () => inValue('<\u{10400} \u{10401}="1"/>'),
  'a decomposed letter in a value': () => inValue('e\u0301 \u00e9'),
  'private use and unassigned characters': () => inValue('\ue000\u0378\u{f0000}'),
  'attribute names that are traps in JavaScript': () => withAttribute('Name="__proto__" FriendlyName="constructor"'),
  'an attribute named toString': () => withAttribute('Name="toString"'),
  'an attribute without a name': () => withAttribute('Name=""'),
  'an attribute with markup in its name': () => withAttribute('Name="&lt;b&gt;&amp;"'),
  'an attribute of an extension': () =>
    withAttribute('Name="x" xmlns:x500="urn:oasis:names:tc:SAML:2.0:profiles:attribute:X500" x500:Encoding="LDAP"'),
  'white space between all elements': () => seal(plain().replaceAll('><', '>\n  <')),
  'white space inside tags': () =>
    signed().replaceAll('" Version', '"\n\t Version').replaceAll('</saml:Issuer>', '</saml:Issuer \n>'),
  'white space around the root': () => `\n ${signed()}\n\n`,
  'empty elements written with two tags': () =>
    signed().replace(/<(samlp:StatusCode [^>]*)\/>/, '<$1></samlp:StatusCode>'),
  'an XML declaration': () => `<?xml version="1.0" encoding="UTF-8"?>\n${signed()}`,
  'an XML declaration in single quotes, with standalone': () =>
    `<?xml version='1.0' encoding='utf-8' standalone='no'?>${signed()}`,
  'an XML declaration without an encoding': () => `<?xml version="1.0"?>${signed()}`,
  'a byte order mark': () => `\ufeff${signed()}`,
  'a byte order mark and a declaration': () => `\ufeff<?xml version="1.0" encoding="UTF-8"?>${signed()}`,
  '600 KB of attributes': () =>
    sealResponse(
      seal(
        swap(
          plain(),
          `<saml:AttributeValue>${VALUE}</saml:AttributeValue>`,
          `<saml:AttributeValue>${'x'.repeat(200)}</saml:AttributeValue>`.repeat(2_400),
        ),
      ),
    ),
  '4,000 attribute values': () =>
    seal(
      swap(
        plain(),
        '<saml:AttributeValue>',
        '<saml:AttributeValue>CN=group,OU=Groups,DC=example,DC=com</saml:AttributeValue>'
          .repeat(4_000)
          .concat('<saml:AttributeValue>'),
      ),
    ),
  'a text of 400,000 characters': () => inValue('中'.repeat(150_000)),
  '50 levels of XML in a value': () => inValue('<a>'.repeat(50) + '</a>'.repeat(50)),
  '60 attributes on an element': () => inValue(`<a${[...Array(60).keys()].map((i) => ` b${i}="${i}"`).join('')}/>`),
  [`the protocol namespace ${SAML_PROTOCOL} twice`]: () =>
    signed().replace('<samlp:Status>', `<samlp:Status xmlns:samlp="${SAML_PROTOCOL}">`),
};

export const BENIGN_XML: readonly Benign[] = Object.entries(ROWS).map(([name, make]) => ({
  name,
  input: base64(make()),
}));
