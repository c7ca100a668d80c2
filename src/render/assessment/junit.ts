// Assessments as JUnit XML: a suite for each thing judged, a case for each check that was judged.

import { type Assessment, type AssessmentFinding, evidenceOf } from '../../core/assessment.ts';
import { type Markup, writeXml } from '../../core/xml/write.ts';

export function assessmentsJunit(assessments: readonly Assessment[]): string {
  return writeXml({ name: 'testsuites', attributes: { name: 'sso-cli' }, content: assessments.map(suite) });
}

function suite({ subject, at, isGood, verdict, headline, findings, passed }: Assessment): Markup {
  const errors = findings.filter((each) => each.severity === 'error');
  // An answer that is no without a finding of its own still fails the job.
  const answer = isGood || errors.length > 0 ? [] : [failed('verdict', verdict, headline, [])];
  const cases = [...answer, ...findings.map(found), ...passed.map((code) => testcase(code))];
  return {
    name: 'testsuite',
    attributes: {
      name: subject,
      tests: String(cases.length),
      failures: String(errors.length + answer.length),
      errors: '0',
      skipped: '0',
      timestamp: at.replace(/(\.\d+)?Z$/, ''),
    },
    content: cases,
  };
}

function testcase(name: string, content: readonly Markup[] = []): Markup {
  const attributes = { classname: 'sso-cli', name, time: '0' };
  return content.length > 0 ? { name: 'testcase', attributes, content } : { name: 'testcase', attributes };
}

function failed(name: string, type: string, message: string, evidence: readonly string[]): Markup {
  return testcase(name, [
    { name: 'failure', attributes: { type, message }, content: [message, ...evidence].join('\n') },
  ]);
}

function found(finding: AssessmentFinding): Markup {
  const { code, severity, message } = finding;
  if (severity === 'error') return failed(code, code, message, evidenceOf(finding));
  return testcase(code, [{ name: 'system-out', content: [message, ...evidenceOf(finding)].join('\n') }]);
}
