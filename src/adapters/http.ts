// Fetching metadata by URL, with no surprise: http(s) alone, no step down from https, few redirects, bounded time. How much
// is read, the reader decides.

import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

/** For the whole exchange, in milliseconds. */
const TIMEOUT = 30_000;
const MAX_REDIRECTS = 5;

const failed = (url: string, reason: string, hint = 'download it with a browser and import the file') =>
  new CliError(EXIT.input, 'input-unreachable', `${url} cannot be fetched: ${reason}`, hint);

/** Fetches a document; its body comes piece by piece and may have no end. @throws CliError input-unreachable */
export async function* fetchDocument(address: string): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT);
  if (!URL.canParse(address))
    throw failed(address, 'it is not a URL', 'write it like https://idp.example.com/metadata');
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
      throw failed(url.href, `the server answers ${response.status}`);
    }
    yield* readBody(response, url);
    return;
  }
  throw failed(address, `there are more than ${MAX_REDIRECTS} redirects`);
}

async function request(url: URL, signal: AbortSignal): Promise<Response> {
  if (url.username || url.password)
    throw failed(url.origin, 'the URL carries a password', 'download it yourself and import the file');
  try {
    return await fetch(url.href, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1' },
    });
  } catch (error) {
    throw failed(url.href, reasonOf(error));
  }
}

function redirectTarget(from: URL, location: string | null): URL {
  if (!location || !URL.canParse(location, from.href)) throw failed(from.href, 'it redirects to nowhere');
  const to = new URL(location, from);
  if (to.protocol !== 'https:' && !(from.protocol === 'http:' && to.protocol === 'http:')) {
    throw failed(from.href, `it redirects to ${to.protocol}//, which is not followed`);
  }
  return to;
}

async function* readBody(response: Response, url: URL): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of response.body ?? []) yield piece;
  } catch (error) {
    throw failed(url.href, reasonOf(error));
  }
}

const REASON: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name is not known (offline, or misspelt)',
  EAI_AGAIN: 'the host name cannot be looked up (offline?)',
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached (offline?)',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  CERT_HAS_EXPIRED: 'its TLS certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its TLS certificate comes from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its TLS certificate comes from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its TLS certificate comes from an unknown authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another host',
};

function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string; errors?: { code?: string }[] } };
  if (name === 'TimeoutError') return `no answer within ${TIMEOUT / 1000} s`;
  const code = cause?.code ?? cause?.errors?.[0]?.code ?? '';
  return REASON[code] ?? (code ? `network error ${code}` : 'network error');
}
