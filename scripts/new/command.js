// A command: its file, its line among the commands, a test that runs it. It starts by greeting.

import { changelog } from './names.js';

export function command(name) {
  return {
    files: {
      [`src/commands/${name}.ts`]: `// ${name}: says hello.

import { defineCommand } from '../command.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

interface Answer {
  readonly schemaVersion: number;
  readonly greeting: string;
}

export const command = defineCommand({
  description: 'Says hello.',
  flags: { loud: { help: 'says it loudly' } },
  examples: ['sso-cli ${name}', 'sso-cli ${name} --loud'],
  async run(_context, _args, { loud }): Promise<CommandResult<Answer>> {
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, greeting: loud ? 'HELLO' : 'hello' },
      text: ({ greeting }) => \`\${greeting}\\n\`,
    };
  },
});
`,
      [`test/commands/${name}.test.ts`]: `import { expect, it } from 'vitest';
import { makeWorld } from '../support/world.ts';

it('says hello', async () => {
  const { stdout, exitCode } = await makeWorld().run(['${name}', '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ greeting: 'hello' });
});
`,
    },
    places: [
      {
        path: 'src/program/commands.ts',
        at: /(?<=heading: 'Verify a logon:',\n {4}commands: \[\n)/,
        put: `      {\n        name: '${name}',\n        summary: 'say hello',\n        load: () => import('../commands/${name}.ts'),\n      },\n`,
      },
      changelog(`New command \`${name}\`.`),
    ],
    left: [
      `src/commands/${name}.ts: what it asks, what it answers, examples that test/e2e/help.test.ts runs`,
      'src/program/commands.ts: its group and its summary',
      `test/commands/${name}.test.ts: its outcomes, and every refusal`,
      'src/core/words/: its sentences',
    ],
  };
}
