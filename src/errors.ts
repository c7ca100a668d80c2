// "Could not run", as opposed to "the answer is no": an error has a code for scripts, a sentence and a next step.

import { RamError } from './core/ram/ram-error.ts';
import { EXIT, type ExitCode } from './exit.ts';

export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  readonly hint: string;
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, code: string, message: string, hint: string) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
    this.hint = hint;
  }
}

export const usageError = (message: string, hint: string) => new CliError(EXIT.usage, 'usage', message, hint);

/** An error of ours as it is, RAM's with its exit code; null for anything else, which is a bug. */
export function toCliError(error: unknown): CliError | null {
  if (error instanceof CliError) return error;
  if (!(error instanceof RamError)) return null;
  const exitCode = error.code.startsWith('InvalidParameter.') ? EXIT.usage : EXIT.no;
  return new CliError(exitCode, error.code, error.message, error.hint);
}
