// Progress on a terminal's standard error while something takes its time, and nothing anywhere else. ora takes longer to
// load than most work takes, so it is loaded only once the work has gone on for a while.

import type { OutputStream } from '../context.ts';

/** Work that ends sooner needs no words, in milliseconds. */
const PATIENCE = 300;

/** Does the work; shows `text` meanwhile, or what the work says since, where somebody is looking. */
export async function withProgress<T>(
  stderr: OutputStream,
  text: string,
  work: (say: (text: string) => void) => Promise<T>,
): Promise<T> {
  // Where a terminal has no size, ora counts its lines for ever.
  if (!stderr.isTTY || stderr.columns === undefined) return work(() => undefined);
  let said = text;
  let spinner: { text: string; stop(): unknown } | null = null;
  let done = false;
  const timer = setTimeout(() => {
    void import('ora').then(({ default: ora }) => {
      if (!done) spinner = ora({ text: said, stream: process.stderr }).start();
    });
  }, PATIENCE);
  try {
    return await work((now) => {
      said = now;
      if (spinner) spinner.text = now;
    });
  } finally {
    done = true;
    clearTimeout(timer);
    (spinner as { stop(): unknown } | null)?.stop();
  }
}
