// The page of a report in a real browser: it can be read in light and dark, on a phone and in print, and does nothing.
// With SSO_CLI_PICTURES=FOLDER the pages are pictured there, to be looked at.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { renderReports } from '../../src/render/reports.ts';
import { Browser } from '../support/browser.ts';
import { judge, pasted, response } from '../support/idp.ts';
import { describeWith } from '../support/peers.ts';
import { allReports, failure } from '../support/reports.ts';

const EVIL = `<script>window.pwned=1</script><img src=x onerror="window.pwned=2">' onmouseover='window.pwned=3" autofocus onfocus="window.pwned=4`;
const LONG = 'x'.repeat(300);

const byName = (lang: 'en' | 'zh', ...names: string[]) =>
  allReports(lang).flatMap(([name, report]) => (names.includes(name) ? [report] : []));

const MIXED = ['audience-mismatch', 'nameid-transient', 'signature-key-untrusted', 'input-not-saml', 'user-not-found'];
const hostile = (lang: 'en' | 'zh') =>
  judge(
    pasted(
      null,
      response({
        nameId: `${EVIL}@${LONG}.example`,
        issuer: `https://idp.example.com/${EVIL}${LONG}`,
        attributes: { [EVIL]: [EVIL] },
      }),
    ),
    { lang },
  );

const PAGES: Readonly<Record<string, string>> = {
  accepted: renderReports('html', byName('en', 'simplesamlphp/assertion-sha256-persistent-spinit'), EN),
  rejected: renderReports('html', byName('en', 'audience-mismatch'), EN),
  several: renderReports('html', [...byName('en', ...MIXED), failure(`no/${LONG}.txt`)], EN),
  untrusted: renderReports('html', byName('en', 'signature-key-untrusted'), EN),
  chinese: renderReports('html', [...byName('zh', ...MIXED), failure(EVIL)], ZH),
  hostile: renderReports('html', [hostile('en')], EN),
  every: renderReports(
    'html',
    allReports('en').map(([, report]) => report),
    EN,
  ),
};

/** The least contrast of any text with what is painted behind it (WCAG 2.2, 1.4.3), and the text. */
const CONTRAST = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const found = [...document.body.querySelectorAll('*')]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .map((each) => {
      const [a, b] = [luminance(channels(getComputedStyle(each).color)), luminance(behind(each))];
      return { ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), text: each.textContent.slice(0, 40) };
    });
  return found.sort((a, b) => a.ratio - b.ratio)[0];
})()`;

let browser: Browser;
let folder: string;

describeWith('chromium', 'the page of a report', () => {
  beforeAll(() => {
    browser = new Browser('chromium');
    folder = mkdtempSync(join(tmpdir(), 'sso-cli-pages-'));
    for (const [name, page] of Object.entries(PAGES)) writeFileSync(join(folder, `${name}.html`), page);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const cases = Object.keys(PAGES).flatMap((name) =>
    [false, true].flatMap((dark) => [400, 1280].map((width) => ({ name, dark, width }))),
  );
  it.each(cases)('$name, dark $dark, $width pixels wide', async ({ name, dark, width }) => {
    const url = pathToFileURL(join(folder, `${name}.html`)).href;
    const tab = await browser.open(url, { width, dark });
    const asked = tab.events.filter((event) => event.method === 'Network.requestWillBeSent');
    expect(asked.map((event) => (event.params.request as { url: string }).url)).toEqual([url]);
    // Errors in the page, and refusals by its own policy, would be told here.
    const told = tab.events.filter((event) =>
      /^Log\.entryAdded|exceptionThrown|consoleAPICalled|Dialog/.test(event.method),
    );
    expect(told).toEqual([]);
    expect(
      await tab.evaluate(
        'document.querySelectorAll("script,img,form,link,iframe,object,[onerror],[onmouseover]").length',
      ),
    ).toBe(0);
    expect(await tab.evaluate('typeof window.pwned')).toBe('undefined');
    // Nothing sticks out sideways, so nobody has to scroll there.
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const { ratio, text } = await tab.evaluate<{ ratio: number; text: string }>(CONTRAST);
    expect(ratio, text).toBeGreaterThanOrEqual(4.5);
    expect(await tab.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      dark ? 'rgb(13, 17, 23)' : 'rgb(255, 255, 255)',
    );
    const verdicts = await tab.evaluate<string[]>(
      '[...document.querySelectorAll(".verdict")].map((each) => each.innerText)',
    );
    expect(verdicts.length).toBe(PAGES[name]?.match(/<article/g)?.length);
    for (const verdict of verdicts) expect(verdict).toMatch(/^(?:accepted|rejected|not read|通过|拒绝|未读取)$/);
    const pictures = process.env['SSO_CLI_PICTURES'];
    if (pictures && name !== 'every')
      writeFileSync(join(pictures, `${name}-${dark ? 'dark' : 'light'}-${width}.png`), await tab.screenshot());
    await tab.close();
  });

  it('what is hostile is shown as text', async () => {
    const tab = await browser.open(pathToFileURL(join(folder, 'hostile.html')).href, { width: 1280, dark: false });
    const shown = await tab.evaluate<string>('document.body.innerText');
    expect(shown).toContain('<script>window.pwned=1</script>');
    expect(shown).toContain('<img src=x onerror=');
    await tab.close();
  });

  it('a claim that nobody verified is painted like no good news', async () => {
    for (const dark of [false, true]) {
      const tab = await browser.open(pathToFileURL(join(folder, 'untrusted.html')).href, { width: 1280, dark });
      const pills = await tab.evaluate<{ text: string; color: string; border: string }[]>(
        `[...document.querySelectorAll(".outcome")].map((each) => {
          const { color, borderTopStyle } = getComputedStyle(each);
          return { text: each.innerText, color, border: borderTopStyle };
        })`,
      );
      expect(pills.map((pill) => pill.text)).toEqual(['ok', 'ok', 'failed', ...Array(4).fill('not verified')]);
      const [good, , , ...claimed] = pills;
      for (const pill of claimed) {
        expect(pill.color).not.toBe(good?.color);
        expect(pill.border).toBe('dashed');
      }
      await tab.close();
    }
  });

  // The words must not be there for the colour alone.
  it('the outcome of every step is a word', async () => {
    const tab = await browser.open(pathToFileURL(join(folder, 'rejected.html')).href, { width: 1280, dark: false });
    const outcomes = await tab.evaluate<string[]>(
      '[...document.querySelectorAll(".outcome")].map((each) => each.innerText)',
    );
    expect(outcomes).toHaveLength(7);
    for (const outcome of outcomes) expect(outcome).toMatch(/^(?:ok|failed|warning|not judged)$/);
    await tab.close();
  });
});
