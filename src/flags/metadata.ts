// What is said, whatever the answer, where metadata was believed more than it deserves.

import type { MetadataChoice } from '../adapters/metadata.ts';

/** `sources`: files or URLs, as they were given. */
export function fetchedInPlain(...sources: readonly (string | undefined)[]): string[] {
  return sources.some((source) => source !== undefined && /^http:/i.test(source))
    ? [
        'metadata fetched over plain http: anybody on the way could have put a key of their own into it; compare its fingerprint with the console of the IdP',
      ]
    : [];
}

export function weaklySigned({ allowSha1, signedBy }: MetadataChoice): string[] {
  return allowSha1 && signedBy ? ['a signature made with SHA-1 is taken (--allow-sha1): it can be forged'] : [];
}
