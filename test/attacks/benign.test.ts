// Unusual, legal responses are accepted with the right user: strictness that costs honest people their logon is a fault too.

import { describe, expect, it } from 'vitest';
import { BENIGN } from '../support/attacks/benign.ts';
import { judgeAttack } from '../support/attacks/judging.ts';
import { codes } from '../support/idp.ts';

it('there are over 190 of them, as SECURITY.md says', () => {
  expect(Object.values(BENIGN).flat().length).toBeGreaterThan(190);
});

describe.each(Object.entries(BENIGN))('benign %s', (_, documents) => {
  it.each(documents.map((each) => [each.name, each] as const))('%s', (_name, document) => {
    const [report, ...others] = judgeAttack(document, document.input);
    expect(others).toEqual([]);
    expect(report && codes(report)).toEqual([]);
    expect(report?.verdict).toBe('accepted');
    expect(report?.user?.UserName).toBe('alice');
    expect(report?.authenticated?.nameId?.value.toLowerCase()).toBe('alice@example.onaliyun.com');
  });
});
