// Much at once: JSON beside text, responses that fail against many users and keys, a recording of 30 MB.

import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSigner } from '../../src/core/mint/self-signed.ts';
import { FLOOR, SSO_CLI } from '../contenders.ts';
import { type Contender, exits, interleave, onOneCore, ratio } from '../measure.ts';
import { type Part, ratioText, table } from '../part.ts';
import type { Scenario } from '../scenario.ts';

const TEXT = 'verify-response, good ones';
const DAY = 86_400_000;

export const bulk: Part = ({ stage, scenario, rounds }) => {
  const [count, users, keys, megabytes] = stage.isQuick ? [20, 100, 5, 1] : [1_000, 5_000, 50, 30];
  const { folder } = scenario;
  const path = (name: string) => join(folder, name);
  const good = scenario.responses('bulk', count);
  const failing = scenario.responses('failing', count, { tamperedEvery: 1 });
  const store = scenario.store(users);
  const at = scenario.flags.slice(scenario.flags.indexOf('--at'));
  writeFileSync(path('keys.xml'), withKeys(readFileSync(path('idp.xml'), 'utf8'), keys));
  writeHar(path('logons.har'), scenario, good.files, megabytes * 1e6);
  const verify = (name: string, args: readonly string[], exitCode = 0): Contender => ({
    name,
    command: onOneCore([...SSO_CLI, 'verify-response', ...args]),
    judge: exits(exitCode),
  });
  const all: Contender[] = [
    verify(TEXT, [...good.files, ...scenario.flags]),
    verify('the same, --json', [...good.files, ...scenario.flags, '--json']),
    {
      ...verify('the same, not held on one core', []),
      command: [...SSO_CLI, 'verify-response', ...good.files, ...scenario.flags],
    },
    verify(`as many that fail, ${users} users, 1 key`, [...failing.files, '--store', store, ...at], 1),
    verify('as many that fail, 2 users, many keys', [...failing.files, ...scenario.flags, '--metadata', 'keys.xml'], 1),
    verify(
      'as many that fail, all users and keys',
      [...failing.files, '--store', store, ...at, '--metadata', 'keys.xml'],
      1,
    ),
    verify(`a HAR of ${megabytes} MB, ten responses in it`, ['logons.har', ...scenario.flags]),
  ];
  const floor = { ...FLOOR, command: onOneCore(FLOOR.command) };
  const timings = interleave(stage, [floor, ...all], rounds(5));
  const toFloor = (name: string) => ratio(timings, name, FLOOR.name);
  const told = (value: number) => value.toLocaleString('en');
  return {
    title: 'Much at once',
    text: [
      `Whole processes on one core: ${told(count)} responses, ${told(users)} users, ${keys} signing keys. Median of ${timings.rounds.length} rounds, quartiles in parentheses.`,
      table(
        ['', '× `node -e 0`', `× ${TEXT}`],
        all.map(({ name }) => [name, ratioText(toFloor(name)), ratioText(ratio(timings, name, TEXT))]),
      ),
    ].join('\n\n'),
    plots: {},
    targets: [],
    wrong: [...timings.wrong].map(([name, what]) => `${name}: ${what}`),
  };
};

/** The metadata with further signing keys before its own: all of them are tried. */
function withKeys(metadata: string, count: number): string {
  const own = /<md:KeyDescriptor[\s\S]*?<\/md:KeyDescriptor>/.exec(metadata)?.[0] ?? '';
  const others = Array.from({ length: count - 1 }, (_, i) => {
    const { certificate } = makeSigner(
      `key ${i}`,
      Date.now() - DAY,
      Date.now() + DAY,
      Buffer.concat([Buffer.from([1]), randomBytes(15)]),
    );
    const base64 = certificate.replace(/-----[A-Z ]+-----|\s/g, '');
    return own.replace(/(<ds:X509Certificate[^>]*>)[^<]*/, `$1${base64}`);
  });
  return metadata.replace(own, others.join('') + own);
}

/** A recording of a logon as browsers export it: mostly pages and scripts, with ten posts of a response. */
function writeHar(file: string, { folder }: Scenario, responses: readonly string[], bytes: number): void {
  const page = {
    request: { method: 'GET', url: 'https://idp.example.com/' },
    response: { content: { text: 'x = "<a>";\n'.repeat(10_000) } },
  };
  const size = JSON.stringify(page).length;
  const posts = responses.slice(0, 10).map((name) => ({
    request: {
      method: 'POST',
      url: 'https://signin.alibabacloud.com/saml/SSO',
      postData: { text: `SAMLResponse=${encodeURIComponent(readFileSync(join(folder, name), 'utf8'))}` },
    },
    response: { content: { text: '' } },
  }));
  const entries = [...Array.from({ length: Math.floor(bytes / size) }, () => page), ...posts];
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries } }));
}
