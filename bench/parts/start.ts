// Whole processes: what one call costs, in multiples of starting Node itself, and the memory that it takes.

import { complaint, FLOOR, isInstalled, PEERS, SSO_CLI, ssoCli } from '../contenders.ts';
import { type Contender, interleave, peakMemory, type Run, ratio } from '../measure.ts';
import { atMost, number, type Part, ratioText, table } from '../part.ts';
import { bars } from '../plot.ts';

const expect =
  (pattern: RegExp) =>
  ({ exitCode, stdout, stderr }: Run) =>
    exitCode === 0 && pattern.test(stdout) ? null : `exit ${exitCode}: ${stderr.slice(0, 200)}`;

export const start: Part = ({ stage, scenario, rounds }) => {
  const responses = scenario.responses('one', 1);
  const listUsers = (users: number): Contender => ({
    name: `sso-cli list-users, ${users} users`,
    command: [...SSO_CLI, 'list-users', '--store', scenario.store(users)],
    judge: expect(new RegExp(users === 1 ? 'alice' : `user-${String(users - 1).padStart(5, '0')}`)),
  });
  const own: Contender[] = [
    { name: 'sso-cli --version', command: [...SSO_CLI, '--version'], judge: expect(/^\d+\.\d+\.\d+\n$/) },
    { name: 'sso-cli --help', command: [...SSO_CLI, '--help'], judge: expect(/verify-response/) },
    listUsers(50),
    {
      name: 'sso-cli verify-response',
      command: ssoCli.command(scenario, responses),
      judge: (run) => complaint(ssoCli, responses, run),
    },
    listUsers(5_000),
  ];
  const peers = PEERS.filter(isInstalled).map(
    (peer): Contender => ({
      name: `${peer.name} (${peer.about})`,
      command: peer.command(scenario, responses),
      judge: (run) => complaint(peer, responses, run),
    }),
  );
  const all = [FLOOR, ...own, ...peers];
  const timings = interleave(stage, all, rounds(25));
  const toFloor = (name: string) => ratio(timings, name, FLOOR.name);
  const missing = PEERS.filter((peer) => !isInstalled(peer)).map(({ name }) => [name, 'missing', '', '']);
  const memory = new Map(all.map((each) => [each.name, peakMemory(stage, each)]));
  const rows = all
    .map((each) => ({ name: each.name, spread: toFloor(each.name) }))
    .sort((a, b) => a.spread.median - b.spread.median);

  return {
    title: 'One call',
    text: [
      `A whole process from start to end, for one response of 6 KB with an RSA-2048 signature, against \`node -e 0\` in the same round: median of ${timings.rounds.length} rounds, quartiles in parentheses. Peak memory is resident, and the floor's own is in it.`,
      table(
        ['', '× `node -e 0`', 'peak MiB', 'verdict'],
        [
          ...rows.map(({ name, spread }) => [
            name.startsWith('sso-cli') ? `**${name}**` : name,
            ratioText(spread),
            number(memory.get(name) ?? Number.NaN),
            timings.wrong.get(name) ?? 'right',
          ]),
          ...missing,
        ],
      ),
      '![One call: multiples of starting Node](one-call.svg)',
    ].join('\n\n'),
    plots: {
      'one-call.svg': bars({
        title: 'One call, whole process: multiples of starting Node',
        unit: '× node -e 0',
        bars: rows.map(({ name, spread }) => ({
          label: name.replace(/ \(.*/, ''),
          spread,
          isOwn: name.startsWith('sso-cli'),
        })),
      }),
    },
    targets: [
      atMost('`verify-response` of one 6 KB response', toFloor('sso-cli verify-response'), 2.6, 2, '× `node -e 0`'),
      atMost('`--help`', toFloor('sso-cli --help'), 1.6, 1.5, '× `node -e 0`'),
      atMost('`list-users` of 50', toFloor('sso-cli list-users, 50 users'), 1.6, 1.5, '× `node -e 0`'),
      atMost('`list-users` of 5,000', toFloor('sso-cli list-users, 5000 users'), 2.2, 1.8, '× `node -e 0`'),
    ],
    wrong: own.flatMap(({ name }) => timings.wrong.get(name) ?? []),
  };
};
