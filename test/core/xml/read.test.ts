// The second reader: reads canonical XML and nothing else, and two readings agree only where they say the same.

import { describe, expect, it } from 'vitest';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { readCanonical } from '../../../src/core/xml/read.ts';
import { sameReading, textOf } from '../../../src/core/xml/tree.ts';

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
    ['a name that could pollute a prototype', '<__proto__></__proto__>'],
    ['another one', '<constructor></constructor>'],
  ])('refuses %s', (_, canonical) => {
    expect(readCanonical(canonical)).toBeNull();
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
