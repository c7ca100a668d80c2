// --redact: nothing of a person stays in any format, the receipt counts what was masked, and the answer is the same.

import { describe, expect, it } from 'vitest';
import { OUTPUT_FORMATS } from '../../src/context.ts';
import type { VerifyOptions } from '../../src/core/checks/facts.ts';
import type { Fault } from '../../src/core/mint/faults/fault.ts';
import { FAULTS } from '../../src/core/mint/faults.ts';
import { mint } from '../../src/core/mint/mint.ts';
import { type Account, createAccount } from '../../src/core/ram/account.ts';
import { createUser } from '../../src/core/ram/users.ts';
import { makeRedactor } from '../../src/core/redact.ts';
import type { Report } from '../../src/core/report.ts';
import { verifyResponse } from '../../src/core/verify-response.ts';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { exitCodeOf } from '../../src/exit.ts';
import { jsonText } from '../../src/render/escape.ts';
import { renderHuman } from '../../src/render/human.ts';
import { renderReports, renderSummaryFor } from '../../src/render/reports.ts';
import { PLAIN } from '../../src/render/style.ts';
import { AT, codes, ISSUER, metadata, metadataXml, response, SIGNER, STRANGER } from '../support/idp.ts';
import { makeWorld } from '../support/world.ts';

/** All that the response says of a person; each holds "zq", which nothing else does. */
const SUFFIX = 'zqcorp.onaliyun.com';
const PERSON: Parameters<typeof response>[0] = {
  nameId: `zqalice@${SUFFIX}`,
  inResponseTo: '_zqrequest',
  ids: { response: '_zqresponse', assertion: '_zqassertion', session: '_zqsession' },
  attributes: {
    mail: ['zqalice@zqmail.example'],
    displayName: ['Zqalice von Zqtal', '张Zq伟'],
    phone: ['+86 138 0000 zq01'],
    department: ['zqR&D <"\'>', 'zq'],
    manager: ['CN=zqboss,OU=People,DC=zqcorp'],
  },
};

const ACCOUNT: Account = {
  ...['zqalice', 'zqbob'].reduce<Account>(
    (account, UserName) =>
      createUser(
        account,
        {
          UserName,
          policies: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }],
          DisplayName: 'Zqalice von Zqtal',
          Email: 'zqalice@zqmail.example',
          MobilePhone: '86-13800000001',
          Comments: 'zq comment',
        },
        '200000000000000001',
        '2026-01-01T00:00:00Z',
      ),
    createAccount('5123456789012345', 'intl', { defaultDomain: SUFFIX }),
  ),
  ssoEnabled: true,
};
const GIVEN = { account: ACCOUNT, at: AT };

function judge(fault: Fault | null, lang: 'en' | 'zh' = 'en', options: Partial<VerifyOptions> = {}): Report {
  const xml = response({ account: ACCOUNT, issuer: ISSUER, ...PERSON });
  const situation = fault?.situation?.(GIVEN);
  return verifyResponse({
    input: mint({ xml, signer: SIGNER, stranger: STRANGER, given: GIVEN, fault }),
    account: situation?.account ?? ACCOUNT,
    idp: situation?.withoutMetadata ? null : metadata(),
    options: { at: AT, requestId: '_zqrequest', ...options, ...situation?.options },
    lang,
  });
}

const redact = (report: Report) => makeRedactor(ACCOUNT.users.map((user) => user.UserName)).redact(report);

function inEveryFormat(report: Report, lang: 'en' | 'zh'): Record<string, string> {
  const words = lang === 'en' ? EN : ZH;
  return {
    text: renderHuman(report, words.labels, PLAIN),
    json: jsonText(report),
    junit: renderReports('junit', [report], words),
    sarif: renderReports('sarif', [report], words),
    github: renderReports('github', [report], words),
    summary: renderSummaryFor('github', [report], words) ?? '',
    html: renderReports('html', [report], words),
  };
}

const LEAK = /.{0,40}(?:zq|5F20 |13800000001).{0,40}/iu;

describe.each(['en', 'zh'] as const)('nothing of the person is left, in %s', (lang) => {
  it.each<[string, Fault | null]>([
    ['the good response', null],
    ...FAULTS.map((each): [string, Fault] => [each.code, each]),
  ])('%s', (_, fault) => {
    for (const [format, text] of Object.entries(inEveryFormat(redact(judge(fault, lang)), lang)))
      expect(LEAK.exec(text)?.[0], format).toBeUndefined();
  });
});

