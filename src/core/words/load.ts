// The words of the language that a command speaks, and of no other.

import type { Lang } from '../checks/define.ts';
import type { Words } from './words.ts';

export async function loadWords(lang: Lang): Promise<Words> {
  if (lang === 'zh') return (await import('./zh/index.ts')).ZH;
  return (await import('./en/index.ts')).EN;
}
