// The verification as a whole: it answers whatever it is given, in one shape, and the same each time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/core/checks/catalogue.ts';
import { FAULTS } from '../../../src/core/mint/faults.ts';
import type { Report } from '../../../src/core/report.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { descendants } from '../../../src/core/xml/tree.ts';
import { judge, metadata, pasted, response, signedXml } from '../../support/idp.ts';
import { signWith } from '../../support/signer.ts';

const CODES = CATALOGUE.map((check) => check.code as string);

/** What holds of every report. */
function expectSound(report: Report): void {
  expect(report.steps.map((step) => step.step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(report.checks.map((check) => check.code)).toEqual(CODES);
  const failed = report.checks.filter((check) => check.outcome === 'fail').map((check) => check.code);
  expect(report.verdict).toBe(failed.length > 0 ? 'rejected' : 'accepted');
  expect(report.cause === null).toBe(report.verdict === 'accepted');
  expect(report.user === null).toBe(report.verdict === 'rejected');
  if (report.cause !== null) expect(failed).toContain(report.cause);
  if (report.verdict === 'accepted') {
    expect(report.authenticated).not.toBeNull();
    expect(report.remedies).toEqual([]);
  }
  for (const step of report.steps) {
    const fails = report.checks.some((check) => check.step === step.step && check.outcome === 'fail');
    expect(step.outcome === 'fail').toBe(fails);
  }
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
}

/** The signed response without one of its elements, or one of its attributes; each once. */
function mutilated(xml: string): string[] {
  const tags = [...descendants(gate(xml, MESSAGE_LIMITS))].slice(1).map((element) => element.name);
  const whole = [...new Set(tags)].map((name) =>
    xml.replace(new RegExp(`<${name}(?=[ />])[^>]*/>|<${name}(?=[ >]).*?</${name}>`, 's'), ''),
  );
  const attributes = [...xml.matchAll(/ (?!xmlns)[\w:]+="[^"]*"/g)].map(
    ({ 0: text, index }) => xml.slice(0, index) + xml.slice(index + text.length),
  );
  const texts = [...xml.matchAll(/>([^<]+)</g)].map(
    ({ 1: text = '', index }) => xml.slice(0, index + 1) + xml.slice(index + 1 + text.length),
  );
  return [...whole, ...attributes, ...texts].filter((each) => each !== xml);
}

describe('verifyResponse', () => {
  it('answers whatever is missing, before it was signed or after', () => {
    const before = mutilated(response());
    const after = mutilated(signWith(signWith(response()), { element: 'Response' }));
    expect(before.length).toBeGreaterThan(40);
    expect(after.length).toBeGreaterThan(70);
    for (const xml of after) expectSound(judge(xml));
    for (const xml of before) {
      const isSignable = /<saml:Assertion[^>]* ID=.*<saml:Issuer>/s.test(xml);
      expectSound(judge(isSignable ? signWith(xml) : xml));
    }
  });

  it('answers whatever is missing, where the address is wrong too', () => {
    const elsewhere = response().replaceAll('https://signin-intl.aliyun.com/saml/SSO"', 'https://elsewhere.example/"');
    for (const xml of mutilated(elsewhere)) expectSound(judge(xml));
  });

  it('answers for every fault without metadata, in both languages', () => {
    for (const fault of FAULTS) {
      expectSound(judge(pasted(fault), { idp: null, lang: 'zh' }));
      expectSound(judge(pasted(fault), { idp: { ...metadata(), signingKeys: [] } }));
    }
  });

  it('answers any text and any bytes', () => {
    const letters = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(letters, fc.uint8Array({ maxLength: 200 })), (input) => expectSound(judge(input))),
      { numRuns: 300 },
    );
  });

  it('answers a message that was damaged anywhere', () => {
    const xml = signedXml();
    fc.assert(
      fc.property(fc.nat(xml.length), fc.nat(40), fc.string({ maxLength: 10 }), (at, length, text) => {
        const report = judge(xml.slice(0, at) + text + xml.slice(at + length));
        expectSound(report);
        if (report.authenticated) expect(report.authenticated.nameId?.value).toBe('alice@example.onaliyun.com');
      }),
      { numRuns: 300 },
    );
  });

  it('answers the same each time', () => {
    for (const fault of FAULTS.slice(0, 30)) expect(judge(pasted(fault))).toEqual(judge(pasted(fault)));
  });

  it('gives one report for one message', () => {
    expect(judge(pasted()).input.encodings).toEqual(['base64']);
  });
});
