// What a user hands in: a file, or standard input. Read up to a limit and no further.

import type { ReadStream } from 'node:tty';
import type { World } from '../context.ts';
import type { PasteWords } from '../core/words/words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { errorCode, readPieces, readRegularFile } from './read-file.ts';

/**
 * Reads `source`: a path, or "-" for standard input. At most `limit` bytes and one more, by which the caller sees that
 * there is more. With `paste`, what a person types at a terminal is read as a paste. @throws CliError input-missing,
 * input-unreadable
 */
export async function readInput(source: string, limit: number, world: World, paste?: PasteWords): Promise<Uint8Array> {
  if (source === '-' || source === '/dev/stdin') {
    if (paste && world.stdin.isTTY) return readTerminal(limit, world, paste);
    return readStream(world.stdin, limit);
  }
  try {
    return readRegularFile(source, limit);
  } catch (error) {
    throw inputError(source, errorCode(error) ?? '');
  }
}

/**
 * Reads `source` piece by piece; it may have no end, so the caller stops where it has had enough. A piece is valid until
 * the next is asked for. @throws CliError input-missing, input-unreadable
 */
export async function* readInputPieces(source: string, world: World): AsyncGenerator<Uint8Array> {
  if (source === '-' || source === '/dev/stdin') {
    for await (const chunk of world.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    return;
  }
  try {
    yield* readPieces(source);
  } catch (error) {
    throw inputError(source, errorCode(error) ?? '');
  }
}

/** Loaded only where a person is: pipes and files need none of it. */
async function readTerminal(limit: number, { stdin, stderr, env }: World, words: PasteWords): Promise<Uint8Array> {
  const terminal = stdin as typeof stdin & Partial<ReadStream>;
  if (!terminal.setRawMode) {
    stderr.write(`${words.prompt}\n`);
    return readStream(stdin, limit);
  }
  const [{ readPaste }, { seenIn }] = await Promise.all([import('./paste.ts'), import('../core/receive/seen.ts')]);
  const redraws = stderr.isTTY === true && env.TERM !== 'dumb';
  return readPaste({ input: terminal as ReadStream, output: stderr, redraws }, limit, seenIn, words);
}

async function readStream(stream: NodeJS.ReadableStream, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit + 1);
}

/** Given as an argument by mistake; it is a secret, so it is not repeated anywhere. */
const isMessage = (source: string) => source.length > 200 || /^(PHNhbWw|PD94bW|SAMLResponse=|<)/.test(source);

/** What a report may call an input: the path, or how a message begins that was given in its place. */
export const nameOfSource = (source: string) => (isMessage(source) ? `${source.slice(0, 12)}…` : source);

function inputError(source: string, code: string): CliError {
  if (isMessage(source)) {
    return new CliError(EXIT.input, 'input-missing', { key: 'input-is-message', args: {} });
  }
  if (code === 'ENOENT') {
    return new CliError(EXIT.input, 'input-missing', { key: 'input-missing', args: { path: source } });
  }
  return new CliError(EXIT.input, 'input-unreadable', {
    key: 'input-unreadable',
    args: { path: source, reason: code || 'unknown' },
  });
}
