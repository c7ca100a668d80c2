// The gate says in English why it refuses; a Chinese report says it in Chinese, whichever limit or construct it was.

import { describe, expect, it } from 'vitest';
import { reasonInChinese } from '../../../src/core/words/zh/reasons.ts';
import { gate, XmlRefusal } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';

const LIMITS = { ...MESSAGE_LIMITS, depth: 3, elements: 4, attributes: 2, comments: 1, text: 9, name: 20 };

describe('a refusal', () => {
  it.each([
    ['depth', '<a><b><c><d/></c></b></a>'],
    ['elements', '<a><b/><b/><b/><b/></a>'],
    ['attributes', '<a b="" c="" d=""/>'],
    ['comments', '<a><!----><!----></a>'],
    ['text', '<a>0123456789</a>'],
    ['value', '<a b="0123456789"/>'],
    ['name', `<${'a'.repeat(21)}/>`],
    ['name of an attribute', `<a ${'b'.repeat(21)}=""/>`],
    ['processing instruction', '<a><?b?></a>'],
    ['version', '<?xml version="1.1"?><a/>'],
    ['encoding', '<?xml version="1.0" encoding="GBK"?><a/>'],
    ['name like xmlns', '<a xmlnsb=""/>'],
    ['namespace', '<a xmlns="b"/>'],
    ['surrogate', '<a>\ud800</a>'],
  ])('for its %s', (_, xml) => {
    let reason = '';
    try {
      gate(xml, LIMITS);
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
      reason = error.reason;
    }
    expect(reason).not.toBe('');
    expect(reasonInChinese(reason)).toMatch(/\p{Script=Han}/u);
    expect(reasonInChinese(reason)).not.toMatch(/\$|[a-z]+ [a-z]+/);
  });

  it('of the XML parser stays as it is', () => {
    expect(reasonInChinese('unexpected close tag')).toBe('unexpected close tag');
  });
});
