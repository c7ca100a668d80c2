// The output formats of assessments, by name. Every string in them is made harmless first.

import type { Assessment } from '../../core/assessment.ts';
import type { Words } from '../../core/words/words.ts';
import { jsonText, mapStrings, visible } from '../escape.ts';
import { LABELS } from '../labels.ts';
import type { ReportFormat } from '../reports.ts';
import { assessmentsGithub, assessmentsSummary } from './github.ts';
import { assessmentsHtml } from './html.ts';
import { assessmentsJunit } from './junit.ts';
import { assessmentsSarif } from './sarif.ts';

const RENDERERS: Record<ReportFormat, (assessments: readonly Assessment[], words: Words) => string> = {
  junit: assessmentsJunit,
  sarif: (assessments, words) => `${jsonText(assessmentsSarif(assessments, words))}\n`,
  github: assessmentsGithub,
  html: (assessments, { lang }) => assessmentsHtml(assessments, lang),
};

export function renderAssessments(format: ReportFormat, assessments: readonly Assessment[], words: Words): string {
  return RENDERERS[format](mapStrings(assessments, visible), words);
}

/** What goes beside the answer into the step summary of GitHub Actions; null for every other format. */
export function renderAssessmentSummary(
  format: ReportFormat,
  assessments: readonly Assessment[],
  { lang }: Words,
): string | null {
  return format === 'github' ? assessmentsSummary(mapStrings(assessments, visible), LABELS[lang]) : null;
}
