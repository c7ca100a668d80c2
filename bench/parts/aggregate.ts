// A federation's metadata of some 100 MB: one entity picked from it, and its signature checked.

import { closeSync, copyFileSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { lxml, SSO_CLI, said } from '../contenders.ts';
import { entityIdOf, writeFederation } from '../federation.ts';
import { type Contender, interleave, peakMemory, type Run, ratio } from '../measure.ts';
import { judged, number, type Part, ratioText, table } from '../part.ts';

const PICK = 'sso-cli import-metadata --entity-id';
const CHECK = 'sso-cli import-metadata --entity-id --signed-by';
const REFUSE = 'sso-cli, the same with one letter changed';
const SIGNED_ID = ['--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:metadata:EntitiesDescriptor'];

export const aggregate: Part = ({ stage, scenario, rounds }) => {
  const { folder, keys } = scenario;
  const entities = stage.isQuick ? 500 : 10_000;
  const bytes = writeFederation(join(folder, 'federation.xml'), entities, keys, true);
  tamper(join(folder, 'federation.xml'), join(folder, 'tampered.xml'));
  const entityId = entityIdOf(Math.floor(entities / 2));
  const picked = ({ exitCode, stdout, stderr }: Run) =>
    exitCode === 0 && stdout.includes(entityId) ? null : `exit ${exitCode}: ${stderr.slice(0, 200)}`;
  const refused = ({ exitCode, stdout }: Run) =>
    exitCode === 1 && stdout.includes('signature') ? null : `exit ${exitCode}, though a letter was changed`;
  // Into a store each time as it was before, so that every run reads, judges and writes; what stands there is of another IdP.
  const store = scenario.store(2);
  const original = join(folder, 'store-before.json');
  copyFileSync(join(folder, store), original);
  const importing = (
    name: string,
    file: string,
    flags: readonly string[],
    judge: Contender['judge'] & {},
  ): Contender => ({
    name,
    command: [...SSO_CLI, 'import-metadata', file, '--entity-id', entityId, '--store', store, '--yes', ...flags],
    before: () => copyFileSync(original, join(folder, store)),
    judge,
  });

  const own = [
    importing(PICK, 'federation.xml', [], picked),
    importing(CHECK, 'federation.xml', ['--signed-by', 'idp.pem'], picked),
    importing(REFUSE, 'tampered.xml', ['--signed-by', 'idp.pem'], refused),
  ];
  const parse = { name: 'lxml, whole parse', command: lxml.wholeParse('federation.xml', entityId) };
  const stream = {
    name: 'xmllint --stream, parse alone',
    command: ['xmllint', '--stream', '--noout', 'federation.xml'],
  };
  const verify = {
    name: 'xmlsec1 --verify',
    command: ['xmlsec1', '--verify', ...SIGNED_ID, '--pubkey-cert-pem', 'idp.pem', 'federation.xml'],
    judge: ({ exitCode }: Run) => (exitCode === 0 ? null : 'refused a good one'),
  };
  const peers: [Contender, string | null][] = [
    [parse, lxml.version],
    [stream, said(['xmllint', '--version'])],
    [verify, said(['xmlsec1', '--version'])],
  ];
  const all: Contender[] = [...own, ...peers.flatMap(([each, version]) => (version === null ? [] : [each]))];
  const timings = interleave(stage, all, rounds(5));
  const memory = new Map(all.map((each) => [each.name, peakMemory(stage, each)]));
  const memoryOf = (name: string) => memory.get(name) ?? Number.NaN;
  const toParse = (name: string) => ratio(timings, name, parse.name);
  const toVerify = ratio(timings, CHECK, verify.name);

  const rows = all
    .map(({ name }) => ({ name, spread: toParse(name) }))
    .sort((a, b) => a.spread.median - b.spread.median)
    .map(({ name, spread }) => [
      name.startsWith('sso-cli') ? `**${name}**` : name,
      ratioText(spread),
      ratioText(ratio(timings, name, verify.name)),
      number(memoryOf(name)),
    ]);
  const missing = peers.filter(([, version]) => version === null).map(([{ name }]) => [name, 'missing', '', '']);
  const [pickMiB, checkMiB] = [memoryOf(PICK), memoryOf(CHECK)];
  const pick = toParse(PICK);

  return {
    title: 'A federation in one document',
    text: [
      `An aggregate of ${entities.toLocaleString('en')} entities (${Math.round(bytes / 1e6)} MB), signed by RSA and SHA-256 over exclusive C14N; one entity is picked by its ID and stored. Whole processes, median of ${timings.rounds.length} rounds, quartiles in parentheses. ${timings.wrong.size === 0 ? 'The good aggregate was taken, and the one with a changed letter refused, each time.' : ''}`,
      table(['', '× lxml’s whole parse', '× xmlsec1 --verify', 'peak MiB'], [...rows, ...missing]),
    ].join('\n\n'),
    plots: {},
    targets: [
      judged('`import-metadata` of 100 MB by `--entity-id`: time', '≤ 2 × lxml’s whole parse', '≤ 1', ratioText(pick), [
        pick.median <= 2,
        pick.median <= 1,
      ]),
      judged('the same: peak memory', '≤ 180 MiB', '', `${number(pickMiB)} MiB`, [pickMiB <= 180, false]),
      judged('signed, verified against `--signed-by`: time', '≤ 3 × xmlsec1', '< 1', ratioText(toVerify), [
        toVerify.median <= 3,
        toVerify.median < 1,
      ]),
      judged(
        'the same: peak memory',
        `≤ xmlsec1’s (${number(memoryOf(verify.name))} MiB)`,
        '',
        `${number(checkMiB)} MiB`,
        [checkMiB <= memoryOf(verify.name), false],
      ),
    ],
    wrong: own.flatMap(({ name }) => timings.wrong.get(name) ?? []),
  };
};

/** A copy with one letter changed, near the end: whoever stops reading early takes it for good. */
function tamper(from: string, to: string): void {
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  const tail = Buffer.alloc(4_096);
  const start = fstatSync(file).size - tail.length;
  readSync(file, tail, 0, tail.length, start);
  writeSync(file, 'X', start + tail.indexOf('Service desk'));
  closeSync(file);
}
