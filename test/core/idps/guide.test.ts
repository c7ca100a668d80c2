// The guides: complete in both languages, with the account's own values, for every product.

import { describe, expect, it } from 'vitest';
import type { Lang } from '../../../src/core/checks/define.ts';
import { guideFor } from '../../../src/core/idps/guide.ts';
import { findIdp, PRODUCTS } from '../../../src/core/idps/registry.ts';
import { createAccount } from '../../../src/core/ram/account.ts';
import { GUIDE as ENGLISH } from '../../../src/core/words/en/guide.ts';
import { GUIDE as CHINESE } from '../../../src/core/words/zh/guide.ts';

const WORDS = { en: ENGLISH, zh: CHINESE };

const LANGS: readonly Lang[] = ['en', 'zh'];
const ID = '5123456789012345';
const plain = createAccount(ID, 'intl', { defaultDomain: 'corp.onaliyun.com' });
const auxiliary = createAccount(ID, 'cn', { defaultDomain: 'corp.onaliyun.com', auxiliaryDomain: 'corp.example' });
const shadowed = createAccount(ID, 'intl', {
  defaultDomain: 'corp.onaliyun.com',
  domainAlias: 'alias.example',
  auxiliaryDomain: 'corp.example',
});
const bare = createAccount(ID, 'intl', { defaultDomain: 'corp.onaliyun.com', ssoLoginWithDomain: false });
const ACCOUNTS = [plain, auxiliary, shadowed, bare];

describe.each(PRODUCTS.map((each) => [each.name, each] as const))('%s', (name, product) => {
  it('has both languages, of the same shape', () => {
    const { en, zh } = product.guide;
    expect(zh.steps).toHaveLength(en.steps.length);
    expect(zh.pitfalls).toHaveLength(en.pitfalls.length);
    expect(zh.nameId.replaced === null).toBe(en.nameId.replaced === null);
    for (const text of [...zh.steps, ...zh.pitfalls, zh.metadata, zh.nameId.own, zh.nameId.bare]) {
      expect(text).toMatch(/\p{Script=Han}/u);
    }
    for (const text of [...en.steps, ...en.pitfalls, en.metadata]) expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(LANGS)('carries the account’s own values (%s)', (lang) => {
    for (const account of ACCOUNTS) {
      const guide = guideFor(product.id, account, WORDS[lang]);
      const host = account.site === 'cn' ? 'signin.aliyun.com' : 'signin-intl.aliyun.com';
      const values = guide.values.map((each) => each.value).join('\n');
      expect(values).toContain(`https://${host}/${ID}/saml/SSO`);
      expect(values).toContain(`https://${host}/saml/SSO`);
      expect(JSON.stringify(guide)).not.toMatch(/\{(?:entityId|acsUrl|acsPattern|accountId|suffix)\}|undefined/);
      expect(guide.product).toBe(name);
      expect(guide.steps.length).toBeGreaterThan(3);
      expect(guide.nameIdRule.length).toBeGreaterThan(1);
      for (const url of [guide.officialPage, ...guide.sources]) expect(url).toMatch(/^https:\/\//);
    }
  });

  it('is found by each of its names', () => {
    for (const each of [product.id, product.name, ...product.aliases]) expect(findIdp(each)).toBe(product);
  });
});

describe('the rule for the NameID', () => {
  const rule = (account: typeof plain, lang: Lang = 'en') =>
    guideFor('okta', account, WORDS[lang]).nameIdRule.join(' ');

  it('replaces the suffix where only the default domain is accepted', () => {
    expect(rule(plain)).toContain('@corp.onaliyun.com; this account accepts no other suffix');
    expect(rule(plain)).toContain('+ "@corp.onaliyun.com"');
    expect(rule(plain)).toContain('--auxiliary-domain');
  });

  it('keeps the company’s own suffix where there is one', () => {
    expect(rule(auxiliary)).toContain('<RAM user name>@corp.example (or @corp.onaliyun.com');
    expect(rule(auxiliary)).toContain('must end in @corp.example');
  });

  it('warns of an auxiliary domain behind an alias', () => {
    expect(rule(shadowed)).toContain('Do not send @corp.example');
    expect(rule(shadowed)).toContain('@alias.example');
    expect(rule(shadowed, 'zh')).toContain('辅助域名不生效');
  });

  it('asks for no suffix while SsoLoginWithDomain is false', () => {
    expect(rule(bare)).toContain('without “@” and suffix');
    expect(rule(bare)).not.toContain('onaliyun.com');
    expect(guideFor('okta', bare, ENGLISH).acceptedSuffixes).toEqual([]);
  });

  it('lists the suffixes that the account accepts', () => {
    expect(guideFor('okta', shadowed, ENGLISH).acceptedSuffixes).toEqual(['corp.onaliyun.com', 'alias.example']);
  });
});

describe('the registry', () => {
  it('has no name twice', () => {
    const names = PRODUCTS.flatMap((each) => [...new Set([each.id, each.name, ...each.aliases].map(squeeze))]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('forgives spelling, and falls back to any SAML 2.0 IdP', () => {
    expect(findIdp('ad-fs')?.name).toBe('AD FS');
    expect(findIdp('azure ad')?.name).toBe('Microsoft Entra ID');
    expect(findIdp('nothing-known')).toBeUndefined();
    expect(guideFor('nothing-known', plain, CHINESE).product).toBe('SAML 2.0');
  });

  it('escapes the ACS URL where a field wants a pattern', () => {
    const { values } = guideFor('onelogin', plain, ENGLISH);
    const pattern = new RegExp(values.find((each) => each.label.endsWith('Validator'))?.value ?? '');
    expect(pattern.test('https://signin-intl.aliyun.com/saml/SSO')).toBe(true);
    expect(pattern.test('https://signin-intlxaliyun.com/saml/SSO')).toBe(false);
  });

  it('offers settings that are JSON where a screen wants JSON', () => {
    for (const product of ['auth0', 'authing']) {
      const settings = guideFor(product, plain, ENGLISH).values.find((each) => each.label === 'Settings')?.value ?? '';
      expect(JSON.parse(settings)).toMatchObject({ audience: `https://signin-intl.aliyun.com/${ID}/saml/SSO` });
    }
  });
});

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
