// explain: what a code means, why it matters and how to mend it, from the very objects that judge.

import { defineCommand } from '../command.ts';
import type { Wording } from '../core/checks/define.ts';
import { type AnyCheck, EVERY_CHECK } from '../core/checks/every-check.ts';
import { basisOf } from '../core/checks/sources.ts';
import { nearWords } from '../core/near-words.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { Labels } from '../core/words/labels.ts';
import { loadWords } from '../core/words/load.ts';
import type { Words } from '../core/words/words.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { renderTable } from '../render/table.ts';
import type { CommandResult, Style } from '../result.ts';

export const command = defineCommand({
  description:
    'Says what the code of a finding means, why it matters and how to mend it. Without a code: lists them all.',
  arguments: { code: { optional: true, help: 'like audience-mismatch' } },
  examples: ['sso-cli explain', 'sso-cli explain audience-mismatch', 'sso-cli explain user-not-found --lang zh'],
  async run(context, { code }): Promise<CommandResult<Answer>> {
    const words = await loadWords(context.settings.lang);
    if (code !== undefined) {
      const check = EVERY_CHECK.find((each) => each.code === code.toLowerCase());
      if (!check) throw usageError({ key: 'unknown-code', args: { code, near: nearCodes(code) } });
      return {
        exitCode: EXIT.ok,
        json: { schemaVersion: SCHEMA_VERSION, check: explanation(check, words) },
        text: (json, style) => renderAnswer(json, words.labels, style),
      };
    }
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, checks: EVERY_CHECK.map((check) => explanation(check, words)) },
      text: (json, style) => renderAnswer(json, words.labels, style),
      hints: ['one code in full: sso-cli explain <code>'],
    };
  },
});

type Explanation = ReturnType<typeof explanation>;
type Answer = { readonly schemaVersion: number } & (
  | { readonly check: Explanation }
  | { readonly checks: readonly Explanation[] }
);

function explanation(check: AnyCheck, { checks, metadata, account }: Words) {
  const { title, why, mend } = ({ ...checks, ...metadata, ...account } as Record<string, Wording>)[
    check.code
  ] as Wording;
  return {
    code: check.code,
    step: check.step ?? null,
    severity: check.severity,
    title,
    why,
    mend,
    where: check.where,
    basis: basisOf(check.sources),
    sources: check.sources.map((source) => ({ title: source.title, url: source.url })),
  };
}

function renderAnswer(json: Answer, labels: Labels, style: Style): string {
  if ('checks' in json) {
    const rows = json.checks.map((each) => [
      each.code,
      each.step === null ? '' : String(each.step),
      each.severity,
      each.title,
    ]);
    return renderTable(['CODE', 'STEP', 'SEVERITY', 'TITLE'], rows);
  }
  const { code, step, severity, title, why, mend, where, basis, sources } = json.check;
  const color = { error: style.red, warning: style.yellow, info: style.cyan }[severity];
  const place =
    step === null ? (code.startsWith('metadata-') ? 'metadata' : 'account') : `${step} ${labels.steps[step - 1]}`;
  return [
    `${style.bold(code)}  ${color(severity)}  ${style.dim(place)}`,
    '',
    style.bold(title),
    why,
    '',
    `→ ${style.bold(labels.where[where])}: ${mend}`,
    '',
    style.dim(labels.basis[basis]),
    ...sources.map((source) => style.dim(`${source.title}  ${source.url}`)),
    '',
  ].join('\n');
}

function nearCodes(code: string): string[] {
  const codes = EVERY_CHECK.map((check) => check.code);
  return nearWords(code, codes, { slips: 4, parts: true });
}
