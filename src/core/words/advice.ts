// What words of advice are, in one language.

import type { AdviceSentences } from '../diagnosis/repairs/advice.ts';
import type { Sentences } from '../sentence.ts';

export interface AdviceWords {
  readonly sentences: Sentences<AdviceSentences>;
  /** What exactly to set, then where that product has it; in brackets, since a URL may stand right before. */
  readonly atProduct: (advice: string, words: string) => string;
}
