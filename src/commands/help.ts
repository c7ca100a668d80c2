// help: what belongs to no single command, by topic. (Help on a command is the command's own --help.)

import { defineCommand } from '../command.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadTopics } from '../core/words/load.ts';
import { TOPICS, type Topic } from '../core/words/topic-words.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

interface Help {
  readonly schemaVersion: number;
  readonly topics: readonly { readonly topic: Topic; readonly title: string; readonly text: string }[];
}

export const command = defineCommand({
  description: 'Prints help for a command or on a topic; "topics" lists those.',
  arguments: { topic: { optional: true, help: 'a command, or a topic like exit-codes' } },
  examples: ['sso-cli help topics', 'sso-cli help exit-codes', 'sso-cli help verify-response'],
  async run({ settings }, { topic }): Promise<CommandResult<Help>> {
    const words = await loadTopics(settings.lang);
    const wanted = TOPICS.filter((each) => topic === 'topics' || each === topic);
    const topics = wanted.map((each) => ({ topic: each, ...words.topics[each] }));
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, topics },
      text: (json, style) => {
        const [only] = json.topics;
        return json.topics.length === 1 && only
          ? `${style.bold(`${only.topic}: ${only.title}`)}\n\n${words.topics[only.topic].text}\n`
          : `${json.topics.map((each) => `${each.topic.padEnd(12)}  ${each.title}\n`).join('')}\n${words.one}\n`;
      },
    };
  },
});
