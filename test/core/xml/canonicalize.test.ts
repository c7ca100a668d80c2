// Canonical XML, exclusive and inclusive: what the specifications say, and that the second reader reads it back unchanged.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Canonicalization, canonicalize } from '../../../src/core/xml/canonicalize.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { readCanonical } from '../../../src/core/xml/read.ts';
import { descendants, sameReading, type XmlElement } from '../../../src/core/xml/tree.ts';
import { documents } from '../../support/documents.ts';

const exclusive = (...inclusivePrefixes: string[]): Canonicalization => ({
  exclusive: true,
  comments: false,
  inclusivePrefixes,
});
const INCLUSIVE: Canonicalization = { exclusive: false, comments: false, inclusivePrefixes: [] };

/** The element <x> of a document, else its root. */
function apexOf(xml: string): XmlElement {
  const root = gate(xml, MESSAGE_LIMITS);
  return [...descendants(root)].find((each) => each.local === 'x') ?? root;
}

describe('canonicalize', () => {
  it.each<[what: string, method: Canonicalization, xml: string, canonical: string]>([
    ['opens empty elements', exclusive(), '<a/>', '<a></a>'],
    [
      'drops the XML declaration and what stands outside',
      exclusive(),
      '<?xml version="1.0"?>\n<!--c--><a/>\n',
      '<a></a>',
    ],
    ['drops comments, joining the text around', exclusive(), '<a>x<!-- c -->y</a>', '<a>xy</a>'],
    ['keeps comments where asked to', { ...exclusive(), comments: true }, '<a>x<!-- c -->y</a>', '<a>x<!-- c -->y</a>'],
    ['writes CDATA as text', exclusive(), '<a><![CDATA[<b>&]]></a>', '<a>&lt;b&gt;&amp;</a>'],
    ['uses double quotes', exclusive(), `<a b='"c"' d = 'e'/>`, '<a b="&quot;c&quot;" d="e"></a>'],
    ['escapes text', exclusive(), `<a>&lt;&gt;&amp;"'&#13;&#9;&#10;</a>`, `<a>&lt;&gt;&amp;"'&#xD;\t\n</a>`],
    [
      'escapes values',
      exclusive(),
      `<a b="&lt;>&amp;&quot;'&#13;&#9;&#10;"/>`,
      `<a b="&lt;>&amp;&quot;'&#xD;&#x9;&#xA;"></a>`,
    ],
    [
      'keeps U+0085, U+2028 and what lies beyond the BMP',
      exclusive(),
      '<a>\u0085\u2028\u{1F600}</a>',
      '<a>\u0085\u2028\u{1F600}</a>',
    ],
    ['has one kind of line end', exclusive(), '<a>x\r\ny\rz</a>', '<a>x\ny\nz</a>'],
    ['drops white space within tags', exclusive(), '<a  b="1"\n c="2" ></a >', '<a b="1" c="2"></a>'],
    ['keeps white space between elements', exclusive(), '<a>\n <b/>\n</a>', '<a>\n <b></b>\n</a>'],

    ['sorts attributes by local name', exclusive(), '<a c="1" b="2" B="3" _="4"/>', '<a B="3" _="4" b="2" c="1"></a>'],
    [
      'sorts attributes by namespace name first, those without one before all',
      exclusive(),
      '<a xmlns:p="urn:2" xmlns:q="urn:1" p:a="1" q:b="2" z="3"/>',
      '<a xmlns:p="urn:2" xmlns:q="urn:1" z="3" q:b="2" p:a="1"></a>',
    ],
    [
      'sorts by code point, not by UTF-16',
      exclusive(),
      '<a \u{10400}="1" \ufb00="2"/>',
      '<a \ufb00="2" \u{10400}="1"></a>',
    ],
    [
      'sorts declarations by prefix, the default first',
      INCLUSIVE,
      '<a xmlns:b="urn:b" xmlns:B="urn:B" xmlns="urn:d"/>',
      '<a xmlns="urn:d" xmlns:B="urn:B" xmlns:b="urn:b"></a>',
    ],
    [
      'writes xml:lang by the name of its namespace',
      exclusive(),
      '<a xmlns:p="urn:p" xml:lang="de" p:b="1" c="2"/>',
      '<a xmlns:p="urn:p" c="2" xml:lang="de" p:b="1"></a>',
    ],

    [
      'exclusive: drops declarations that are not used',
      exclusive(),
      '<a xmlns="urn:d" xmlns:p="urn:p"/>',
      '<a xmlns="urn:d"></a>',
    ],
    [
      'exclusive: writes them where they are used',
      exclusive(),
      '<a xmlns:p="urn:p"><p:b/><c p:d="1"/></a>',
      '<a><p:b xmlns:p="urn:p"></p:b><c xmlns:p="urn:p" p:d="1"></c></a>',
    ],
    [
      'exclusive: not again below',
      exclusive(),
      '<p:a xmlns:p="urn:p"><p:b xmlns:p="urn:p"><p:c/></p:b></p:a>',
      '<p:a xmlns:p="urn:p"><p:b><p:c></p:c></p:b></p:a>',
    ],
    [
      'exclusive: again where the prefix was rebound',
      exclusive(),
      '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"/></p:b></p:a>',
      '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"></p:c></p:b></p:a>',
    ],
    [
      'exclusive: beside, each for itself',
      exclusive(),
      '<a xmlns:p="urn:p"><p:b/><p:c/></a>',
      '<a><p:b xmlns:p="urn:p"></p:b><p:c xmlns:p="urn:p"></p:c></a>',
    ],
    [
      'exclusive: takes them from above the apex',
      exclusive(),
      '<r xmlns:p="urn:p" xmlns:q="urn:q"><p:x q:a="1"/></r>',
      '<p:x xmlns:p="urn:p" xmlns:q="urn:q" q:a="1"></p:x>',
    ],
    [
      'exclusive: undoes a default namespace',
      exclusive(),
      '<a xmlns="urn:d"><b xmlns=""/></a>',
      '<a xmlns="urn:d"><b xmlns=""></b></a>',
    ],
    ['exclusive: has nothing to undo at the apex', exclusive(), '<r xmlns="urn:d"><x xmlns=""/></r>', '<x></x>'],
    [
      'exclusive: a default namespace between is not written where none is used',
      exclusive(),
      '<p:a xmlns:p="urn:p" xmlns="urn:d"><p:b xmlns=""/></p:a>',
      '<p:a xmlns:p="urn:p"><p:b></p:b></p:a>',
    ],
    ['exclusive: inherits no xml:lang', exclusive(), '<r xml:lang="de"><x/></r>', '<x></x>'],

    [
      'PrefixList: writes a prefix that nothing uses',
      exclusive('p'),
      '<r xmlns:p="urn:p" xmlns:q="urn:q"><x/></r>',
      '<x xmlns:p="urn:p"></x>',
    ],
    ['PrefixList: passes over one that is not bound', exclusive('nowhere'), '<x/>', '<x></x>'],
    [
      'PrefixList: writes it where it is declared below',
      exclusive('p'),
      '<x><b xmlns:p="urn:p"><c/></b></x>',
      '<x><b xmlns:p="urn:p"><c></c></b></x>',
    ],
    [
      'PrefixList: writes it again where it is rebound',
      exclusive('p'),
      '<r xmlns:p="urn:1"><x><b xmlns:p="urn:2"/></x></r>',
      '<x xmlns:p="urn:1"><b xmlns:p="urn:2"></b></x>',
    ],
    [
      'PrefixList: #default writes the default namespace',
      exclusive(''),
      '<r xmlns="urn:d" xmlns:p="urn:p"><p:x/></r>',
      '<p:x xmlns="urn:d" xmlns:p="urn:p"></p:x>',
    ],
    [
      'PrefixList: #default also undoes it below',
      exclusive(''),
      '<p:x xmlns="urn:d" xmlns:p="urn:p"><p:b xmlns=""/></p:x>',
      '<p:x xmlns="urn:d" xmlns:p="urn:p"><p:b xmlns=""></p:b></p:x>',
    ],
    [
      'PrefixList: is silent about other prefixes',
      exclusive('p'),
      '<r xmlns:p="urn:p" xmlns:q="urn:q"><x><q:b/></x></r>',
      '<x xmlns:p="urn:p"><q:b xmlns:q="urn:q"></q:b></x>',
    ],

    [
      'inclusive: writes what is in scope at the apex',
      INCLUSIVE,
      '<r xmlns="urn:d" xmlns:p="urn:p"><m xmlns:q="urn:q"><x/></m></r>',
      '<x xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q"></x>',
    ],
    [
      'inclusive: the nearest declaration wins',
      INCLUSIVE,
      '<r xmlns:p="urn:1"><m xmlns:p="urn:2"><x/></m></r>',
      '<x xmlns:p="urn:2"></x>',
    ],
    ['inclusive: an undone default is not written', INCLUSIVE, '<r xmlns="urn:d"><x xmlns=""/></r>', '<x></x>'],
    [
      'inclusive: declarations stay where they are',
      INCLUSIVE,
      '<a xmlns:p="urn:p"><b xmlns:q="urn:q"/></a>',
      '<a xmlns:p="urn:p"><b xmlns:q="urn:q"></b></a>',
    ],
    [
      'inclusive: superfluous ones go',
      INCLUSIVE,
      '<a xmlns:p="urn:p"><b xmlns:p="urn:p"/></a>',
      '<a xmlns:p="urn:p"><b></b></a>',
    ],
    [
      'inclusive: inherits xml:lang and xml:space',
      INCLUSIVE,
      '<r xml:lang="de"><m xml:space="preserve" xml:lang="fr"><x b="1"/></m></r>',
      '<x b="1" xml:lang="fr" xml:space="preserve"></x>',
    ],
    ['inclusive: its own xml:lang wins', INCLUSIVE, '<r xml:lang="de"><x xml:lang="en"/></r>', '<x xml:lang="en"></x>'],
    [
      'inclusive: inherits nothing below the apex',
      INCLUSIVE,
      '<x xml:lang="de"><b/></x>',
      '<x xml:lang="de"><b></b></x>',
    ],
    [
      'inclusive: undoes a default namespace below',
      INCLUSIVE,
      '<a xmlns="urn:d"><b xmlns=""><c xmlns="urn:d"/></b></a>',
      '<a xmlns="urn:d"><b xmlns=""><c xmlns="urn:d"></c></b></a>',
    ],
  ])('%s', (_, method, xml, canonical) => {
    expect(canonicalize(apexOf(xml), method)).toBe(canonical);
  });

  it('leaves out the one element it is told to, and only that', () => {
    const root = gate('<a>x<s>1</s>y<s>1</s></a>', MESSAGE_LIMITS);
    const [, first] = root.children;
    expect(canonicalize(root, exclusive(), first as XmlElement)).toBe('<a>xy<s>1</s></a>');
  });
});

