// The one table of languages. To add one: a line here and a folder in words/; the compiler lists what is missing.

export const LANGUAGES = { en: 'English', zh: '简体中文' } as const;

export type Lang = keyof typeof LANGUAGES;

export const isLang = (name: string | undefined): name is Lang => name !== undefined && Object.hasOwn(LANGUAGES, name);

/** The locale that messages are wanted in (POSIX: LC_ALL, then LC_MESSAGES, then LANG). */
export const localeLanguage = (env: Readonly<Record<string, string | undefined>>): Lang =>
  languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');

/** The language of a POSIX locale such as zh_CN.UTF-8, where it is one of ours; else English. */
function languageOf(locale: string): Lang {
  const language = locale.split(/[_.-]/)[0]?.toLowerCase();
  return isLang(language) ? language : 'en';
}
