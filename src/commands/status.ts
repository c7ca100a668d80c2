// status: what is set up, what is missing, what ends next, and what to type next.

import { setUpOf } from '../adapters/set-up.ts';
import { readStoreIfAny, storeChanged } from '../adapters/store.ts';
import { type StatusJson, startText, statusJson, statusText } from '../answers/status.ts';
import { withStore } from '../answers/with-store.ts';
import { defineCommand } from '../command.ts';
import { readinessOf } from '../core/diagnosis/readiness.ts';
import { loadStatus } from '../core/words/load.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description:
    'Says what is set up, what is missing, what ends next, and what to type next.\nExits 1 while something keeps people from logging on.',
  flags: { short: { help: 'only what is set up and the next step, and exit 0: as sso-cli without a command' } },
  examples: ['sso-cli status', 'sso-cli status --json'],
  async run(context, _, { short }): Promise<CommandResult<StatusJson>> {
    const { settings, stdout } = context;
    const stored = await readStoreIfAny(settings.store);
    const setUp = await setUpOf(stored, context);
    const readiness = readinessOf(setUp);
    const words = await loadStatus(settings.lang);
    const store = { path: settings.store, changed: stored && storeChanged(settings.store) };
    const width = stdout.isTTY ? (stdout.columns ?? 80) : null;
    const json = statusJson(setUp, readiness, store, context.now(), words);
    return {
      exitCode: readiness.isReady || short ? EXIT.ok : EXIT.no,
      json: { ...json, next: json.next.map((each) => ({ ...each, command: withStore(each.command, settings) })) },
      text: (shown, style) => (short ? startText : statusText)(shown, words, style, width),
    };
  },
});
