// An answer of the cloud that is not what it should be, as an error of the command.

import { CloudAnswerError } from '../core/ram/cloud-calls.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

/** Runs what reads answers. @throws CliError cloud-answer */
export function understanding<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof CloudAnswerError)) throw error;
    const { action, field } = error;
    throw new CliError(EXIT.input, 'cloud-answer', { key: 'cloud-answer', args: { action, field } });
  }
}
