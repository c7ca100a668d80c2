// A bare "&" is reported where it stands, however far behind it the parser stumbles, and in whatever pieces the text comes.

import { describe, expect, it } from 'vitest';
import { gate, openGate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { XmlRefusal } from '../../../src/core/xml/refusal.ts';

function refused(read: () => unknown): XmlRefusal {
  try {
    read();
  } catch (error) {
    if (error instanceof XmlRefusal) return error;
    throw error;
  }
  throw new Error('the gate let it pass');
}

/** The place of the "&" that is marked by "@" in front of it. */
function placeIn(marked: string) {
  const before = marked.slice(0, marked.indexOf('@')).split('\n');
  return { xml: marked.replace('@', ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

const BARE = [
  '<a>@& b</a>',
  '<a>R@&D</a>',
  '<a>one\ntwo @& three\nfour; five</a>',
  '<a b="x@&y"/>',
  '<a\n  b="https://idp.example/?x=1@&y=2"\n  c="&lt;"/>',
  '<a>&amp; &#38; &#x26; @&\n<b/>;</a>',
  '<a><![CDATA[ & ]]><!-- & -->@& </a>',
  '<a>\n\n   <b>Tom @&amp Jerry</b>\n</a>',
  '<a>@&</a>',
];

describe('a bare "&"', () => {
  it.each(BARE)('%j', (marked) => {
    const { xml, line, column } = placeIn(marked);
    const found = refused(() => gate(xml, MESSAGE_LIMITS));
    expect([found.code, found.reason.key]).toEqual(['xml-malformed', 'bare-ampersand']);
    expect([found.line, found.column]).toEqual([line, column]);
  });

  it.each(BARE)('%j, one character at a time', (marked) => {
    const { xml, line } = placeIn(marked);
    const opened = openGate(MESSAGE_LIMITS, { open() {}, text() {}, close() {} });
    const found = refused(() => {
      for (const each of xml) opened.write(each);
      opened.end();
    });
    expect([found.code, found.line]).toEqual(['xml-malformed', line]);
  });
});

it.each(['<a>@&nbsp;</a>', '<a>x\n @&uuml; y</a>', '<a b="@&copy;"/>'])('an undefined entity: %j', (marked) => {
  const { xml, line } = placeIn(marked);
  const found = refused(() => gate(xml, MESSAGE_LIMITS));
  expect([found.code, found.reason.key, found.line]).toEqual(['xml-malformed', 'undefined-entity', line]);
});

it.each(['<a>b &am', '<a>b &#3', '<a b="&l', '<a>&'])('what ends in a reference was cut off: %j', (xml) => {
  expect(refused(() => gate(xml, MESSAGE_LIMITS)).code).toBe('input-truncated');
});
