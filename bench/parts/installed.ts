// The command as npm installs it: the packed tarball, unpacked where no code cache was recorded, on every Node at hand.
// Further ones are named by $BENCH_NODES, paths of their binaries joined by ":".

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { complaint, said, ssoCli } from '../contenders.ts';
import { type Contender, interleave, ratio } from '../measure.ts';
import { atMost, type Part, ratioText, table } from '../part.ts';

export const installed: Part = ({ stage, scenario, rounds }) => {
  const bin = unpack(stage.folder);
  const responses = scenario.responses('installed', 1);
  const nodes = [process.execPath, ...(process.env['BENCH_NODES'] ?? '').split(':').filter(Boolean)].map((path) => ({
    path,
    version: said([path, '--version'], /\d[\d.]+/) ?? 'missing',
  }));
  const floor = (version: string) => `node ${version} -e 0`;
  const verify = (version: string) => `verify-response on Node ${version}`;
  const json = (version: string) => `the same, --json, on Node ${version}`;
  const contenders = nodes.flatMap(({ path, version }): Contender[] => {
    // Without Node and checkout in front, what is left is the command's own arguments.
    const args = ssoCli.command(scenario, responses).slice(2);
    return [
      { name: floor(version), command: [path, '-e', '0'] },
      { name: verify(version), command: [path, bin, ...args], judge: (ran) => complaint(ssoCli, responses, ran) },
      { name: json(version), command: [path, bin, ...args, '--json'] },
    ];
  });
  const timings = interleave(stage, contenders, rounds(25));
  const to = (name: string, version: string) => ratio(timings, name, floor(version));
  return {
    title: 'As installed',
    text: [
      `The tarball of \`npm pack\`, unpacked into a folder of its own; what a run may keep for the next one is kept. Whole processes for one response, against an empty script on the same Node: median of ${timings.rounds.length} rounds, quartiles in parentheses.`,
      table(
        ['', '× `node -e 0`'],
        nodes.flatMap(({ version }) =>
          [verify(version), json(version)].map((name) => [name, ratioText(to(name, version))]),
        ),
      ),
    ].join('\n\n'),
    plots: {},
    targets: nodes.map(({ version }) => {
      const isOld = version.startsWith('20.');
      const [target, stretch] = isOld ? [2.6, 2.4] : [2.2, 2];
      return atMost(`as installed, on Node ${version}`, to(verify(version), version), target, stretch, '× `node -e 0`');
    }),
    wrong: [...timings.wrong].map(([name, what]) => `${name}: ${what}`),
  };
};

/** Packs the built command and unpacks it as npm would; its dependencies are bundled, the library's are linked. */
function unpack(folder: string): string {
  const place = join(folder, 'package', 'node_modules', 'sso-cli');
  mkdirSync(place, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', place, '--strip-components=1']);
  symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
  return join(place, 'bin/sso-cli.js');
}
