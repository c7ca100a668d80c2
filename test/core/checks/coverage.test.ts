// Every code has a document where it fires, and one where it is judged and stays quiet: over the faults, the attack suite and
// the recorded responses together, and over metadata documents.

import { describe, expect, it } from 'vitest';
import { EXPIRING_SOON } from '../../../src/core/checks/3-trust/certificate.ts';
import { CATALOGUE } from '../../../src/core/checks/catalogue.ts';
import { METADATA_CATALOGUE } from '../../../src/core/checks/metadata/catalogue.ts';
import type { MetadataFacts } from '../../../src/core/checks/metadata/facts.ts';
import { judgeMetadata } from '../../../src/core/diagnosis/judge-metadata.ts';
import type { Report } from '../../../src/core/report.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { EN } from '../../../src/core/words/en/index.ts';
import { XmlRefusal } from '../../../src/core/xml/refusal.ts';
import { ATTACKS } from '../../support/attacks/all.ts';
import { judgeAttack, pasteOf } from '../../support/attacks/judging.ts';
import { base64, plain } from '../../support/attacks/kit.ts';
import { METADATA_ATTACKS } from '../../support/attacks/metadata.ts';
import { seal } from '../../support/attacks/seal.ts';
import { ACCOUNT, AT, judge, metadata, metadataXml, pasted, response } from '../../support/idp.ts';
import { allReports } from '../../support/reports.ts';

/** What lies in the metadata, the account or the call rather than in a response. */
const SITUATIONS: readonly (readonly [name: string, report: () => Report])[] = [
  ['the good response', () => judge(pasted())],
  ['an expired certificate', () => judge(pasted(), { idp: metadata(['expired']) })],
  ['a certificate that expires soon', () => judge(pasted(), { idp: metadata(['expiring']) })],
  ['a certificate that is not valid yet', () => judge(pasted(), { idp: metadata(['not-yet-valid']) })],
  ['a weak key', () => judge(base64(seal(plain(), { key: 'rsa512' })), { idp: metadata(['rsa512']) })],
  [
    'a RelayState of the console',
    () => judge(pasted(), { options: { relayState: 'https://home.console.aliyun.com/' } }),
  ],
  [
    'a request that is remembered, and open',
    () => judge(pasted(), { options: { requestId: null, requests: { stateOf: () => 'open', isComplete: false } } }),
  ],
  ['an ID that was not met before', () => judge(pasted(), { options: { seen: () => false } })],
  ['the user expected', () => judge(pasted(), { options: { expectUser: 'alice' } })],
  [
    'bare user names',
    () => judge(pasted(null, response({ nameId: 'alice' })), { account: { ...ACCOUNT, ssoLoginWithDomain: false } }),
  ],
];

/** These find something, or have nothing to judge. */
const NEVER_PASS: readonly string[] = ['input-repaired', 'response-unsolicited'];

describe('a response', () => {
  const reports: readonly Report[] = [
    ...allReports('en').map(([, report]) => report),
    ...Object.values(ATTACKS).flatMap((attacks) => attacks.flatMap((attack) => judgeAttack(attack, pasteOf(attack)))),
    ...SITUATIONS.map(([, report]) => report()),
  ];
  const fires = (code: string) => (report: Report) => report.findings.some((finding) => finding.code === code);
  const outcomeOf = (report: Report, code: string) => report.checks.find((check) => check.code === code)?.outcome;

  it.each(CATALOGUE.map((check) => check.code))(
    '%s fires somewhere, and elsewhere it is judged and does not',
    (code) => {
      expect(reports.filter(fires(code)).length, 'documents where it fires').toBeGreaterThan(0);
      const quiet = NEVER_PASS.includes(code) ? 'not-applicable' : 'pass';
      const isQuiet = (report: Report) => !fires(code)(report) && outcomeOf(report, code) === quiet;
      expect(reports.filter(isQuiet).length, 'documents where it is quiet').toBeGreaterThan(0);
    },
  );

  it('fires where it failed or warned, unless another explains it', () => {
    for (const report of reports) {
      for (const { code, outcome, because } of report.checks) {
        const told = fires(code)(report);
        if (outcome === 'fail' || outcome === 'warn') expect(told || because !== undefined, code).toBe(true);
        if (outcome === 'skipped' || outcome === 'not-applicable') expect(told, code).toBe(false);
      }
    }
  });
});

/** Metadata documents, by what is wrong with them; with the circumstances where those are at fault. */
const DOCUMENTS: readonly (readonly [xml: string, circumstances?: Partial<MetadataFacts>])[] = [
  [metadataXml()],
  ...METADATA_ATTACKS.map(({ text, entityId }) => [text, { wantedEntityId: entityId ?? null }] as const),
  [metadataXml(), { signature: { kind: 'content' } }],
  [metadataXml().replace('entityID=', 'validUntil="2026-12-01T00:00:00Z" entityID='), { mustLast: 30 * 86_400_000 }],
  [metadataXml().replace('entityID=', 'validUntil="31.12.2026" entityID=')],
  [
    metadataXml()
      .replace('entityID=', 'ID="_1" entityID=')
      .replace(
        '<md:IDPSSODescriptor',
        '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/><md:IDPSSODescriptor',
      ),
    { signature: 'unchecked' },
  ],
  [metadataXml(['idp', 'idp-next', 'ec256'])],
  [metadataXml(), { bytes: 110_000 }],
  [metadataXml().replace(/<md:SingleSignOnService[^>]*>/, '')],
  [metadataXml().replace('https://idp.example.com/sso', 'http://idp.example.com/sso')],
  [metadataXml(['idp', 'expired'])],
  [metadataXml(['expired'])],
  [metadataXml(['expiring'])],
  [metadataXml(['idp', 'rsa1024'])],
  [metadataXml(['idp-next']), { previous: metadata(['idp']) }],
  [metadataXml(['idp'], 'https://idp.example.com/other'), { previous: metadata(['idp']) }],
  [metadataXml(['idp-next']), { previous: metadata(['idp']), guarded: true }],
  [metadataXml(['idp', 'idp-next']), { previous: metadata(['idp']), guarded: true }],
];

describe('metadata', () => {
  const judged = DOCUMENTS.map(([xml, circumstances = {}]) => {
    const reading = readingOf(xml, circumstances.wantedEntityId);
    const facts: MetadataFacts = {
      reading,
      bytes: Buffer.byteLength(xml),
      at: AT,
      expiresWithin: EXPIRING_SOON,
      signature: 'unchecked',
      wantedEntityId: null,
      previous: null,
      ...circumstances,
    };
    return judgeMetadata(facts, EN).map((finding) => finding.code);
  });

  it.each(METADATA_CATALOGUE.map((check) => check.code))('%s fires somewhere, and elsewhere it does not', (code) => {
    expect(judged.filter((codes) => codes.includes(code)).length).toBeGreaterThan(0);
    expect(judged.filter((codes) => !codes.includes(code)).length).toBeGreaterThan(0);
  });

  it('that replaces none, or that was confirmed, breaks nothing', () => {
    expect(judged.at(-1)).toEqual([]);
    expect(judged.at(-4)).toEqual(['metadata-replaces-all-keys']);
  });

  it('in order, without a finding', () => {
    expect(judged[0]).toEqual([]);
  });
});

function readingOf(xml: string, entityId: string | null = null): MetadataFacts['reading'] {
  try {
    return readMetadata(xml, entityId ?? undefined);
  } catch (error) {
    if (error instanceof XmlRefusal) return { kind: 'unreadable', found: error };
    throw error;
  }
}
