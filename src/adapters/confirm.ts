// A question before a dangerous step, on a terminal alone: cron and CI never see one. "No" is the default.

import type { World } from '../context.ts';

/** Whether there is somebody who can answer. */
export function canAsk({ stdin, stderr }: World): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** Asks on standard error and reads one line. Anything but a yes, and the end of input, is a no. */
export async function confirm(question: string, { stdin, stderr }: World): Promise<boolean> {
  stderr.write(`${question} [y/N] `);
  let line = '';
  for await (const piece of stdin) {
    line += String(piece);
    if (line.includes('\n') || line.length > 100) break;
  }
  return /^\s*(y|yes|是)\s*$/i.test(line.split('\n')[0] ?? '');
}
