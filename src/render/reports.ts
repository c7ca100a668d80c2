// The output formats of a report, by name. To add one: a file here, a line in this table, a name in context.ts.

import type { OutputFormat } from '../context.ts';
import type { InputReport } from '../core/report.ts';
import type { Words } from '../core/words/words.ts';
import { jsonText, mapStrings, visible } from './escape.ts';
import { renderGithub, renderStepSummary } from './github.ts';
import { renderHtml } from './html.ts';
import { renderJunit } from './junit.ts';
import { sarifOf } from './sarif.ts';

export { renderAssessmentSummary, renderAssessments } from './assessment/formats.ts';

/** Formats that only reports have; text and JSON are every command's own. */
export type ReportFormat = Exclude<OutputFormat, 'text' | 'json'>;

const RENDERERS: Record<ReportFormat, (reports: readonly InputReport[], words: Words) => string> = {
  junit: renderJunit,
  sarif: (reports, words) => `${jsonText(sarifOf(reports, words))}\n`,
  github: renderGithub,
  html: (reports, { labels }) => renderHtml(reports, labels),
};

/** The reports in one of these formats; every string in them is made harmless first. */
export function renderReports(format: ReportFormat, reports: readonly InputReport[], words: Words): string {
  return RENDERERS[format](mapStrings(reports, visible), words);
}

/** What goes beside the answer into the step summary of GitHub Actions; null for every other format. */
export function renderSummaryFor(
  format: ReportFormat,
  reports: readonly InputReport[],
  { labels }: Words,
): string | null {
  return format === 'github' ? renderStepSummary(mapStrings(reports, visible), labels) : null;
}
