// A faster path must never check less: the attacks, on the sources that the measured build was made from.

import { spawnSync } from 'node:child_process';
import { judged, type Part } from '../part.ts';

interface VitestAnswer {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

export const attacks: Part = ({ stage }) => {
  stage.log('running test/attacks');
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'test/attacks', '--reporter=json'];
  const { stdout } = spawnSync(process.execPath, vitest, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const answer = JSON.parse(stdout.slice(stdout.indexOf('{'))) as VitestAnswer;
  const isGreen = answer.numFailedTests === 0 && answer.numPassedTests > 0;
  const said = `${answer.numPassedTests.toLocaleString('en')} of ${answer.numTotalTests.toLocaleString('en')} tests pass`;
  return {
    title: 'The attacks',
    text: `No speed is worth a forged logon: on the same sources, ${said} of the attack suite (\`npx vitest run test/attacks\`).`,
    plots: {},
    targets: [judged('attack suite on the same build', 'green', '', said, [isGreen, false])],
    wrong: isGreen ? [] : [`${answer.numFailedTests} tests of the attack suite fail`],
  };
};