describe('properties', () => {
  it.each<[string, Canonicalization]>([
    ['exclusive', exclusive()],
    ['exclusive with a PrefixList', exclusive('p', '')],
    ['inclusive', INCLUSIVE],
  ])('%s: the second reader reads the same, from every element on', (_, method) => {
    fc.assert(
      fc.property(documents, (xml) => {
        for (const apex of descendants(gate(xml, MESSAGE_LIMITS))) {
          const read = readCanonical(canonicalize(apex, method));
          expect(read && sameReading(withInherited(apex, method), read), xml).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the canonical form of a canonical form is itself', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(exclusive(), INCLUSIVE), (xml, method) => {
        const once = canonicalize(gate(xml, MESSAGE_LIMITS), method);
        expect(canonicalize(gate(once, MESSAGE_LIMITS), method)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});

/** Inclusive C14N puts inherited xml:* attributes on the apex; whoever compares has to as well. */
function withInherited(apex: XmlElement, { exclusive: isExclusive }: Canonicalization): XmlElement {
  if (isExclusive) return apex;
  const attributes = [...apex.attributes];
  for (let at = apex.parent; at; at = at.parent) {
    for (const each of at.attributes) {
      if (each.prefix === 'xml' && !attributes.some(({ name }) => name === each.name)) attributes.push(each);
    }
  }
  return { ...apex, attributes };
}
