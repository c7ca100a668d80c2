// How sure a verdict is about the real service: by the pages that a check cites, in every finding and check of a report.

import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/core/checks/catalogue.ts';
import { METADATA_CATALOGUE } from '../../../src/core/checks/metadata/catalogue.ts';
import { basisOf, type Source } from '../../../src/core/checks/sources.ts';
import { WORDS } from '../../../src/core/verify-response.ts';
import { renderHuman } from '../../../src/render/human.ts';
import { PLAIN } from '../../../src/render/style.ts';
import { judgeFault } from '../../support/idp.ts';

const source = (basis: Source['basis']): Source => ({ title: basis, url: 'https://example.com/', basis });

describe('the basis of a check', () => {
  it.each([
    [['alibaba'], 'alibaba'],
    [['saml', 'alibaba'], 'alibaba'],
    [['inferred', 'saml'], 'saml'],
    [['inferred'], 'inferred'],
  ] as const)('%j gives %s', (bases, expected) => {
    expect(basisOf(bases.map(source))).toBe(expected);
  });

  // As a person reads the documentation of Alibaba Cloud and the specifications, not as the sources say.
  it.each([
    ['audience-mismatch', 'alibaba'],
    ['response-issuer-missing', 'alibaba'],
    ['user-not-found', 'alibaba'],
    ['destination-mismatch', 'saml'],
    ['session-expired', 'saml'],
    ['metadata-expired', 'saml'],
    ['condition-not-understood', 'saml'],
    ['user-case-mismatch', 'inferred'],
    ['certificate-weak-key', 'inferred'],
    ['metadata-too-large', 'inferred'],
    ['metadata-certificate-expired', 'inferred'],
    ['metadata-too-many-certificates', 'alibaba'],
  ])('%s rests on %s', (code, expected) => {
    const check = [...CATALOGUE, ...METADATA_CATALOGUE].find((each) => each.code === code);
    expect(check && basisOf(check.sources)).toBe(expected);
  });
});

describe('a report', () => {
  it('has it in every check and finding, the same in both', () => {
    const { checks, findings } = judgeFault('destination-mismatch');
    for (const { code, basis } of findings) expect(checks.find((each) => each.code === code)?.basis).toBe(basis);
    expect(findings.find(({ code }) => code === 'destination-mismatch')?.basis).toBe('saml');
    expect(new Set(checks.map(({ basis }) => basis))).toEqual(new Set(['alibaba', 'saml', 'inferred']));
  });

  it.each([
    ['audience-mismatch', 'en', 'Alibaba Cloud is silent', false],
    ['destination-mismatch', 'en', 'Alibaba Cloud is silent', true],
    ['destination-mismatch', 'zh', '依据 SAML 规范', true],
    ['user-case-mismatch', 'en', 'a caution', true],
  ] as const)('of %s in %s says "%s": %s', (code, lang, said, isSaid) => {
    expect(renderHuman(judgeFault(code, lang), WORDS[lang].labels, PLAIN).includes(said)).toBe(isSaid);
  });
});
