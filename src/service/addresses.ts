// Where the service listens and under which names it answers. This machine alone, unless somebody says otherwise twice.

import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

export interface Addresses {
  /** To bind. */
  readonly addresses: readonly string[];
  /** Values of Host that are answered, without a port. */
  readonly hosts: readonly string[];
  /** What stands in its URLs: localhost, which Entra takes without https, or the address that was asked for. */
  readonly name: string;
  readonly isRemote: boolean;
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** @throws CliError usage where other machines could reach it and were not let in */
export function addressesOf(host: string | undefined, allowRemote: boolean): Addresses {
  if (host === undefined || host === 'localhost')
    return { addresses: ['127.0.0.1', '::1'], hosts: LOOPBACK_NAMES, name: 'localhost', isRemote: false };
  const address = host.replace(/^\[(.*)\]$/, '$1');
  const inUrl = isIP(address) === 6 ? `[${address}]` : address.toLowerCase();
  if (isLoopback(address))
    return { addresses: [address], hosts: [...LOOPBACK_NAMES, inUrl], name: inUrl, isRemote: false };
  if (!allowRemote) throw new CliError(EXIT.usage, 'usage', { key: 'host-remote', args: { host } });
  const isEvery = address === '0.0.0.0' || address === '::';
  const name = isEvery ? hostname().toLowerCase() : inUrl;
  const hosts = isEvery ? [...LOOPBACK_NAMES, name, ...ownAddresses()] : [...LOOPBACK_NAMES, name];
  return { addresses: [address], hosts, name, isRemote: true };
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address, family }) => (family === 'IPv6' ? `[${address.split('%')[0]}]` : address));
}
