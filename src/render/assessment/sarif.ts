// Assessments as SARIF: findings as results, the checks of metadata and of verifications as rules.

import { type Assessment, type AssessmentFinding, evidenceOf } from '../../core/assessment.ts';
import { ACCOUNT_CATALOGUE } from '../../core/checks/account/catalogue.ts';
import { CATALOGUE } from '../../core/checks/catalogue.ts';
import type { AccountCheck, Check, MetadataCheck, Wording } from '../../core/checks/define.ts';
import { METADATA_CATALOGUE } from '../../core/checks/metadata/catalogue.ts';
import type { Words } from '../../core/words/words.ts';
import { LEVEL, locationsOf, plainMessage, ruleOf, sarifLog } from '../sarif-log.ts';

const CHECKS: ReadonlyMap<string, Check | MetadataCheck | AccountCheck> = new Map(
  [...CATALOGUE, ...METADATA_CATALOGUE, ...ACCOUNT_CATALOGUE].map((check) => [check.code, check]),
);

export function assessmentsSarif(assessments: readonly Assessment[], words: Words) {
  // The rules of what was judged alone.
  const codes = [
    ...new Set(assessments.flatMap(({ findings, passed }) => [...findings.map(({ code }) => code), ...passed])),
  ];
  const findings = assessments.flatMap((each) => each.findings);
  return sarifLog({
    rules: codes.map((code) => ruleOfCode(code, words, findings)),
    results: assessments.flatMap((each) => each.findings.map((finding) => resultOf(finding, each, codes))),
    language: words.labels.region,
  });
}

/** A code without a check, such as that of an error, has a rule made of its finding. */
function ruleOfCode(code: string, words: Words, findings: readonly AssessmentFinding[]) {
  const check = CHECKS.get(code);
  const wording = ({ ...words.checks, ...words.metadata, ...words.account } as Record<string, Wording>)[code];
  if (check && wording) return ruleOf(check, wording);
  const message = findings.find((each) => each.code === code)?.message ?? code;
  return { id: code, shortDescription: plainMessage([message]) };
}

function resultOf(finding: AssessmentFinding, { subject, verdict }: Assessment, codes: readonly string[]) {
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: LEVEL[finding.severity],
    message: plainMessage([finding.message, ...evidenceOf(finding)]),
    locations: locationsOf(subject),
    properties: { basis: finding.basis, verdict },
  };
}
