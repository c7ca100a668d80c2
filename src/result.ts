// What a command hands back; printing is left to main.

import type { Assessment } from './core/assessment.ts';
import type { InputReport } from './core/report.ts';
import type { ExitCode } from './exit.ts';

export interface CommandResult<T = unknown, S = T> {
  readonly exitCode: ExitCode;
  /** The answer under `-o json`. */
  readonly json: T;
  /** What text needs of it, where that is much less. */
  readonly shown?: S;
  /** The answer as text, from `shown` or else `json`, with every untrusted string already made safe to print. */
  text(shown: S, style: Style): string | Promise<string>;
  /** What it says of each input, for the formats that only reports have. */
  readonly reports?: readonly InputReport[];
  /** The same of what is judged and is no response. */
  readonly assessments?: readonly Assessment[];
  /** For standard error on a terminal: the natural next command, or what should not be missed. A function where it
   * takes work that is in vain elsewhere. */
  readonly hints?: readonly string[] | (() => Promise<readonly string[]>);
  /** For standard error always: what was loosened, and other warnings. */
  readonly notes?: readonly string[];
}

/**
 * One result, or several as they come, each printed as soon as it is there (write `async *run`). The exit code is that of
 * the gravest.
 */
export type Answer<T = unknown, S = T> = Promise<CommandResult<T, S>> | AsyncIterable<CommandResult<T, S>>;

/** Colours, or nothing where there are to be none. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}
