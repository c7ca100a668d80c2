// Answers of the service: pages and data, each with the headers that keep other sites from reading, framing or storing it.

import { type WebAnswer, WebRefusal, type WebRequest } from '../adapters/listen.ts';
import { jsonText } from '../render/escape.ts';
import { type Frame, renderRefusal } from '../render/pages/frame.ts';
import { contentSecurityPolicy } from '../render/pages/shell.ts';

const KEPT_APART = {
  'cache-control': 'no-store',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const CLOSED = "; base-uri 'none'; frame-ancestors 'none'";

export function page(body: string, status = 200, policy = `${contentSecurityPolicy()}; form-action 'self'`): WebAnswer {
  const headers = {
    ...KEPT_APART,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy + CLOSED,
  };
  return { status, headers, body };
}

export function data(body: unknown, status = 200): WebAnswer {
  return plain(`${jsonText(body)}\n`, 'application/json', status);
}

export function plain(body: string, type: string, status = 200): WebAnswer {
  const headers = { ...KEPT_APART, 'content-type': type, 'content-security-policy': `default-src 'none'${CLOSED}` };
  return { status, headers, body };
}

/** Goes on to `location`, with GET. */
export function redirect(location: string): WebAnswer {
  return { status: 303, headers: { ...KEPT_APART, location }, body: '' };
}

export function refusal(frame: Frame, status: number): WebAnswer {
  return page(renderRefusal(frame, status), status);
}

/** Whether JSON is asked for, and more so than a page (RFC 9110, 12.5.1); nobody who takes anything at all asks for JSON. */
export function wantsJson(request: WebRequest): boolean {
  const weights = { json: 0, html: 0 };
  for (const range of (request.header('accept') ?? '').toLowerCase().split(',', 50)) {
    const [type = '', ...parameters] = range.split(';').map((each) => each.trim());
    const q = parameters.map((each) => /^q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
    const weight = q === undefined ? 1 : Number(q) || 0;
    if (type === 'application/json') weights.json = Math.max(weights.json, weight);
    if (type === 'text/html' || type === 'application/xhtml+xml') weights.html = Math.max(weights.html, weight);
  }
  return weights.json > weights.html;
}

/**
 * Refuses what a page of another site makes a browser send. Where a browser says whence (Fetch Metadata), only our own pages,
 * typed addresses and plain links may; old browsers and other programs say nothing.
 */
export function requireOwnPage(request: WebRequest): void {
  const site = request.header('sec-fetch-site');
  const isLink = request.method !== 'POST' && request.header('sec-fetch-mode') === 'navigate';
  if (site !== null && site !== 'same-origin' && site !== 'none' && !isLink) throw new WebRefusal(403);
  const origin = request.header('origin');
  if (request.method === 'POST' && origin !== null && origin !== request.origin) throw new WebRefusal(403);
}

/**
 * An answer to the ACS comes from anywhere, and its Origin is null as often as not; but in a browser it is a page that somebody
 * goes to. Programs say nothing of that, or as Node.js's fetch only half of it.
 */
export function requireNavigation(request: WebRequest): void {
  if (request.header('sec-fetch-site') === null) return;
  const isPage = request.header('sec-fetch-mode') === 'navigate' && request.header('sec-fetch-dest') === 'document';
  if (!isPage) throw new WebRefusal(403);
}
