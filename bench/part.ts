// What a part of the bench hands back: its tables and plots, the targets that it settles, and whatever went wrong.

import type { Spread, Stage } from './measure.ts';
import type { Scenario } from './scenario.ts';

export interface Settings {
  readonly stage: Stage;
  readonly scenario: Scenario;
  /** So many rounds, or one in a smoke run. */
  readonly rounds: (full: number) => number;
}

export interface Target {
  readonly what: string;
  readonly target: string;
  readonly stretch: string;
  readonly measured: string;
  readonly met: 'no' | 'yes' | 'stretch too';
}

export interface PartResult {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** SVG by file name. */
  readonly plots: Readonly<Record<string, string>>;
  readonly targets: readonly Target[];
  /** Wrong verdicts of sso-cli itself: the bench fails. */
  readonly wrong: readonly string[];
}

export type Part = (settings: Settings) => PartResult | Promise<PartResult>;

export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(value < 1 ? 2 : 3);
}

/** Median, and the quartiles around it. */
export function ratioText({ median, lower, upper }: Spread): string {
  return Number.isFinite(median) ? `${number(median)} (${number(lower)}–${number(upper)})` : 'missing';
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A target of so much or less. */
export function atMost(what: string, value: Spread, target: number, stretch: number, unit: string): Target {
  return judged(what, `≤ ${target} ${unit}`, `≤ ${stretch}`, `${ratioText(value)}`, [
    value.median <= target,
    value.median <= stretch,
  ]);
}

/** A target of so much or more. */
export function atLeast(what: string, value: Spread, target: number, stretch: number, unit: string): Target {
  return judged(what, `≥ ${target} ${unit}`, `≥ ${stretch}`, `${ratioText(value)}`, [
    value.median >= target,
    value.median >= stretch,
  ]);
}

export function judged(
  what: string,
  target: string,
  stretch: string,
  measured: string,
  [met, more]: readonly [met: boolean, more: boolean],
): Target {
  return { what, target, stretch, measured, met: met ? (more ? 'stretch too' : 'yes') : 'no' };
}
