// English: why a URL could not be fetched, and what to do.

import type { FetchErrorWords, NetworkCode, Said } from '../error-words.ts';

const UNKNOWN_AUTHORITY = 'its TLS certificate comes from an unknown authority';

const NETWORK: Readonly<Record<NetworkCode, string>> = {
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
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another host',
};

function network(code: string): string {
  return (NETWORK as Readonly<Record<string, string>>)[code] ?? (code ? `network error ${code}` : 'network error');
}

const unfetched = (url: string, reason: string, hint = 'download it with a browser and import the file'): Said => ({
  message: `${url} cannot be fetched: ${reason}`,
  hint,
});

export const FETCH_ERRORS: FetchErrorWords = {
  'fetch-no-url': ({ url }) => unfetched(url, 'it is not a URL', 'write it like https://idp.example.com/metadata'),
  'fetch-password': ({ url }) =>
    unfetched(url, 'the URL carries a password', 'download it yourself and import the file'),
  'fetch-status': ({ url, status }) => unfetched(url, `the server answers ${status}`),
  'fetch-redirects': ({ url, limit }) => unfetched(url, `there are more than ${limit} redirects`),
  'fetch-redirect-nowhere': ({ url }) => unfetched(url, 'it redirects to nowhere'),
  'fetch-redirect-protocol': ({ url, protocol }) =>
    unfetched(url, `it redirects to ${protocol}//, which is not followed`),
  'fetch-encoded': ({ url }) => unfetched(url, 'it comes compressed beyond reason, though nobody asked for that'),
  'fetch-timeout': ({ url, seconds }) => unfetched(url, `no answer within ${seconds} s`),
  'fetch-network': ({ url, reason }) => unfetched(url, network(reason)),
};
