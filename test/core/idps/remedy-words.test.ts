// The remedies: for checks that exist, once each, in both languages, short.

import { describe, expect, it } from 'vitest';
import { findCheck } from '../../../src/core/checks/catalogue.ts';
import { PRODUCTS } from '../../../src/core/idps/registry.ts';
import { remedyWords } from '../../../src/core/idps/remedy-words.ts';

describe.each(PRODUCTS.map((each) => [each.name, each] as const))('%s', (name, { remedies }) => {
  it('speaks of checks that exist, of each once', () => {
    const codes = remedies.flatMap((each) => each.codes);
    expect(codes.filter((code) => !findCheck(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('is short, whole, and in the language asked for', () => {
    for (const code of remedies.flatMap((each) => each.codes)) {
      const [en, zh] = [remedyWords(name, code, 'en') ?? '', remedyWords(name, code, 'zh') ?? ''];
      expect(en).toMatch(/[.)]$/);
      expect(zh).toMatch(/[。）]$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(en.length).toBeLessThan(280);
      expect(`${en}${zh}`).not.toMatch(/\{\w+\}|!|please/i);
    }
  });
});

describe('what every product of a size has words for', () => {
  const COMMON = ['audience-mismatch', 'recipient-mismatch', 'destination-mismatch', 'issuer-mismatch'] as const;
  const names = PRODUCTS.filter((each) => each.id !== 'generic').map((each) => each.name);
  it.each(names)('%s', (name) => {
    for (const code of [...COMMON, 'signature-key-untrusted', 'nameid-transient', 'nameid-domain-mismatch'] as const) {
      if (code === 'nameid-domain-mismatch' && ['OneLogin', 'Ping Identity', 'JumpCloud'].includes(name)) continue;
      expect(remedyWords(name, code, 'en'), code).not.toBeNull();
    }
  });
});

describe('when nothing particular is known', () => {
  it('is null', () => {
    expect(remedyWords(null, 'audience-mismatch', 'en')).toBeNull();
    expect(remedyWords('Okta', 'input-empty', 'en')).toBeNull();
    expect(remedyWords('nothing-known', 'audience-mismatch', 'zh')).toBeNull();
    expect(remedyWords('SAML 2.0', 'audience-mismatch', 'zh')).toBeNull();
  });
});
