// --seen: an Assertion is taken once, in whatever wrapping it comes back (SAML Profiles 4.1.4.5). Nothing else remembers.

import { truncate, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
