// Fifty create-user at once, and kill -9 at random moments: the store is whole, nothing confirmed is lost, no lock stays.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cli, ended, makeHome, start } from '../support/cli.ts';
import { metadataXml } from '../support/idp.ts';

const MANY = 50;
const names = Array.from({ length: MANY }, (_, i) => `user-${String(i).padStart(2, '0')}`);

async function makeAccount(): Promise<string> {
  const home = makeHome();
  expect((await cli(home, ['init', '--account-id', '5123456789012345', '--site', 'intl'])).exitCode).toBe(0);
  return home;
}

async function stored(home: string): Promise<string[]> {
  const { exitCode, stdout, stderr } = await cli(home, ['list-users', '--json']);
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout).Users.User.map((user: { UserName: string }) => user.UserName);
}

describe('fifty at once', () => {
  it('none is lost', async () => {
    const home = await makeAccount();
    const all = await Promise.all(names.map((name) => cli(home, ['create-user', name])));
    expect(all.filter((each) => each.exitCode !== 0)).toEqual([]);
    expect(await stored(home)).toEqual(names);
    expect(readdirSync(join(home, 'data', 'sso-cli'))).toEqual(['account.json', 'account.json.undo']);
  });

  // Several rounds: the moments are random, and the window of a write is small.
  it.each([1, 2, 3])('half of them killed: every one that was confirmed is there (%d)', async () => {
    const home = await makeAccount();
    const begin = performance.now();
    const all = await Promise.all(
      names.map(async (name, i) => {
        const child = start(home, ['create-user', name], { stdio: ['ignore', 'pipe', 'pipe'] });
        const end = ended(child);
        if (i % 2 === 0) {
          // Anywhere between the start of the process and when the last one ends; sooner rather than later.
          void sleep(Math.random() ** 2 * 4_000).then(() => child.kill('SIGKILL'));
        }
        return { name, ...(await end) };
      }),
    );
    const lasted = performance.now() - begin;
    const confirmed = all.filter((each) => each.exitCode === 0).map((each) => each.name);
    const killed = all.filter((each) => each.signal === 'SIGKILL');
    expect(all.filter((each) => each.exitCode !== 0 && each.signal !== 'SIGKILL')).toEqual([]);
    expect(killed.length, `all ended within ${lasted} ms`).toBeGreaterThan(0);

    const there = await stored(home);
    expect(confirmed.filter((name) => !there.includes(name))).toEqual([]);
    expect(there.filter((name) => !names.includes(name))).toEqual([]);

    const next = await cli(home, ['create-user', 'afterwards']);
    expect(next.exitCode, next.stderr).toBe(0);
    expect(await stored(home)).toEqual([...there, 'afterwards'].sort());
    expect(readdirSync(join(home, 'data', 'sso-cli'))).toEqual(['account.json', 'account.json.undo']);
  });

  it('killed one after another, each in the middle of its work', async () => {
    const home = await makeAccount();
    for (let i = 0; i < 30; i++) {
      const before = readFileSync(join(home, 'data', 'sso-cli', 'account.json'), 'utf8');
      const child = start(home, ['create-user', `user-${i}`], { stdio: 'ignore' });
      const end = ended(child);
      // The work is done some 60 to 150 ms after the start.
      await sleep(40 + i * 4);
      child.kill('SIGKILL');
      const { exitCode } = await end;
      const after = readFileSync(join(home, 'data', 'sso-cli', 'account.json'), 'utf8');
      expect(() => JSON.parse(after)).not.toThrow();
      if (exitCode === 0) expect(after).toContain(`"user-${i}"`);
      else expect(after === before || after.includes(`"user-${i}"`)).toBe(true);
    }
    expect((await cli(home, ['create-user', 'afterwards'])).exitCode).toBe(0);
    expect(await stored(home)).toContain('afterwards');
    expect(readdirSync(join(home, 'data', 'sso-cli'))).toEqual(['account.json', 'account.json.undo']);
  });
});

describe('import-metadata, killed between reading and writing', () => {
  it('leaves the old or the new metadata, and with the new one the old one beside it, whole', async () => {
    const home = await makeAccount();
    const folder = join(home, 'data', 'sso-cli');
    const documents = [metadataXml(['idp', 'idp-next']), metadataXml(['idp', 'stranger'])] as const;
    documents.forEach((xml, i) => {
      writeFileSync(join(home, `${i}.xml`), xml);
    });
    expect((await cli(home, ['import-metadata', '0.xml'])).exitCode).toBe(0);
    const held = () => {
      const { UserSsoSettings } = JSON.parse(readFileSync(join(folder, 'account.json'), 'utf8'));
      return Buffer.from(UserSsoSettings.MetadataDocument, 'base64').toString('utf8');
    };
    let now = 0;
    for (let i = 0; i < 24; i++) {
      const next = 1 - now;
      const child = start(home, ['import-metadata', `${next}.xml`], { stdio: 'ignore' });
      const end = ended(child);
      await sleep(60 + i * 6);
      child.kill('SIGKILL');
      await end;
      const document = held();
      expect(documents).toContain(document);
      const kept = readdirSync(folder)
        .filter((name) => name.endsWith('.xml'))
        .map((name) => readFileSync(join(folder, name), 'utf8'));
      for (const each of kept) expect(documents).toContain(each);
      // The way back is whole too.
      if (existsSync(join(folder, 'account.json.undo')))
        expect(() => JSON.parse(readFileSync(join(folder, 'account.json.undo'), 'utf8'))).not.toThrow();
      if (document === documents[next]) {
        expect(kept).toContain(documents[now]);
        now = next;
      }
    }
    expect((await cli(home, ['import-metadata', `${1 - now}.xml`])).exitCode).toBe(0);
    expect(held()).toBe(documents[1 - now]);
    expect(
      readdirSync(folder).filter((name) => !/^account\.json(\.undo|\.metadata-[\dTZ]+-[\da-f]{8}\.xml)?$/.test(name)),
    ).toEqual([]);
  });
});
