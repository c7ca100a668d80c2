// English: the prompt of a terminal, and the line under it.

import type { Words } from '../words.ts';

export const PASTE: Words['paste'] = (what) => ({
  prompt: `Paste the ${what} here. It is read as soon as it is whole; Enter twice or Ctrl-D: as it is; Ctrl-C: leave.`,
  seen: (characters, seen) =>
    seen === 'nothing'
      ? 'nothing yet'
      : seen === 'whole'
        ? `${characters.toLocaleString('en')} characters: a whole message`
        : `${characters.toLocaleString('en')} characters, not yet a whole message; press Enter twice to look at it as it is`,
});
