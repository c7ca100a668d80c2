// How many users --prune may remove though they are many: asked of whoever sits at the terminal, before the store is locked.

import type { Context } from '../context.ts';
import { loadExchange } from '../core/words/load.ts';

/**
 * The number that was agreed to, 0 where nobody was asked or the answer was no: whoever writes looks again under the lock,
 * and removes no more than that. `removed`: 0 where there are not many; `source`: what was read, "-" takes the terminal up.
 */
export async function agreedRemovals(
  removed: number,
  users: number,
  source: string | null,
  context: Context,
): Promise<number> {
  if (removed === 0 || source === '-' || context.settings.output !== 'text') return 0;
  const { canAsk, confirm } = await import('./ask.ts');
  if (!canAsk(context)) return 0;
  const { askPrune } = await loadExchange(context.settings.lang);
  return (await confirm(askPrune(removed, users), context)) ? removed : 0;
}
