// What only an unverified message says is good news in no format, with or without colour: in steps 4 to 7 of a report that
// authenticates nothing, people see neither a tick nor green. The outcome in JSON stays what the checks say.

import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { renderHuman } from '../../src/render/human.ts';
import { renderReports, renderSummaryFor } from '../../src/render/reports.ts';
import { PLAIN } from '../../src/render/style.ts';
import { allReports } from '../support/reports.ts';

const COLOR = new Chalk({ level: 1 });
const GREEN = COLOR.green('|').split('|')[0] ?? '';

/** The lines of steps 4 to 7. */
const lateSteps = (text: string) => text.split('\n').filter((line) => /^ {2}(?:\S*m)?[4-7]\b/.test(line));

describe.each([
  ['en', EN, 'ok', 'not verified'],
  ['zh', ZH, '正常', '未验证'],
] as const)('in %s', (lang, words, ok, unverified) => {
  const unauthenticated = allReports(lang).filter(([, report]) => !report.authenticated);
  const passing = ({ steps }: Report) => steps.filter(({ step, outcome }) => step >= 4 && outcome === 'pass').length;

  it('there are reports that claim what would pass', () => {
    expect(unauthenticated.some(([, report]) => passing(report) === 4)).toBe(true);
  });

  it.each(unauthenticated)('%s', (_, report) => {
    const lines = lateSteps(renderHuman(report, words.labels, PLAIN));
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes('✓'))).toEqual([]);
    expect(lines.filter((line) => line.includes(`? ${unverified}`))).toHaveLength(passing(report));
    const colored = lateSteps(renderHuman(report, words.labels, COLOR));
    expect(colored).toHaveLength(4);
    expect(colored.filter((line) => line.includes(GREEN))).toEqual([]);

    const page = renderReports('html', [report], words);
    const items = [...page.matchAll(/<li class="([a-z]+)"><strong>[^<]*<\/strong> <span class="outcome">/g)];
    expect(items.slice(3).map(([, outcome]) => outcome)).not.toContain('pass');
    expect(items.filter(([, outcome]) => outcome === 'unverified')).toHaveLength(passing(report));

    const rows = (renderSummaryFor('github', [report], words) ?? '').match(/^\| [4-7] .*/gm) ?? [];
    expect(rows).toHaveLength(4);
    expect(rows.filter((row) => row.includes(`| ${ok} |`))).toEqual([]);
    expect(rows.filter((row) => row.includes(`| ${unverified} |`))).toHaveLength(passing(report));
  });

  it('what was verified has its tick', () => {
    const [, report] = allReports(lang).find(([name]) => name === 'nameid-transient') ?? [];
    if (!report) throw new Error('no report');
    expect(lateSteps(renderHuman(report, words.labels, COLOR)).filter((line) => line.includes(GREEN))).toHaveLength(3);
    expect(renderReports('html', [report], words)).not.toContain('<li class="unverified">');
  });
});
