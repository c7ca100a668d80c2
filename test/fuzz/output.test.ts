// No raw control, bidirectional, invisible or line-ending character of any input reaches any output, in any format; and no
// text of an input becomes a command, markup or a line of its own.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUT_FORMATS } from '../../src/context.ts';
import { makeStore, type Ran, runCommand } from '../support/attacks/judging.ts';
import { base64, plain, SP, swap } from '../support/attacks/kit.ts';
import { seal } from '../support/attacks/seal.ts';
import { metadataXml } from '../support/idp.ts';
import { hostileText, hostileXml } from './hostile-text.ts';
import { FIELDS } from './response-fields.ts';

const RAW =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|\u034f|[\u115f\u1160\u2800\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;
/** Lines that CI systems obey: GitHub's own are written by the format "github" alone. */
const OWN_COMMAND = /^::(?:error|warning|notice) (?:title|file)=/;

/** What one run printed, with everything in it that must never be printed. */
function harmIn({ stdout, stderr }: Ran, format: string): string[] {
  const harm: string[] = [];
  for (const line of `${stdout}\n${stderr}`.split('\n')) {
    if (RAW.test(line)) harm.push(`raw: ${JSON.stringify(line)}`);
    if (/^\s*::/.test(line) && !(format === 'github' && OWN_COMMAND.test(line))) harm.push(`a command: ${line}`);
  }
  for (const line of stdout.split('\n')) {
    if (format === 'html' && /<(?:script|img)|onerror=alert\(1\)>|' onmouseover='/i.test(line))
      harm.push(`markup: ${line}`);
  }
  return harm;
}

let store: Awaited<ReturnType<typeof makeStore>>;
beforeAll(async () => {
  store = await makeStore();
  const imported = await runCommand(['import-metadata', '-', '--store', store.path], metadataXml());
  expect(imported.exitCode).toBe(0);
  await runCommand(['create-user', 'alice', '--store', store.path]);
});
afterAll(() => store.remove());

const RUNS = { numRuns: 4 };
const sealIfUnsigned = (xml: string) => (xml.includes('<ds:Signature') ? xml : seal(xml));

describe('hostile text in a response', () => {
  it.each(Object.keys(FIELDS))('as %s does no harm in any format', async (field) => {
    await fc.assert(
      fc.asyncProperty(hostileXml, fc.boolean(), async (text, isSigned) => {
        const xml = (FIELDS[field] as (xml: string, text: string) => string)(plain(), text);
        const paste = base64(isSigned ? sealIfUnsigned(xml) : xml);
        for (const format of OUTPUT_FORMATS) {
          const ran = await runCommand(['verify-response', '-', '--store', store.path, '-o', format], paste);
          expect([0, 1, 3]).toContain(ran.exitCode);
          expect(harmIn(ran, format)).toEqual([]);
        }
        for (const format of ['text', 'json']) {
          expect(harmIn(await runCommand(['decode', '-', '-o', format], paste), format)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('before it is even XML does no harm', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileText,
        fc.constantFrom('', '<', '<x a="', '{"a":"', 'SAMLResponse=', '<!DOCTYPE '),
        async (text, before) => {
          const format = 'text';
          for (const command of [
            ['verify-response', '-', '--store', store.path],
            ['decode', '-'],
            ['import-metadata', '-', '--dry-run', '--store', store.path],
          ]) {
            expect(harmIn(await runCommand(command, before + text), format)).toEqual([]);
            expect(harmIn(await runCommand([...command, '--json'], before + text), format)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('hostile text elsewhere', () => {
  it('in metadata does no harm', async () => {
    const places = [
      (text: string) => metadataXml(['idp'], text),
      (text: string) => swap(metadataXml(), 'https://idp.example.com/sso', text),
      (text: string) => swap(metadataXml(), 'bindings:HTTP-Redirect', text),
      (text: string) =>
        swap(
          metadataXml(),
          '<md:SingleSignOnService',
          `<md:NameIDFormat>${text}</md:NameIDFormat><md:SingleSignOnService`,
        ),
      (text: string) => swap(metadataXml(), 'entityID=', `validUntil="${text}" entityID=`),
    ];
    await fc.assert(
      fc.asyncProperty(
        hostileXml,
        fc.constantFrom(...places),
        fc.constantFrom('text', 'json'),
        async (text, place, format) => {
          const ran = await runCommand(
            ['import-metadata', '-', '--dry-run', '--store', store.path, '-o', format],
            place(text),
          );
          expect([0, 1, 3]).toContain(ran.exitCode);
          expect(harmIn(ran, format)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in arguments does no harm', async () => {
    const places = [
      (text: string) => ['verify-response', text],
      (text: string) => ['verify-response', '-', '--at', text],
      (text: string) => ['verify-response', '-', '--expect-user', text],
      (text: string) => ['verify-response', '-', '--relay-state', text],
      (text: string) => ['create-user', text],
      (text: string) => ['create-user', 'bob', '--display-name', text],
      (text: string) => ['get-user', text],
      (text: string) => ['list-users', '--match', text],
      (text: string) => ['init', '--account-id', text],
      (text: string) => ['explain', text],
      (text: string) => [text],
      (text: string) => [`--${text}`],
    ];
    await fc.assert(
      fc.asyncProperty(
        hostileText,
        fc.constantFrom(...places),
        fc.constantFrom('text', 'json'),
        async (text, place, format) => {
          const ran = await runCommand([...place(text), '--store', store.path, '-o', format]);
          expect(harmIn(ran, format)).toEqual([]);
          expect(ran.exitCode).not.toBe(70);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('in names of files that are not there does no harm in any format', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom(...OUTPUT_FORMATS), async (text, format) => {
        const ran = await runCommand([
          'verify-response',
          '-o',
          format,
          '--store',
          store.path,
          '--',
          text,
          `${text}.txt`,
        ]);
        expect(harmIn(ran, format)).toEqual([]);
        expect(ran.exitCode).toBe(3);
      }),
      { numRuns: 60 },
    );
  });

  it('in a store that somebody edited does no harm', async () => {
    const path = join(dirname(store.path), 'edited.json');
    const good = JSON.parse(readFileSync(store.path, 'utf8')) as { Users: { User: object[] } };
    const [alice] = good.Users.User;
    const fields = [
      'DisplayName',
      'Email',
      'MobilePhone',
      'Comments',
      'UserName',
      'UserPrincipalName',
      'Status',
      'anything',
    ];
    await fc.assert(
      fc.asyncProperty(
        hostileText,
        fc.constantFrom(...fields),
        fc.constantFrom('text', 'json'),
        async (text, field, format) => {
          writeFileSync(path, JSON.stringify({ ...good, Users: { User: [{ ...alice, [field]: text }] } }), {
            mode: 0o600,
          });
          for (const command of [['list-users'], ['get-user', 'alice']]) {
            const ran = await runCommand([...command, '--store', path, '-o', format]);
            expect([0, 1, 4]).toContain(ran.exitCode);
            expect(harmIn(ran, format)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Runs `work` in a folder of its own, which is the working folder meanwhile. */
async function inFolder(work: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sso-cli-names-'));
  const before = process.cwd();
  try {
    process.chdir(folder);
    await work();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

describe('a file that is called like a log command', () => {
  it.each(OUTPUT_FORMATS.map((format) => [format]))('is no command in %s', async (format) => {
    await inFolder(async () => {
      for (const name of ['::stop-commands::x', ' ::error::x']) {
        writeFileSync(name, base64(seal(plain())));
        const ran = await runCommand(['verify-response', name, '--store', store.path, '-o', format]);
        expect(ran.exitCode).toBeLessThan(2);
        expect(harmIn(ran, format)).toEqual([]);
      }
    });
  });
});

describe('people and files that are called like a log command', () => {
  it.each(OUTPUT_FORMATS.map((format) => [format]))('give none in %s of other commands', async (format) => {
    await inFolder(async () => {
      const name = '::add-mask::md.xml';
      writeFileSync(name, metadataXml());
      writeFileSync('people.csv', 'userPrincipalName,displayName\n::add-mask::owned@corp.example,x\n');
      for (const command of [
        ['check-metadata', name],
        ['diff-metadata', name],
        ['preflight', '--idp-users', 'people.csv'],
        ['import-users', 'people.csv', '--dry-run'],
      ]) {
        const plain = command[0] === 'import-users' && !['text', 'json'].includes(format) ? 'text' : format;
        const ran = await runCommand([...command, '--store', store.path, '-o', plain]);
        expect(ran.exitCode, ran.stderr).toBeLessThan(3);
        expect(harmIn(ran, plain)).toEqual([]);
      }
    });
  });
});

// GitHub's runner looks for "##[command]" anywhere in a line (actions/runner, ActionCommand.TryParse), Azure's for "##vso[".
describe('a log command inside a line', () => {
  it.each(['text', 'json', 'junit', 'sarif', 'html'])('is not obeyed in %s', async (format) => {
    const xml = seal(
      swap(plain(), 'alice@example.com', '##[set-output name=x]y ##vso[task.setvariable variable=x]y').replaceAll(
        `>${SP}<`,
        '>##[error]x ##vso[task.complete]y<',
      ),
    );
    const { stdout, stderr } = await runCommand(
      ['verify-response', '-', '--store', store.path, '-o', format],
      base64(xml),
    );
    expect(`${stdout}${stderr}`.match(/##\w*\[/g)).toBeNull();
  });
});
