// undo: puts back what the last change to the store did away with. Undoing it again brings the change back.

import { undoChange } from '../adapters/change-store.ts';
import { defineCommand } from '../command.ts';
import { type Difference, differenceBetween } from '../core/ram/difference.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadHints } from '../core/words/load.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

interface Undone extends Difference {
  readonly schemaVersion: number;
  readonly metadata: 'unchanged' | 'added' | 'removed' | 'replaced';
}

export const command = defineCommand({
  description:
    'Puts back what the store held before its last change: users, settings, metadata.\nDoing it again brings the change back.',
  examples: ['sso-cli undo', 'sso-cli undo --json'],
  async run(context): Promise<CommandResult<Undone>> {
    const { from, to } = await undoChange(context.settings.store);
    const words = await loadHints(context.settings.lang);
    const [before, after] = [from.metadataDocument, to.metadataDocument];
    const metadata =
      before === after ? 'unchanged' : before === null ? 'added' : after === null ? 'removed' : 'replaced';
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, ...differenceBetween(from.account, to.account), metadata },
      text: (json, style) =>
        `${style.green(`✓ ${words.undone}`)}\n${words
          .differences(json)
          .map((line) => `  ${line}\n`)
          .join('')}`,
      hints: [words.redo],
    };
  },
});
