// A stale response says in its first line what would hold at its own time, in every format that people read.

import { describe, expect, it } from 'vitest';
import { makeRedactor } from '../../src/core/redact.ts';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { renderHuman } from '../../src/render/human.ts';
import { type ReportFormat, renderReports, renderSummaryFor } from '../../src/render/reports.ts';
import { styleFor } from '../../src/render/style.ts';
import { AT, judge, pasted, response } from '../support/idp.ts';

const stale = (nameId: string, lang: 'en' | 'zh' = 'en') =>
  judge(pasted(null, response({ nameId, issuedAt: AT - 3_600_000 })), { lang });
const LOGS_ON = stale('alice@example.onaliyun.com');
const NOBODY = stale('nobody.here@example.onaliyun.com');

describe('the headline', () => {
  it('as text, in both languages', async () => {
    const plain = await styleFor(false);
    expect(renderHuman(LOGS_ON, EN.labels, plain).split('\n')[0]).toMatch(
      /expired 55 min .*; at its own time it logs on alice\.$/,
    );
    expect(renderHuman(NOBODY, EN.labels, plain).split('\n')[0]).toMatch(
      /expired 55 min .*; at its own time: there is no RAM user nobody\.here\./,
    );
    const chinese = renderHuman(stale('alice@example.onaliyun.com', 'zh'), ZH.labels, plain).split('\n')[0];
    expect(chinese).toMatch(/已过期；按其自身的时间，可登录为 alice。$/);
  });

  it.each<ReportFormat>(['html', 'junit', 'github', 'sarif'])('as %s', (format) => {
    expect(renderReports(format, [LOGS_ON], EN)).toContain('; at its own time it logs on alice');
    expect(renderReports(format, [NOBODY], EN)).toContain('; at its own time: there is no RAM user nobody.here');
  });

  it('in the step summary', () => {
    expect(renderSummaryFor('github', [LOGS_ON], EN)).toContain('at its own time it logs on alice');
  });

  it('keeps its masks', () => {
    const redacted = makeRedactor(['alice']).redact(LOGS_ON);
    expect(redacted.atItsOwnTime?.verdict).toBe('accepted');
    expect(JSON.stringify(redacted)).not.toContain('alice');
    expect(redacted.atItsOwnTime?.user?.UserName).toMatch(/^\[user-\d+\]$/);
  });
});
