// Debian's Chromium by playwright-core, for whole logons.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** No sandbox: tests run as root in a container, where Chromium has none. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** What the page says is the verdict, and what caused it. */
export async function verdictOn(page: Page): Promise<{ readonly verdict: string; readonly cause: string | null }> {
  await page.waitForSelector('article .verdict');
  const verdict = (await page.textContent('article .verdict'))?.trim() ?? '';
  const cause = await page.locator('article > .meta').first().locator('code').allTextContents();
  return { verdict, cause: cause[0] ?? null };
}

/** A page whose complaints (errors, refusals by policy) fail the test. */
export async function quietPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

const complaints: string[] = [];
export function expectNoComplaints(): void {
  expect(complaints.splice(0)).toEqual([]);
}

/** With SSO_CLI_PICTURES=FOLDER, a picture of the page as it is: light, dark, and on a phone. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SSO_CLI_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const [suffix, width, colorScheme] of [
    ['light', 1280, 'light'],
    ['dark', 1280, 'dark'],
    ['phone', 390, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}
