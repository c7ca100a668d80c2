// The one table from outcome to exit code. The exit code of a verification is a pure function of its report.

import type { Severity } from './core/checks/define.ts';
import type { Report } from './core/report.ts';

export const EXIT = {
  /** Done, or accepted. */
  ok: 0,
  /** The answer is no: rejected, refused, no such user. */
  no: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The input cannot be read as what it should be. */
  input: 3,
  /** Configuration or store: missing, damaged, locked, not writable. */
  store: 4,
  /** A bug in sso-cli. */
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** `failOn`: the mildest finding that makes an accepted response fail. */
export function exitCodeOf(report: Report, failOn: Severity = 'error'): ExitCode {
  if (report.cause === 'metadata-missing') return EXIT.store;
  const cause = report.findings.find((finding) => finding.code === report.cause);
  if (cause) return cause.step === 1 ? EXIT.input : EXIT.no;
  const failing = failOn === 'error' ? [] : failOn === 'warning' ? ['warning'] : ['warning', 'info'];
  return report.findings.some((finding) => failing.includes(finding.severity)) ? EXIT.no : EXIT.ok;
}

/** The gravest of several exit codes: a reading that failed outranks an answer that is no. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  // biome-ignore lint/complexity/useMathMinMax: Math.max would lose the type
  return codes.reduce((worst, code) => (code > worst ? code : worst), EXIT.ok as ExitCode);
}

/** The same of what is judged and is no response: `failOn` is the mildest finding that makes it fail. */
export function exitCodeOfFindings(
  findings: readonly { readonly code: string; readonly severity: Severity }[],
  failOn: 'error' | 'warning' = 'error',
): ExitCode {
  const failing: readonly Severity[] = failOn === 'error' ? ['error'] : ['error', 'warning'];
  const codes = findings
    .filter(({ severity }) => failing.includes(severity))
    .map(({ code }) => exitCodeOfMetadata(code));
  return gravest(codes);
}

/** Exit codes of metadata findings that refuse a document; all others mean "no". */
export function exitCodeOfMetadata(code: string): ExitCode {
  return code === 'metadata-malformed' || code.startsWith('input-') ? EXIT.input : EXIT.no;
}
