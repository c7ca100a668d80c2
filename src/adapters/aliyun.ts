// The administrator's own Alibaba Cloud CLI, asked to read: the only place that starts it. It has the credentials; nothing
// here sees, stores or prints any. What it says of an error is not repeated either, but for the code: it may quote a key.

import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CloudAnswer,
  type CloudCall,
  FIRST_CALLS,
  followUps,
  ramActionOf,
  recordOf,
} from '../core/ram/cloud-calls.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { errorCode } from './read-file.ts';
import { understanding } from './understanding.ts';

export interface Aliyun {
  /** A path, or a name to be found on PATH. */
  readonly command: string;
  readonly profile: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const ENDPOINTS = { sts: null, ims: 'ims.aliyuncs.com', ram: 'ram.aliyuncs.com' } as const;

/** The words of one call. The CLI takes a word that begins with "-" for a flag, unless it hangs on its own by "=". */
export function wordsOf({ product, action, parameters }: CloudCall, profile: string | null): string[] {
  const endpoint = ENDPOINTS[product];
  const flags = Object.entries(parameters).flatMap(([name, value]) =>
    value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value],
  );
  return [
    product,
    action,
    ...(endpoint === null ? [] : ['--endpoint', endpoint]),
    ...(profile === null ? [] : ['--profile', profile]),
    ...flags,
  ];
}

/** Calls that run at the same time: more would be throttled (RAM allows some ten a second). */
const AT_ONCE = 4;

/** An account of 5,000 users, 300 groups and every policy attached takes some 2,500. */
const MAX_CALLS = 20_000;

/** Signals that end this process without its being asked (SIGINT is the command line's). */
const ENDS = ['SIGTERM', 'SIGHUP'] as const;

/** Asks all there is to ask; `progress` hears of every answer. @throws CliError on the first call that fails */
export async function askAll(
  aliyun: Aliyun,
  progress: (answered: number, known: number) => void,
): Promise<CloudAnswer[]> {
  const waiting = [...FIRST_CALLS];
  const answers: CloudAnswer[] = [];
  const abort = new AbortController();
  // Children die with this process, whatever ends it that can be heard of.
  const stop = () => abort.abort();
  const end = (signal: NodeJS.Signals) => {
    stop();
    for (const each of ENDS) process.off(each, end);
    process.kill(process.pid, signal);
  };
  process.once('exit', stop);
  for (const each of ENDS) process.once(each, end);
  let running = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        if (waiting.length === 0 && running === 0) return resolve();
        while (running < AT_ONCE) {
          const asked = waiting.shift();
          if (asked === undefined) return;
          running++;
          ask(asked, aliyun, abort.signal)
            .then((response) => {
              running--;
              const answer = { ...asked, response };
              waiting.push(...understanding(() => followUps(answer)));
              answers.push(answer);
              progress(answers.length, answers.length + waiting.length + running);
              if (answers.length + waiting.length > MAX_CALLS) throw failed(asked, 'too-many-pages');
              next();
            })
            .catch(reject);
        }
      };
      next();
    });
  } finally {
    abort.abort();
    process.off('exit', stop);
    for (const each of ENDS) process.off(each, end);
  }
  return answers.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ action, parameters }: CloudCall) => JSON.stringify([action, parameters]);

/** Waits between the tries of a call that is throttled, in milliseconds. */
const WAITS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

async function ask(call: CloudCall, aliyun: Aliyun, signal: AbortSignal): Promise<unknown> {
  for (let tries = 0; ; tries++) {
    const { exitCode, stdout, stderr } = await run(call, aliyun, signal);
    const answer = exitCode === 0 ? parseAnswer(call, stdout) : null;
    const code = exitCode === 0 ? errorIn(answer) : codeOf(`${stderr}\n${stdout}`);
    if (exitCode === 0 && code === null) return answer;
    const wait = WAITS[tries];
    if (!isThrottled(code)) throw code === null ? failed(call, 'unknown') : refused(call, code);
    if (wait === undefined) throw refused(call, code ?? 'Throttling', tries + 1);
    await sleep(wait, undefined, { signal });
  }
}

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Metadata of several megabytes come in one answer. */
const MAX_ANSWER = 64 << 20;
const TIMEOUT = 120_000;

function run(call: CloudCall, { command, profile, env }: Aliyun, signal: AbortSignal): Promise<Ended> {
  // Checked here as well, where it matters: nothing but reading.
  if (!/^(Get|List)[A-Z]/.test(call.action)) throw new Error(`not a read action: ${call.action}`);
  return new Promise((resolve, reject) => {
    const child = started(command, wordsOf(call, profile), env, signal);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_ANSWER) out.push(chunk);
      else child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err.length < 64) err.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => reject(signal.aborted ? error : missing(command, error)));
    child.on('close', (exitCode, killedBy) => {
      if (killedBy !== null && !signal.aborted)
        reject(length > MAX_ANSWER ? failed(call, 'too-large') : failed(call, 'timeout'));
      else
        resolve({ exitCode, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') });
    });
  });
}

/** @throws CliError aliyun-missing: some reasons are told at once (ENOTDIR, ELOOP), others by an event. */
function started(command: string, words: readonly string[], env: Aliyun['env'], signal: AbortSignal) {
  try {
    return spawn(command, words, {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      timeout: TIMEOUT,
      windowsHide: true,
    });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw missing(command, error as NodeJS.ErrnoException);
  }
}

/** "ErrorCode: NoPermission" of the CLI, or "Code" of an answer in JSON. */
function codeOf(said: string): string | null {
  return /(?:ErrorCode:\s*|"Code"\s*:\s*")([A-Za-z][A-Za-z0-9.]{0,80})/.exec(said)?.[1] ?? null;
}

/** The code of an error that came in place of an answer, whatever the CLI ended with; null for an answer. */
function errorIn(answer: unknown): string | null {
  const { Code, Message } = recordOf(answer);
  return typeof Code === 'string' && typeof Message === 'string' ? codeOf(JSON.stringify({ Code })) : null;
}

const isThrottled = (code: string | null) =>
  /^(Throttling|ServiceUnavailable|ServiceBusy|SystemBusy)(\.|$)/.test(code ?? '');

function parseAnswer(call: CloudCall, stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw failed(call, 'not-json');
  }
}

function missing(command: string, error: NodeJS.ErrnoException): CliError {
  return new CliError(EXIT.input, 'aliyun-missing', {
    key: 'aliyun-missing',
    args: { command, reason: error.code ?? 'unknown' },
  });
}

function refused(call: CloudCall, code: string, tries?: number): CliError {
  const action = ramActionOf(call);
  if (tries !== undefined) return new CliError(EXIT.input, code, { key: 'cloud-throttled', args: { action, tries } });
  if (/^(NoPermission|Forbidden)/.test(code))
    return new CliError(EXIT.input, code, { key: 'cloud-denied', args: { action } });
  return new CliError(EXIT.input, code, { key: 'cloud-refused', args: { action, code } });
}

function failed(
  call: CloudCall,
  reason: 'unknown' | 'not-json' | 'timeout' | 'too-large' | 'too-many-pages',
): CliError {
  const words = ['aliyun', ...wordsOf(call, null)].join(' ');
  return new CliError(EXIT.input, 'aliyun-failed', {
    key: 'aliyun-failed',
    args: { action: call.action, reason, command: words },
  });
}
