// What replacing the metadata would do, as JSON and as tables: shared by diff-metadata and by the guard of import-metadata.

import type { Section } from '../core/assessment.ts';
import type { MetadataChange, MetadataDiff } from '../core/metadata/diff.ts';
import type { Stage, Timeline } from '../core/metadata/timeline.ts';
import { formatInstant } from '../core/saml/time.ts';
import type { RolloverWords } from '../core/words/rollover.ts';

export function diffJson(diff: MetadataDiff, words: RolloverWords) {
  const { verdict, entityId, keys, changes, steps } = diff;
  return { verdict, entityId, keys, changes, steps: steps.map((step) => ({ step, text: words.steps[step] })) };
}

export type DiffJson = ReturnType<typeof diffJson>;

export function changesSection(
  changes: readonly MetadataChange[],
  { headings, columns, fields }: RolloverWords,
): Section {
  return {
    heading: headings.changes,
    columns: [columns.what, columns.present, columns.to],
    rows: changes.map(({ field, from, to }) => [fields[field], from ?? '-', to ?? '-']),
  };
}

export function timelineJson({ switchAt, stages, risks }: Timeline) {
  const instants = (stage: Stage) => ({
    ...stage,
    from: stage.from === null ? null : formatInstant(stage.from),
    until: stage.until === null ? null : formatInstant(stage.until),
  });
  return { switchAt: formatInstant(switchAt), stages: stages.map(instants), risks: risks.map(instants) };
}

export function timelineSections({ stages, risks }: Timeline, words: RolloverWords): Section[] {
  const { headings, columns } = words;
  const section = (heading: string, each: readonly Stage[]): Section => ({
    heading,
    columns: [columns.stage, columns.from, columns.until, columns.metadata, columns.logsOn],
    rows: each.map(({ stage, from, until, metadata, outcome }) => [
      words.stages[stage],
      from === null ? '-' : formatInstant(from),
      until === null ? '-' : formatInstant(until),
      words.held[metadata],
      words.outcomes[outcome],
    ]),
  });
  return [
    section(headings.timeline, stages),
    section(
      headings.risks,
      risks.filter(({ outcome }) => outcome !== 'everybody'),
    ),
  ];
}
