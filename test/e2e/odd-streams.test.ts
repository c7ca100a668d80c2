// Streams as they come at bad moments: a full disk behind standard error, a terminal that nobody gave a size.

import { describe, expect, it } from 'vitest';
import { BIN, makeHome, shell } from '../support/cli.ts';
import { fixturePath } from '../support/fixtures.ts';
import { describeWith } from '../support/peers.ts';
import { atTerminal } from '../support/terminal.ts';

const DEMO = fixturePath('demo/account.json');
const SSO_CLI = `'${process.execPath}' '${BIN}'`;

describe('standard error that cannot be written costs neither the answer nor the exit code', () => {
  it.each([
    [`list-users --max-items 1 --store '${DEMO}'`, 0, /alice/],
    [`list-users --max-items 1 --store '${DEMO}' -o json`, 0, /"IsTruncated": true/],
    [`generate-metadata --store '${DEMO}' -o json`, 0, /"entityId"/],
    [`verify-response '${fixturePath('demo/response.b64')}' nofile --store '${DEMO}' -o json`, 3, /"reports"/],
    ['bogus', 2, /^$/],
    ['list-users --store nothing', 4, /^$/],
  ])('%s', async (args, exitCode, stdout) => {
    const ran = await shell(makeHome(), `${SSO_CLI} ${args} 2>/dev/full`);
    expect([ran.exitCode, ran.stdout]).toEqual([exitCode, expect.stringMatching(stdout)]);
  });

  it('nor standard output and standard error together: an answer that was not given is no yes', async () => {
    const ran = await shell(makeHome(), `${SSO_CLI} list-users --store '${DEMO}' >/dev/full 2>&1`);
    expect(ran.exitCode).toBe(1);
  });
});

describeWith('python', 'a terminal without a size', () => {
  it.each(['import-users', 'import-metadata'])('%s waits in silence, and is interrupted as ever', (name) => {
    const { output, exitCode } = atTerminal(
      makeHome(),
      [name, '-', '--store', DEMO, '--dry-run'],
      [{ sleep: 1.5 }, { paste: '\x03' }],
      { columns: 0, rows: 0 },
    );
    expect(exitCode).toBe(130);
    expect(output.length).toBeLessThan(2_000);
  });
});
