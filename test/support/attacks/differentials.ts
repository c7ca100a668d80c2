// Parser differentials: documents that one parser takes and another reads differently. fast-xml-parser and xmldom 0.8 are
// silent about most of these; CVE-2025-25291 and 25292 are what comes of it.

import { type Attack, attacks, cut, evil, plain, swap } from './kit.ts';
import { signed } from './seal.ts';

const SIGNED = signed('bob@example.onaliyun.com');
const EVIL = plain();
const assertion = cut(SIGNED, 'saml:Assertion');
const beside = (added: string) => swap(SIGNED, '<saml:Assertion ', `${added}<saml:Assertion `);

export const DIFFERENTIALS: readonly Attack[] = attacks(
  {
    'two roots': SIGNED + EVIL,
    'two roots, the evil one first': EVIL + SIGNED,
    'a second root that is empty': `${SIGNED}<x/>`,
    'an empty root first': `<x/>${SIGNED}`,
    'text before the root': `<!-- -->text${SIGNED}`,
    'text behind the root': `${SIGNED}text`,
    'a reference behind the root': `${SIGNED}&#32;`,
    'a stray end tag': beside('</bogus>'),
    'a stray end tag that closes the Response early': beside('</samlp:Response>'),
    'an end tag of another name': swap(SIGNED, '</saml:Subject>', '</saml:Subjekt>'),
    'an end tag of another prefix': swap(SIGNED, '</saml:Subject>', '</samlp:Subject>'),
    'an end tag of another case': swap(SIGNED, '</saml:Subject>', '</saml:subject>'),
    'an end tag with attributes': swap(SIGNED, '</saml:Subject>', '</saml:Subject x="1">'),
    'crossed elements': beside('<a><b></a></b>'),
    'an element never closed': beside('<a>'),
    'CDATA with something before its bracket': beside(`<!xCDATA[${evil()}]]>`),
    'CDATA without its name': beside(`<![[${evil()}]]>`),
    'CDATA with another name': beside(`<![fooXYZ[${evil()}]]>`),
    'CDATA with a blank': beside(`<![ CDATA[${evil()}]]>`),
    'a declaration of one hyphen': beside(`<!-x ${evil()}>`),
    'an exclamation mark alone': beside('<!>'),
    'a made-up declaration': beside('<!foo>'),
    'a question mark alone': beside('<?>'),
    'a PI without a target': beside('<? x?>'),
    'a PI that ends at ">"': beside(`<?x >${evil()}<?x ?>`),
    'a comment that is never closed': beside('<!--'),
    'a comment that ends at "--!>"': beside(`<!-- --!>${evil()}<!-- -->`),
    'a comment that is empty in SGML': beside(`<!-->${evil()}<!-- -->`),
    'an attribute twice': swap(SIGNED, '<saml:NameID ', '<saml:NameID Format="x" '),
    'an ID twice': swap(SIGNED, '<saml:Assertion ', '<saml:Assertion ID="_evil" '),
    'an attribute twice by namespace': swap(
      SIGNED,
      '<saml:NameID ',
      '<saml:NameID xmlns:a="urn:x" xmlns:b="urn:x" a:b="1" b:b="2" ',
    ),
    'an attribute without quotes': swap(SIGNED, 'Version="2.0"', 'Version=2.0'),
    'an attribute without a value': swap(SIGNED, 'Version="2.0"', 'Version="2.0" x'),
    'attributes without a blank between': swap(SIGNED, 'Version="2.0" ', 'Version="2.0"'),
    'an attribute in curly quotes': swap(SIGNED, 'Version="2.0"', 'Version=“2.0”'),
    'an attribute in mixed quotes': swap(SIGNED, 'Version="2.0"', `Version="2.0'`),
    '"<" in an attribute': swap(SIGNED, 'Version="2.0"', 'Version="2.0" x="<"'),
    'an equals sign twice': swap(SIGNED, 'Version="2.0"', 'Version=="2.0"'),
    'a slash in a tag': swap(SIGNED, '<saml:Subject>', '<saml:Subject/ >'),
    'a blank before a name': swap(SIGNED, '<saml:Subject>', '< saml:Subject>'),
    'a name that begins with a digit': beside('<1a/>'),
    'a name that begins with a hyphen': beside('<-a/>'),
    'a name that begins with a hyphen behind its prefix': beside('<saml:-a/>'),
    'a name with a quote': beside('<a"b/>'),
    'a lone "<" in text': swap(SIGNED, '</saml:NameID>', '<</saml:NameID>'),
    'markup in a tag': swap(SIGNED, '<saml:Subject>', '<saml:Subject <!-- x --> >'),
    'a declaration inside': swap(SIGNED, assertion, `<?xml version="1.0"?>${assertion}`),
    'a NUL by reference in a name': beside('<a&#0;/>'),
  },
  'xml-malformed',
  // Where the construct is one that saxes knows, the gate's own refusal comes first; what is left open was cut off.
  'xml-forbidden-construct',
  'xml-doctype-forbidden',
  'input-truncated',
  'assertion-multiple',
);
