// Where a bare "&" stands. The XML parser complains about it at the next ";", which may be many lines further on.

/** What the parser says of references that are none. */
export const OF_REFERENCE = /entity/;

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Ampersand extends Place {
  /** Not the beginning of another reference, such as "&nbsp;". */
  readonly isBare: boolean;
  /** The text ends in it: it may have been a reference. */
  readonly isCutOff: boolean;
}

// What may hold a bare "&" lawfully goes first, then references that are whole.
const NEXT = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);|(&)/g;

/**
 * The first "&" of `text` that begins none of XML's own references.
 * `line` and `column` are those of the end of `text`, which may begin in the middle of the document. Null where it stands further back than `text` reaches.
 */
export function findAmpersand(text: string, { line, column }: Place, isFromStart: boolean): Ampersand | null {
  for (const match of text.matchAll(NEXT)) {
    if (match[1] === undefined) continue;
    const after = text.slice(match.index);
    const lines = after.split('\n').length - 1;
    const lineStart = text.lastIndexOf('\n', match.index);
    if (lines > 0 && lineStart < 0 && !isFromStart) return null;
    return {
      line: line - lines,
      column: lines > 0 ? match.index - lineStart : column - after.length,
      isCutOff: /^&[\w.:#-]*$/.test(after),
      isBare: !/^&[A-Za-z][\w.-]{0,30};/.test(after),
    };
  }
  return null;
}
