// The output formats of assessments, by name. Every string in them is made harmless first.

import type { OutputFormat } from '../../context.ts';
import type { Assessment } from '../../core/assessment.ts';
import type { Words } from '../../core/words/words.ts';
import { jsonText, mapStrings, visible } from '../escape.ts';
import { assessmentsGithub, assessmentsSummary } from './github.ts';
import { assessmentsHtml } from './html.ts';
import { assessmentsJunit } from './junit.ts';
import { assessmentsSarif } from './sarif.ts';

type Format = Exclude<OutputFormat, 'text' | 'json'>;

const RENDERERS: Record<Format, (assessments: readonly Assessment[], words: Words) => string> = {
  junit: assessmentsJunit,
  sarif: (assessments, words) => `${jsonText(assessmentsSarif(assessments, words))}\n`,
  github: assessmentsGithub,
  html: (assessments, { labels }) => assessmentsHtml(assessments, labels),
};

export function renderAssessments(format: Format, assessments: readonly Assessment[], words: Words): string {
  return RENDERERS[format](mapStrings(assessments, visible), words);
}

/** What goes beside the answer into the step summary of GitHub Actions; null for every other format. */
export function renderAssessmentSummary(
  format: Format,
  assessments: readonly Assessment[],
  { labels }: Words,
): string | null {
  return format === 'github' ? assessmentsSummary(mapStrings(assessments, visible), labels) : null;
}
