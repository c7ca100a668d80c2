// The gate says why it refuses as data; both languages say it in their own words, whichever limit or construct it was.

import { describe, expect, it } from 'vitest';
import { sayRefusal } from '../../../src/core/say-error.ts';
import { refusal as inEnglish } from '../../../src/core/words/en/refusals.ts';
import { refusal as inChinese } from '../../../src/core/words/zh/refusals.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { XmlRefusal } from '../../../src/core/xml/refusal.ts';

const LIMITS = { ...MESSAGE_LIMITS, depth: 3, elements: 4, attributes: 2, comments: 1, text: 9, name: 20 };

function refused(xml: string): XmlRefusal {
  try {
    gate(xml, LIMITS);
  } catch (error) {
    if (error instanceof XmlRefusal) return error;
    throw error;
  }
  throw new Error('the gate let it pass');
}

describe('a refusal', () => {
  it.each([
    ['elements nested over 3 deep', '<a><b><c><d/></c></b></a>'],
    ['over 4 elements', '<a><b/><b/><b/><b/></a>'],
    ['over 2 attributes', '<a b="" c="" d=""/>'],
    ['over 1 comments', '<a><!----><!----></a>'],
    ['a text of over 9 characters', '<a>0123456789</a>'],
    ['a value of over 9 characters', '<a b="0123456789"/>'],
    ['a name of over 20 characters', `<${'a'.repeat(21)}/>`],
    ['a name of over 20 characters', `<a ${'b'.repeat(21)}=""/>`],
    ['a processing instruction', '<a><?b?></a>'],
    ['XML version 1.1', '<?xml version="1.1"?><a/>'],
    ['encoding GBK', '<?xml version="1.0" encoding="GBK"?><a/>'],
    ['an attribute name that begins with xmlns', '<a xmlnsb=""/>'],
    ['a namespace name that is not an absolute URI in plain ASCII', '<a xmlns="b"/>'],
    ['half a surrogate pair', '<a>\ud800</a>'],
    ['a name whose part behind the prefix begins as no name may', '<p:1 xmlns:p="urn:p"/>'],
    ['a DOCTYPE or entity declaration', '<a><!ENTITY b "c"></a>'],
  ])('%s', (english, xml) => {
    const { reason } = refused(xml);
    expect(inEnglish(reason)).toBe(english);
    expect(inChinese(reason)).toMatch(/\p{Script=Han}/u);
    expect(inChinese(reason)).not.toMatch(/\$|[a-z]+ [a-z]+|undefined/);
    for (const number of english.match(/\d[\d.]*/g) ?? []) expect(inChinese(reason)).toContain(number);
  });

  it('of the XML parser is said as the parser says it', () => {
    const { reason } = refused('<a></b>');
    expect(reason.key).toBe('syntax');
    expect(inChinese(reason)).toBe(inEnglish(reason));
    expect(inEnglish(reason)).toContain('close tag');
  });

  it('has its place before it', () => {
    const found = refused('<a>\n<?b?></a>');
    expect(sayRefusal(found)).toBe(`line 2, column ${found.column}: a processing instruction`);
    expect(sayRefusal(found, 'zh')).toBe(`第 2 行第 ${found.column} 列：处理指令`);
  });
});
