// Trimming in linear time: /\s+$/ goes over a long run of blanks once for each of them, and hostile texts hold such runs.

/** `text` without characters of `set` at either end. */
export function trimOf(text: string, set: string): string {
  let start = 0;
  const end = text.length;
  while (start < end && set.includes(text.charAt(start))) start++;
  return trimEndOf(text.slice(start, end), set);
}

/** `text` without characters of `set` at its end. */
export function trimEndOf(text: string, set: string): string {
  let end = text.length;
  while (end > 0 && set.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** White space as XML knows it. */
export const XML_SPACE = ' \t\r\n';
