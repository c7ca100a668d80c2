// What must hold for every input, whatever it is. `broken` names the promise that does not; null where all hold.

import type { Report } from '../../src/core/report.ts';
import { exitCodeOf } from '../../src/exit.ts';
import { processorTime } from '../support/time.ts';
import { readAgain } from './second-reading.ts';

/** No input takes more of the processor; measured twice before it is said. */
export const MAX_MILLISECONDS = 1_000;

export type Outcome = { readonly reports: readonly Report[]; readonly took: number } | { readonly thrown: unknown };

export function watch(verify: () => readonly Report[]): Outcome {
  const start = processorTime();
  try {
    const reports = verify();
    return { reports, took: processorTime() - start };
  } catch (thrown) {
    return { thrown };
  }
}

/** `documents` are what a reader finds in the input; `genuine` what Assertions were signed. */
export function broken(outcome: Outcome, documents: readonly string[], genuine: ReadonlySet<string>): string | null {
  if ('thrown' in outcome)
    return `throws: ${outcome.thrown instanceof Error ? outcome.thrown.message.slice(0, 120) : 'something'}`;
  if (outcome.took > MAX_MILLISECONDS) return 'slow';
  for (const report of outcome.reports) {
    const problem =
      report.verdict === 'accepted' ? brokenByAcceptance(report, documents, genuine) : brokenByRejection(report);
    if (problem) return problem;
  }
  return null;
}

function brokenByRejection(report: Report): string | null {
  if (report.user !== null) return 'rejected, with a user';
  if (report.cause === null) return 'rejected without a cause';
  return [1, 3].includes(exitCodeOf(report)) ? null : `rejected with exit code ${exitCodeOf(report)}`;
}

function brokenByAcceptance(report: Report, documents: readonly string[], genuine: ReadonlySet<string>): string | null {
  if (report.cause !== null || exitCodeOf(report) !== 0) return 'accepted, with a cause';
  const name = report.authenticated?.nameId?.value;
  if (name === undefined || report.user === null) return 'accepted without a name';
  if (name.split('@')[0] !== report.user.UserName) return 'accepted as another user';
  // A paste may hold several messages: one of them must be what was accepted.
  const problems = documents.map((xml) => brokenByReading(xml, name, genuine));
  return problems.includes(null) ? null : (problems[0] ?? 'accepted out of nothing');
}

function brokenByReading(xml: string, name: string, genuine: ReadonlySet<string>): string | null {
  try {
    const again = readAgain(xml);
    if (again.nameId !== name) return 'a second reader reads another NameID';
    return genuine.has(again.fingerprint) ? null : 'a second reader reads what nobody signed';
  } catch (error) {
    return `a second reader refuses it: ${(error as Error).message.slice(0, 80)}`;
  }
}
