// The words of the language that a command speaks, and of no other; those that only some commands need on their own.

import type { AdviceWords } from '../core/words/advice.ts';
import type { Lang } from '../core/words/languages.ts';
import type { Words } from '../core/words/words.ts';

interface Language {
  words(): Promise<Words>;
  /** What repairs advise: only where something was rejected. */
  advice(): Promise<AdviceWords>;
}

const LOAD: Readonly<Record<Lang, Language>> = {
  en: {
    words: async () => (await import('../core/words/en/index.ts')).EN,
    advice: async () => (await import('../core/words/en/advice.ts')).ADVICE,
  },
  zh: {
    words: async () => (await import('../core/words/zh/index.ts')).ZH,
    advice: async () => (await import('../core/words/zh/advice.ts')).ADVICE,
  },
};

export const loadWords = (lang: Lang): Promise<Words> => LOAD[lang].words();
export const loadAdvice = (lang: Lang): Promise<AdviceWords> => LOAD[lang].advice();
