// The help in the language that was asked for. Commands declare it in English, beside what it is about; another language is
// looked up by that English, and loaded only where it is spoken. What has no words there yet stays English, and a test says so.

import type { Lang } from '../core/languages.ts';
import { loadHelp } from '../core/words/load.ts';

export type Translate = (english: string) => string;

export async function translatorFor(lang: Lang): Promise<Translate> {
  const words = await loadHelp(lang);
  return (english) => words[english] ?? english;
}
