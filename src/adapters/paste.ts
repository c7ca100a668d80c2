// Reads what a person pastes at the prompt. In a terminal's line mode no line is longer than 4,096 bytes on Linux and 1,024
// on macOS (termios(3), MAX_CANON), and nearly every response is; so the terminal is read raw, and put back as it was.

import type { ReadStream } from 'node:tty';
import type { OutputStream } from '../context.ts';
import type { Seen } from '../core/receive/seen.ts';
import type { PasteWords } from '../core/words/words.ts';
import { type Keys, NO_KEYS, nextKeys } from './terminal-keys.ts';

export interface PasteTerminal {
  readonly input: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'pause' | 'resume'>;
  readonly output: OutputStream;
  /** Whether the line under the prompt may be written anew in place. */
  readonly redraws: boolean;
}

/** Nothing more for so long: the terminal has sent what there was. Milliseconds. */
const QUIET = 250;
/** Nothing more for so long, and what there is is no whole message: no more will come. Milliseconds. */
const PATIENCE = 15_000;

/**
 * Shows the prompt and reads until a whole message has arrived, Enter was pressed twice, Ctrl-D, or nothing more comes.
 * Returns the bytes, at most `limit` and one more. Ctrl-C is what it always is: SIGINT.
 */
export function readPaste(
  { input, output, redraws }: PasteTerminal,
  limit: number,
  seenIn: (text: string) => Seen,
  words: PasteWords,
): Promise<Uint8Array> {
  let keys: Keys = NO_KEYS;
  let timer: NodeJS.Timeout | undefined;
  const show = (seen: Seen) => {
    if (redraws) output.write(`\r\x1b[2K${words.seen(keys.text.length, seen)}`);
  };
  const restore = () => {
    clearTimeout(timer);
    input.setRawMode(false);
    input.pause();
    output.write(redraws ? '\x1b[?2004l\r\x1b[2K' : '\n');
  };
  return new Promise((resolve) => {
    const end = () => {
      input.off('data', onData);
      process.off('exit', restore);
      restore();
      resolve(Buffer.from(keys.text, 'latin1').subarray(0, limit + 1));
    };
    const onQuiet = () => {
      const seen = seenIn(Buffer.from(keys.text, 'latin1').toString('utf8'));
      show(seen);
      if (seen === 'whole' || isEndedByEnter(keys.text)) end();
      else if (seen === 'part') timer = setTimeout(end, PATIENCE);
    };
    const onData = (chunk: Buffer | string) => {
      clearTimeout(timer);
      keys = nextKeys(keys, Buffer.from(chunk as Buffer).toString('latin1'));
      if (keys.key === 'interrupt') {
        // A terminal in raw mode sends the key and no signal.
        restore();
        process.off('exit', restore);
        process.emit('SIGINT');
      } else if (keys.key === 'end' || keys.text.length > limit) end();
      else if (keys.isPasting) show(keys.text === '' ? 'nothing' : 'part');
      else timer = setTimeout(onQuiet, keys.hasPasted ? 0 : QUIET);
    };
    // Raw before the prompt stands there: what is pasted at its sight, by a person or a program, is not cut in line mode.
    process.on('exit', restore);
    input.setRawMode(true);
    input.on('data', onData);
    output.write(`${words.prompt}\n${redraws ? '\x1b[?2004h' : ''}`);
    input.resume();
    show('nothing');
  });
}

/** An empty line at the end, of a person's making: a paste that goes on would have gone on by now. */
const isEndedByEnter = (text: string) => /\S[^\S\n]*\n[^\S\n]*\n$/.test(text.slice(-1_000)) || /\n\n$/.test(text);
