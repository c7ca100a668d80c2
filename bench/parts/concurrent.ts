// Fifty commands at once, each adding a user to the same store, which ends up with 5,000.

import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SSO_CLI } from '../contenders.ts';
import { environmentOf, spread } from '../measure.ts';
import { judged, number, type Part, ratioText, table } from '../part.ts';

const AT_ONCE = 50;
/** With the newcomers they are 5,000: the most that RAM allows. */
const USERS = 4_950;
const LIMIT = 10_000;

export const concurrent: Part = async ({ stage, scenario, rounds }) => {
  const store = scenario.store(USERS);
  const path = join(scenario.folder, store);
  const original = `${path}.before`;
  copyFileSync(path, original);
  const create = (name: string) => {
    const started = process.hrtime.bigint();
    const [program = '', ...args] = [...SSO_CLI, 'create-user', name, '--store', store];
    const child = spawn(program, args, {
      cwd: stage.folder,
      env: environmentOf(stage.folder),
      stdio: 'ignore',
    });
    return new Promise<{ milliseconds: number; exitCode: number | null }>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) =>
        resolve({ milliseconds: Number(process.hrtime.bigint() - started) / 1e6, exitCode }),
      );
    });
  };

  const slowest: number[] = [];
  const last: number[] = [];
  const kept: number[] = [];
  for (let round = 0; round < rounds(5); round++) {
    copyFileSync(original, path);
    const alone = await create('alone');
    copyFileSync(original, path);
    const names = Array.from({ length: AT_ONCE }, (_, i) => `new-${i}`);
    const all = await Promise.all(names.map(create));
    const { Users } = JSON.parse(readFileSync(path, 'utf8')) as { Users: { User: { UserName: string }[] } };
    const stored = new Set(Users.User.map(({ UserName }) => UserName));
    kept.push(all.filter(({ exitCode }, i) => exitCode === 0 && stored.has(names[i] ?? '')).length);
    if (stored.size !== USERS + AT_ONCE) kept.push(stored.size - USERS);
    last.push(Math.max(...all.map(({ milliseconds }) => milliseconds)));
    slowest.push((last.at(-1) ?? 0) / alone.milliseconds);
    stage.log(`round ${round + 1}`);
  }
  const fewest = Math.min(...kept);
  const isWhole = fewest === AT_ONCE;
  const inTime = Math.max(...last) <= LIMIT;

  return {
    title: 'Fifty writers at once',
    text: [
      `${AT_ONCE} times \`create-user\`, started at once on a store of ${USERS.toLocaleString('en')} users. The slowest waits for all others: ${AT_ONCE} and less means that nothing but the work itself is waited for.`,
      table(
        ['', 'measured'],
        [
          ['users kept', `${fewest} of ${AT_ONCE} in the worst of ${slowest.length} rounds`],
          ['the slowest, in multiples of one alone', ratioText(spread(slowest))],
          ['none over 10 s', inTime ? 'yes' : 'no'],
        ],
      ),
    ].join('\n\n'),
    plots: {},
    targets: [
      judged(
        `${AT_ONCE} concurrent \`create-user\``,
        'none lost, none over 10 s',
        '',
        `${AT_ONCE - fewest} lost; slowest ${number(spread(slowest).median)} × one alone, ${inTime ? 'under' : 'over'} 10 s`,
        [isWhole && inTime, false],
      ),
    ],
    wrong: isWhole ? [] : [`${AT_ONCE - fewest} of ${AT_ONCE} users were lost`],
  };
};
