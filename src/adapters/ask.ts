// Questions to a person at a terminal, a line each. Cron, CI and pipes never see one.

import { createInterface } from 'node:readline';
import type { World } from '../context.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

/** Whether there is somebody who can answer. */
export function canAsk({ stdin, stderr, env }: World): boolean {
  return !env.CI && stderr.isTTY === true && stdin.isTTY === true;
}

export interface Question<T> {
  /** What is asked, and where to find it: lines of their own. */
  readonly text: string;
  /** What stands before the answer. */
  readonly prompt: string;
  /** The answer, or what is wrong with it. */
  read(line: string): Promise<{ readonly value: T } | { readonly wrong: string }>;
}

export type Ask = <T>(question: Question<T>) => Promise<T>;

/** Lets `talk` ask on standard error, as often as it takes. @throws CliError interrupted, at Ctrl-C and at the end of input */
export async function askAtTerminal<T>({ stdin, stderr }: World, talk: (ask: Ask) => Promise<T>): Promise<T> {
  // The terminal itself echoes and edits the line.
  const lines = createInterface({ input: stdin, terminal: false });
  const waiting: ((line: string | null) => void)[] = [];
  const early: string[] = [];
  let isOver = false;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next) next(line);
    else early.push(line);
  });
  lines.on('close', () => {
    isOver = true;
    for (const next of waiting.splice(0)) next(null);
  });
  const nextLine = () =>
    new Promise<string | null>((resolve) => {
      const line = early.shift();
      if (line !== undefined) resolve(line);
      else if (isOver) resolve(null);
      else waiting.push(resolve);
    });
  const ask: Ask = async ({ text, prompt, read }) => {
    stderr.write(`${text}\n`);
    for (;;) {
      stderr.write(`${prompt} `);
      const line = await nextLine();
      if (line === null) {
        stderr.write('\n');
        throw new CliError(EXIT.interrupted, 'interrupted', { key: 'not-answered', args: {} });
      }
      const answer = await read(line.trim());
      if ('value' in answer) return answer.value;
      stderr.write(`${answer.wrong}\n`);
    }
  };
  try {
    return await talk(ask);
  } finally {
    lines.close();
    (stdin as { pause?(): unknown }).pause?.();
  }
}

/** Asks before a dangerous step, and reads one line. Anything but a yes, and the end of input, is a no. */
export async function confirm(question: string, { stdin, stderr }: World): Promise<boolean> {
  stderr.write(`${question} [y/N] `);
  let line = '';
  for await (const piece of stdin) {
    line += String(piece);
    if (line.includes('\n') || line.length > 100) break;
  }
  return /^\s*(y|yes|是)\s*$/i.test(line.split('\n')[0] ?? '');
}
