// The true dry run: an IdP that knows Alibaba Cloud's own entity ID and ACS URL, and nothing of us, posts to that URL in the
// browser that `serve --browser` started, and the report stands where the console would be.

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cli, makeHome } from '../support/cli.ts';
import { verdictOn } from '../support/live.ts';
import { describeWith } from '../support/peers.ts';
import { makeStore, type RunningService, serve } from '../support/service.ts';
import { type SimpleSamlPhp, startSimpleSamlPhp } from '../support/simplesamlphp.ts';

const SITES = [
  ['intl', 'https://signin-intl.aliyun.com/saml/SSO'],
  ['cn', 'https://signin.aliyun.com/saml/SSO'],
] as const;

/** A browser as sso-cli starts it, without a window or a sandbox, that can be watched. It writes down how it was called. */
const WRAPPER = (log: string) => `#!/bin/sh
printf '%s\\n' "$@" > '${log}'
exec /usr/bin/chromium --no-sandbox --headless=new --remote-debugging-port=0 "$@"
`;

interface Watched {
  readonly browser: Browser;
  readonly page: Page;
  readonly args: readonly string[];
  readonly profile: string;
}

let home: string;
let service: RunningService | null;
let idp: SimpleSamlPhp | null;
let watched: Watched | null;

const wrapper = () => join(home, 'browser.sh');
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sso-cli-browser-'));

async function eventually<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let i = 0; i < 600; i++) {
    const found = look();
    if (found) return found;
    await sleep(50);
  }
  throw new Error('it does not come');
}

async function watch(): Promise<Watched> {
  const log = join(home, 'args.txt');
  const args = (await eventually(() => existsSync(log) && readFileSync(log, 'utf8'))).trim().split('\n');
  const profile = args.find((each) => each.startsWith('--user-data-dir='))?.split('=')[1] ?? '';
  const file = join(profile, 'DevToolsActivePort');
  const [port] = (await eventually(() => existsSync(file) && readFileSync(file, 'utf8'))).split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('the browser has no page');
  return { browser, page, args, profile };
}

