// explain: every code answers in both languages, as text and as JSON; a misspelt one names its neighbours.

import { describe, expect, it } from 'vitest';
import { ACCOUNT_CATALOGUE } from '../../src/core/checks/account/catalogue.ts';
import { CATALOGUE } from '../../src/core/checks/catalogue.ts';
import { METADATA_CATALOGUE } from '../../src/core/checks/metadata/catalogue.ts';
import { allReports } from '../support/reports.ts';
import { makeWorld } from '../support/world.ts';

// Two are judged of metadata by itself, and again by the verification that uses it.
const TWICE = ['metadata-expired', 'metadata-valid-until-malformed'];
const ALL = [...CATALOGUE, ...METADATA_CATALOGUE.filter(({ code }) => !TWICE.includes(code)), ...ACCOUNT_CATALOGUE];
const HAN = /\p{Script=Han}/u;
const world = makeWorld();
const explain = (...args: string[]) => world.run(['explain', ...args]);

describe('every code', () => {
  it.each(ALL.map((check) => [check.code, check] as const))('%s', async (code, check) => {
    const said: Record<string, { title: string; why: string; mend: string }> = {};
    for (const lang of ['en', 'zh']) {
      const { exitCode, json, stderr } = await explain(code, '--json', '--lang', lang);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(json.check).toMatchObject({
        code,
        step: check.step ?? null,
        severity: check.severity,
        where: check.where,
      });
      expect(json.check.sources.length).toBeGreaterThan(0);
      for (const { url } of json.check.sources) expect(new URL(url).protocol).toBe('https:');
      said[lang] = json.check;

      const { stdout } = await explain(code, '--lang', lang);
      for (const part of [code, json.check.title, json.check.why, json.check.mend, json.check.sources[0].url])
        expect(stdout).toContain(part);
    }
    for (const part of ['title', 'why', 'mend'] as const) {
      const [en, zh] = [said.en?.[part] ?? '', said.zh?.[part] ?? ''];
      expect(zh).toMatch(HAN);
      expect(en).not.toMatch(HAN);
      expect(`${en}${zh}`).not.toMatch(/\{\w+\}|undefined|null|\[object|NaN/);
      // What is to be typed, clicked or compared is the same in both: numbers, and names of flags and of commands.
      expect(values(zh), zh).toEqual(values(en));
    }
  });
});

/** Numbers, flags and variables in a text, sorted; those that a language may well do without left out. */
function values(text: string): string[] {
  const found = text
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .match(/--[a-z][a-z0-9-]+|\bSSO_CLI_\w+|(?<![\w.-])\d+(?![\w.-])/g);
  return [...new Set(found ?? [])].toSorted();
}

describe('all of them', () => {
  it.each(['en', 'zh'])('listed in %s, in the order of the catalogue', async (lang) => {
    const { exitCode, json } = await explain('--json', '--lang', lang);
    expect(exitCode).toBe(0);
    expect(json.checks.map((each: { code: string }) => each.code)).toEqual(ALL.map((check) => check.code));
    const { stdout } = await explain('--lang', lang);
    for (const check of ALL) expect(stdout).toMatch(new RegExp(`^${check.code} `, 'm'));
    expect(HAN.test(stdout)).toBe(lang === 'zh');
  });
});

describe('a code that there is not', () => {
  it.each([
    ['audience-missmatch', 'audience-mismatch'],
    ['audience_mismatch', 'audience-mismatch'],
    ['user-notfound', 'user-not-found'],
    ['signature-mising', 'signature-missing'],
    ['metadata-expird', 'metadata-expired'],
    ['reformatted', 'message-reformatted'],
    ['assertion-expired.', 'assertion-expired'],
  ])('%s: did you mean %s?', async (typed, meant) => {
    const { exitCode, stdout, stderr } = await explain(typed);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^sso-cli: error: there is no code .*\nhint: did you mean /);
    expect(stderr).toContain(meant);
    const { exitCode: same, json } = await explain(typed, '--json');
    expect([same, json.error.code]).toEqual([2, 'usage']);
    expect(json.error.hint).toContain(meant);
  });

  it('like none: the list', async () => {
    const { exitCode, stderr } = await explain('zzzzzzzzzzzz');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/hint: all codes: sso-cli explain\n$/);
  });

  it('in capitals it is one', async () => {
    expect((await explain('AUDIENCE-MISMATCH', '--json')).json.check.code).toBe('audience-mismatch');
  });
});

describe('the language: flag, then variable, then configuration, then locale', () => {
  const [ZH, EN] = ['zh', 'en'];
  it.each<[what: string, flags: string[], env: Record<string, string>, configured: string | null, lang: string]>([
    ['nothing', [], {}, null, EN],
    ['the locale', [], { LANG: 'zh_CN.UTF-8' }, null, ZH],
    ['LC_ALL over LANG', [], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, null, ZH],
    ['LC_MESSAGES over LANG', [], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, null, ZH],
    ['configuration over locale', [], { LANG: 'zh_CN.UTF-8' }, EN, EN],
    ['variable over configuration', [], { SSO_CLI_LANG: 'zh' }, EN, ZH],
    ['flag over variable', ['--lang', 'en'], { SSO_CLI_LANG: 'zh', LANG: 'zh_CN.UTF-8' }, ZH, EN],
  ])('%s', async (_, flags, env, configured, lang) => {
    const own = makeWorld();
    if (configured) own.write('.sso-clirc', `lang: ${configured}\n`);
    const { stdout } = await own.run(['explain', 'audience-mismatch', ...flags], { env });
    expect(HAN.test(stdout)).toBe(lang === ZH);
  });
});

describe('what is found', () => {
  // What the gate refused is a sentence in `actual` too: where, and why.
  const REFUSED = [
    'input-truncated',
    'xml-malformed',
    'xml-doctype-forbidden',
    'xml-too-complex',
    'xml-forbidden-construct',
  ];
  const english = new Map(allReports('en'));
  it.each(allReports('zh'))('%s: the same in both languages, but for the words', (name, zh) => {
    const en = english.get(name);
    const facts = (report: typeof zh) => ({
      ...report,
      findings: report.findings.map(({ message, actual, ...rest }) => ({
        ...rest,
        actual: REFUSED.includes(rest.code) ? actual?.match(/\d+/g) : actual,
      })),
      remedies: report.remedies.map(({ change, ...rest }) => rest),
      input: { ...report.input, repairs: report.input.repairs.length },
    });
    expect(facts(zh)).toEqual(en && facts(en));
    for (const [i, { code, message }] of zh.findings.entries()) {
      const said = en?.findings[i]?.message ?? '';
      expect(message, code).toMatch(HAN);
      expect(message, code).not.toMatch(/undefined|null|\[object|NaN/);
      expect(names(message), code).toEqual(names(said));
    }
    for (const { change } of zh.remedies) expect(change).toMatch(HAN);
    for (const { change } of en?.remedies ?? []) expect(change).not.toMatch(HAN);
  });
});

/** URLs, addresses and numbers that a message names. */
function names(text: string): string[] {
  const found = text.match(/https?:\/\/[\w./:?=&%-]+\w|[\w.+-]+@[\w.-]+\w|(?<![\w.-])\d+(?![\w-])/g);
  return [...new Set(found ?? [])].toSorted();
}
