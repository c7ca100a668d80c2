// The one table of languages. To add one: a line here and a folder in words/; the compiler lists what is missing.

export const LANGUAGES = { en: 'English', zh: '简体中文' } as const;

export type Lang = keyof typeof LANGUAGES;
