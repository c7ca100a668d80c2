// The true dry run: a browser in which the real ACS host leads to this process. The IdP is the real one, with its application as
// it is; it posts to the real ACS URL, and the report appears in its place.

import { basename } from 'node:path';
import { type Browser, findBrowser, startBrowser } from '../adapters/browser.ts';
import { type Listening, listen } from '../adapters/listen.ts';
import type { Context } from '../context.ts';
import { acsUrl } from '../core/ram/account.ts';
import { logonEndpoint } from '../core/saml/idp-metadata.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { PATHS } from '../render/pages/frame.ts';
import { refusal } from './answers.ts';
import { keyHashOf, makeCertificate } from './certificate.ts';
import { answer } from './routes.ts';
import type { Service } from './service.ts';

export interface DryRun {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Says what it does, then starts the browser. @throws CliError browser-missing, browser-failed, logon-url-missing */
export async function startDryRun(
  service: Service,
  named: string | null,
  say: (line: string) => void,
  context: Context,
): Promise<DryRun> {
  const { account, idp } = await service.situation();
  if (service.beginning === null && !(idp && logonEndpoint(idp)))
    throw new CliError(EXIT.no, 'logon-url-missing', { key: 'logon-url-missing', args: {} });
  const program = findBrowser(named, context.env);
  const { host, origin } = new URL(acsUrl(account.site));
  const certificate = makeCertificate([host], context.now());
  const there = { ...service, url: origin };
  const listening: Listening = await listen({
    addresses: ['127.0.0.1'],
    port: 0,
    tls: certificate,
    hosts: [host],
    seenPort: 443,
    answer: (request) => answer(request, there),
    refuse: (status) => refusal(service.frame, status),
  });
  const { terminal } = service.frame.words;
  say(terminal.browser(basename(program), host));
  say(terminal.browserUnchanged);
  try {
    const start = { program, host, port: listening.port, keyHash: keyHashOf(certificate), url: origin + PATHS.begin };
    const browser = await startBrowser(start, context.env);
    void browser.ended.then(() => say(terminal.browserEnded));
    return { browser, close: async () => void (await Promise.all([browser.close(), listening.close()])) };
  } catch (error) {
    await listening.close();
    throw error;
  }
}
