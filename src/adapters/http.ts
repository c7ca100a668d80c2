// Fetching metadata by URL, with no surprise: http(s) alone, no step down from https, few redirects, bounded time. How much
// is read, the reader decides.

import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

/** For the whole exchange, in milliseconds. */
const TIMEOUT = 30_000;
const MAX_REDIRECTS = 5;
/** What may come out of compression that was not asked for, in bytes: a megabyte can hold a gigabyte. */
const MAX_DECODED = 16 << 20;

const failed = (sentence: ErrorSentence) => new CliError(EXIT.input, 'input-unreachable', sentence);

/** Fetches a document; its body comes piece by piece and may have no end. @throws CliError input-unreachable */
export async function* fetchDocument(address: string): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT);
  if (!URL.canParse(address)) throw failed({ key: 'fetch-no-url', args: { url: address } });
  let url = new URL(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await request(url, signal);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      url = redirectTarget(url, response.headers.get('location'));
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw failed({ key: 'fetch-status', args: { url: url.href, status: response.status } });
    }
    // Each coding is a decoder, and a header has room for thousands.
    const codings = (response.headers.get('content-encoding') ?? '').split(',').filter((each) => each.trim() !== '');
    if (codings.length > 1) {
      await response.body?.cancel();
      throw failed({ key: 'fetch-encoded', args: { url: url.href } });
    }
    yield* readBody(response, url, codings.length > 0 ? MAX_DECODED : Number.POSITIVE_INFINITY);
    return;
  }
  throw failed({ key: 'fetch-redirects', args: { url: address, limit: MAX_REDIRECTS } });
}

async function request(url: URL, signal: AbortSignal): Promise<Response> {
  if (url.username || url.password) throw failed({ key: 'fetch-password', args: { url: url.origin } });
  try {
    return await fetch(url.href, {
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1',
        'accept-encoding': 'identity',
      },
    });
  } catch (error) {
    throw failed(broken(url.href, error));
  }
}

function redirectTarget(from: URL, location: string | null): URL {
  if (!location || !URL.canParse(location, from.href))
    throw failed({ key: 'fetch-redirect-nowhere', args: { url: from.href } });
  const to = new URL(location, from);
  if (to.protocol !== 'https:' && !(from.protocol === 'http:' && to.protocol === 'http:')) {
    throw failed({ key: 'fetch-redirect-protocol', args: { url: from.href, protocol: to.protocol } });
  }
  return to;
}

async function* readBody(response: Response, url: URL, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const piece of response.body ?? []) {
      length += piece.length;
      if (length > limit) throw failed({ key: 'fetch-encoded', args: { url: url.href } });
      yield piece;
    }
  } catch (error) {
    throw error instanceof CliError ? error : failed(broken(url.href, error));
  }
}

function broken(url: string, error: unknown): ErrorSentence {
  const { name, cause } = error as { name?: string; cause?: { code?: string; errors?: { code?: string }[] } };
  if (name === 'TimeoutError') return { key: 'fetch-timeout', args: { url, seconds: TIMEOUT / 1000 } };
  return { key: 'fetch-network', args: { url, reason: cause?.code ?? cause?.errors?.[0]?.code ?? '' } };
}
