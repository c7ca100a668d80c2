// Step 3, trust: is there an IdP to trust, and does the response come from it?

import { ask, contradicts } from '../../saml/provenance.ts';
import { NAMEID_ENTITY } from '../../xml/names.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { compareUrls, type NearMiss } from '../near-miss.ts';
import { ALIBABA_IDP, ALIBABA_RESPONSE, samlCore, samlProfiles } from '../sources.ts';

export const metadataMissing = defineCheck({
  code: 'metadata-missing',
  step: 3,
  severity: 'error',
  where: 'sso-cli',
  sources: [ALIBABA_IDP],
  judge: ({ idp }: Facts) => (idp ? pass : found({})),
});

export const issuerMissing = defineCheck({
  code: 'issuer-missing',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.3.3')],
  judge: ({ assertion, response }: Facts) => {
    const issuer = assertion ? assertion.issuer : response?.issuer;
    if (!assertion && response?.assertions.length) return skipped('assertion-multiple');
    return issuer == null || issuer === '' ? found({}) : pass;
  },
});

export interface Issuer extends Details {
  readonly on: 'Assertion' | 'Response';
  readonly miss: NearMiss | null;
}

export const issuerMismatch = defineCheck({
  code: 'issuer-mismatch',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.3.3')],
  after: ['metadata-missing'],
  judge: ({ assertion, response, idp }: Facts): Judgement<Issuer> => {
    const expected = idp?.entityId ?? '';
    const issuers = [
      { on: 'Assertion', actual: assertion?.issuer },
      { on: 'Response', actual: response?.issuer },
    ] as const;
    if (issuers.every(({ actual }) => !actual)) return notApplicable;
    const wrong = issuers.find(({ actual }) => actual && contradicts(ask(expected), actual));
    if (!wrong) return pass;
    const actual = wrong.actual ?? '';
    return found({ on: wrong.on, expected, actual, miss: compareUrls(expected, actual) });
  },
});

export const responseIssuerMissing = defineCheck({
  code: 'response-issuer-missing',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('3.2.2')],
  after: ['assertion-missing', 'assertion-encrypted', 'issuer-missing'],
  judge: ({ response }: Facts) => (response?.issuer ? pass : found({})),
});

export const issuerFormatWrong = defineCheck({
  code: 'issuer-format-wrong',
  step: 3,
  severity: 'warning',
  where: 'idp',
  sources: [samlProfiles('4.1.4.2'), samlCore('8.3.6')],
  after: ['issuer-missing'],
  judge: ({ assertion, response }: Facts): Judgement<Details> => {
    const formats = [assertion?.issuerFormat, response?.issuerFormat].filter((each) => each != null);
    if (!assertion && !response) return notApplicable;
    const wrong = formats.find((each) => each !== NAMEID_ENTITY);
    return wrong === undefined ? pass : found({ expected: NAMEID_ENTITY, actual: wrong });
  },
});
