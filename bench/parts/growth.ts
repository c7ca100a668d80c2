// How time grows with the work: over the size of a response, of metadata, of a store, and over responses in one call.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plant } from '../../test/support/planted.ts';
import { complaint, FLOOR, isInstalled, lxml, PEERS, SSO_CLI, said, ssoCli, type Verifier } from '../contenders.ts';
import { entityIdOf, writeFederation } from '../federation.ts';
import { type Contender, interleave, type Run, ratio } from '../measure.ts';
import { judged, number, type Part, type PartResult, ratioText, type Settings, table } from '../part.ts';
import { growth as plot, type Series } from '../plot.ts';

interface Curve {
  readonly title: string;
  readonly file: string;
  readonly xLabel: string;
  readonly steps: readonly number[];
  readonly rounds: number;
  /** Those who take part; the first decides whether the target is met. */
  readonly lines: readonly { readonly label: string; at(step: number): Omit<Contender, 'name'> }[];
}

/** Time may grow by this power of the work and still pass for linear: what noise adds. */
const LINEAR = 1.1;

const ok = ({ exitCode, stderr }: Run) => (exitCode === 0 ? null : `exit ${exitCode}: ${stderr.slice(0, 200)}`);

export const growth: Part = (settings) => {
  const curves = [responseSize, metadataSize, users, responses, people].map((make) =>
    measure(settings, make(settings)),
  );
  return {
    title: 'Growth',
    text: [
      `Whole processes, in multiples of \`node -e 0\` in the same round: medians, quartiles in parentheses. The exponent is the slope between the last two points in the logarithmic plot: 1 is linear, less means that a fixed part still counts.`,
      ...curves.map(({ title, text }) => `### ${title}\n\n${text}`),
    ].join('\n\n'),
    plots: Object.assign({}, ...curves.map(({ plots }) => plots)),
    targets: curves.flatMap(({ targets }) => targets),
    wrong: curves.flatMap(({ wrong }) => wrong),
  };
};

function measure({ stage, rounds }: Settings, curve: Curve): PartResult {
  const name = (label: string, step: number) => `${label}, ${step}`;
  const contenders = curve.lines.flatMap(({ label, at }) =>
    curve.steps.map((step): Contender => ({ name: name(label, step), ...at(step) })),
  );
  const timings = interleave(stage, [FLOOR, ...contenders], rounds(curve.rounds));
  const series = curve.lines.map(
    ({ label }): Series => ({
      label,
      isOwn: isOwn(label),
      points: curve.steps.map((step) => [step, ratio(timings, name(label, step), FLOOR.name)]),
    }),
  );
  const rows = series.map((each) => [
    each.isOwn ? `**${each.label}**` : each.label,
    ...each.points.map(([, spread]) => ratioText(spread)),
    number(exponent(each)),
  ]);
  const [own] = series;
  if (!own) throw new Error('nobody takes part');
  return {
    title: curve.title,
    text: [
      table(['', ...curve.steps.map((step) => step.toLocaleString('en')), 'exponent'], rows),
      `![${curve.title}](${curve.file})`,
    ].join('\n\n'),
    plots: {
      [curve.file]: plot({ title: curve.title, xLabel: curve.xLabel, yLabel: '× node -e 0', series }),
    },
    targets: [
      judged(
        `growth: ${curve.title[0]?.toLowerCase()}${curve.title.slice(1)}`,
        'linear',
        '',
        `exponent ${number(exponent(own))}`,
        [exponent(own) <= LINEAR, false],
      ),
    ],
    wrong: [...timings.wrong].filter(([each]) => isOwn(each)).map(([each, what]) => `${each}: ${what}`),
  };
}

const isOwn = (name: string) => /^(sso-cli|list-users|create-user|verify-response|preflight)/.test(name);

/** The slope between the last two points of a logarithmic plot. */
function exponent({ points }: Series): number {
  const [[x1, y1], [x2, y2]] = points.slice(-2) as [Series['points'][number], Series['points'][number]];
  return Math.log(y2.median / y1.median) / Math.log(x2 / x1);
}

const named = (...names: string[]) => PEERS.filter((peer) => isInstalled(peer) && names.includes(peer.name));

function verifierLine(
  { scenario }: Settings,
  verifier: Verifier,
  responsesAt: (step: number) => ReturnType<typeof scenario.responses>,
) {
  return {
    label: verifier.name,
    at: (step: number) => ({
      command: verifier.command(scenario, responsesAt(step)),
      judge: (run: Run) => complaint(verifier, responsesAt(step), run),
    }),
  };
}

function responseSize(settings: Settings): Curve {
  const steps = [6, 20, 60, 200, 600];
  const sizes = new Map(
    steps.map((step) => [step, settings.scenario.responses(`size-${step}`, 1, { size: step * 1_000 })]),
  );
  const at = (step: number) => sizes.get(step) ?? { files: [], xmlFiles: [], isTampered: [] };
  return {
    title: 'Verifying a larger response',
    file: 'growth-response.svg',
    xLabel: 'size of the response, KB',
    steps,
    rounds: 7,
    lines: [ssoCli, ...named('xmlsec1', 'python3-saml', 'node-saml')].map((each) => verifierLine(settings, each, at)),
  };
}

