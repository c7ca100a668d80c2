// Many responses in one process on one core, tampered ones among them.

import { complaint, count, isInstalled, PEERS, ssoCli, type Verifier } from '../contenders.ts';
import { type Contender, interleave, onOneCore, ratio, run, type Spread, spread } from '../measure.ts';
import { atLeast, type Part, ratioText, table } from '../part.ts';
import { bars } from '../plot.ts';
import { type Responses, TAMPERINGS_IN_WORDS } from '../scenario.ts';

const TAMPERED_EVERY = 10;

/** How much longer a call gets by more responses: what starting and warming up cost is in both, and falls out. */
const TIMES = 3;
const more = ({ files, xmlFiles, isTampered }: Responses): Responses => {
  const repeated = <T>(all: readonly T[]) => Array.from({ length: TIMES }, () => all).flat();
  return { files: repeated(files), xmlFiles: repeated(xmlFiles), isTampered: repeated(isTampered) };
};

export const throughput: Part = ({ stage, scenario, rounds }) => {
  const size = stage.isQuick ? 100 : 1_000;
  const mixed = scenario.responses('mixed', size, { tamperedEvery: TAMPERED_EVERY });
  const good = scenario.responses('good', size);
  // pysaml2 starts a process for each response: what it costs stands in the table of single calls.
  const verifiers = [ssoCli, ...PEERS.filter((peer) => isInstalled(peer) && peer.name !== 'pysaml2')];
  const contender = (verifier: Verifier, name: string, responses: Responses): Contender => ({
    name,
    command: onOneCore(verifier.command(scenario, responses)),
    judge: (ran) => complaint(verifier, responses, ran),
  });
  const goodOnly = (name: string) => `${name}, good ones only`;
  // xmlsec1 stops at the first file that fails, so it is timed on good ones, and asked about tampered ones one by one.
  const stopsAtFailure = ({ name }: Verifier) => name === 'xmlsec1';
  const compared = verifiers.filter(({ name }) => name === 'sso-cli' || name === 'node-saml');
  const longer = compared.map((each) => contender(each, `${each.name}, longer`, more(good)));
  const contenders = verifiers.flatMap((each) => [
    ...(stopsAtFailure(each) ? [] : [contender(each, each.name, mixed)]),
    ...(stopsAtFailure(each) || ['sso-cli', 'node-saml'].includes(each.name)
      ? [contender(each, goodOnly(each.name), good)]
      : []),
  ]);
  const timings = interleave(stage, [...contenders, ...longer], rounds(5));
  const extra = (times: ReadonlyMap<string, number>, name: string) =>
    (times.get(`${name}, longer`) ?? Number.NaN) - (times.get(goodOnly(name)) ?? Number.NaN);
  const perResponse = spread(timings.rounds.map((times) => extra(times, 'node-saml') / extra(times, 'sso-cli')));
  const speed = (name: string): Spread =>
    ratio(timings, name.includes(',') ? goodOnly('node-saml') : 'node-saml', name);

  const tallies = new Map(
    verifiers.map((each) => {
      const verdicts = stopsAtFailure(each)
        ? mixed.files.map((file, i) => {
            const one = { files: [file], xmlFiles: [mixed.xmlFiles[i] ?? ''], isTampered: [false] };
            return each.verdicts(run(stage, each.command(scenario, one)))[0] === true;
          })
        : each.verdicts(run(stage, each.command(scenario, mixed)));
      return [each.name, count(verdicts, mixed)] as const;
    }),
  );
  const rows = contenders
    .map(({ name }) => ({ name, spread: speed(name), tally: tallies.get(name.replace(/,.*/, '')) }))
    .sort((a, b) => b.spread.median - a.spread.median);
  const missing = PEERS.filter((peer) => !isInstalled(peer)).map(({ name }) => [name, 'missing', '', '']);

  return {
    title: 'Many responses in one call',
    text: [
      `${size} distinct responses of 6 KB in one process on one core, from start to end, as multiples of node-saml's speed on the same responses: median of ${timings.rounds.length} rounds, quartiles in parentheses. One in ${TAMPERED_EVERY} was tampered with: ${TAMPERINGS_IN_WORDS}. sso-cli also looks for a proven remedy for each of them, which no peer does. xmlsec1 checks signatures alone, whatever they cover.`,
      table(
        ['', 'speed, × node-saml', 'good ones accepted', 'tampered ones accepted'],
        [
          ...rows.map(({ name, spread, tally }) => [
            name.startsWith('sso-cli') ? `**${name}**` : name,
            ratioText(spread),
            tally ? `${tally.goodAccepted} of ${tally.good}` : '',
            tally ? `${tally.tamperedAccepted} of ${tally.tampered}` : '',
          ]),
          ...missing,
        ],
      ),
      `Per response, once both are warm: sso-cli is ${ratioText(perResponse)} times as fast as node-saml (the good ones ${TIMES} times over, less the good ones once).`,
      '![Many responses: speed in multiples of node-saml](throughput.svg)',
    ].join('\n\n'),
    plots: {
      'throughput.svg': bars({
        title: `${size} responses in one process: speed in multiples of node-saml`,
        unit: '× node-saml',
        bars: rows.map(({ name, spread }) => ({ label: name, spread, isOwn: name.startsWith('sso-cli') })),
      }),
    },
    targets: [
      atLeast('many responses in one call, per response', perResponse, 10, 20, '× node-saml'),
      atLeast(`the same, ${size} from start to end`, speed(goodOnly('sso-cli')), 10, 20, '× node-saml'),
      atLeast('the same, one in ten tampered with and explained', speed('sso-cli'), 10, 20, '× node-saml'),
    ],
    wrong: [...timings.wrong].filter(([name]) => name.startsWith('sso-cli')).map(([, what]) => what),
  };
};
