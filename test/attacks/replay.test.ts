// --seen: an Assertion is taken once, in whatever wrapping it comes back (SAML Profiles 4.1.4.5). Nothing else remembers.

import { chmod, chown, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSeen } from '../../src/adapters/seen.ts';
import { makeStore, runCommand } from '../support/attacks/judging.ts';
import { base64, swap } from '../support/attacks/kit.ts';
import { signed } from '../support/attacks/seal.ts';
import { metadataXml } from '../support/idp.ts';

const FIRST = signed();
/** The same signed Assertion in another Response, which is not signed. */
const AGAIN = swap(FIRST, 'ID="_response"', 'ID="_another-response"');

let store: Awaited<ReturnType<typeof makeStore>>;
beforeEach(async () => {
  store = await makeStore();
  await runCommand(['import-metadata', '-', '--store', store.path], metadataXml());
  await runCommand(['create-user', 'alice', '--store', store.path]);
});
afterEach(() => store.remove());

const verify = (paste: string) =>
  runCommand(
    [
      'verify-response',
      '-',
      '--store',
      store.path,
      '--seen',
      `${store.path}.seen`,
      '--request-id',
      '_request',
      '--json',
    ],
    paste,
  );
const causes = (stdout: string) => {
  const json = JSON.parse(stdout) as { cause: string | null; reports?: { cause: string | null }[] };
  return json.reports?.map((each) => each.cause) ?? [json.cause];
};

it.each([
  ['the same response', FIRST],
  ['the same Assertion in another Response', AGAIN],
])('is refused the second time: %s', async (_, again) => {
  expect((await verify(base64(FIRST))).exitCode).toBe(0);
  const { exitCode, stdout } = await verify(base64(again));
  expect(exitCode).toBe(1);
  expect(causes(stdout)).toEqual(['assertion-replayed']);
});

it('is accepted by one of several commands at once', async () => {
  const ran = await Promise.all([FIRST, AGAIN, FIRST, AGAIN].map((xml) => verify(base64(xml))));
  expect(ran.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1, 1, 1]);
});

it('is not accepted where more was seen than can be read', async () => {
  await writeFile(`${store.path}.seen`, '');
  await truncate(`${store.path}.seen`, (64 << 20) + 1);
  const { exitCode, stdout } = await verify(base64(FIRST));
  expect([exitCode, JSON.parse(stdout).error.code]).toEqual([4, 'seen-unusable']);
});

it('is refused the second time in one paste', async () => {
  const bodies = [FIRST, AGAIN].map((xml) => `SAMLResponse=${encodeURIComponent(base64(xml))}`);
  const har = JSON.stringify({ log: { entries: bodies.map((text) => ({ request: { postData: { text } } })) } });
  const { exitCode, stdout } = await verify(har);
  expect(causes(stdout)).toEqual([null, 'assertion-replayed']);
  expect(exitCode).toBe(1);
});

describe('a file that is not as it was written', () => {
  const edits: readonly (readonly [what: string, edit: (text: string) => string | Uint8Array])[] = [
    ['no end of the last line', (text) => text.trimEnd()],
    ['the last line cut', (text) => text.slice(0, -5)],
    ['two blanks', (text) => text.replace(' ', '  ')],
    ['a tab', (text) => text.replace(' ', '\t')],
    ['an ID without its time', (text) => text.replace(/^\S+ /, '')],
    ['a time without its ID', (text) => text.replace(/ \S+/, '')],
    ['more behind the ID', (text) => text.replace('\n', ' 1\n')],
    ['an empty line', (text) => `\n${text}`],
    ['a comment', (text) => `# mine\n${text}`],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['old Mac line ends', (text) => text.replaceAll('\n', '\r')],
    ['a byte that is no UTF-8', (text) => Buffer.from(text.replace('_', '\xff'), 'latin1')],
    ['a zero byte', (text) => `\0${text}`],
  ];
  it.each(edits)('accepts nothing, and stays as it is: %s', async (_, edit) => {
    expect((await verify(base64(FIRST))).exitCode).toBe(0);
    const path = `${store.path}.seen`;
    const edited = Buffer.from(edit(await readFile(path, 'utf8')));
    await writeFile(path, edited);
    const { exitCode, stdout } = await verify(base64(FIRST));
    expect([exitCode, JSON.parse(stdout).error?.code]).toEqual([4, 'seen-unusable']);
    expect((await readFile(path)).equals(edited)).toBe(true);
  });

  it('is understood where only its line ends are those of Windows', async () => {
    expect((await verify(base64(FIRST))).exitCode).toBe(0);
    const path = `${store.path}.seen`;
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
    expect(causes((await verify(base64(FIRST))).stdout)).toEqual(['assertion-replayed']);
  });

  it('keeps every ID apart, whatever is in it', async () => {
    const path = `${store.path}.seen`;
    const ids = ['_a', '_a b', '_a\nb', '_a%20b', '_ä', '_\u2028', '{a}', '_\u00a0x', '\ud83d\ude00'];
    for (const [i, id] of ids.entries()) {
      const seen = await openSeen(path);
      expect(ids.filter((each) => seen.has(each))).toEqual(ids.slice(0, i));
      await seen.exclusively(() => seen.add(id, '2026-11-23T10:00:00Z'));
      expect((await openSeen(path)).has(id)).toBe(true);
    }
  });

  it('accepts nothing where it cannot be kept', async () => {
    await symlink('/dev/full', `${store.path}.seen`);
    const { exitCode, stdout } = await verify(base64(FIRST));
    expect([exitCode, JSON.parse(stdout).error?.code]).toEqual([4, 'seen-unusable']);
    expect(stdout).not.toContain('accepted');
  });

  it.runIf(process.geteuid?.() === 0).each([
    ['anybody may write to', (path: string) => chmod(path, 0o666)],
    ['belongs to another', (path: string) => chown(path, 65_534, 65_534)],
    ['a group may write to', async (path: string) => chown(path, 0, 65_534).then(() => chmod(path, 0o660))],
  ])('is refused where %s it', async (_, change) => {
    const path = `${store.path}.seen`;
    await writeFile(path, '');
    await change(path);
    expect((await verify(base64(FIRST))).exitCode).toBe(4);
    expect((await stat(path)).size).toBe(0);
  });
});

it('is not accepted once the lock was taken away', async () => {
  const path = `${store.path}.seen`;
  const seen = await openSeen(path);
  const adding = seen.exclusively(async () => {
    await writeFile(`${path}.lock`, JSON.stringify({ token: 'another', host: 'elsewhere', pid: 1, started: null }));
    await seen.add('_a', '2026-11-23T10:00:00Z');
  });
  await expect(adding).rejects.toMatchObject({ code: 'store-locked' });
  expect((await openSeen(path)).has('_a')).toBe(false);
});
