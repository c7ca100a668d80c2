// What to type next, as the hints of a result: looked up only where somebody sees them.

import type { Context } from '../context.ts';
import type { Severity } from '../core/checks/define.ts';
import { loadHints, loadStatus } from '../core/words/load.ts';
import type { Advice, StatusWords } from '../core/words/status-words.ts';
import type { StoredAccount } from './store-schema.ts';

/** By what is set up after a change. */
export function hintsAfter(stored: StoredAccount, context: Context): () => Promise<string[]> {
  return async () => {
    const [{ setUpOf }, { nextHints }, { readinessOf }] = await Promise.all([
      import('./set-up.ts'),
      import('../core/diagnosis/next-steps.ts'),
      import('../core/diagnosis/readiness.ts'),
    ]);
    const { next } = readinessOf(await setUpOf(stored, context));
    return nextHints(next, await loadStatus(context.settings.lang));
  };
}

/** Where more is to be read about the first error. */
export function hintAbout(
  findings: readonly { readonly code: string; readonly severity: Severity }[],
  { settings }: Context,
): () => Promise<string[]> {
  return async () => {
    const { aboutCode } = await loadHints(settings.lang);
    return findings
      .filter(({ severity }) => severity === 'error')
      .slice(0, 1)
      .map(({ code }) => aboutCode(code));
  };
}

/** One of the next steps, whatever else may be missing. */
export function hintOf(
  choose: (steps: StatusWords['steps']) => Advice,
  { settings }: Context,
): () => Promise<string[]> {
  return async () => {
    const { hintOfStep } = await import('../core/diagnosis/next-steps.ts');
    const words = await loadStatus(settings.lang);
    return [hintOfStep(choose(words.steps), words.next)];
  };
}
