// Colour, decided for each stream: --color/--no-color, then FORCE_COLOR, NO_COLOR, TERM=dumb, then whether it is a
// terminal. chalk is loaded only where there is colour; by itself it would not heed NO_COLOR.

import type { OutputStream } from '../context.ts';
import type { Style } from '../result.ts';

type Env = Readonly<Record<string, string | undefined>>;

export function wantsColor(flag: boolean | undefined, env: Env, stream: OutputStream): boolean {
  if (flag !== undefined) return flag;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.TERM === 'dumb') return false;
  return stream.isTTY === true;
}

const same = (text: string) => text;
export const PLAIN: Style = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

export async function styleFor(color: boolean): Promise<Style> {
  if (!color) return PLAIN;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
