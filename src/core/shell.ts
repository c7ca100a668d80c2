// Commands that people are to copy: what is put into one must reach it as a single word.

/** A word of a command line; quoted where a shell would read it otherwise. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
