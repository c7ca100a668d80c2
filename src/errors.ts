// "Could not run", as opposed to "the answer is no": an error has a code for scripts, a sentence and a next step. Sentences
// are put into words last, by whoever prints them: an error may come before the language is known.

import type { Lang } from './core/languages.ts';
import { RamError } from './core/ram/ram-error.ts';
import { say } from './core/sentence.ts';
import { spell } from './core/spell.ts';
import type { ErrorSentence, Said } from './core/words/error-words.ts';
import { loadErrors } from './core/words/load.ts';
import { EXIT, type ExitCode } from './exit.ts';

export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  readonly exitCode: ExitCode;
  /** What it says: a sentence of words/, or English of its own. */
  readonly said: ErrorSentence | Said;
  constructor(exitCode: ExitCode, code: string, sentence: ErrorSentence);
  constructor(exitCode: ExitCode, code: string, message: string, hint: string);
  constructor(exitCode: ExitCode, code: string, said: ErrorSentence | string, hint = '') {
    super(typeof said === 'string' ? said : spell(said));
    this.exitCode = exitCode;
    this.code = code;
    this.said = typeof said === 'string' ? { message: said, hint } : said;
  }
}

export function usageError(sentence: ErrorSentence): CliError;
export function usageError(message: string, hint: string): CliError;
export function usageError(said: ErrorSentence | string, hint = ''): CliError {
  return typeof said === 'string'
    ? new CliError(EXIT.usage, 'usage', said, hint)
    : new CliError(EXIT.usage, 'usage', said);
}

/** An error of ours as it is, RAM's with its exit code; null for anything else, which is a bug. */
export function toCliError(error: unknown): CliError | null {
  if (error instanceof CliError) return error;
  if (!(error instanceof RamError)) return null;
  const exitCode = error.code.startsWith('InvalidParameter.') ? EXIT.usage : EXIT.no;
  return new CliError(exitCode, error.code, error.sentence);
}

/** The error in the words of one language; they are loaded only now. */
export async function sayError({ said }: CliError, lang: Lang): Promise<Said> {
  return 'key' in said ? say(await loadErrors(lang), said) : said;
}
