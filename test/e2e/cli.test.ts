// The built command as people start it: exit codes, streams, pipes and signals of a real process.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { BIN, cli, ended, makeHome, shell, start } from '../support/cli.ts';
import { fixturePath, ROOT } from '../support/fixtures.ts';

const DEMO = [
  'verify-response',
  fixturePath('demo/response.b64'),
  '--store',
  fixturePath('demo/account.json'),
  '--at',
  '2026-11-23T10:38:11Z',
];
const sso = `"${process.execPath}" "${BIN}"`;

describe('the built command', () => {
  it('says its version', async () => {
    expect(await cli(makeHome(), ['--version'])).toMatchObject({
      exitCode: 0,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    });
  });

  it('runs the main job on the shipped fixture', async () => {
    const home = makeHome();
    const { exitCode, stdout, stderr } = await cli(home, DEMO);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^✓ accepted {2}\S+ logs on as the RAM user \S+\n/);
    expect(stdout).toMatch(/^ {2}7 log on +✓ \S+Access \(System\)/m);
    expect(packageJson.scripts.demo).toBe(`node bin/sso-cli.js ${DEMO.join(' ').replaceAll(ROOT, '')}`);
  });

  it('reads standard input from a file, a pipe and nothing', async () => {
    const home = makeHome();
    const rest = DEMO.slice(2).join(' ');
    const file = fixturePath('demo/response.b64');
    for (const line of [`${sso} verify-response ${rest} <${file}`, `cat ${file} | ${sso} verify-response - ${rest}`]) {
      expect((await shell(home, line)).exitCode).toBe(0);
    }
    expect((await shell(home, `${sso} verify-response ${rest} </dev/null`)).exitCode).toBe(3);
  });

  it.each<[args: string[], exitCode: number]>([
    [['list-users'], 4],
    [['frobnicate'], 2],
    [['decode', '/nowhere'], 3],
    [[], 0],
    [['--help'], 0],
    [['help', 'verify-response'], 0],
  ])('%j exits %d, without a stack trace', async (args, exitCode) => {
    const run = await cli(makeHome(), args);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stdout + run.stderr).not.toMatch(/^ {4}at |node:internal|Error:/m);
  });

  it('a closed pipe is no error', async () => {
    const home = makeHome();
    const { stdout, stderr } = await shell(home, `(${sso} --help; echo $? >code) | head -1; cat code`);
    expect(stdout).toBe('Usage: sso-cli [options] [command]\n0\n');
    expect(stderr).toBe('');
  });

  it('a closed standard output or error is none either', async () => {
    const home = makeHome();
    expect((await shell(home, `${sso} --help >&-`)).stderr).not.toMatch(/^ {4}at /m);
    expect((await shell(home, `${sso} frobnicate 2>&-`)).exitCode).toBe(2);
  });

  it('interrupted while it waits for a paste: 130', async () => {
    const home = makeHome();
    const child = start(home, DEMO.with(1, '-'), { stdio: ['pipe', 'pipe', 'pipe'] });
    const end = ended(child);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    child.kill('SIGINT');
    expect((await end).exitCode).toBe(130);
  });

  it('prints a large answer whole into a slow pipe', async () => {
    const home = makeHome();
    const { stdout } = await shell(
      home,
      `${sso} ${DEMO.join(' ')} ${DEMO[1]} ${Array(40).fill(DEMO[1]).join(' ')} --json | (sleep 1; cat)`,
    );
    expect(JSON.parse(stdout).reports.length).toBeGreaterThan(40);
  });

  it('prints plain text where there is no terminal', async () => {
    const { stdout } = await cli(makeHome(), DEMO);
    expect(stdout).not.toContain('\u001b');
  });

  it('takes a name with blanks', async () => {
    const home = makeHome();
    writeFileSync(join(home, 'a b 中'), 'hello');
    expect((await cli(home, ['decode', 'a b 中'])).exitCode).toBe(3);
  });
});
