// GitHub Actions: lines that its runner obeys (actions/runner, ActionCommand.TryParseV2), and the step summary.

import { describe, expect, it } from 'vitest';
import { EN } from '../../src/core/words/en/index.ts';
import { renderReports, renderSummaryFor } from '../../src/render/reports.ts';
import { pasted, response } from '../support/idp.ts';
import { allReports, failure, verifySeveral } from '../support/reports.ts';
import { makeAccount } from '../support/world.ts';

interface Command {
  readonly name: string;
  readonly properties: Record<string, string>;
  readonly data: string;
}

/** What the runner makes of a line: name, properties by comma, and data; each unescaped as it does it. */
function runnerReads(line: string): Command {
  const match = /^::(\w+) ([^:]*)::(.*)$/s.exec(line);
  if (!match) throw new Error(`no command: ${line}`);
  const [, name = '', properties = '', data = ''] = match;
  const plain = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return {
    name,
    properties: Object.fromEntries(
      properties.split(',').map((pair) => {
        const [key = '', ...value] = pair.split('=');
        return [key, plain(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))];
      }),
    ),
    data: plain(data),
  };
}

const commands = (text: string) => text.trimEnd().split('\n').map(runnerReads);

describe('annotations', () => {
  const reports = allReports('en');

  it.each(reports)('%s: one for each finding', (_, report) => {
    const said = commands(renderReports('github', [report], EN));
    if (report.findings.length === 0) {
      expect(said).toMatchObject([{ name: 'notice', properties: { title: 'accepted' } }]);
      return;
    }
    expect(said.map((each) => [each.name, each.properties.title])).toEqual(
      report.findings.map((finding) => [
        { error: 'error', warning: 'warning', info: 'notice' }[finding.severity],
        finding.code,
      ]),
    );
    expect(said.every((each) => each.properties.file === report.input.source)).toBe(true);
  });

  it('several inputs: each line names its file, blanks, commas and colons included', async () => {
    const world = await makeAccount();
    const odd = world.write('C:, 100%.txt', 'nothing of the kind');
    const { exitCode, stdout } = await world.run(['verify-response', '-o', 'github', odd, world.write('a', pasted())]);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^::error title=input-not-saml,file=.*C%3A%2C 100%25\.txt::/);
    expect(commands(stdout)[0]?.properties.file).toBe(odd);
  });

  it('evidence stands on lines of its own, and stays in the command', async () => {
    const { stdout } = await verifySeveral('github');
    const mismatch = commands(stdout).find((each) => each.properties.title === 'audience-mismatch');
    expect(mismatch?.data).toMatch(/\nexpected: https:\S+\nactual: https:\S+$/);
  });

  it('an input that could not be opened is an error, whatever its name', () => {
    const source = 'no: where, 100%.txt\n::error title=x::y';
    const said = commands(renderReports('github', [failure('a.txt'), failure(source)], EN));
    expect(said.map(({ name, properties }) => [name, properties.title])).toEqual([
      ['error', 'input-missing'],
      ['error', 'input-missing'],
    ]);
    expect(said[0]).toMatchObject({
      properties: { file: 'a.txt' },
      data: 'there is no file a.txt\nhint: check the path, or write "-" to read standard input',
    });
    expect(said[1]?.properties.file).toBe(source.replace('\n', '\\u{a}'));
  });

  it('text of the response ends no command and begins none', async () => {
    const issuer = 'https://idp.example.com/%0A::error title=x::y';
    const { stdout } = await (await makeAccount()).run(['verify-response', '-o', 'github'], {
      stdin: pasted(null, response({ issuer })),
    });
    const mismatch = commands(stdout).find((each) => each.properties.title === 'issuer-mismatch');
    expect(mismatch?.data).toContain(`actual: ${issuer}`);
    expect(stdout.match(/^::/gm)).toHaveLength(commands(stdout).length);
  });
});

describe('the step summary', () => {
  it('is appended to the file that GITHUB_STEP_SUMMARY names', async () => {
    const world = await makeAccount();
    const summary = world.write('summary.md', '# A step before\n');
    const env = { GITHUB_STEP_SUMMARY: summary };
    for (let i = 0; i < 2; i++) await world.run(['verify-response', '-o', 'github'], { stdin: pasted(), env });
    const text = world.read('summary.md');
    expect(text.startsWith('# A step before\n')).toBe(true);
    expect(text.match(/^### ✅ accepted/gm)).toHaveLength(2);
    // A heading begins a line; GitHub's Markdown wants a blank one before it.
    expect(text.match(/\n\n### /g)).toHaveLength(1);
    expect(text.match(/^\| 7 log on \|/gm)).toHaveLength(2);
  });

  it('has a section for each input', async () => {
    const world = await makeAccount();
    const env = { GITHUB_STEP_SUMMARY: world.path('summary.md') };
    const files = [world.write('a', pasted()), world.path('missing'), world.write('b', 'nothing')];
    await world.run(['verify-response', '-o', 'github', ...files], { env });
    expect(world.read('summary.md').match(/^### .*/gm)).toMatchObject([
      expect.stringMatching(/^### ✅ accepted/),
      expect.stringMatching(/^### ❌ not read: .*missing$/),
      expect.stringMatching(/^### ❌ rejected/),
    ]);
  });

  it('is written for no other format', async () => {
    const world = await makeAccount();
    const env = { GITHUB_STEP_SUMMARY: world.path('summary.md') };
    for (const format of ['text', 'json', 'junit', 'sarif', 'html'])
      await world.run(['verify-response', '-o', format], { stdin: pasted(), env });
    expect(() => world.read('summary.md')).toThrow();
  });

  it('that cannot be written leaves the answer as it is, and says so', async () => {
    const world = await makeAccount();
    const { exitCode, stdout, stderr } = await world.run(['verify-response', '-o', 'github'], {
      stdin: pasted(),
      env: { GITHUB_STEP_SUMMARY: world.path('no/such/folder/summary.md') },
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^::(?:notice|warning) /);
    expect(stderr).toMatch(/^sso-cli: note: .*GITHUB_STEP_SUMMARY/);
  });

  it('shows text of the response as text', () => {
    const evil = '<img src=x> [a](javascript:b) | `c` @admins https://evil.example';
    const [, report] = allReports('en').find(([name]) => name === 'issuer-mismatch') ?? [];
    if (!report) throw new Error('no report');
    const finding = { ...report.findings[0], code: 'issuer-mismatch', message: evil } as (typeof report.findings)[0];
    const text = renderSummaryFor('github', [{ ...report, findings: [finding] }], EN) ?? '';
    expect(text).not.toMatch(/<img|\]\(|@admins|https:\/\/evil| \| `c`/);
  });
});
