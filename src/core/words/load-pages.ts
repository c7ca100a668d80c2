// The words of the pages in one language, loaded when they are needed.

import type { Lang } from '../checks/define.ts';
import type { PageWords } from './pages.ts';

export async function loadPageWords(lang: Lang): Promise<PageWords> {
  return lang === 'zh' ? (await import('./zh/pages.ts')).PAGES : (await import('./en/pages.ts')).PAGES;
}