function responses(settings: Settings): Curve {
  const most = settings.stage.isQuick ? 100 : 1_000;
  const steps = [1, 10, 100, 1_000].filter((step) => step <= most);
  const { files, xmlFiles, isTampered } = settings.scenario.responses('many', most);
  const at = (step: number) => ({
    files: files.slice(0, step),
    xmlFiles: xmlFiles.slice(0, step),
    isTampered: isTampered.slice(0, step),
  });
  return {
    title: 'More responses in one call',
    file: 'growth-count.svg',
    xLabel: 'responses',
    steps,
    rounds: 3,
    lines: [ssoCli, ...named('xmlsec1', 'python3-saml', 'node-saml')].map((each) => verifierLine(settings, each, at)),
  };
}

function metadataSize({ scenario, stage }: Settings): Curve {
  const steps = [1, 10, 100, 1_000, ...(stage.isQuick ? [] : [10_000])];
  for (const step of steps)
    writeFederation(join(scenario.folder, `federation-${step}.xml`), step, scenario.keys, false);
  const file = (step: number) => `federation-${step}.xml`;
  const middle = (step: number) => entityIdOf(Math.floor(step / 2));
  return {
    title: 'Picking one IdP from larger metadata',
    file: 'growth-metadata.svg',
    xLabel: 'entities, of 10 KB each',
    steps,
    rounds: 5,
    lines: [
      {
        label: 'sso-cli',
        at: (step) => ({
          command: [...SSO_CLI, 'import-metadata', file(step), '--entity-id', middle(step), '--dry-run'],
          judge: ok,
        }),
      },
      ...(lxml.version === null
        ? []
        : [{ label: 'lxml', at: (step: number) => ({ command: lxml.wholeParse(file(step), middle(step)) }) }]),
      ...(said(['xmllint', '--version']) === null
        ? []
        : [
            {
              label: 'xmllint --stream',
              at: (step: number) => ({ command: ['xmllint', '--stream', '--noout', file(step)] }),
            },
          ]),
    ],
  };
}

function users({ scenario }: Settings): Curve {
  const steps = [10, 50, 500, 5_000];
  const path = (name: string) => join(scenario.folder, name);
  const stores = new Map(steps.map((step) => [step, scenario.store(step)]));
  const store = (step: number) => stores.get(step) ?? '';
  // One less, so that a newcomer is still within RAM's limit of 5,000 users; put back before each run.
  const before = new Map(steps.map((step) => [step, scenario.store(step - 1)]));
  const one = scenario.responses('stored', 1);
  const at = scenario.flags.slice(scenario.flags.indexOf('--at'));
  return {
    title: 'sso-cli with more RAM users in the store',
    file: 'growth-users.svg',
    xLabel: 'RAM users',
    steps,
    rounds: 9,
    lines: [
      {
        label: 'list-users',
        at: (step) => ({ command: [...SSO_CLI, 'list-users', '--store', store(step)], judge: ok }),
      },
      {
        label: 'create-user',
        at: (step) => ({
          command: [...SSO_CLI, 'create-user', 'newcomer', '--store', `growing-${step}.json`],
          before: () => copyFileSync(path(before.get(step) ?? ''), path(`growing-${step}.json`)),
          judge: ok,
        }),
      },
      {
        label: 'verify-response',
        at: (step) => ({
          command: [...SSO_CLI, 'verify-response', ...one.files, '--store', store(step), ...at],
          judge: (run) => complaint(ssoCli, one, run),
        }),
      },
    ],
  };
}

/** As many people as RAM users, with problems of ten kinds among them; what must be found is known from the planting. */
function people({ scenario }: Settings): Curve {
  const steps = [50, 500, 2_500, 5_000];
  const path = (name: string) => join(scenario.folder, name);
  const metadata = readFileSync(path('idp.xml'), 'utf8');
  const planted = new Map(steps.map((step) => [step, plant(step, step, { metadata })]));
  for (const [step, { store, list }] of planted) {
    writeFileSync(path(`planted-${step}.json`), store);
    writeFileSync(path(`planted-${step}.csv`), list);
  }
  return {
    title: 'preflight of more people and RAM users',
    file: 'growth-people.svg',
    xLabel: 'people, and as many RAM users',
    steps,
    rounds: 9,
    lines: [
      {
        label: 'preflight',
        at: (step) => ({
          command: [
            ...[...SSO_CLI, 'preflight', '--store', `planted-${step}.json`],
            ...['--idp-users', `planted-${step}.csv`, '--json'],
          ],
          judge: ({ stdout, stderr }) => {
            const { good, of } = planted.get(step) ?? { good: [], of: { shared: [] } };
            const expected = good.length + 2 * of.shared.length;
            const found = stdout.startsWith('{') ? JSON.parse(stdout).summary?.logsOn : stderr.slice(0, 200);
            return found === expected ? null : `${found} people logged on instead of ${expected}`;
          },
        }),
      },
    ],
  };
}
