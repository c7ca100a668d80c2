// The words of the language that a command speaks, and of no other.

import type { Lang } from '../core/checks/define.ts';
import type { Words } from '../core/words/words.ts';

export async function loadWords(lang: Lang): Promise<Words> {
  if (lang === 'zh') return (await import('../core/words/zh/index.ts')).ZH;
  return (await import('../core/words/en/index.ts')).EN;
}
