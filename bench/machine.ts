// What it was measured on: every figure is a ratio, but ratios too differ between machines.

import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { lxml, PEERS, said, ssoCli } from './contenders.ts';
import { table } from './part.ts';

export function describeMachine(): string {
  const [core] = cpus();
  return table(
    ['', ''],
    [
      [
        'machine',
        `${cpus().length} cores, ${core?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
      ],
      ['system', `${system()}, Linux ${release().split('-')[0]}, ${arch()}`],
      ['Node.js', `${process.versions.node}, OpenSSL ${process.versions.openssl}`],
      ...[ssoCli, ...PEERS].map(({ name, about, version }) => [name, `${version ?? 'missing'} (${about})`]),
      ['lxml', lxml.version ?? 'missing'],
      ['xmllint (libxml2)', said(['xmllint', '--version'], /\d{5,}/) ?? 'missing'],
    ],
  );
}

function system(): string {
  try {
    return /^PRETTY_NAME="(.*)"/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
