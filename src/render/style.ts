// Colour, decided for each stream: --color/--no-color, then FORCE_COLOR, NO_COLOR, TERM=dumb, the configuration, then whether
// it is a terminal. chalk is loaded only where there is colour; by itself it would not heed NO_COLOR.

import type { OutputStream, ToolSettings } from '../context.ts';
import type { Style } from '../result.ts';

type Env = Readonly<Record<string, string | undefined>>;

export function wantsColor({ color, sourced }: ToolSettings, env: Env, stream: OutputStream): boolean {
  const isConfigured = sourced.some(({ name, source }) => name === 'color' && source === 'configuration');
  if (color !== undefined && !isConfigured) return color;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.TERM === 'dumb') return false;
  return color ?? stream.isTTY === true;
}

const same = (text: string) => text;
export const PLAIN: Style = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

export async function styleFor(color: boolean): Promise<Style> {
  if (!color) return PLAIN;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
