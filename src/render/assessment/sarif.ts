// Assessments as SARIF 2.1.0: findings as results, the checks of metadata and of verifications as rules.

import { type Assessment, type AssessmentFinding, evidenceOf } from '../../core/assessment.ts';
import { ACCOUNT_CATALOGUE } from '../../core/checks/account/catalogue.ts';
import { CATALOGUE } from '../../core/checks/catalogue.ts';
import type { AccountCheck, Check, MetadataCheck, Wording } from '../../core/checks/define.ts';
import { METADATA_CATALOGUE } from '../../core/checks/metadata/catalogue.ts';
import { basisOf } from '../../core/checks/sources.ts';
import { VERSION } from '../../core/version.ts';
import type { Words } from '../../core/words/words.ts';
import { LEVEL, uriOf } from '../sarif.ts';

const CHECKS: ReadonlyMap<string, Check | MetadataCheck | AccountCheck> = new Map(
  [...CATALOGUE, ...METADATA_CATALOGUE, ...ACCOUNT_CATALOGUE].map((check) => [check.code, check]),
);

export function assessmentsSarif(assessments: readonly Assessment[], words: Words) {
  // The rules of what was judged alone; a code without a check, such as that of an error, has a rule made of its finding.
  const codes = [
    ...new Set(assessments.flatMap(({ findings, passed }) => [...findings.map(({ code }) => code), ...passed])),
  ];
  const findings = assessments.flatMap((each) => each.findings);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sso-cli',
            version: VERSION,
            semanticVersion: VERSION,
            rules: codes.map((code) => ruleOf(code, words, findings)),
          },
        },
        invocations: [{ executionSuccessful: true }],
        language: words.labels.region,
        results: assessments.flatMap((each) => each.findings.map((finding) => resultOf(finding, each, codes))),
      },
    ],
  };
}

function ruleOf(code: string, words: Words, findings: readonly AssessmentFinding[]) {
  const check = CHECKS.get(code);
  const wording = ({ ...words.checks, ...words.metadata, ...words.account } as Record<string, Wording>)[code];
  const finding = findings.find((each) => each.code === code);
  if (!check || !wording) {
    return { id: code, shortDescription: { text: finding?.message ?? code } };
  }
  return {
    id: code,
    shortDescription: { text: wording.title },
    fullDescription: { text: wording.why },
    help: { text: wording.mend },
    helpUri: check.sources[0].url,
    defaultConfiguration: { level: LEVEL[check.severity] },
    properties: { basis: basisOf(check.sources) },
  };
}

function resultOf(finding: AssessmentFinding, { subject, verdict }: Assessment, codes: readonly string[]) {
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: LEVEL[finding.severity],
    message: { text: [finding.message, ...evidenceOf(finding)].join('\n') },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(subject) } } }],
    properties: { basis: finding.basis, verdict },
  };
}
