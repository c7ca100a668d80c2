// Whole logons with SimpleSAMLphp, which got nothing but the SP metadata that the service hands out, and whose metadata was
// imported by its URL: what people see, and what the command says.

import { type Browser, type BrowserContext, type Page, request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { cli, makeHome } from '../support/cli.ts';
import { expectNoComplaints, launch, quietPage, verdictOn } from '../support/live.ts';
import { describeWith } from '../support/peers.ts';
import { makeStore, type RunningService, serve } from '../support/service.ts';
import { type SimpleSamlPhp, startSimpleSamlPhp } from '../support/simplesamlphp.ts';

let browser: Browser;
let service: RunningService;
let idp: SimpleSamlPhp;
let context: BrowserContext;
let page: Page;

async function logOn(user: string, password: string): Promise<void> {
  await page.fill('input[name=username]', user);
  await page.fill('input[name=password]', password);
  await page.click('#submit_button, button[type=submit], input[type=submit]');
}

const begin = async () => {
  await page.goto(`${service.ready.url}/logon`);
  await page.click('text=Log on with organization account');
};

describeWith('simplesamlphp', 'with SimpleSAMLphp', () => {
  beforeAll(async () => {
    const home = makeHome();
    await makeStore(home);
    service = await serve(home, []);
    const answer = await fetch(service.ready.metadataUrl);
    idp = await startSimpleSamlPhp(makeHome(), [await answer.text()]);
    const imported = await cli(home, ['import-metadata', idp.metadataUrl]);
    expect(imported.exitCode, imported.stderr).toBe(0);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await idp?.stop();
    const ended = await service?.stop('SIGINT');
    expect(ended).toMatchObject({ exitCode: 0 });
    // One line a response, with its verdict, and no response in it.
    expect(ended?.stdout).toMatch(/^accepted alice@example\.onaliyun\.com http/m);
    expect(ended?.stdout).toMatch(/^rejected user-not-found http/m);
    for (const said of [ended?.stdout, ended?.stderr]) expect(said).not.toMatch(/PHNhbWxw|SAMLResponse/);
  });

  const inNewPage = (work: () => Promise<void>) => async () => {
    context = await browser.newContext();
    page = await quietPage(context);
    await work();
    await context.close();
  };
  afterEach(expectNoComplaints);

  it(
    'SP-initiated: alice is logged on',
    inNewPage(async () => {
      await begin();
      await logOn('alice', 'secret');
      expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
      expect(await page.textContent('main')).toContain('alice@example.onaliyun.com is the RAM user alice');
      expect(await page.textContent('main')).toContain('SP-initiated');
    }),
  );

  it(
    'IdP-initiated: alice is logged on',
    inNewPage(async () => {
      await page.goto(idp.startUrl(service.ready.entityId));
      await logOn('alice', 'secret');
      expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
      expect(await page.textContent('main')).toContain('IdP-initiated');
    }),
  );

  it(
    'a wrong password never comes here',
    inNewPage(async () => {
      const count = async () => (await reports()).length;
      const before = await count();
      await begin();
      await logOn('alice', 'wrong');
      await page.waitForSelector('input[name=password]');
      expect(page.url().startsWith(idp.url)).toBe(true);
      expect(await count()).toBe(before);
    }),
  );

  it(
    'a user whom RAM does not know is refused',
    inNewPage(async () => {
      await begin();
      await logOn('mallory', 'secret');
      expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: 'user-not-found' });
    }),
  );

  it(
    'a post again is refused, and so is one that was altered or answers another request',
    inNewPage(async () => {
      let posted = '';
      page.on('request', (each) => {
        if (each.method() === 'POST' && each.url() === service.ready.acsUrl) posted = each.postData() ?? '';
      });
      await begin();
      await logOn('alice', 'secret');
      expect((await verdictOn(page)).verdict).toBe('accepted');
      const codes = async (form: string) => {
        const { verdict, findings } = await post(form);
        expect(verdict).toBe('rejected');
        return findings.map((each) => each.code);
      };
      expect(await codes(posted)).toEqual(expect.arrayContaining(['request-answered', 'assertion-replayed']));
      const fields = new URLSearchParams(posted);
      const xml = Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString();
      const changed = (from: RegExp, to: string) => {
        const altered = xml.replace(from, to);
        expect(altered).not.toBe(xml);
        return new URLSearchParams({ SAMLResponse: Buffer.from(altered).toString('base64') }).toString();
      };
      expect(await codes(changed(/alice@/g, 'bob@'))).toContain('signature-digest-mismatch');
      expect(await codes(changed(/InResponseTo="[^"]*"/, 'InResponseTo="_another"'))).toContain(
        'in-response-to-mismatch',
      );
    }),
  );

  it(
    'a key that the imported metadata does not hold is named as such',
    inNewPage(async () => {
      idp.rotateKey();
      await begin();
      await logOn('alice', 'secret');
      expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: 'signature-key-untrusted' });
    }),
  );

  async function reports(): Promise<readonly unknown[]> {
    const answer = await fetch(`${service.ready.url}/reports`, { headers: { accept: 'application/json' } });
    return ((await answer.json()) as { reports: unknown[] }).reports;
  }

  async function post(form: string): Promise<{ verdict: string; findings: { code: string }[] }> {
    const client = await request.newContext();
    const answer = await client.post(service.ready.acsUrl, {
      data: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    });
    const report = await answer.json();
    await client.dispose();
    return report;
  }
});
