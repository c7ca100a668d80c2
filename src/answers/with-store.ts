// Whoever chose a store by flag means it in the next command too: commands that are told to be typed carry it.

import type { ToolSettings } from '../context.ts';
import { shellWord } from '../core/shell.ts';

/** `text` with --store behind every `sso-cli <command>` in it that names none, where that flag was given. */
export function withStore(text: string, { store, sourced }: ToolSettings): string {
  if (!sourced.some(({ name, source }) => name === 'store' && source === 'flag')) return text;
  return text.replace(
    /\bsso-cli (?!explain|decode|help|completion)([a-z][a-z-]*)\b(?![^;&|]* --store\b)/g,
    (typed) => `${typed} --store ${shellWord(store)}`,
  );
}
