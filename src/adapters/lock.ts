// A lock file, made by exclusive open, that says which process holds it. Where that process has died, whoever waits may
// remove the file; so that only one of them does, it first takes a second lock file beside it.

import { closeSync, openSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { chanceHex } from './chance.ts';
import { removeFile } from './files.ts';
import { errorCode, readRegularFile } from './read-file.ts';

interface Owner {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /** When the process started, in clock ticks since boot (Linux): tells a process from a later one of the same number. */
  readonly started: string | null;
  /** The PID namespace (Linux): in a container of the same host name, the number means another process. */
  readonly namespace: string | null;
}

/** Who holds the lock: 'unreadable' while the file is still being written, 'gone' once there is no file any more. */
type Holder = Owner | 'unreadable' | 'gone';

export interface Lock {
  /** Throws when somebody else has taken the lock since. */
  verify(): void;
  release(): void;
}

/** No owner needs more. */
const MAX_LOCK_BYTES = 4_096;

/** How long to wait for a living owner, and how long a lock without a readable owner counts as being written. */
const PATIENCE = 30_000;
const UNREADABLE_GRACE = 2_000;

/**
 * Milliseconds between two tries: at first about what one change of the store takes, then longer each time, up to a limit.
 * Fifty commands that wait would otherwise take the processor from the one that works.
 */
const FIRST_WAIT = 10;
const LONGEST_WAIT = 150;

/** Takes the lock at `path`, waiting for its owner. Throws CliError store-locked. Times are monotonic, in milliseconds. */
export async function acquireLock(path: string): Promise<Lock> {
  const me: Owner = {
    token: chanceHex() + chanceHex(),
    host: hostname(),
    pid: process.pid,
    started: readProcess(process.pid)?.started ?? null,
    namespace: ownNamespace(),
  };
  if (create(path, me)) return held(path, me.token);
  const begin = performance.now();
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 1.5, LONGEST_WAIT)) {
    const owner = await readSettled(path);
    if (isAbandoned(owner)) await breakLock(path, owner, me);
    else if (performance.now() - begin > PATIENCE) {
      throw new CliError(EXIT.store, 'store-locked', {
        key: 'store-locked',
        args: { path, owner: typeof owner === 'object' ? { pid: owner.pid, host: owner.host } : null },
      });
    }
    await sleep(wait * (0.5 + Math.random()));
    if (create(path, me)) return held(path, me.token);
  }
}

function held(path: string, token: string): Lock {
  const isMine = () => {
    const owner = readOwner(path);
    return typeof owner === 'object' && owner.token === token;
  };
  return {
    verify() {
      if (!isMine()) throw new CliError(EXIT.store, 'store-locked', { key: 'lock-lost', args: {} });
    },
    release() {
      if (isMine()) removeFile(path);
    },
  };
}

function create(path: string, owner: Owner): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeFileSync(file, JSON.stringify(owner));
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // Ours, but empty (a full disk): nobody else may be kept waiting for it.
    if (errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT') removeFile(path);
    throw error;
  }
}

function readOwner(path: string): Holder {
  try {
    const owner = JSON.parse(readRegularFile(path, MAX_LOCK_BYTES, { followLinks: false }).toString('utf8')) as Owner;
    return typeof owner.token === 'string' && typeof owner.pid === 'number' ? owner : 'unreadable';
  } catch (error) {
    const code = errorCode(error);
    // A folder, a pipe, a link: nobody's lock, and not ours to remove.
    if (code === 'EISDIR' || code === 'EINVAL' || code === 'ELOOP' || code === 'ENXIO')
      throw new CliError(EXIT.store, 'store-locked', { key: 'lock-no-file', args: { path } });
    return code === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

/** The owner, after whoever is writing the file had time to. */
async function readSettled(path: string): Promise<Holder> {
  const begin = performance.now();
  for (;;) {
    const owner = readOwner(path);
    if (owner !== 'unreadable' || performance.now() - begin > UNREADABLE_GRACE) return owner;
    await sleep(20);
  }
}

/** Killed while writing its name, or ended since. Processes of other machines and containers are never thought gone. */
function isAbandoned(owner: Holder): boolean {
  if (typeof owner !== 'object') return owner === 'unreadable';
  if (owner.host !== hostname() || (owner.namespace ?? null) !== ownNamespace()) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
  const now = readProcess(owner.pid);
  return now !== null && (now.hasEnded || (owner.started !== null && owner.started !== now.started));
}

/** Which PID namespace this process lives in (pid_namespaces(7)); null on systems that have none. */
function ownNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** What Linux says of a process; null on other systems. */
function readProcess(pid: number): { readonly hasEnded: boolean; readonly started: string | null } | null {
  try {
    // The command name, field 2, may hold blanks and parentheses: fields are counted from behind it (proc(5)). 3 is the
    // state: Z where it ended and its parent, in many a container process 1, never asks how; 22 is the start.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { hasEnded: /^[ZXx]/.test(fields[0] ?? ''), started: fields[19] ?? null };
  } catch {
    return null;
  }
}

/** Removes the lock if it is still the one that was judged: only the holder of the second file may. */
async function breakLock(path: string, judged: Holder, me: Owner): Promise<void> {
  const breaker = `${path}.break`;
  if (!create(breaker, me)) {
    if (isAbandoned(await readSettled(breaker))) removeFile(breaker);
    return;
  }
  try {
    const now = readOwner(path);
    const isSame = typeof now === 'object' && typeof judged === 'object' ? now.token === judged.token : now === judged;
    if (isSame) removeFile(path);
  } finally {
    removeFile(breaker);
  }
}
