// What a command gets from the world: streams, environment, clock and settings. Tests hand in their own.

import type { Lang } from './core/checks/define.ts';
import type { InputReport } from './core/report.ts';
import type { ExitCode } from './exit.ts';

export const OUTPUT_FORMATS = ['text', 'json', 'junit', 'sarif', 'github', 'html'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface World {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends what runs until it is told to, as SIGTERM does. */
  readonly stop?: AbortSignal;
}

/** Where a setting's value came from. */
export type Source = 'flag' | 'environment' | 'configuration' | 'default';

export interface Sourced {
  readonly name: string;
  readonly value: string | boolean | null;
  readonly source: Source;
}

export interface Settings {
  readonly store: string;
  readonly output: OutputFormat;
  /** Undefined: as the stream and the environment suggest. */
  readonly color: boolean | undefined;
  readonly lang: Lang;
  readonly sourced: readonly Sourced[];
}

export interface Context extends World {
  readonly settings: Settings;
}

/** What a command hands back; printing is left to main. */
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
  /** For standard error on a terminal: the natural next command, or what should not be missed. */
  readonly hints?: readonly string[];
  /** For standard error always: what was loosened, and other warnings. */
  readonly notes?: readonly string[];
}

/** Colours, or nothing where there are to be none. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}
