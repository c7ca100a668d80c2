// Whole logons with the IdP libraries pysaml2 and Lasso behind a plain logon page: given nothing but the served SP metadata.

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cli, makeHome } from '../support/cli.ts';
import { fixtureText } from '../support/fixtures.ts';
import { launch, verdictOn } from '../support/live.ts';
import { describeWith } from '../support/peers.ts';
import { makeStore, type RunningService, serve } from '../support/service.ts';

/** Starts it; its first line is its URL. */
async function startIdp(
  script: string,
  asked: object,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn('/usr/bin/python3', ['-B', path], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify(asked));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      if (out.includes('\n')) resolve(out.trim());
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return { child, url };
}

for (const name of ['pysaml2', 'lasso'] as const) {
  describeWith(name, 'with a library as the IdP', () => {
    let service: RunningService;
    let browser: Browser;
    let idp: { readonly child: ChildProcess; readonly url: string };

    beforeAll(async () => {
      const home = makeHome();
      await makeStore(home);
      service = await serve(home, []);
      const sp = await (await fetch(service.ready.metadataUrl)).text();
      idp = await startIdp(`${name}_server.py`, {
        sp,
        key: fixtureText('keys/idp.key'),
        certificate: fixtureText('keys/idp.crt'),
      });
      const imported = await cli(home, ['import-metadata', `${idp.url}/metadata`]);
      expect(imported.exitCode, imported.stderr).toBe(0);
      browser = await launch();
    });
    afterAll(async () => {
      await browser?.close();
      idp?.child.kill();
      expect((await service?.stop())?.exitCode).toBe(0);
    });

    const logOn = async (page: Page, user: string, password = 'secret') => {
      await page.fill('input[name=username]', user);
      await page.fill('input[name=password]', password);
      await page.click('button');
    };
    const inNewPage = (work: (page: Page) => Promise<void>) => async () => {
      const context = await browser.newContext();
      await work(await context.newPage());
      await context.close();
    };

    it(
      'SP-initiated: alice is logged on, and nobody whom RAM does not know',
      inNewPage(async (page) => {
        await page.goto(`${service.ready.url}/logon/go`);
        await logOn(page, 'alice');
        expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
        expect(await page.textContent('main')).toContain('SP-initiated');
        await page.goto(`${service.ready.url}/logon/go`);
        await logOn(page, 'mallory');
        expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: 'user-not-found' });
      }),
    );

    it(
      'IdP-initiated: alice is logged on',
      inNewPage(async (page) => {
        await page.goto(`${idp.url}/start`);
        await logOn(page, 'alice');
        expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
        expect(await page.textContent('main')).toContain('IdP-initiated');
      }),
    );

    it(
      'a wrong password never comes here',
      inNewPage(async (page) => {
        await page.goto(`${service.ready.url}/logon/go`);
        await logOn(page, 'alice', 'wrong');
        await page.waitForSelector('#wrong');
      }),
    );
  });
}
