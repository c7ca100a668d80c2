// Whether JSON may be read at all: every object and every open bracket takes a hundred bytes, fifty times what is read.

/** No export of a browser comes near, nor an account of 5,000 users with every policy that they may have. */
const MAX_NESTED = 512;
const MAX_CONTAINERS = 500_000;

/** Whether brackets are nested beyond reason, or too many; inside strings they count for nothing. */
export function isBeyondReason(text: string): boolean {
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++;
    } else if (c === 0x5b || c === 0x7b) {
      if (++depth > MAX_NESTED || ++containers > MAX_CONTAINERS) return true;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return false;
}
