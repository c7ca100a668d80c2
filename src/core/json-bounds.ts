// Whether JSON may be read at all: every object and every open bracket takes a hundred bytes, fifty times what is read. And
// where it stops being JSON.

/** No export of a browser comes near, nor an account of 5,000 users with every policy that they may have. */
const MAX_NESTED = 512;
const MAX_CONTAINERS = 500_000;

/**
 * Whether there are more objects and lists than there is reason for, however deep: for whoever knows the shape and goes no
 * deeper. Those that stand in strings are looked into only where there seem to be too many.
 */
export function hasTooMany(text: string): boolean {
  return countOf('{', text) + countOf('[', text) > MAX_CONTAINERS && isBeyondReason(text);
}

/** How often `sign` stands in a text, in strings too. */
export function countOf(sign: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

/** Whether brackets are nested beyond reason, or too many; inside strings they count for nothing. */
export function isBeyondReason(text: string): boolean {
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x22) at = endOfString(text, at);
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > MAX_NESTED || ++containers > MAX_CONTAINERS) return true;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return false;
}

/** The quotation mark that ends a string: one with an even number of backslashes before it. Most of JSON is strings. */
export function endOfString(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Where text stops being JSON, which not every error message of the engine says: its longest merely unfinished beginning. */
export function whereJsonEnds(text: string): number {
  let [unfinished, wrong] = [0, text.length];
  while (unfinished < wrong) {
    const middle = (unfinished + wrong + 1) >> 1;
    if (couldGoOn(text.slice(0, middle))) unfinished = middle;
    else wrong = middle - 1;
  }
  return unfinished;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const said = (error as Error).message;
    return said.startsWith('Unexpected end') || Number(/position (\d+)/.exec(said)?.[1]) >= beginning.length;
  }
}
