// An account of as many users as one may have: listed, imported, changed, and rehearsed before the switch is flipped.

import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOOR, SSO_CLI } from '../contenders.ts';
import { type Contender, exits, interleave, onOneCore, ratio } from '../measure.ts';
import { atMost, type Part, ratioText, table } from '../part.ts';

const DOMAIN = 'example.onaliyun.com';

export const users: Part = ({ stage, scenario, rounds }) => {
  const count = stage.isQuick ? 100 : 5_000;
  const path = (name: string) => join(scenario.folder, name);
  // Beside the one that the store has already.
  const names = Array.from({ length: count - 1 }, (_, i) => `user-${String(i + 1).padStart(5, '0')}`);
  writeFileSync(path('users.csv'), `UserName,DisplayName\n${names.map((name) => `${name},User ${name}`).join('\n')}\n`);
  writeFileSync(path('ims-users.json'), imsUsers(names));
  writeFileSync(path('people.csv'), peopleCsv(names));
  const [one, almost, full] = [scenario.store(1), scenario.store(count - 1), scenario.store(count)];
  const on = (store: string, name: string, args: readonly string[], exitCode = 0) => ({
    name,
    command: [...SSO_CLI, ...args, '--store', 'account.json'],
    before: () => copyFileSync(path(store), path('account.json')),
    judge: exits(exitCode),
  });
  const all = [
    { ...on(full, 'list-users', ['list-users']), target: 2.4, stretch: 2 },
    { ...on(one, 'import-users, CSV', ['import-users', 'users.csv']), target: 4, stretch: 3 },
    { ...on(one, 'import-users, ListUsers', ['import-users', 'ims-users.json']), target: 4, stretch: 3 },
    { ...on(full, 'preflight', ['preflight', '--idp-users', 'people.csv'], 1), target: 4, stretch: 3 },
    { ...on(almost, 'create-user', ['create-user', 'zoe']), target: 4, stretch: 3 },
  ];
  const everything: readonly Contender[] = [FLOOR, ...all];
  const pinned = everything.map((each) => ({ ...each, name: pinnedName(each.name), command: onOneCore(each.command) }));
  const timings = interleave(stage, [...everything, ...pinned], rounds(9));
  const onAll = (name: string) => ratio(timings, name, FLOOR.name);
  const onOne = (name: string) => ratio(timings, pinnedName(name), pinnedName(FLOOR.name));
  const told = count.toLocaleString('en');
  return {
    title: 'An account full of users',
    text: [
      `Whole processes, ${told} users: on one core, where what V8 optimises on the side is paid for in full, and as they are. Against \`node -e 0\` in the same round: median of ${timings.rounds.length}, quartiles in parentheses.`,
      table(
        ['', 'on one core', 'on all'],
        all.map(({ name }) => [name, ratioText(onOne(name)), ratioText(onAll(name))]),
      ),
    ].join('\n\n'),
    plots: {},
    targets: all.flatMap(({ name, target, stretch }) => [
      atMost(`\`${name}\` of ${told}, on one core`, onOne(name), target, stretch, '× `node -e 0`'),
      atMost('the same, on all cores', onAll(name), target, stretch, '× `node -e 0`'),
    ]),
    wrong: [...timings.wrong].map(([name, what]) => `${name}: ${what}`),
  };
};

const pinnedName = (name: string) => `${name}, on one core`;

/** As `aliyun ims ListUsers` answers. */
function imsUsers(names: readonly string[]): string {
  const user = names.map((name, i) => ({
    UserId: String(300000000000000000n + BigInt(i)),
    UserPrincipalName: `${name}@${DOMAIN}`,
    DisplayName: `User ${name}`,
    CreateDate: '2026-01-01T00:00:00Z',
    UpdateDate: '2026-01-01T00:00:00Z',
  }));
  return JSON.stringify({ RequestId: 'A', IsTruncated: false, Users: { User: user } });
}

/** As Entra ID exports people: most of them fit, some have another suffix, another spelling, or no RAM user. */
function peopleCsv(names: readonly string[]): string {
  const rows = names.map((name, i) => {
    const sent = i % 50 === 0 ? name.replace('-', '.') : i % 70 === 0 ? `${name}x` : name;
    return `${sent}@${i % 30 === 0 ? 'corp.example.com' : DOMAIN},User ${name},${name}@corp.example.com,Member,True`;
  });
  return `userPrincipalName,displayName,mail,userType,accountEnabled\n${rows.join('\n')}\n`;
}
