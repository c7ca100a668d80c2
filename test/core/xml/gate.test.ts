// The gate refuses whatever is not well-formed, could be read in two ways, or is too large to be honest; and nothing else.

import { describe, expect, it } from 'vitest';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS, METADATA_LIMITS, type XmlLimits } from '../../../src/core/xml/limits.ts';
import { XmlRefusal, type XmlRefusalCode } from '../../../src/core/xml/refusal.ts';
import { textOf } from '../../../src/core/xml/tree.ts';
import { expectWithin } from '../../support/time.ts';

/** What the gate says to a text: a refusal, or null where it lets it pass. */
function refusal(text: string, limits: XmlLimits = MESSAGE_LIMITS): XmlRefusal | null {
  try {
    gate(text, limits);
    return null;
  } catch (error) {
    if (error instanceof XmlRefusal) return error;
    throw error;
  }
}

const DOCTYPE = 'xml-doctype-forbidden';
const MALFORMED = 'xml-malformed';
const FORBIDDEN = 'xml-forbidden-construct';
const TRUNCATED = 'input-truncated';

describe('the gate refuses', () => {
  it.each<[what: string, code: XmlRefusalCode, text: string]>([
    ['a DOCTYPE', DOCTYPE, '<!DOCTYPE a><a/>'],
    [
      'a DOCTYPE behind the XML declaration',
      DOCTYPE,
      '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
    ['a DOCTYPE with an entity', DOCTYPE, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a DOCTYPE in lower case', DOCTYPE, '<!doctype a><a/>'],
    ['a DOCTYPE in mixed case', DOCTYPE, '<!DocType a><a/>'],
    ['a DOCTYPE inside an element', DOCTYPE, '<a><!DOCTYPE a><b/></a>'],
    ['a DOCTYPE behind the root', DOCTYPE, '<a/><!DOCTYPE a>'],
    ['an entity declaration', DOCTYPE, '<a><!ENTITY b "c"></a>'],
    ['an element declaration', DOCTYPE, '<!ELEMENT a ANY><a/>'],
    ['an attribute list declaration', DOCTYPE, '<a><!ATTLIST a b CDATA "c"></a>'],
    ['a notation declaration', DOCTYPE, '<a><!NOTATION b SYSTEM "c"></a>'],
    ['a processing instruction before the root', FORBIDDEN, '<?php echo 1 ?><a/>'],
    ['a processing instruction inside', FORBIDDEN, '<a>x<?y z?></a>'],
    ['a processing instruction behind the root', FORBIDDEN, '<a/><?xml-stylesheet href="x"?>'],
    ['XML version 1.1', FORBIDDEN, '<?xml version="1.1"?><a/>'],
    ['an encoding other than UTF-8', FORBIDDEN, '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['UTF-16 by name', FORBIDDEN, '<?xml version="1.0" encoding="UTF-16"?><a/>'],
    ['UTF-7 by name', FORBIDDEN, '<?xml version="1.0" encoding="utf-7"?><a/>'],
    ['an attribute name that begins like a declaration', FORBIDDEN, '<a xmlnsAdmin="1"/>'],
    ['the same behind another attribute', FORBIDDEN, '<a b="1" xmlns-x="1"/>'],
    ['a relative namespace name', FORBIDDEN, '<a xmlns="relative"/>'],
    ['a relative namespace name on a prefix', FORBIDDEN, '<b:a xmlns:b="../up"/>'],
    ['a namespace name that is a fragment', FORBIDDEN, '<a xmlns="#x"/>'],
    ['a namespace name with white space', FORBIDDEN, '<a xmlns="urn:a b"/>'],
    ['a namespace name with a quote', FORBIDDEN, `<a xmlns='urn:a"b'/>`],
    ['a namespace name with markup in it', FORBIDDEN, '<a xmlns="urn:a&lt;b&gt;"/>'],
    ['a namespace name with an ampersand', FORBIDDEN, '<a xmlns="urn:a&amp;b"/>'],
    ['a namespace name with a bracket', FORBIDDEN, '<a xmlns="urn:a]b"/>'],
    ['a namespace name with two fragments', FORBIDDEN, '<a xmlns="urn:a#b#c"/>'],
    ['a namespace name with half an escape', FORBIDDEN, '<a xmlns="urn:a%2"/>'],
    ['a namespace name with two ports', FORBIDDEN, '<a xmlns="http://a:1:2/"/>'],
    ['a namespace name with a port that is no number', FORBIDDEN, '<a xmlns="http://a:b/"/>'],
    ['a namespace name beyond ASCII', FORBIDDEN, '<a xmlns="urn:ä"/>'],

    ['a second root', MALFORMED, '<a/><b/>'],
    ['text before the root', MALFORMED, 'x<a/>'],
    ['text behind the root', MALFORMED, '<a/>x'],
    ['CDATA behind the root', MALFORMED, '<a/><![CDATA[x]]>'],
    ['a character reference behind the root', MALFORMED, '<a/>&#32;'],
    ['a stray end tag', MALFORMED, '<a></b></a>'],
    ['an end tag behind the root', MALFORMED, '<a/></a>'],
    ['an end tag in another case', MALFORMED, '<a></A>'],
    ['an end tag with another prefix', MALFORMED, '<b:a xmlns:b="urn:b" xmlns:c="urn:b"></c:a>'],
    ['overlapping elements', MALFORMED, '<a><b><c></b></c></a>'],
    ['an attribute on an end tag', MALFORMED, '<a></a b="c">'],
    ['an attribute twice', MALFORMED, '<a b="1" b="2"/>'],
    ['an attribute twice by namespace', MALFORMED, '<a xmlns:b="urn:n" xmlns:c="urn:n" b:x="1" c:x="2"/>'],
    ['a declaration twice', MALFORMED, '<a xmlns:b="urn:1" xmlns:b="urn:2"/>'],
    ['a default namespace twice', MALFORMED, '<a xmlns="urn:1" xmlns="urn:2"/>'],
    ['an undeclared prefix of an element', MALFORMED, '<b:a/>'],
    ['an undeclared prefix of an attribute', MALFORMED, '<a b:c="1"/>'],
    ['a prefix used where it is no longer in scope', MALFORMED, '<a><b xmlns:c="urn:c"/><c:d/></a>'],
    ['an empty prefix', MALFORMED, '<:a/>'],
    ['an empty local name', MALFORMED, '<a: xmlns:a="urn:a"/>'],
    ['two colons in a name', MALFORMED, '<a:b:c xmlns:a="urn:a"/>'],
    ['a prefix undeclared by an empty name', MALFORMED, '<b:a xmlns:b=""/>'],
    ['the prefix xml bound to something else', MALFORMED, '<a xmlns:xml="urn:x"/>'],
    ['the prefix xmlns bound', MALFORMED, '<a xmlns:xmlns="urn:x"/>'],
    ['the namespace of xmlns bound', MALFORMED, '<a xmlns:b="http://www.w3.org/2000/xmlns/"/>'],
    ['the namespace of xml bound to another prefix', MALFORMED, '<a xmlns:b="http://www.w3.org/XML/1998/namespace"/>'],
    ['a raw < in an attribute', MALFORMED, '<a b="<"/>'],
    ['a raw & in an attribute', MALFORMED, '<a b="x & y"/>'],
    ['a raw & in text', MALFORMED, '<a>x & y</a>'],
    ['a raw < in text', MALFORMED, '<a>1 < 2</a>'],
    ['an attribute without quotes', MALFORMED, '<a b=c/>'],
    ['an attribute without a value', MALFORMED, '<a b/>'],
    ['attributes without white space between them', MALFORMED, '<a b="1"c="2"/>'],
    ['an undefined entity', MALFORMED, '<a>&nbsp;</a>'],
    ['an undefined entity in an attribute', MALFORMED, '<a b="&copy;"/>'],
    ['a reference without its semicolon', MALFORMED, '<a>&amp</a>'],
    ['an empty reference', MALFORMED, '<a>&;</a>'],
    ['a numeric reference that is none', MALFORMED, '<a>&#xyz;</a>'],
    ['a numeric reference with rubbish behind the digits', MALFORMED, '<a>&#64zz;</a>'],
    ['&#0;', MALFORMED, '<a>&#0;</a>'],
    ['&#x0; in an attribute', MALFORMED, '<a b="&#x0;"/>'],
    ['a reference to a control character', MALFORMED, '<a>&#27;</a>'],
    ['a reference to a surrogate', MALFORMED, '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', MALFORMED, '<a>&#x110000;</a>'],
    ['a NUL', MALFORMED, '<a>\u0000</a>'],
    ['an escape character', MALFORMED, '<a>\u001b[31m</a>'],
    ['a control character in an attribute', MALFORMED, '<a b="\u0007"/>'],
    ['U+FFFE', MALFORMED, '<a>\ufffe</a>'],
    ['a lone surrogate', MALFORMED, '<a>\ud800</a>'],
    ['a lone surrogate that would swallow markup', MALFORMED, '<a>\ud800<b/></a>'],
    ['a lone low surrogate', MALFORMED, '<a>\udc00</a>'],
    ['CDATA in lower case', MALFORMED, '<a><![cdata[x]]></a>'],
    ['CDATA spelt with more', MALFORMED, '<a><!xCDATA[x]]></a>'],
    ['a conditional section', MALFORMED, '<a><![INCLUDE[x]]></a>'],
    ['a comment that lacks a hyphen', MALFORMED, '<a><!-x--></a>'],
    ['"--" in a comment', MALFORMED, '<a><!-- x -- y --></a>'],
    ['"--->" at the end of a comment', MALFORMED, '<a><!-- x ---></a>'],
    ['"]]>" in text', MALFORMED, '<a>x]]>y</a>'],
    ['a late XML declaration', MALFORMED, '<a><?xml version="1.0"?></a>'],
    ['white space before the XML declaration', MALFORMED, ' <?xml version="1.0"?><a/>'],
    ['a second XML declaration', MALFORMED, '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    ['an XML declaration without a version', MALFORMED, '<?xml encoding="UTF-8"?><a/>'],
    ['an XML declaration in upper case', MALFORMED, '<?XML version="1.0"?><a/>'],
    ['white space after <', MALFORMED, '< a/>'],
    ['a name that begins with a digit', MALFORMED, '<1a/>'],
    ['a name that begins with a hyphen', MALFORMED, '<-a/>'],
    ['a name that begins with a hyphen behind its prefix', MALFORMED, '<b:-a xmlns:b="urn:b"/>'],
    ['a name that begins with a digit behind its prefix', MALFORMED, '<b:1 xmlns:b="urn:b"/>'],
    ['a name that begins with an accent behind its prefix', MALFORMED, '<b:\u0301a xmlns:b="urn:b"/>'],
    ['an attribute that begins with a dot behind its prefix', MALFORMED, '<a xmlns:b="urn:b" b:.c="1"/>'],
    ['a prefix that begins with a digit', MALFORMED, '<a xmlns:1="urn:b"/>'],

    ['nothing', TRUNCATED, ''],
    ['an unclosed root', TRUNCATED, '<a>'],
    ['an unclosed element', TRUNCATED, '<a><b></b>'],
    ['a start tag that breaks off', TRUNCATED, '<a><b c="d'],
    ['a name that breaks off', TRUNCATED, '<a><b'],
    ['an end tag that breaks off', TRUNCATED, '<a></a'],
    ['a reference that breaks off', TRUNCATED, '<a>&am'],
    ['a comment that breaks off', TRUNCATED, '<a><!-- x'],
    ['CDATA that breaks off', TRUNCATED, '<a><![CDATA[x'],
    ['a "<" at the very end', TRUNCATED, '<a><'],
  ])('%s', (_, code, text) => {
    expect(refusal(text)?.code).toBe(code);
  });

  it('where it says: line and column from 1', () => {
    const { line, column } = refusal('<a>\n  <b x="1"\n     x="2"/>\n</a>') ?? {};
    expect(line).toBe(3);
    expect(column).toBeGreaterThan(5);
  });

  it.each(['<a>\n</b>\n</a>', '<a><?x y?></a>'])('with a reason and a place for people: %j', (text) => {
    const found = refusal(text);
    expect(found?.reason.key).toMatch(/\S/);
    expect(found?.message).toContain(`${found?.line}:${found?.column}`);
  });
});

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const attributes = (count: number) => `<a ${Array.from({ length: count }, (_, i) => `a${i}="x"`).join(' ')}/>`;
const SMALL: XmlLimits = { bytes: 1000, depth: 4, elements: 6, attributes: 3, comments: 2, text: 10, name: 8 };

describe('each limit', () => {
  it.each<[what: string, inside: string, beyond: string]>([
    ['depth', nested(SMALL.depth), nested(SMALL.depth + 1)],
    ['elements', `<r>${'<a/>'.repeat(SMALL.elements - 1)}</r>`, `<r>${'<a/>'.repeat(SMALL.elements)}</r>`],
    ['attributes', attributes(SMALL.attributes), attributes(SMALL.attributes + 1)],
    [
      'attributes, declarations among them',
      '<a b="1" c="2" xmlns="urn:x"/>',
      '<a b="1" c="2" xmlns="urn:x" xmlns:p="urn:p"/>',
    ],
    ['comments', `<a>${'<!---->'.repeat(SMALL.comments)}</a>`, `<a>${'<!---->'.repeat(SMALL.comments + 1)}</a>`],
    ['comments outside the root', '<!----><!----><a/>', '<!----><!----><a/><!---->'],
    ['text', `<a>${'x'.repeat(SMALL.text)}</a>`, `<a>${'x'.repeat(SMALL.text + 1)}</a>`],
    [
      'text in CDATA',
      `<a><![CDATA[${'x'.repeat(SMALL.text)}]]></a>`,
      `<a><![CDATA[${'x'.repeat(SMALL.text + 1)}]]></a>`,
    ],
    ['values', `<a b="${'x'.repeat(SMALL.text)}"/>`, `<a b="${'x'.repeat(SMALL.text + 1)}"/>`],
    ['names of elements', `<${'n'.repeat(SMALL.name)}/>`, `<${'n'.repeat(SMALL.name + 1)}/>`],
    ['names of attributes', `<a ${'n'.repeat(SMALL.name)}="1"/>`, `<a ${'n'.repeat(SMALL.name + 1)}="1"/>`],
  ])('%s', (_, inside, beyond) => {
    expect(refusal(inside, SMALL)).toBeNull();
    expect(refusal(beyond, SMALL)?.code).toBe('xml-too-complex');
  });

  it('of a message stops a hostile document in moments', async () => {
    const { depth, elements, attributes: most, comments } = MESSAGE_LIMITS;
    const hostile = [
      nested(100_000),
      `<r>${'<a/>'.repeat(elements * 10)}</r>`,
      attributes(most * 10),
      `<a>${'<!---->'.repeat(comments * 100)}</a>`,
    ];
    await expectWithin(5_000, () => {
      for (const text of [nested(depth + 1), ...hostile]) expect(refusal(text)?.code).toBe('xml-too-complex');
    });
  });

  it('of metadata is wide enough for a federation, and no deeper', () => {
    expect(METADATA_LIMITS.elements).toBeGreaterThan(1_000_000);
    expect(METADATA_LIMITS.depth).toBeLessThanOrEqual(100);
    expect(refusal(nested(METADATA_LIMITS.depth + 1), METADATA_LIMITS)?.code).toBe('xml-too-complex');
    expect(refusal(attributes(METADATA_LIMITS.attributes + 1), METADATA_LIMITS)?.code).toBe('xml-too-complex');
  });
});

describe('the gate lets pass', () => {
  it.each<[what: string, text: string, content: string]>([
    ['an empty element', '<a/>', ''],
    ['an XML declaration', '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<a>x</a>', 'x'],
    ['an XML declaration in lower case', "<?xml version='1.0' encoding='utf-8'?><a>x</a>", 'x'],
    ['CDATA', '<a>x<![CDATA[<y> & ]] >]]>z</a>', 'x<y> & ]] >z'],
    ['an empty CDATA section', '<a>x<![CDATA[]]>y</a>', 'xy'],
    ['comments, also outside the root', '<!-- a --><a>x<!-- b - c -->y</a><!-- d -->', 'xy'],
    ['the five named references', '<a>&lt;&gt;&amp;&apos;&quot;</a>', `<>&'"`],
    ['numeric references', '<a>&#65;&#x42;&#x1F600;</a>', 'AB\u{1F600}'],
    ['a reference that looks like another once it is decoded', '<a>&amp;#x41;</a>', '&#x41;'],
    ['U+0085 as it is', '<a>x\u0085y</a>', 'x\u0085y'],
    ['U+2028 as it is', '<a>x\u2028y</a>', 'x\u2028y'],
    ['C1 controls, which XML 1.0 allows', '<a>\u009b31m</a>', '\u009b31m'],
    ['characters beyond the BMP', '<a>\u{1F468}\u200d\u{1F469}</a>', '\u{1F468}\u200d\u{1F469}'],
    ['line ends of every kind, as one', '<a>x\r\ny\rz\n</a>', 'x\ny\nz\n'],
    ['a carriage return by reference', '<a>x&#13;\ny</a>', 'x\r\ny'],
    ['white space around the root', ' \n\t<a>x</a>\r\n ', 'x'],
    ['> in text', '<a>1 > 0</a>', '1 > 0'],
    [
      'a namespace name with a user, a port, a query and a fragment',
      '<a xmlns="http://u:p@h:80/%7Ea?b=c#d">x</a>',
      'x',
    ],
    ['names in other scripts', '<ж:é xmlns:ж="urn:x" ü="1">x</ж:é>', 'x'],
    ['names with dots, hyphens and underscores', '<_a.b-c _d.e-f="1">x</_a.b-c>', 'x'],
    ['quotes within quotes', `<a b='"' c="'">x</a>`, 'x'],
    ['white space within tags', '<a\n\tb = "1"\r\n>x</a >', 'x'],
  ])('%s', (_, text, content) => {
    expect(textOf(gate(text, MESSAGE_LIMITS))).toBe(content);
  });

  it('namespaces: default, rebound, undone, and declared but unused', () => {
    const root = gate(
      '<a xmlns="urn:1" xmlns:p="urn:2" xmlns:unused="urn:3"><p:b xmlns:p="urn:4" p:x="1" x="2"><c xmlns=""/></p:b></a>',
      MESSAGE_LIMITS,
    );
    const [b] = root.children;
    if (b?.kind !== 'element') throw new Error('no element');
    const [c] = b.children;
    expect(root.namespace).toBe('urn:1');
    expect(root.declarations).toEqual([
      ['', 'urn:1'],
      ['p', 'urn:2'],
      ['unused', 'urn:3'],
    ]);
    expect([b.prefix, b.local, b.namespace]).toEqual(['p', 'b', 'urn:4']);
    expect(b.attributes.map(({ name, namespace, value }) => [name, namespace, value])).toEqual([
      ['p:x', 'urn:4', '1'],
      ['x', '', '2'],
    ]);
    expect(c?.kind === 'element' && c.namespace).toBe('');
    expect(c?.kind === 'element' && c.parent).toBe(b);
  });

  it('an empty CDATA section, which leaves no text behind', () => {
    expect(gate('<a><![CDATA[]]></a>', MESSAGE_LIMITS).children).toEqual([]);
  });

  it('attribute values as XML normalises them: raw white space to blanks, references kept', () => {
    const { attributes: read } = gate('<a b="x\ty\nz\r\nw" c="&#9;&#10;&#13;" d="\u0085"/>', MESSAGE_LIMITS);
    expect(read.map((each) => each.value)).toEqual(['x y z w', '\t\n\r', '\u0085']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'an element and an attribute named %s',
    (name) => {
      const root = gate(`<${name} ${name}="1"><${name}>x</${name}></${name}>`, MESSAGE_LIMITS);
      expect(root.name).toBe(name);
      expect(root.attributes.map((each) => [each.name, each.value])).toEqual([[name, '1']]);
      expect(textOf(root)).toBe('x');
    },
  );
});
