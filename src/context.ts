// What a command gets from the world: streams, environment, clock and settings. Tests hand in their own.

import type { Lang } from './core/checks/define.ts';

export const OUTPUT_FORMATS = ['text', 'json', 'junit', 'sarif', 'github', 'html'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Formats that single commands have. */
export type OwnFormat = 'b64' | 'xml' | 'form' | 'html' | 'csv' | 'aliyun' | 'terraform';

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Of a terminal; absent where nobody gave it a size. */
  readonly columns?: number | undefined;
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

/** The settings of sso-cli itself; those of the account are core/ram's `AccountSettings`. */
export interface ToolSettings {
  readonly store: string;
  readonly output: OutputFormat | OwnFormat;
  /** Undefined: as the stream and the environment suggest. */
  readonly color: boolean | undefined;
  readonly lang: Lang;
  /** Unfolds what is folded on a terminal. */
  readonly verbose: boolean;
  readonly sourced: readonly Sourced[];
}

export interface Context extends World {
  readonly settings: ToolSettings;
}
