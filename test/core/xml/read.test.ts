// The second reader: reads canonical XML and nothing else, and two readings agree only where they say the same.

import { describe, expect, it } from 'vitest';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { readCanonical } from '../../../src/core/xml/read.ts';
import { sameReading, textOf } from '../../../src/core/xml/tree.ts';
import { timeOf } from '../../support/time.ts';

const read = (xml: string) => gate(xml, MESSAGE_LIMITS);

describe('readCanonical', () => {
  it('resolves namespaces by itself', () => {
    const root = readCanonical(
      '<p:a xmlns:p="urn:1" b="2" p:b="1"><c xmlns="urn:d"><e xmlns=""></e></c><p:a xmlns:p="urn:2"></p:a></p:a>',
    );
    const names = root?.children.map((node) => node.kind === 'element' && [node.namespace, node.local]);
    expect([root?.namespace, root?.local]).toEqual(['urn:1', 'a']);
    expect(names).toEqual([
      ['urn:d', 'c'],
      ['urn:2', 'a'],
    ]);
    expect(root?.attributes.map(({ namespace, local, value }) => [namespace, local, value])).toEqual([
      ['', 'b', '2'],
      ['urn:1', 'b', '1'],
    ]);
  });

  it('decodes the seven references that canonical XML writes', () => {
    const root = readCanonical('<a b="&amp;&lt;&quot;&#x9;&#xA;&#xD;">&amp;&lt;&gt;&#xD;&amp;#x41;</a>');
    expect(root?.attributes[0]?.value).toBe('&<"\t\n\r');
    expect(root && textOf(root)).toBe('&<>\r&#x41;');
  });

  it.each(['0012', '0x1F', 'true', ' x\u00a0', '\ufeffx\u3000', '1e3', 'null'])('takes %j as it is', (text) => {
    const root = readCanonical(`<a b="${text}">${text}</a>`);
    expect(root && textOf(root)).toBe(text);
    expect(root?.attributes[0]?.value).toBe(text);
  });

  it.each([
    ['a decimal reference', '<a>&#65;</a>'],
    ['a hexadecimal reference that is not written', '<a>&#x41;</a>'],
    ['a reference in another case', '<a>&#xd;</a>'],
    ['a reference in a value', '<a b="&#x41;"></a>'],
    ['&apos;', '<a>&apos;</a>'],
    ['an undefined entity', '<a>&nbsp;</a>'],
    ['an unfinished reference', '<a>&amp</a>'],
    ['a lone ampersand', '<a>a & b</a>'],
    ['an undeclared prefix', '<p:a></p:a>'],
    ['an undeclared prefix of an attribute', '<a p:b="1"></a>'],
    ['a second root', '<a></a><b></b>'],
    ['text alone', 'x'],
    ['nothing', ''],
    ['a JSON object', '{"a": 1}'],
    ['depth beyond 100', '<a>'.repeat(150) + '</a>'.repeat(150)],

    // What canonicalizing removes or rewrites (Canonical XML 1.0, section 1.1).
    ['an XML declaration', '<?xml version="1.0"?><a></a>'],
    ['a processing instruction', '<a><?p x?></a>'],
    ['one before the root', '<?p x?>\n<a></a>'],
    ['a comment', '<a>x<!-- c -->y</a>'],
    ['a comment behind the root', '<a></a>\n<!-- c -->'],
    ['CDATA', '<a><![CDATA[x]]></a>'],
    ['a DOCTYPE', '<!DOCTYPE a><a></a>'],
    ['an empty-element tag', '<a/>'],
    ['one with an attribute', '<a b="1"/>'],
    ['a byte order mark', '\ufeff<a></a>'],
    ['white space before the root', ' <a></a>'],
    ['white space behind it', '<a></a>\n'],
    ['white space at the end of a start tag', '<a ></a>'],
    ['white space at the end of an end tag', '<a></a >'],
    ['white space before a name', '< a></a>'],
    ['two blanks between attributes', '<a  b="1"></a>'],
    ['a line feed between attributes', '<a\nb="1"></a>'],
    ['no blank between attributes', '<a b="1"c="2"></a>'],
    ['blanks around "="', '<a b = "1"></a>'],
    ['single quotes', "<a b='1'></a>"],
    ['no quotes', '<a b=1></a>'],
    ['an attribute without a value', '<a b></a>'],
    ['an attribute with a default namespace of none', '<a xmlns=""></a>'],

    ['attributes out of order', '<a c="1" b="2"></a>'],
    ['small letters before capitals', '<a b="1" B="2"></a>'],
    ['an attribute twice', '<a b="1" b="1"></a>'],
    ['one attribute under two prefixes', '<a xmlns:p="urn:1" xmlns:q="urn:1" p:b="1" q:b="1"></a>'],
    ['an attribute with a namespace before one without', '<a xmlns:p="urn:1" p:b="1" c="1"></a>'],
    ['attributes by prefix, not by namespace', '<a xmlns:p="urn:2" xmlns:q="urn:1" p:b="1" q:b="1"></a>'],
    ['an attribute before a declaration', '<p:a b="1" xmlns:p="urn:1"></p:a>'],
    ['declarations out of order', '<a xmlns:q="urn:1" xmlns:p="urn:1"></a>'],
    ['the default namespace behind another', '<a xmlns:q="urn:1" xmlns="urn:1"></a>'],
    ['a declaration twice', '<a xmlns:p="urn:1" xmlns:p="urn:1"></a>'],
    ['two declarations of one prefix', '<a xmlns:p="urn:1" xmlns:p="urn:2"></a>'],
    ['names in the order of UTF-16', '<a \u{10400}="1" \ufb00="2"></a>'],

    ['a declaration that changes nothing', '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:1"></p:b></p:a>'],
    ['a default one that changes nothing', '<a xmlns="urn:1"><b xmlns="urn:1"></b></a>'],
    ['none where there was none', '<a><b xmlns=""></b></a>'],
    ['a prefix that is undeclared', '<p:a xmlns:p="urn:1"><b xmlns:p=""></b></p:a>'],
    ['a prefix that went out of force', '<a><b xmlns:p="urn:1"></b><p:c></p:c></a>'],
    ['xml declared', '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"></a>'],
    ['xml by another prefix', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"></a>'],
    ['xmlns declared', '<a xmlns:xmlns="urn:1"></a>'],
    ['the namespace of xmlns', '<a xmlns:p="http://www.w3.org/2000/xmlns/"></a>'],
    ['a namespace name of white space', '<a xmlns:p="&#xA;"></a>'],
    ['a namespace name with a blank', '<a xmlns=" urn:1"></a>'],
    ['a namespace name beyond ASCII', '<a xmlns="urn:\u00e9"></a>'],
    ['an element xmlns:a', '<xmlns:a></xmlns:a>'],

    ['">" in text', '<a>></a>'],
    ['"]]>" in text', '<a>]]></a>'],
    ['a carriage return in text', '<a>\r</a>'],
    ['&quot; in text', '<a>&quot;</a>'],
    ['&#x9; in text', '<a>&#x9;</a>'],
    ['&#xA; in text', '<a>&#xA;</a>'],
    ['a zero before a reference', '<a>&#x0D;</a>'],
    ['&gt; in a value', '<a b="&gt;"></a>'],
    ['&apos; in a value', '<a b="&apos;"></a>'],
    ['"<" in a value', '<a b="<"></a>'],
    ['a tab in a value', '<a b="\t"></a>'],
    ['a line feed in a value', '<a b="\n"></a>'],
    ['a carriage return in a value', '<a b="\r"></a>'],
    ['a lone ampersand in a value', '<a b="a & b"></a>'],
    ['a reference in a namespace name that is not written', '<a xmlns="urn:&gt;"></a>'],

    ['U+0000', '<a>\0</a>'],
    ['U+001B', '<a>\u001b</a>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    ['U+FFFF in a value', '<a b="\uffff"></a>'],
    ['half a surrogate pair', '<a>\ud83d</a>'],
    ['the other half', '<a b="\ude00"></a>'],

    ['another end tag', '<a></b>'],
    ['an end tag of a longer name', '<a></ab>'],
    ['an end tag of a shorter name', '<ab></a>'],
    ['end tags crossed', '<a><b></a></b>'],
    ['an end tag too many', '<a></a></a>'],
    ['an end tag alone', '</a>'],
    ['no end tag', '<a><b></b>'],
    ['half a start tag', '<a b="1'],
    ['a start tag without an end', '<a'],
    ['a text behind the root', '<a></a>x'],
    ['a name that begins with a digit', '<1></1>'],
    ['a local name that begins with a digit', '<p:1 xmlns:p="urn:1"></p:1>'],
    ['a name of two colons', '<p:a:b xmlns:p="urn:1"></p:a:b>'],
    ['a name that begins with a colon', '<:a></:a>'],
    ['a name that ends with one', '<p: xmlns:p="urn:1"></p:>'],
    ['no name', '<></>'],
    ['U+2041 in a name', '<a\u2041></a\u2041>'],
    ['U+00D7 in a name', '<a\u00d7></a\u00d7>'],
    ['a name that begins with U+0301', '<\u0301a></\u0301a>'],
  ])('refuses %s', (_, canonical) => {
    expect(readCanonical(canonical)).toBeNull();
  });

  it.each([
    ['a declaration that nobody uses, as inclusive canonicalizing keeps it', '<a xmlns:p="urn:1"></a>'],
    [
      'one that comes back',
      '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"></p:c></p:b><p:d></p:d></p:a>',
    ],
    ['the default taken back and given again', '<a xmlns="urn:1"><b xmlns=""><c xmlns="urn:1"></c></b><d></d></a>'],
    ['declared next to one another', '<a><b xmlns="urn:1"></b><c xmlns="urn:1"></c></a>'],
    ['attributes by namespace, then name', '<a xmlns:p="urn:2" xmlns:q="urn:1" z="1" q:b="1" q:c="1" p:a="1"></a>'],
    ['xml:lang', '<a xml:lang="en"></a>'],
    ['names in the order of code points', '<a \ufb00="1" \u{10400}="2"></a>'],
    ['names beyond ASCII', '<\u00e9.\u4e2d-\u0301 \u0436="1"></\u00e9.\u4e2d-\u0301>'],
    [
      'names that are traps in JavaScript',
      '<__proto__ constructor="1" toString="2"><hasOwnProperty></hasOwnProperty></__proto__>',
    ],
    ['">" in a value', '<a b=">"></a>'],
    ['quotes in text, and an apostrophe in a value', `<a b="'">"'</a>`],
    ['U+0085 and U+2028', '<a b="\u0085">\u2028</a>'],
    ['depth up to 100', '<a>'.repeat(100) + '</a>'.repeat(100)],
  ])('reads %s as the gate does', (_, canonical) => {
    const read = readCanonical(canonical);
    const root = gate(canonical, { ...MESSAGE_LIMITS, depth: 100 });
    expect(read && sameReading(root, read)).toBe(true);
  });

  it('takes no more than linear time', () => {
    const time = (xml: string) =>
      Math.min(...Array.from({ length: 5 }, () => timeOf(() => expect(readCanonical(xml)).not.toBeNull())));
    const nested = (count: number) => {
      const declared = Array.from({ length: 60 }, (_, i) => ` xmlns:p${i + 10}="urn:${i}"`).join('');
      return `<a${declared}>${'<p10:b p11:c="&amp;">&amp;</p10:b>'.repeat(count)}</a>`;
    };
    time(nested(1_000));
    // Ten times as much; quadratic would be a hundred times.
    expect(time(nested(10_000))).toBeLessThan(50 * Math.max(time(nested(1_000)), 1));
  });
});

describe('sameReading', () => {
  it.each([
    [
      'other prefixes and declarations',
      '<a xmlns="urn:1"><b/></a>',
      '<p:a xmlns:p="urn:1" xmlns:q="urn:2"><p:b/></p:a>',
    ],
    ['comments', '<a>x<!--c-->y</a>', '<a>xy</a>'],
    ['CDATA', '<a>x<![CDATA[y]]></a>', '<a>xy</a>'],
    ['the order of attributes', '<a b="1" c="2"/>', '<a c="2" b="1"/>'],
  ])('does not mind %s', (_, one, other) => {
    expect(sameReading(read(one), read(other))).toBe(true);
  });

  it.each([
    ['another name', '<a/>', '<b/>'],
    ['another namespace', '<a xmlns="urn:1"/>', '<a xmlns="urn:2"/>'],
    ['no namespace', '<a xmlns="urn:1"/>', '<a/>'],
    ['another value', '<a b="1"/>', '<a b="2"/>'],
    ['one attribute more', '<a b="1"/>', '<a b="1" c="2"/>'],
    ['one attribute less', '<a b="1" c="2"/>', '<a b="1"/>'],
    ['an attribute of another namespace', '<a xmlns:p="urn:1" p:b="1"/>', '<a b="1"/>'],
    ['another text', '<a>x</a>', '<a>X</a>'],
    ['white space in text', '<a>x</a>', '<a> x</a>'],
    ['white space between elements', '<a><b/></a>', '<a> <b/></a>'],
    ['one element more', '<a><b/></a>', '<a><b/><b/></a>'],
    ['another order', '<a><b/><c/></a>', '<a><c/><b/></a>'],
    ['text on the other side of an element', '<a>x<b/></a>', '<a><b/>x</a>'],
    ['a difference far below', '<a><b><c d="1"/></b></a>', '<a><b><c d="2"/></b></a>'],
  ])('minds %s', (_, one, other) => {
    expect(sameReading(read(one), read(other))).toBe(false);
  });

  it('leaves out an element of the first tree, not of the second', () => {
    const one = read('<a>x<s/>y</a>');
    const [, s] = one.children;
    if (s?.kind !== 'element') throw new Error('no element');
    expect(sameReading(one, read('<a>xy</a>'), s)).toBe(true);
    expect(sameReading(one, read('<a>x<s/>y</a>'), s)).toBe(false);
  });
});
