// Every code of the catalogue has a document in which it fires, and stays quiet on the good one.

import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/core/checks/catalogue.ts';
import { FAULTS } from '../../../src/core/mint/faults.ts';
import { mint } from '../../../src/core/mint/mint.ts';
import type { Report } from '../../../src/core/report.ts';
import {
  codes,
  GIVEN,
  judge,
  judgeFault,
  metadata,
  pasted,
  response,
  SIGNER,
  STRANGER,
  signerOf,
} from '../../support/idp.ts';

/** Findings about certificates come from the metadata, not from the response. */
const BY_CERTIFICATE: Record<string, () => Report> = {
  'certificate-expired': () => judge(pasted(), { idp: metadata(['expired']) }),
  'certificate-expiring': () => judge(pasted(), { idp: metadata(['expiring']) }),
  'certificate-not-yet-valid': () => judge(pasted(), { idp: metadata(['not-yet-valid']) }),
  'certificate-weak-key': () => {
    const weak = mint({ xml: response(), signer: signerOf('rsa512'), stranger: STRANGER, given: GIVEN, fault: null });
    return judge(weak, { idp: metadata(['rsa512']) });
  },
};

const fire = (code: string): Report => BY_CERTIFICATE[code]?.() ?? judgeFault(code);

describe('the good response', () => {
  const good = judge(pasted());
  it('is accepted without findings', () => {
    expect(good.verdict).toBe('accepted');
    expect(good.findings).toEqual([]);
    expect(good.user?.UserName).toBe('alice');
    expect(good.authenticated?.nameId?.value).toBe('alice@example.onaliyun.com');
  });
  it('passes every check that applies', () => {
    expect(good.checks.filter((check) => check.outcome !== 'pass' && check.outcome !== 'not-applicable')).toEqual([]);
    expect(good.steps.map((step) => step.outcome)).toEqual(Array(7).fill('pass'));
  });
});

describe('each code', () => {
  const every = CATALOGUE.map((check) => check.code);

  it('has a fault that makes it fire', () => {
    const covered = new Set([...FAULTS.map((fault) => fault.code), ...Object.keys(BY_CERTIFICATE)]);
    expect(every.filter((code) => !covered.has(code))).toEqual([]);
    expect([...covered].filter((code) => !every.some((known) => known === code))).toEqual([]);
  });

  it.each(CATALOGUE.map((check) => [check.code, check] as const))(
    '%s fires, and nothing unrelated does',
    (code, check) => {
      const report = fire(code);
      const finding = report.findings.find((each) => each.code === code);
      expect(finding, JSON.stringify(report.findings, null, 1)).toBeDefined();
      const severity = finding?.severity ?? check.severity;
      if (severity === 'error') {
        expect(report.verdict).toBe('rejected');
        expect(report.cause).toBe(code);
        expect(codes(report)).toEqual([code]);
        expect(report.user).toBeNull();
        expect(report.remedies[0]?.code).toBe(code);
      } else {
        expect(report.verdict).toBe('accepted');
        expect(report.cause).toBeNull();
        expect(codes(report, severity)).toContain(code);
      }
      expect(report.checks.map((each) => each.code)).toEqual(every);
    },
  );

  it.each(every)('%s is worded in both languages', (code) => {
    const en = fire(code).findings.find((each) => each.code === code)?.message ?? '';
    expect(en).toMatch(/^[A-Z“].*[.”]$/su);
    const zh = BY_CERTIFICATE[code]
      ? '。一'
      : (judgeFault(code, 'zh').findings.find((each) => each.code === code)?.message ?? '');
    expect(zh).toMatch(/[\u4e00-\u9fff]/u);
    expect(zh).not.toBe(en);
  });
});

describe('mint', () => {
  it('signs anew what was signed before', () => {
    const twice = mint({
      xml: Buffer.from(pasted(), 'base64').toString(),
      signer: SIGNER,
      stranger: STRANGER,
      given: GIVEN,
      fault: null,
    });
    expect(judge(twice).verdict).toBe('accepted');
  });
});

describe('what is easily taken for something else', () => {
  const ROLE_ACS = 'https://signin.alibabacloud.com/saml-role/sso';
  it.each([
    [
      'an audience of role SSO',
      (xml: string) => xml.replace(/(?<=Audience>)https[^<]*/, ROLE_ACS),
      'role-sso-response',
    ],
    [
      'a Destination of role SSO',
      (xml: string) => xml.replace(/(?<=Destination=")[^"]*/, ROLE_ACS),
      'destination-mismatch',
    ],
  ])('%s', (_, edit, code) => {
    const report = judge(pasted(null, edit(response())));
    expect(report.cause).toBe(code);
    expect(codes(report)).toEqual([code]);
  });

  it('a Response ahead of time around an Assertion that is not', () => {
    const report = judge(pasted(null, response().replace(/(?<=IssueInstant=")[^"]*/, '2026-11-23T10:02:00Z')));
    expect(report.verdict).toBe('accepted');
    expect(codes(report, 'warning')).toEqual(['issued-in-future']);
  });
});