async function setUp(site: 'intl' | 'cn', more: readonly string[] = []): Promise<Watched> {
  await makeStore(home, site);
  const { stdout: sp } = await cli(home, ['generate-metadata']);
  idp = await startSimpleSamlPhp(makeHome(), [sp]);
  expect((await cli(home, ['import-metadata', idp.metadataUrl])).exitCode).toBe(0);
  writeFileSync(wrapper(), WRAPPER(join(home, 'args.txt')));
  chmodSync(wrapper(), 0o755);
  // A proxy that answers nobody: the mapped host must not be looked up there.
  const proxy = { https_proxy: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' };
  service = await serve(home, ['--browser', wrapper(), ...more], proxy);
  watched = await watch();
  return watched;
}

async function logOn(page: Page): Promise<void> {
  await page.waitForSelector('input[name=username]');
  await page.fill('input[name=username]', 'alice');
  await page.fill('input[name=password]', 'secret');
  await page.click('#submit_button, button[type=submit], input[type=submit]');
}

describeWith('simplesamlphp', 'the dry run', () => {
  beforeEach(() => {
    home = makeHome();
    service = idp = watched = null;
  });
  afterEach(async () => {
    await watched?.browser.close().catch(() => undefined);
    await service?.stop();
    await idp?.stop();
    expect(profiles()).toEqual([]);
  });

  it.each(SITES)('of the %s site: the real application posts to %s, and the report is accepted', async (site, acs) => {
    const { page, args } = await setUp(site);
    await logOn(page);
    expect(await verdictOn(page)).toEqual({ verdict: 'accepted', cause: null });
    expect(page.url()).toBe(acs);
    const { host } = new URL(acs);
    // What was told to the browser: this host, this key, nothing else.
    expect(args.filter((each) => /resolver|certificate/.test(each))).toEqual([
      expect.stringMatching(
        new RegExp(`^--host-resolver-rules=MAP ${host.replaceAll('.', '\\.')}:443 127\\.0\\.0\\.1:\\d+$`),
      ),
      expect.stringMatching(/^--ignore-certificate-errors-spki-list=[A-Za-z0-9+/]{43}=$/),
    ]);
    const list = await fetch(`${service?.ready.url}/reports`, { headers: { accept: 'application/json' } });
    expect(await list.json()).toMatchObject({
      reports: [{ verdict: 'accepted', flow: 'sp-initiated', user: 'alice@example.onaliyun.com' }],
    });
    const main = (await page.textContent('main')) ?? '';
    expect(main).toContain(`https://${host}/5123456789012345/saml/SSO`);
  });

  it('IdP-initiated, from the page that --url names; with --once, the report is what the command says', async () => {
    await makeStore(home);
    const { stdout: sp } = await cli(home, ['generate-metadata']);
    idp = await startSimpleSamlPhp(makeHome(), [sp]);
    await cli(home, ['import-metadata', idp.metadataUrl]);
    writeFileSync(wrapper(), WRAPPER(join(home, 'args.txt')));
    chmodSync(wrapper(), 0o755);
    const url = idp.startUrl('https://signin-intl.aliyun.com/5123456789012345/saml/SSO');
    service = await serve(home, ['--browser', wrapper(), '--url', url, '--once', '-o', 'json']);
    watched = await watch();
    await logOn(watched.page);
    const { exitCode, stdout, stderr } = await service.end;
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      verdict: 'accepted',
      user: { UserName: 'alice' },
      authenticated: {
        audiences: ['https://signin-intl.aliyun.com/5123456789012345/saml/SSO'],
        recipient: 'https://signin-intl.aliyun.com/saml/SSO',
        inResponseTo: null,
      },
      claimed: { destination: 'https://signin-intl.aliyun.com/saml/SSO' },
    });
    // Said before it was done.
    expect(stderr.indexOf('signin-intl.aliyun.com alone leads to this machine')).toBeGreaterThan(-1);
  });

  it('any other host leads nowhere of ours, and no other certificate is excepted', async () => {
    const { page } = await setUp('intl');
    await logOn(page);
    await verdictOn(page);
    // Names that exist nowhere, so that nothing real is asked; of the real ones, the rule above names one alone.
    for (const host of ['x.signin-intl.aliyun.com.invalid', 'signin-intl.aliyun.invalid', 'aliyun.invalid']) {
      const other = await page.context().newPage();
      await expect(other.goto(`https://${host}/saml/SSO`)).rejects.toThrow(/net::ERR_/);
      await other.close();
    }
    await page.goto('https://signin-intl.aliyun.com/');
    expect(await page.textContent('h1')).toContain('5123456789012345');
    // A server of another key under the same name is refused as ever: only ours was excepted, not the name.
    const stranger: Server = createServer((_, answer) => answer.end('stranger'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const refused = await page.goto(`https://signin-intl.aliyun.com:${port}/`).then(
      () => false,
      () => true,
    );
    expect(refused).toBe(true);
    stranger.close();
  });

  it('a browser that is killed takes its profile along at the end, and the service goes on', async () => {
    const { browser, profile } = await setUp('intl');
    expect(existsSync(profile)).toBe(true);
    const pid = Number(/-(\d+)-/.exec(profile)?.[1]);
    expect(pid).toBe(service?.child.pid);
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.crash').catch(() => undefined);
    const answer = await fetch(service?.ready.url ?? '');
    expect(answer.status).toBe(200);
    const ended = await service?.stop('SIGINT');
    expect(ended).toMatchObject({ exitCode: 0, signal: null });
    expect(ended?.after).toBeLessThan(1_500);
    expect(existsSync(profile)).toBe(false);
    service = null;
  });

  it('neither browser nor profile outlives a run that is killed', async () => {
    const { browser, profile } = await setUp('intl');
    const gone = new Promise((resolve) => browser.once('disconnected', resolve));
    await service?.stop('SIGKILL');
    await gone;
    await eventually(() => !existsSync(profile));
    service = null;
  });

  it('what is left of a run on a machine that went down is removed by the next one', async () => {
    // No process has this number: Linux gives none above 2^22.
    const left = join(tmpdir(), 'sso-cli-browser-99999999-abcdef');
    const running = join(tmpdir(), `sso-cli-browser-${process.pid}-abcdef`);
    for (const each of [left, running]) mkdirSync(join(each, 'Default'), { recursive: true });
    await setUp('intl');
    expect([left, running].map((each) => existsSync(each))).toEqual([false, true]);
    rmSync(running, { recursive: true });
  });
});
