// The words of the language that a command speaks, and of no other; those that only some commands need on their own.

import type { GuideWords } from '../idps/guide-words.ts';
import type { Lang } from '../languages.ts';
import type { AdviceWords } from './advice.ts';
import type { ErrorWords } from './error-words.ts';
import type { ExchangeWords } from './exchange-words.ts';
import type { HintWords } from './hint-words.ts';
import type { PageWords } from './pages.ts';
import type { PreflightWords } from './preflight.ts';
import type { QuestionWords } from './question-words.ts';
import type { StatusWords } from './status-words.ts';
import type { TopicWords } from './topic-words.ts';
import type { Words } from './words.ts';

export type HelpWords = Readonly<Record<string, string>>;

interface Language {
  words(): Promise<Words>;
  /** What repairs advise: only where something was rejected. */
  advice(): Promise<AdviceWords>;
  /** The command's own errors: only where there is one. */
  errors(): Promise<ErrorWords>;
  guide(): Promise<GuideWords>;
  /** Of preflight and receipts. */
  preflight(): Promise<PreflightWords>;
  hints(): Promise<HintWords>;
  /** Of pull-account and import-users. */
  exchange(): Promise<ExchangeWords>;
  /** Of the help, by the English that commands declare. */
  help(): Promise<HelpWords>;
  questions(): Promise<QuestionWords>;
  topics(): Promise<TopicWords>;
  /** What is set up, and what is next. */
  status(): Promise<StatusWords>;
  /** Of serve, and of the form that carries a request. */
  pages(): Promise<PageWords>;
}

const LOAD: Readonly<Record<Lang, Language>> = {
  en: {
    words: async () => (await import('./en/index.ts')).EN,
    advice: async () => (await import('./en/advice.ts')).ADVICE,
    errors: async () => (await import('./en/error-words.ts')).ERRORS,
    guide: async () => (await import('./en/guide.ts')).GUIDE,
    preflight: async () => (await import('./en/preflight.ts')).PREFLIGHT,
    hints: async () => (await import('./en/hints.ts')).HINTS,
    exchange: async () => (await import('./en/exchange.ts')).EXCHANGE,
    help: async () => ({}),
    questions: async () => (await import('./en/questions.ts')).QUESTIONS,
    topics: async () => (await import('./en/topics.ts')).TOPIC_WORDS,
    status: async () => (await import('./en/status.ts')).STATUS,
    pages: async () => (await import('./en/pages.ts')).PAGES,
  },
  zh: {
    words: async () => (await import('./zh/index.ts')).ZH,
    advice: async () => (await import('./zh/advice.ts')).ADVICE,
    errors: async () => (await import('./zh/error-words.ts')).ERRORS,
    guide: async () => (await import('./zh/guide.ts')).GUIDE,
    preflight: async () => (await import('./zh/preflight.ts')).PREFLIGHT,
    hints: async () => (await import('./zh/hints.ts')).HINTS,
    exchange: async () => (await import('./zh/exchange.ts')).EXCHANGE,
    help: async () => ({
      ...(await import('./zh/help-verify.ts')).HELP_VERIFY,
      ...(await import('./zh/help-account.ts')).HELP_ACCOUNT,
      ...(await import('./zh/help-groups.ts')).HELP_GROUPS,
      ...(await import('./zh/help-preflight.ts')).HELP_PREFLIGHT,
    }),
    questions: async () => (await import('./zh/questions.ts')).QUESTIONS,
    topics: async () => (await import('./zh/topics.ts')).TOPIC_WORDS,
    status: async () => (await import('./zh/status.ts')).STATUS,
    pages: async () => (await import('./zh/pages.ts')).PAGES,
  },
};

export const loadWords = (lang: Lang): Promise<Words> => LOAD[lang].words();
export const loadAdvice = (lang: Lang): Promise<AdviceWords> => LOAD[lang].advice();
export const loadErrors = (lang: Lang): Promise<ErrorWords> => LOAD[lang].errors();
export const loadGuide = (lang: Lang): Promise<GuideWords> => LOAD[lang].guide();
export const loadPreflight = (lang: Lang): Promise<PreflightWords> => LOAD[lang].preflight();
export const loadStatus = (lang: Lang): Promise<StatusWords> => LOAD[lang].status();
export const loadHints = (lang: Lang): Promise<HintWords> => LOAD[lang].hints();
export const loadExchange = (lang: Lang): Promise<ExchangeWords> => LOAD[lang].exchange();
export const loadQuestions = (lang: Lang): Promise<QuestionWords> => LOAD[lang].questions();
export const loadTopics = (lang: Lang): Promise<TopicWords> => LOAD[lang].topics();
export const loadPageWords = (lang: Lang): Promise<PageWords> => LOAD[lang].pages();
export const loadHelp = (lang: Lang): Promise<HelpWords> => LOAD[lang].help();
