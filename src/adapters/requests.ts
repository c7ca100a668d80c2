// The memory of AuthnRequests: those that create-request made, and which of them were answered. One JSON file, changed as a
// whole under a lock; bounded, and pruned of what is too old to be answered. Read strictly: what is not understood is refused.

import * as v from 'valibot';
import type { RequestMemory, RequestState } from '../core/checks/facts.ts';
import { formatInstant, type Instant, parseInstant } from '../core/saml/time.ts';
import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { prepareFolder, removeLeftovers, writeAtomically } from './files.ts';
import { acquireLock } from './lock.ts';
import { errorCode, readRegularFile } from './read-file.ts';

/** Nobody is still logging on a week later. */
const KEPT_FOR = 7 * 86_400_000;
const MAX_REQUESTS = 1_000;
const MAX_BYTES = 1 << 20;

const time = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) !== null, 'a time'),
);
const Remembered = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z_][\w.-]{0,127}$/)),
  issueInstant: time,
  answeredAt: v.nullable(time),
});
const Requests = v.strictObject({ schemaVersion: v.literal(1), requests: v.array(Remembered) });

type Request = v.InferOutput<typeof Remembered>;

export interface RememberedRequests extends RequestMemory {
  /** Whether there is anything that could be answered. */
  readonly isEmpty: boolean;
}

/** What is remembered at `path`; nothing where there is no such file. @throws CliError requests-unusable */
export function recallRequests(path: string): RememberedRequests {
  const requests = new Map(read(path).map((each) => [each.id, each]));
  return {
    isComplete: false,
    isEmpty: requests.size === 0,
    stateOf(id) {
      const request = requests.get(id);
      return !request ? 'unknown' : request.answeredAt === null ? 'open' : 'answered';
    },
  };
}

/** Remembers a request that was made. @throws CliError requests-unusable, store-locked */
export function rememberRequest(path: string, id: string, issuedAt: Instant): Promise<void> {
  return change(path, (requests) => [
    ...requests.filter((each) => (parseInstant(each.issueInstant) ?? 0) > issuedAt - KEPT_FOR).slice(1 - MAX_REQUESTS),
    { id, issueInstant: formatInstant(issuedAt), answeredAt: null },
  ]);
}

/** The memory while responses are judged: no other command can accept an answer to the same requests meanwhile. */
export interface RequestMemoryInUse {
  stateOf(requestId: string): RequestState;
  /** Says that a response which answers this request was accepted. To be called within `exclusively`. */
  answered(requestId: string): void;
  /** Runs `judge` on what the file holds by then; what was answered is kept before this returns. */
  exclusively(judge: () => Promise<void>, at: Instant): Promise<void>;
}

/** Opens the memory at `path`. This and what it returns throw CliError requests-unusable, store-locked. */
export function useRequests(path: string): RequestMemoryInUse {
  let memory = recallRequests(path);
  let answered = new Set<string>();
  return {
    stateOf: (id) => (answered.has(id) ? 'answered' : memory.stateOf(id)),
    answered: (id) => void (memory.stateOf(id) === 'open' && answered.add(id)),
    exclusively: (judge, at) =>
      exclusively(path, async (verify) => {
        memory = recallRequests(path);
        answered = new Set();
        await judge();
        if (answered.size === 0) return;
        const answeredAt = formatInstant(at);
        const changed = read(path).map((each) => (answered.has(each.id) ? { ...each, answeredAt } : each));
        writeAtomically(path, textOf(changed), verify);
        memory = recallRequests(path);
      }),
  };
}

async function change(path: string, to: (requests: readonly Request[]) => readonly Request[]): Promise<void> {
  await exclusively(path, (verify) => {
    removeLeftovers(path);
    writeAtomically(path, textOf(to(read(path))), verify);
  });
}

async function exclusively(path: string, work: (verify: () => void) => void | Promise<void>): Promise<void> {
  try {
    const lock = await acquireLock(`${prepareFolder(path)}.lock`);
    try {
      await work(() => lock.verify());
    } finally {
      lock.release();
    }
  } catch (error) {
    throw errorCode(error) === undefined ? error : failed(path, error);
  }
}

function textOf(requests: readonly Request[]): string {
  return `${JSON.stringify({ schemaVersion: 1, requests }, null, 2)}\n`;
}

function read(path: string): readonly Request[] {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path, MAX_BYTES, { followLinks: false });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw failed(path, error);
  }
  if (bytes.length > MAX_BYTES)
    throw unusable({ key: 'requests-too-large', args: { path, mebibytes: MAX_BYTES >> 20 } });
  const parsed = v.safeParse(Requests, parseJson(bytes.toString('utf8')));
  if (!parsed.success) throw unusable({ key: 'requests-misshapen', args: { path } });
  return parsed.output.requests;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const unusable = (sentence: ErrorSentence) => new CliError(EXIT.store, 'requests-unusable', sentence);

const failed = (path: string, error: unknown) =>
  unusable({ key: 'requests-unusable', args: { path, reason: errorCode(error) ?? 'unknown' } });
