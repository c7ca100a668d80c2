// The prompt for a paste: the terminal is raw before anybody can see that it waits, and as it was afterwards.

import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { type PasteTerminal, readPaste } from '../../src/adapters/paste.ts';

it('reads raw from before the prompt on, so that what is pasted at its sight is not cut', async () => {
  const done: string[] = [];
  const keys = new EventEmitter();
  const input = Object.assign(keys, {
    setRawMode: (raw: boolean) => done.push(raw ? 'raw' : 'as it was'),
    pause: () => done.push('pause'),
    resume: () => done.push('resume'),
  });
  const output = { write: (text: string) => done.push(text) };
  const terminal = { input, output, redraws: false } as unknown as PasteTerminal;
  const words = { prompt: 'PROMPT', seen: () => '' } as unknown as Parameters<typeof readPaste>[3];
  const read = readPaste(terminal, 1_000, () => 'part', words);
  expect(keys.listenerCount('data')).toBe(1);
  keys.emit('data', Buffer.from('abc\x04'));
  expect(Buffer.from(await read).toString()).toBe('abc');
  expect(done.slice(0, 2)).toEqual(['raw', 'PROMPT\n']);
  expect(done).toContain('as it was');
});
