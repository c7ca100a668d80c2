// The words of the language that a command speaks, and of no other; those that only some commands need on their own.

import type { GuideWords } from '../idps/guide-words.ts';
import type { Lang } from '../languages.ts';
import type { AdviceWords } from './advice.ts';
import type { ErrorWords } from './error-words.ts';
import type { PreflightWords } from './preflight.ts';
import type { Words } from './words.ts';

interface Language {
  words(): Promise<Words>;
  /** What repairs advise: only where something was rejected. */
  advice(): Promise<AdviceWords>;
  /** The command's own errors: only where there is one. */
  errors(): Promise<ErrorWords>;
  guide(): Promise<GuideWords>;
  /** Of preflight and receipts. */
  preflight(): Promise<PreflightWords>;
}

const LOAD: Readonly<Record<Lang, Language>> = {
  en: {
    words: async () => (await import('./en/index.ts')).EN,
    advice: async () => (await import('./en/advice.ts')).ADVICE,
    errors: async () => (await import('./en/error-words.ts')).ERRORS,
    guide: async () => (await import('./en/guide.ts')).GUIDE,
    preflight: async () => (await import('./en/preflight.ts')).PREFLIGHT,
  },
  zh: {
    words: async () => (await import('./zh/index.ts')).ZH,
    advice: async () => (await import('./zh/advice.ts')).ADVICE,
    errors: async () => (await import('./zh/error-words.ts')).ERRORS,
    guide: async () => (await import('./zh/guide.ts')).GUIDE,
    preflight: async () => (await import('./zh/preflight.ts')).PREFLIGHT,
  },
};

export const loadWords = (lang: Lang): Promise<Words> => LOAD[lang].words();
export const loadAdvice = (lang: Lang): Promise<AdviceWords> => LOAD[lang].advice();
export const loadErrors = (lang: Lang): Promise<ErrorWords> => LOAD[lang].errors();
export const loadGuide = (lang: Lang): Promise<GuideWords> => LOAD[lang].guide();
export const loadPreflight = (lang: Lang): Promise<PreflightWords> => LOAD[lang].preflight();
