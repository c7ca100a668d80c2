// What a terminal in raw mode sends, taken apart: text that was typed or pasted, and the few keys that mean something
// here. Bracketed paste is xterm's (Control Sequences, "Bracketed Paste Mode"); everything else between its marks is text.

const PASTE_BEGINS = '\x1b[200~';
const PASTE_ENDS = '\x1b[201~';

export interface Keys {
  /** The text so far, one character a byte (latin1), lines ended by "\n". */
  readonly text: string;
  /** Between the marks of a bracketed paste. */
  readonly isPasting: boolean;
  /** A paste ended with the very last bytes. */
  readonly hasPasted: boolean;
  /** The key that ended it all. */
  readonly key: 'end' | 'interrupt' | null;
  /** Bytes that may be the beginning of a sequence. */
  readonly pending: string;
  /** The last line ended with a carriage return: a line feed next belongs to the same end. */
  readonly afterReturn: boolean;
}

export const NO_KEYS: Keys = {
  text: '',
  isPasting: false,
  hasPasted: false,
  key: null,
  pending: '',
  afterReturn: false,
};

/** Takes the next bytes (latin1) as they came; how they were cut into pieces makes no difference. */
export function nextKeys(before: Keys, bytes: string): Keys {
  let rest = before.pending + bytes;
  let { text, isPasting, afterReturn } = before;
  let hasPasted = false;
  const now = (key: Keys['key'], pending = ''): Keys => ({ text, isPasting, hasPasted, key, pending, afterReturn });
  while (rest !== '') {
    const plain = isPasting ? upTo(PASTE_ENDS, rest) : upToKey(rest);
    if (plain !== '') {
      const lines = afterReturn && plain.startsWith('\n') ? plain.slice(1) : plain;
      text += lines.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
      afterReturn = plain.endsWith('\r');
      rest = rest.slice(plain.length);
      hasPasted = false;
      continue;
    }
    const sequence = isPasting ? (rest.startsWith(PASTE_ENDS) ? PASTE_ENDS : undefined) : keyOf(rest);
    // The rest of it is still to come; what is no sequence at all by now will never be one.
    if (sequence === undefined) return now(null, rest.length > 32 ? '' : rest);
    rest = rest.slice(sequence.length);
    if (sequence === INTERRUPT) return now('interrupt');
    if (sequence === END) return now('end');
    if (sequence === LINE_BACK) text = text.slice(0, text.lastIndexOf('\n') + 1);
    if (sequence === '\x7f' || sequence === '\b') text = text.slice(0, -1);
    hasPasted = sequence === PASTE_ENDS;
    isPasting = sequence === PASTE_BEGINS;
  }
  return now(null);
}

const INTERRUPT = '\x03';
const END = '\x04';
const LINE_BACK = '\x15';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the keys of a terminal
const KEY = /[\x03\x04\b\x15\x1b\x7f]/;
/** A control sequence (ECMA-48 5.4), or one of a single character, as the arrow keys and Alt send. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the keys of a terminal
const SEQUENCE = /^\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[^[O])/;

/** The key, or whole sequence, that `text` begins with; undefined while a sequence is not whole. */
function keyOf(text: string): string | undefined {
  return text.startsWith('\x1b') ? SEQUENCE.exec(text)?.[0] : text[0];
}

function upToKey(text: string): string {
  const at = text.search(KEY);
  return at < 0 ? text : text.slice(0, at);
}

/** What stands before `mark`, less an end that could be the beginning of it. */
function upTo(mark: string, text: string): string {
  const at = text.indexOf(mark);
  if (at >= 0) return text.slice(0, at);
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return text.slice(0, -length);
  }
  return text;
}
