// The renderer's own words, in both languages. What findings say lives with the checks.

import type { Lang, Where } from '../core/checks/define.ts';
import type { Outcome } from '../core/report.ts';

/** The outcome of a step as people are to see it. */
export type Shown = Outcome | 'unverified';

export interface Labels {
  readonly accepted: string;
  readonly rejected: string;
  /** Beside the verdicts: an input that could not be opened. */
  readonly notOpened: string;
  readonly judgedAt: string;
  readonly steps: readonly [string, string, string, string, string, string, string];
  readonly outcome: Record<Shown, string>;
  readonly because: string;
  /** Between parts of a line. */
  readonly comma: string;
  readonly colon: string;
  readonly standardInput: string;
  readonly whatToDo: string;
  readonly where: Record<Where, string>;
  readonly proven: string;
  readonly expected: string;
  readonly actual: string;
  readonly logsOn: (nameId: string, user: string) => string;
  readonly signed: Record<'assertion' | 'response' | 'both' | 'none', string>;
  readonly with: (algorithm: string) => string;
  readonly validUntil: (time: string) => string;
  readonly isUser: (nameId: string, user: string) => string;
  readonly noPolicies: string;
  /** What a step found that looked at unverified claims only. */
  readonly asClaimed: string;
  readonly seeAbove: string;
  readonly source: string;
  readonly provenTogether: (codes: string) => string;
  readonly redacted: (count: number) => string;
  readonly explains: string;
}

export const LABELS: Record<Lang, Labels> = {
  en: {
    accepted: 'accepted',
    rejected: 'rejected',
    notOpened: 'not read',
    judgedAt: 'judged at',
    steps: ['receive', 'read', 'trust', 'address', 'time', 'identify', 'log on'],
    outcome: { pass: 'ok', warn: 'warning', fail: 'failed', skipped: 'not judged', unverified: 'not verified' },
    because: 'because of',
    comma: ', ',
    colon: ': ',
    standardInput: 'standard input',
    whatToDo: 'What to do',
    where: { idp: 'at the IdP', 'alibaba-cloud': 'at Alibaba Cloud', input: 'with the paste', 'sso-cli': 'in sso-cli' },
    proven: 'proven',
    expected: 'expected',
    actual: 'actual  ',
    logsOn: (nameId, user) => `${nameId} logs on as the RAM user ${user}`,
    signed: {
      assertion: 'Assertion signed',
      response: 'Response signed',
      both: 'Assertion and Response signed',
      none: 'nothing signed',
    },
    with: (algorithm) => `with ${algorithm}`,
    validUntil: (time) => `valid until ${time}`,
    isUser: (nameId, user) => `NameID ${nameId} is the RAM user ${user}`,
    noPolicies: 'no policies known',
    asClaimed: 'ok as claimed',
    seeAbove: 'see above',
    source: 'source',
    provenTogether: (codes) => `proven together with a remedy for ${codes}`,
    redacted: (count) => (count === 1 ? '1 personal value is masked' : `${count} personal values are masked`),
    explains: 'explains',
  },
  zh: {
    accepted: '通过',
    rejected: '拒绝',
    notOpened: '未读取',
    judgedAt: '判定时间',
    steps: ['接收', '读取', '信任', '地址', '时间', '识别', '登录'],
    outcome: { pass: '正常', warn: '警告', fail: '失败', skipped: '未判定', unverified: '未验证' },
    because: '由于',
    comma: '，',
    colon: '：',
    standardInput: '标准输入',
    whatToDo: '如何处理',
    where: { idp: '在 IdP 中', 'alibaba-cloud': '在阿里云中', input: '粘贴的内容', 'sso-cli': '在 sso-cli 中' },
    proven: '已验证有效',
    expected: '期望',
    actual: '实际',
    logsOn: (nameId, user) => `${nameId} 将登录为 RAM 用户 ${user}`,
    signed: {
      assertion: 'Assertion 已签名',
      response: 'Response 已签名',
      both: 'Assertion 与 Response 均已签名',
      none: '没有签名',
    },
    with: (algorithm) => `算法 ${algorithm}`,
    validUntil: (time) => `有效期至 ${time}`,
    isUser: (nameId, user) => `NameID ${nameId} 是 RAM 用户 ${user}`,
    noPolicies: '权限策略未知',
    asClaimed: '所声称的内容正常',
    seeAbove: '见上',
    source: '来源',
    provenTogether: (codes) => `与针对 ${codes} 的措施一并验证有效`,
    redacted: (count) => `已遮盖 ${count} 项个人信息`,
    explains: '可解释',
  },
};
