// Replaces what a pattern finds, for pastes of megabytes that are nothing but escapes: String.replace with a function
// keeps every match, with its groups, until the last one was found (700 MB for 10 MB); here each is gone once it is spelled.

/** Pieces that are joined at once. */
const PIECES = 8_192;

/** `text` with each match of `pattern`, which is global, spelled by `spell`. */
export function replaceEach(text: string, pattern: RegExp, spell: (match: RegExpExecArray) => string): string {
  let replaced = '';
  let pieces: string[] = [];
  let end = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push(spell(match));
    end = pattern.lastIndex;
    if (pieces.length < PIECES) continue;
    replaced += pieces.join('');
    pieces = [];
  }
  return end === 0 ? text : replaced + pieces.join('') + text.slice(end);
}
