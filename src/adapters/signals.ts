// The signals that end a program which runs until it is told to: instead of what the process does with them otherwise.

import type { World } from '../context.ts';

export interface Ending {
  /** Resolves when the end is asked for. */
  readonly asked: Promise<'stopped'>;
  /** Gives the signals back. */
  release(): void;
}

/** From here on SIGINT and SIGTERM, or the world's own `stop`, ask for the end. */
export function awaitEnd(world: World): Ending {
  const before = process.listeners('SIGINT');
  let end: () => void = () => undefined;
  const asked = new Promise<'stopped'>((resolve) => {
    end = () => resolve('stopped');
  });
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', end).on('SIGTERM', end);
  world.stop?.addEventListener('abort', end);
  if (world.stop?.aborted) end();
  return {
    asked,
    release() {
      process.off('SIGINT', end).off('SIGTERM', end);
      world.stop?.removeEventListener('abort', end);
      for (const each of before) process.on('SIGINT', each);
    },
  };
}
