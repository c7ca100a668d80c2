// JSON against the schema that ships in the package, judged by Ajv: whatever the verdict, the language and the masks.

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/core/checks/catalogue.ts';
import { jsonText } from '../../src/render/escape.ts';
import { ROOT } from '../support/fixtures.ts';
import { allReports, failure, redacted, verifySeveral } from '../support/reports.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const SCHEMA = JSON.parse(readFileSync(`${ROOT}schema/report.schema.json`, 'utf8'));
// Strict: a keyword that Ajv does not know, or that can never apply, is a mistake in the schema.
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(SCHEMA);

function violations(value: unknown): unknown[] {
  return validate(value) ? [] : (validate.errors ?? ['invalid']);
}

describe('the schema', () => {
  it('is a JSON Schema of its own draft', () => {
    expect(ajv.validateSchema(SCHEMA)).toBe(true);
  });

  it('knows every code, and no other', () => {
    expect(SCHEMA.$defs.code.enum.toSorted()).toEqual(CATALOGUE.map((check) => check.code as string).toSorted());
  });
});

describe.each(['en', 'zh'] as const)('a report in %s', (lang) => {
  const reports = allReports(lang);
  it.each(reports)('%s', (_, report) => {
    expect(violations(JSON.parse(jsonText(report)))).toEqual([]);
  });
  it.each(redacted(reports))('%s, redacted', (_, report) => {
    expect(violations(JSON.parse(jsonText(report)))).toEqual([]);
  });
});

describe('what the command prints', () => {
  it.each([[[]], [['--redact']], [['--lang', 'zh']], [['--redact', '--lang', 'zh']]])(
    'several inputs, %j',
    async (flags) => {
      const { exitCode, json } = await verifySeveral('json', { flags });
      expect(exitCode).toBe(3);
      expect(violations(json)).toEqual([]);
      expect(json.reports.map((each: { verdict?: string }) => each.verdict)).toEqual([
        'accepted',
        'rejected',
        'rejected',
        'accepted',
        undefined,
      ]);
      expect(json.reports[4]).toMatchObject({
        schemaVersion: 1,
        input: { source: expect.stringMatching(/missing\.txt$/) },
        error: { code: 'input-missing' },
      });
    },
  );

  it('one input that is not there', async () => {
    expect(violations((await (await makeAccount()).run(['verify-response', '--json', '/nowhere'])).json)).toEqual([]);
  });

  it('no store', async () => {
    expect(violations((await makeWorld().run(['verify-response', '--json'], { stdin: 'x' })).json)).toEqual([]);
  });
});

// A schema that allows anything would pass everything above.
describe('the schema refuses', () => {
  const [, good] = allReports('en').find(([name]) => name === 'audience-mismatch') ?? [];
  it.each<[what: string, change: object]>([
    ['an unknown verdict', { verdict: 'perhaps' }],
    ['an unknown cause', { cause: 'because' }],
    ['six steps', { steps: good?.steps.slice(1) }],
    ['a check without outcome', { checks: [{ code: 'audience-mismatch', step: 4 }] }],
    ['a finding without severity', { findings: [{ code: 'audience-mismatch', step: 4, message: 'x' }] }],
    ['a time that is none', { at: 'yesterday' }],
    ['another key', { anything: 1 }],
    ['another version of the schema', { schemaVersion: 2 }],
  ])('%s', (_, change) => {
    expect(violations(good)).toEqual([]);
    expect(violations({ ...good, ...change })).not.toEqual([]);
  });

  it('an input among several that is not named', () => {
    const { input, ...nameless } = failure('missing.txt');
    expect(violations({ schemaVersion: 1, reports: [good, { ...nameless, input }] })).toEqual([]);
    expect(violations({ schemaVersion: 1, reports: [good, nameless] })).not.toEqual([]);
    expect(violations({ schemaVersion: 1, reports: [good, { ...nameless, input: { path: 'x' } }] })).not.toEqual([]);
  });

  it.each([
    'verdict',
    'cause',
    'steps',
    'checks',
    'findings',
    'remedies',
    'authenticated',
    'claimed',
    'signature',
    'idp',
  ])('a report without %s', (key) => {
    expect(violations(Object.fromEntries(Object.entries(good ?? {}).filter(([each]) => each !== key)))).not.toEqual([]);
  });
});
