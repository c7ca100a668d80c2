// The next step as what to type, most fitting first.

import type { Advice, StatusWords } from '../words/status-words.ts';
import type { NextStep } from './readiness.ts';

export function nextSteps(next: NextStep, { steps }: StatusWords): readonly [Advice, ...Advice[]] {
  switch (next.step) {
    case 'init':
      return [steps.init, steps.tryIt];
    case 'import-metadata':
      return [steps.importMetadata, steps.testIdp];
    case 'create-user':
      return [steps.createUser];
    case 'activate':
      return [steps.activate(next.user)];
    case 'attach-policy':
      return [steps.attachPolicy(next.user)];
    case 'rehearse':
      return [steps.rehearse(next.user)];
    case 'verify':
      return [steps.verify];
  }
}

/** The same as hints: "next: …", then "or: …". */
export function nextHints(next: NextStep, words: StatusWords): string[] {
  return nextSteps(next, words).map((step, i) => hintOfStep(step, i === 0 ? words.next : words.alsoTry));
}

export function hintOfStep({ command, why }: Advice, label: string): string {
  return `${label}: ${command}${why ? `   (${why})` : ''}`;
}