describe('the answer', () => {
  it.each<[string, Fault | null]>([
    ['the good response', null],
    ...FAULTS.map((each): [string, Fault] => [each.code, each]),
  ])('%s: verdict, cause, exit code and all codes are the same', (_, fault) => {
    const before = judge(fault);
    const after = redact(before);
    const answer = (report: Report) => ({
      verdict: report.verdict,
      cause: report.cause,
      steps: report.steps,
      checks: report.checks,
      findings: report.findings.map(({ message, expected, actual, ...rest }) => rest),
      remedies: report.remedies.map(({ change, command, ...rest }) => rest),
      exitCode: exitCodeOf(report),
    });
    expect(answer(after)).toEqual(answer(before));
    expect(Object.keys(after)).toEqual([...Object.keys(before), 'redaction']);
  });

  // Words that the report itself is made of, as attribute values of a spiteful IdP.
  it('is the same where attributes are called like it', () => {
    const words = [
      'rejected',
      'accepted',
      'user-not-found',
      'user',
      'Response',
      'error',
      'idp',
      'assertion',
      'match',
      'pass',
    ];
    const xml = response({ nameId: 'nobody@example.onaliyun.com', attributes: { words } });
    const report = verifyResponse({
      input: mint({ xml, signer: SIGNER, stranger: STRANGER, given: GIVEN, fault: null }),
      account: { ...ACCOUNT, defaultDomain: 'example.onaliyun.com' },
      idp: metadata(),
      options: { at: AT, requestId: '_request' },
    });
    const masked = redact(report);
    expect(masked).toMatchObject({ verdict: 'rejected', cause: 'user-not-found', claimed: { message: 'Response' } });
    expect(codes(masked)).toEqual(codes(report));
    expect(masked.signature?.elements[0]).toEqual(report.signature?.elements[0]);
    // No mask inside a mask.
    expect(JSON.stringify(masked)).not.toMatch(/\[[^\]"]*\[[a-z-]+-\d/);
  });
});

describe('masks', () => {
  it('are equal for equal values, in one report and across those of a call', () => {
    const redactor = makeRedactor([]);
    const [first, second] = [
      redactor.redact(judge(null)),
      redactor.redact(judge(FAULTS.find((each) => each.code === 'audience-mismatch') ?? null)),
    ];
    expect(first.authenticated?.nameId?.value).toBe('[user-1]@[domain-1]');
    expect(first.user).toMatchObject({ UserName: '[user-1]', UserPrincipalName: '[user-1]@[domain-1]' });
    expect(first.authenticated?.attributes[0]).toEqual({ name: 'mail', values: ['[user-1]@[domain-2]'] });
    expect(second.claimed?.nameId?.value).toBe('[user-1]@[domain-1]');
  });

  it('are listed in the receipt, each with its kind and how often it stands in the report', () => {
    for (const fault of [null, ...FAULTS]) {
      const { redaction, ...report } = redact(judge(fault));
      const text = JSON.stringify(report);
      for (const { mask, kind, count } of redaction?.masked ?? []) {
        expect(mask).toMatch(new RegExp(`^\\[${kind}-\\d+\\]$`));
        expect(text.split(mask).length - 1, mask).toBe(count);
      }
      const listed = new Set(redaction?.masked.map((each) => each.mask));
      for (const [mask] of text.matchAll(/\[(?:user|domain|id|session|value|user-id|name|phone|comment)-\d+\]/g))
        expect(listed).toContain(mask);
    }
  });

  it.each(['freeze', 'recycled'] as const)('stand for nobody: the status %s stays as it is', (Status) => {
    const users = ACCOUNT.users.map((user) => ({ ...user, Status }));
    const xml = response({ account: ACCOUNT, issuer: ISSUER, ...PERSON, attributes: { note: [`the ${Status} of`] } });
    const report = verifyResponse({
      input: mint({ xml, signer: SIGNER, stranger: STRANGER, given: GIVEN, fault: null }),
      account: { ...ACCOUNT, users },
      idp: metadata(),
      options: { at: AT, requestId: '_zqrequest' },
    });
    const masked = redact(report);
    const [finding] = masked.findings.filter((each) => each.code === 'user-inactive');
    expect(finding).toMatchObject({ expected: 'active', actual: Status });
    expect(masked.redaction?.masked.filter((each) => each.kind === 'user')).toHaveLength(1);
  });

  // In a sentence every other "a" would be masked with it: SECURITY.md says so.
  it.each(['a', '张'])('of the name %s stand in fields and addresses, and sentences stay whole', (name) => {
    const xml = response({ account: ACCOUNT, issuer: ISSUER, ...PERSON, nameId: `${name}@${SUFFIX}` });
    const report = verifyResponse({
      input: mint({ xml, signer: SIGNER, stranger: STRANGER, given: GIVEN, fault: null }),
      account: ACCOUNT,
      idp: metadata(),
      options: { at: AT, requestId: '_zqrequest' },
    });
    const masked = redact(report);
    expect(masked.authenticated?.nameId?.value).toBe('[user-1]@[domain-1]');
    expect(masked.claimed?.nameId?.value).toBe('[user-1]@[domain-1]');
    expect(masked.findings.map((each) => each.message)).toEqual(report.findings.map((each) => each.message));
    const [finding] = masked.findings.filter((each) => each.code === masked.cause);
    expect(['[user-1]', '[user-1]@[domain-1]']).toContain(finding?.actual);
    expect(JSON.stringify(masked)).not.toContain(`${name}@`);
  });

  it('of an address with a name of one letter stand in sentences, too', () => {
    const redactor = makeRedactor(['a']);
    const report = judge(FAULTS.find((each) => each.code === 'user-not-found') ?? null);
    const remedies = ['Send the NameID a@x.example', '请发送（a@x.example）。', 'a@x.example', 'ba@x.example'].map(
      (change) => ({
        code: 'user-not-found' as const,
        where: 'idp' as const,
        change,
        proven: false,
      }),
    );
    const changes = redactor.redact({ ...report, remedies }).remedies.map((each) => each.change);
    for (const change of changes) expect(change).toMatch(/\[user-\d+\]@\[domain-\d+\]/);
    expect(changes[0]).toMatch(/^Send the NameID /);
    expect(changes[3]).not.toContain(changes[2]);
  });

  it('take no quotation mark before a suffix for a name', () => {
    for (const lang of ['en', 'zh'] as const) {
      const fault = FAULTS.find((each) => each.code === 'nameid-domain-mismatch') ?? null;
      const message = redact(judge(fault, lang)).findings.find((each) => each.code === fault?.code)?.message;
      expect(message).toMatch(/“@\[domain-\d\]”/);
    }
  });

  it('of two different users are different', () => {
    const report = redact(judge(FAULTS.find((each) => each.code === 'user-unexpected') ?? null));
    const finding = report.findings.find((each) => each.code === 'user-unexpected');
    expect(finding?.expected).toMatch(/^\[user-\d\]$/);
    expect(finding?.actual).toMatch(/^\[user-\d\]$/);
    expect(finding?.expected).not.toBe(finding?.actual);
  });
});

describe('the command', () => {
  const FLAGS = [
    '--account-id',
    '5123456789012345',
    '--site',
    'intl',
    '--default-domain',
    SUFFIX,
    '--user',
    'zqalice',
    '--at',
    '2026-11-23T10:00:00Z',
  ];
  const good = mint({
    xml: response({ account: ACCOUNT, ...PERSON }),
    signer: SIGNER,
    stranger: STRANGER,
    given: GIVEN,
    fault: null,
  });

  it.each(OUTPUT_FORMATS.map((format) => [format]))('-o %s --redact', async (format) => {
    const world = makeWorld();
    const args = ['verify-response', ...FLAGS, '--metadata', world.write('idp.xml', metadataXml()), '-o', format];
    const [open, masked] = [
      await world.run(args, { stdin: good }),
      await world.run([...args, '--redact'], { stdin: good }),
    ];
    expect(masked.exitCode).toBe(open.exitCode);
    expect(open.stdout).toMatch(LEAK);
    expect(LEAK.exec(masked.stdout + masked.stderr)?.[0]).toBeUndefined();
  });

  it.each(OUTPUT_FORMATS.map((format) => [format]))('-o %s --redact, a file that is not there', async (format) => {
    const args = ['verify-response', ...FLAGS, '-o', format, '--redact', 'zqalice.txt', 'logs/zqalice'];
    const { exitCode, stdout, stderr } = await makeWorld().run(args);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('there is no file [user-1].txt');
    expect(LEAK.exec(stdout + stderr)?.[0]).toBeUndefined();
  });

  it('says in words how much was masked', async () => {
    const world = makeWorld();
    const args = ['verify-response', ...FLAGS, '--metadata', world.write('idp.xml', metadataXml()), '--redact'];
    expect((await world.run(args, { stdin: good })).stdout).toMatch(/\n\d+ personal values are masked\n$/);
    expect((await world.run([...args, '--lang', 'zh'], { stdin: good })).stdout).toMatch(/已遮盖 \d+ 项个人信息\n$/);
  });
});
