// Ten journeys as they look at a real terminal, recorded: at 60, 80 and 140 columns, in English and Chinese, with and without
// colour. After a change that is meant: SSO_CLI_TRANSCRIPTS=write npx vitest run test/e2e/transcripts.test.ts, and look at each.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { makeHome } from '../support/cli.ts';
import { fixturePath } from '../support/fixtures.ts';
import { type Deed, lineAtTerminal } from '../support/terminal.ts';

const FOLDER = join(import.meta.dirname, 'transcripts');
const ACCOUNT = '--account-id 5123456789012345 --site intl --default-domain example.onaliyun.com';
const STORE = fixturePath('demo/account.json');
const RESPONSE = fixturePath('demo/response.b64');
const DEMO = `--store ${STORE} --at 2026-11-23T10:38:11Z`;

const JOURNEYS: readonly (readonly [name: string, line: string, deeds?: readonly Deed[]])[] = [
  ['set-up-okta', `sso-cli guide okta ${ACCOUNT}`],
  ['set-up-entra', `sso-cli guide entra ${ACCOUNT}`],
  ['set-up-keycloak', `sso-cli guide keycloak ${ACCOUNT}`],
  ['first-start', 'sso-cli'],
  ['on-call-fresh', `sso-cli verify-response ${RESPONSE} ${DEMO}`],
  ['on-call-stale', `sso-cli verify-response ${RESPONSE} --store ${STORE} --at 2040-01-01T00:00:00Z`],
  ['ci', `sso-cli verify-response ${RESPONSE} ${DEMO} --expect-user bob -o github`],
  [
    'bulk',
    `printf 'name,email\\ncarol,carol@example.com\\n' >users.csv; cp ${STORE} mine.json; sso-cli import-users users.csv --store mine.json --dry-run`,
  ],
  ['mistakes', `sso-cli verify saml.txt; sso-cli --meta idp.xml; sso-cli get-user alcie --store ${STORE}`],
  [
    'paste',
    `sso-cli verify-response ${DEMO}`,
    [{ sleep: 1 }, { paste: `${readFileSync(RESPONSE, 'utf8').trim()}\n\n` }],
  ],
  [
    'html',
    `sso-cli verify-response ${RESPONSE} --store ${STORE} --at 2040-01-01T00:00:00Z -o html | sed '/<style/,/<\\/style>/d; s/<[^>]*>/ /g' | grep -v '^ *$' | head -20`,
  ],
];

/** What stands differently on another machine or day, and escape sequences made visible. */
function steady(output: string, home: string): string {
  return output
    .replaceAll('\r\n', '\n')
    .replaceAll(home, '~')
    .replaceAll(STORE, 'account.json')
    .replaceAll(RESPONSE, 'response.b64')
    .replaceAll('\x1b', '␛')
    .replace(/\d+ (days|天)/g, 'N $1');
}

const cells = (line: string) =>
  [...line.replace(/␛\[[\d;]*m/g, '')].reduce((sum, each) => sum + eastAsianWidth(each.codePointAt(0) ?? 0), 0);

function screenOf(line: string, deeds: readonly Deed[], columns: number, lang: string, color: boolean): string {
  const home = makeHome();
  const env = { LC_ALL: lang === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8', NO_COLOR: color ? '' : '1' };
  const seen = lineAtTerminal(home, line, deeds, { columns, rows: 24, env });
  expect(seen.failed).toBeNull();
  return steady(seen.output, home);
}

describe.runIf(process.platform === 'linux')('transcripts', () => {
  it.each(JOURNEYS.flatMap((journey) => ['en', 'zh'].map((lang) => [journey[0], lang, journey] as const)))(
    '%s in %s',
    (name, lang, [, line, deeds = []]) => {
      const screens = [60, 80, 140].map((columns) => [
        `${columns} columns`,
        screenOf(line, deeds, columns, lang, false),
      ]);
      screens.push(['80 columns, in colour', screenOf(line, deeds, 80, lang, true)]);
      const text = screens.map(([title, screen]) => `=== ${title}\n${screen}`).join('\n');
      const path = join(FOLDER, `${name}.${lang}.txt`);
      if (process.env.SSO_CLI_TRANSCRIPTS === 'write') {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(path, text);
      }
      expect(text).toBe(readFileSync(path, 'utf8'));
      // Bulk speaks little, and names its outcomes in English.
      if (lang === 'zh' && name !== 'bulk') expect(text).toMatch(/\p{sc=Han}/u);
    },
    120_000,
  );

  it.each(['set-up-okta', 'first-start', 'on-call-fresh', 'on-call-stale'])(
    '%s: no line of words is wider than the terminal',
    (name) => {
      for (const lang of ['en', 'zh']) {
        const parts = readFileSync(join(FOLDER, `${name}.${lang}.txt`), 'utf8').split(/^=== (\d+) columns.*\n/m);
        for (let i = 1; i < parts.length; i += 2) {
          const width = Number(parts[i]);
          // A value that is wider than what is left of the line stays whole, and so does a command to copy.
          const wide = (parts[i + 1] ?? '')
            .split('\n')
            .filter((each) => cells(each) > width && !/\S{25,}|sso-cli /.test(each));
          expect(wide).toEqual([]);
        }
      }
    },
  );
});
