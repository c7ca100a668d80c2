// What the library's errors say, for people: the errors themselves carry codes and arguments.

import type { Lang } from './languages.ts';
import type { RamError } from './ram/ram-error.ts';
import { say } from './sentence.ts';
import { RAM_ERRORS as RAM_EN } from './words/en/ram-error-words.ts';
import { refusalAt as atEn } from './words/en/refusals.ts';
import type { RamErrorWords, Said } from './words/error-words.ts';
import { RAM_ERRORS as RAM_ZH } from './words/zh/ram-error-words.ts';
import { refusalAt as atZh } from './words/zh/refusals.ts';
import type { XmlRefusal } from './xml/refusal.ts';

const RAM: Readonly<Record<Lang, RamErrorWords>> = { en: RAM_EN, zh: RAM_ZH };
const REFUSAL: Readonly<Record<Lang, (refusal: XmlRefusal) => string>> = { en: atEn, zh: atZh };

/** What is wrong with a change to an account, and the next step. */
export const sayRamError = ({ sentence }: RamError, lang: Lang = 'en'): Said => say(RAM[lang], sentence);

/** Where and why XML was refused. */
export const sayRefusal = (refusal: XmlRefusal, lang: Lang = 'en'): string => REFUSAL[lang](refusal);
