// Whole logons with the test IdP beside the service, in a real browser with scripts and without: what the pages show.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeHome } from '../support/cli.ts';
import { expectNoComplaints, launch, picture, quietPage, verdictOn } from '../support/live.ts';
import { describeWith } from '../support/peers.ts';
import { makeStore, type RunningService, serve } from '../support/service.ts';

let browser: Browser;
let service: RunningService;

describeWith('chromium', 'with the test IdP', () => {
  beforeAll(async () => {
    const home = makeHome();
    await makeStore(home);
    service = await serve(home, ['--test-idp', 'idp']);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });
  afterEach(expectNoComplaints);

  const inNewPage = async <T>(work: (page: Page) => Promise<T>, options = {}): Promise<T> => {
    const context = await browser.newContext(options);
    try {
      return await work(await quietPage(context));
    } finally {
      await context.close();
    }
  };

  /** From the logon page to the test IdP, which got a request. */
  const toTestIdp = async (page: Page) => {
    await page.goto(`${service.ready.url}/logon`);
    await page.click('text=Log on with organization account');
    await page.waitForSelector('select[name=user]');
  };

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_, javaScriptEnabled) => {
    const submit = async (page: Page) => {
      await page.click('main button[type=submit]');
      if (!javaScriptEnabled) await page.click('text=Continue');
    };

    it('SP-initiated: the answer to a request is accepted', () =>
      inNewPage(
        async (page) => {
          await page.goto(service.ready.url);
          await picture(page, 'start');
          await page.goto(`${service.ready.url}/logon`);
          await picture(page, 'logon');
          await toTestIdp(page);
          await picture(page, 'test-idp');
          await page.selectOption('select[name=user]', 'alice');
          await submit(page);
          expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
          expect(await page.textContent('main')).toContain('SP-initiated');
          expect(page.url()).toBe(service.ready.acsUrl);
          await picture(page, 'accepted');
        },
        { javaScriptEnabled },
      ));

    it('IdP-initiated: a logon that starts at the IdP is accepted', () =>
      inNewPage(
        async (page) => {
          await page.goto(service.ready.testIdpUrl ?? '');
          await page.selectOption('select[name=user]', 'alice');
          await submit(page);
          expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
          expect(await page.textContent('main')).toContain('response-unsolicited');
        },
        { javaScriptEnabled },
      ));
  });

  it.each([
    'audience-mismatch',
    'signature-key-untrusted',
    'signature-digest-mismatch',
    'assertion-expired',
    'user-not-found',
    'in-response-to-mismatch',
    'response-status-not-success',
    'input-not-saml',
  ])('the fault %s is the cause that the page names', (fault) =>
    inNewPage(async (page) => {
      await toTestIdp(page);
      await page.selectOption('select[name=fault]', fault);
      await page.click('main button[type=submit]');
      expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: fault });
      if (fault === 'audience-mismatch') await picture(page, 'rejected');
    }),
  );

  it('a response that is posted again is refused', () =>
    inNewPage(async (page) => {
      await toTestIdp(page);
      await page.click('main button[type=submit]');
      expect((await verdictOn(page)).verdict).toBe('accepted');
      // As the Reload button does, after its question.
      await page.reload();
      const { verdict, cause } = await verdictOn(page);
      expect(verdict).toBe('rejected');
      // Both are true of it; the request comes first.
      expect(['request-answered', 'assertion-replayed']).toContain(cause);
      expect(await page.textContent('main')).toContain('assertion-replayed');
    }));

  it('an answer to the request of another service is refused', () =>
    inNewPage(async (page) => {
      await toTestIdp(page);
      await page.evaluate('document.querySelector("input[name=requestId]").value = "_somebody-elses"');
      await page.click('main button[type=submit]');
      expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: 'in-response-to-mismatch' });
    }));

  it('a NameID that is hostile is shown as text', () =>
    inNewPage(async (page) => {
      await toTestIdp(page);
      await page.fill('input[name=nameId]', '<img src=x onerror="window.pwned=1">@example.onaliyun.com');
      await page.click('main button[type=submit]');
      expect((await verdictOn(page)).verdict).toBe('rejected');
      expect(await page.textContent('main')).toContain('<img src=x onerror=');
      expect(await page.evaluate('typeof window.pwned')).toBe('undefined');
    }));

  it('the box takes a text and a file, and the list has every report', () =>
    inNewPage(async (page) => {
      await page.goto(`${service.ready.url}/paste`);
      await picture(page, 'paste');
      await page.fill('textarea', 'PHg+not SAML');
      await page.click('main button[type=submit]');
      expect((await verdictOn(page)).cause).toMatch(/^(input|xml)-/);
      await page.goto(`${service.ready.url}/paste`);
      await page.setInputFiles('input[type=file]', {
        name: 'saml.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          Buffer.from('<q:AuthnRequest xmlns:q="urn:oasis:names:tc:SAML:2.0:protocol"/>').toString('base64'),
        ),
      });
      await page.click('main button[type=submit]');
      expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: 'input-wrong-message' });
      await page.click('main >> text=Reports');
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(2);
      await picture(page, 'list');
      await page.click('tbody tr:first-child a');
      expect(await verdictOn(page)).toEqual({ verdict: 'rejected', cause: 'input-wrong-message' });
    }));

  it('can be walked by keyboard alone', () =>
    inNewPage(async (page) => {
      await page.goto(`${service.ready.url}/logon`);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      for (let i = 0; i < 10; i++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate('document.activeElement.textContent')) === 'Log on with organization account') break;
      }
      await page.keyboard.press('Enter');
      await page.waitForSelector('select[name=user]');
    }));
});
