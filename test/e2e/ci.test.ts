// The schedules of docs/ci.md and the steps of action.yml, run as they stand with the built command: quiet on a good day, and
// failing on the right one. Only what would go to the network is given otherwise: where metadata is, and npm.

import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLoadersSync } from 'cosmiconfig';
import { describe, expect, it } from 'vitest';
import { BIN, cli, type Ended, makeHome, shell } from '../support/cli.ts';
import { fixtureText, ROOT } from '../support/fixtures.ts';
import { metadataXml } from '../support/idp.ts';

const DOC = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
const blocks = (language: string) =>
  [...DOC.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);
// biome-ignore lint/suspicious/noExplicitAny: YAML
const yaml = (text: string): any => defaultLoadersSync['.yaml']('ci.yml', text);
const [github, gitlab] = blocks('yaml').map(yaml);
const [crontab = ''] = blocks('crontab');

/** Assignments for a shell. */
const exported = (env: Record<string, string>) =>
  Object.entries(env)
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('\n');

type Run = (home: string, env: Record<string, string>) => Promise<{ failed: string[]; output: string }>;

const COMMANDS = ['check-metadata', 'diff-metadata', 'preflight'];

async function runGithub(home: string, env: Record<string, string>) {
  const { steps, env: own } = github.jobs.sso;
  const failed: string[] = [];
  let output = '';
  for (const { run } of steps) {
    if (run === undefined) continue;
    const ended = await step(home, { ...own, ...env }, run);
    output += ended.stdout;
    if (ended.exitCode !== 0) failed.push(COMMANDS.find((each) => run.includes(` ${each} `)) ?? run);
  }
  return { failed, output };
}

async function runGitlab(home: string, env: Record<string, string>) {
  const ended = await step(home, { ...gitlab.sso.variables, ...env }, gitlab.sso.script.join('\n'));
  const xml = (name: string) => readFileSync(join(home, 'sso', `${name}.xml`), 'utf8');
  const failed = COMMANDS.filter((name) => xml(name).includes('<failure'));
  expect(ended.exitCode).toBe(failed.length > 0 ? 1 : 0);
  return { failed, output: COMMANDS.map(xml).join('') };
}

async function runCrontab(home: string, env: Record<string, string>) {
  const lines = crontab.trim().split('\n');
  const own = Object.fromEntries(lines.slice(0, -1).map((line) => line.split('=') as [string, string]));
  const [, line = ''] = /^(?:\S+ ){5}(.*)$/.exec(lines.at(-1) ?? '') ?? [];
  const { PATH: _, ...rest } = own;
  const ended = await step(home, { ...rest, ...env }, line);
  // The first that fails stops the others.
  const failed = ended.exitCode === 0 ? [] : ['first'];
  expect(ended.stdout !== '').toBe(ended.exitCode !== 0);
  return { failed, output: ended.stdout };
}

const step = (home: string, env: Record<string, string>, line: string): Promise<Ended> =>
  shell(home, `${exported(env)}\ncd sso\n${line}`, join(home, 'bin'));

async function prepared(): Promise<string> {
  const home = makeHome();
  mkdirSync(join(home, 'bin'));
  mkdirSync(join(home, 'sso'));
  const path = join(home, 'bin/sso-cli');
  writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(path, 0o755);
  writeFileSync(join(home, 'sso/published.xml'), metadataXml());
  writeFileSync(join(home, 'sso/idp-users.csv'), 'userPrincipalName,id\nalice@example.onaliyun.com,1\n');
  const store = ['--store', join(home, 'sso/account.json')];
  const init = ['init', '--account-id', '5123456789012345', '--site', 'intl', '--default-domain'];
  for (const args of [
    [...init, 'example.onaliyun.com'],
    ['import-metadata', join(home, 'sso/published.xml')],
    ['create-user', 'alice'],
  ])
    expect((await cli(home, [...args, ...store])).exitCode, args.join(' ')).toBe(0);
  return home;
}

const END = Date.parse(new X509Certificate(fixtureText('keys/idp.crt')).validTo);
const daysBeforeEnd = (days: number) => new Date(END - days * 86_400_000).toISOString().replace('.000Z', 'Z');

/** What happened, and which of the three must say so. */
const DAYS: readonly [
  what: string,
  env: Record<string, string>,
  change: (folder: string) => void,
  failing: string[],
][] = [
  ['a good day', {}, () => undefined, []],
  ['31 days before the certificate ends', { SSO_CLI_AT: daysBeforeEnd(31) }, () => undefined, []],
  [
    '29 days before the certificate ends',
    { SSO_CLI_AT: daysBeforeEnd(29) },
    () => undefined,
    ['check-metadata', 'preflight'],
  ],
  [
    'the IdP publishes a second key',
    {},
    (folder) => writeFileSync(join(folder, 'published.xml'), metadataXml(['idp', 'idp-next'])),
    ['diff-metadata'],
  ],
  [
    'somebody joined whom RAM does not know',
    {},
    (folder) => writeFileSync(join(folder, 'idp-users.csv'), 'userPrincipalName,id\ncarol@example.onaliyun.com,2\n'),
    ['preflight'],
  ],
];

describe.each<[string, Run]>([
  ['GitHub Actions', runGithub],
  ['GitLab', runGitlab],
  ['crontab', runCrontab],
])('%s', (name, run) => {
  it.each(DAYS)('%s', async (_, env, change, failing) => {
    const home = await prepared();
    change(join(home, 'sso'));
    const { failed, output } = await run(home, {
      IDP_METADATA: 'published.xml',
      ...env,
    });
    expect(failed, output).toEqual(name === 'crontab' ? failing.slice(0, 1).map(() => 'first') : failing);
  });
});

describe('action.yml', () => {
  const action = yaml(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

  it('is a composite action, named by the workflow', () => {
    expect(action.runs.using).toBe('composite');
    expect(github.jobs.sso.steps.some(({ uses = '' }) => /\/sso-cli@/.test(uses))).toBe(true);
  });

  it('puts the built command on the PATH', async () => {
    const home = makeHome();
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin/npm'), `#!/bin/sh\necho "$@" > "${join(home, 'npm')}"\n`);
    chmodSync(join(home, 'bin/npm'), 0o755);
    const env = {
      GITHUB_ACTION_PATH: ROOT,
      RUNNER_TEMP: join(home, 'tmp'),
      GITHUB_PATH: join(home, 'path'),
    };
    for (const { run } of action.runs.steps) {
      if (run === undefined) continue;
      const { exitCode, stderr } = await shell(home, `${exported(env)}\n${run}`, join(home, 'bin'));
      expect(exitCode, stderr).toBe(0);
    }
    expect(readFileSync(join(home, 'npm'), 'utf8').trim()).toBe(`ci --prefix ${ROOT}`);
    const added = readFileSync(join(home, 'path'), 'utf8').trim();
    const { stdout, exitCode } = await shell(home, 'sso-cli --version', added);
    expect([exitCode, stdout.trim()]).toEqual([
      0,
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    ]);
  });
});

it('the commands of the day of the switch run', async () => {
  const home = await prepared();
  const [lines = ''] = blocks('sh');
  const store = { SSO_CLI_STORE: 'account.json' };
  const { exitCode, stdout } = await step(home, store, `set -e\n${lines}`);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('--SsoEnabled true');
});
