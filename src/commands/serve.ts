// serve: Alibaba Cloud's SSO service on this machine, for rehearsals: logon page, ACS, metadata, reports, a test IdP, and a
// browser in which the real ACS URL leads here. Runs until it is told to end, or until one response was judged.

import { writeNewFile } from '../adapters/files.ts';
import { listen } from '../adapters/listen.ts';
import { awaitEnd } from '../adapters/signals.ts';
import { withStore } from '../answers/with-store.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import { acsOf, spEntityId } from '../core/ram/account.ts';
import type { Report } from '../core/report.ts';
import { loadAdvice, loadPageWords, loadWords } from '../core/words/load.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, exitCodeOf } from '../exit.ts';
import { fetchedInPlain } from '../flags/metadata.ts';
import { port } from '../flags/values.ts';
import { jsonText, terminalSafe } from '../render/escape.ts';
import { PATHS } from '../render/pages/frame.ts';
import type { CommandResult } from '../result.ts';
import { addressesOf } from '../service/addresses.ts';
import { refusal } from '../service/answers.ts';
import { fingerprintOf, makeCertificate, readCertificate, type ServerCertificate } from '../service/certificate.ts';
import { makeMemory } from '../service/memory.ts';
import { answer } from '../service/routes.ts';
import type { Service } from '../service/service.ts';
import { situationOf, testIdpOf } from '../service/situation.ts';

const FLAGS = {
  port: { heading: 'Where:', value: '<number>', parse: port, help: 'the port (default: 8455); 0 takes a free one' },
  host: { value: '<address>', help: 'the address to listen at (default: 127.0.0.1 and ::1)' },
  allowRemote: { help: 'let other machines in, where --host is no loopback address' },
  tls: { help: 'https, with a certificate made on the spot' },
  cert: { value: '<file>', help: 'https with this certificate, PEM' },
  key: { value: '<file>', help: 'and its private key, PEM' },
  readyFile: { value: '<file>', help: 'write the URLs to this file, as JSON, once it listens' },
  asAccount: { heading: 'How to judge:', help: 'judge by the real entity ID and ACS URL of the account' },
  metadata: { value: '<file>', help: 'IdP metadata; outranks the store’s' },
  once: { help: 'end with the first response, and with the exit code of its verdict' },
  testIdp: { heading: 'With whom:', value: '<folder>', help: 'a test IdP beside it, kept in this folder' },
  browser: {
    value: '<path>',
    mayBeBare: true,
    help: 'the dry run: a browser with a new profile, in which the real ACS URL leads here',
  },
  url: { value: '<url>', help: 'where that browser starts, instead of at the IdP’s logon' },
} as const satisfies Flags;

type ServeFlags = FlagValues<typeof FLAGS>;

const DEFAULT_PORT = 8455;

interface Judged {
  readonly report: Report;
  readonly address: string;
}

export const command = defineCommand({
  description:
    'Plays Alibaba Cloud’s SSO service on this machine, for rehearsals: a logon page, the ACS, SP metadata, a page to paste into, and a report for each response.\nListens on this machine alone, keeps nothing after it ends, and sends nothing anywhere.',
  flags: FLAGS,
  examples: [
    'sso-cli serve --test-idp test-idp',
    'sso-cli serve --browser',
    'sso-cli serve --as-account --once --json --ready-file ready.json',
  ],
  reports: true,
  async *run(context, _, flags): AsyncGenerator<CommandResult> {
    requireSense(flags);
    const started = await start(context, flags);
    try {
      for (;;) {
        const judged = await started.next();
        if (judged === 'stopped') break;
        yield resultOf(judged, flags, context);
        if (flags.once) return;
      }
    } finally {
      await started.close();
    }
    if (flags.once)
      throw new CliError(
        EXIT.interrupted,
        'interrupted',
        'ended before a response came',
        'start it again to wait for one',
      );
  },
});

function requireSense(flags: ServeFlags): void {
  if ((flags.cert === undefined) !== (flags.key === undefined)) throw usageError({ key: 'cert-and-key', args: {} });
  if (flags.url !== undefined && flags.browser === undefined)
    throw usageError({ key: 'url-without-browser', args: {} });
  if (flags.url !== undefined && !(URL.canParse(flags.url) && /^https?:$/.test(new URL(flags.url).protocol)))
    throw usageError({ key: 'url-no-http', args: {} });
}

/** Listens, says where, and hands out what is judged, one by one. */
async function start(context: Context, flags: ServeFlags) {
  const { lang } = context.settings;
  const [words, pages, advice] = [await loadWords(lang), await loadPageWords(lang), await loadAdvice(lang)];
  const say = (line: string) => context.stderr.write(`${terminalSafe(line)}\n`);
  const where = addressesOf(flags.host, flags.allowRemote === true);
  const tls = await certificateFor(flags, where.hosts, context);
  const testIdp = flags.testIdp === undefined ? null : await testIdpOf(flags.testIdp, context);
  for (const note of fetchedInPlain(flags.metadata)) say(`sso-cli: note: ${note}`);
  if (testIdp?.isNew) say(pages.terminal.madeTestIdp(flags.testIdp ?? ''));

  const queue = makeQueue<Judged>();
  const frame = { words: pages, labels: words.labels, hasTestIdp: testIdp !== null };
  let service: Service | null = null;
  const listening = await listen({
    ...where,
    port: flags.port ?? DEFAULT_PORT,
    tls,
    answer: async (request) => (service ? answer(request, service) : refusal(frame, 503)),
    refuse: (status) => refusal(frame, status),
  });
  const ending = awaitEnd(context);
  const closing: (() => Promise<void>)[] = [() => listening.close()];
  const close = async () => {
    await Promise.all(closing.map((each) => each()));
    ending.release();
  };
  try {
    const names = flags.asAccount || flags.browser ? 'account' : 'own';
    const url = `${tls ? 'https' : 'http'}://${where.name}:${listening.port}`;
    const signer = testIdp?.signer ?? null;
    service = {
      situation: await situationOf({ url, names, metadata: flags.metadata, testIdp: signer }, context),
      memory: makeMemory(),
      now: () => context.now(),
      words,
      advice,
      frame,
      url,
      names,
      testIdp: signer,
      isOnce: flags.once === true,
      beginning: flags.url ?? null,
      typed: (command) => withStore(command, context.settings),
      judged: (report, address) => queue.push({ report, address }),
    };
    await announce(service, flags, { tls, isRemote: where.isRemote, store: context.settings.store }, say);
    if (flags.browser) {
      const { startDryRun } = await import('../service/dry-run.ts');
      const run = await startDryRun(service, flags.browser === true ? null : flags.browser, say, context);
      closing.push(() => run.close());
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { next: () => Promise.race([queue.next(), ending.asked]), close };
}

async function certificateFor(
  flags: ServeFlags,
  hosts: readonly string[],
  context: Context,
): Promise<ServerCertificate | null> {
  if (flags.cert !== undefined && flags.key !== undefined) return readCertificate(flags.cert, flags.key, context);
  const names = hosts.map((host) => host.replace(/^\[(.*)\]$/, '$1'));
  return flags.tls ? makeCertificate(names, context.now()) : null;
}

/** Where it is and what it is called: for people on standard error, for programs in the ready file. */
async function announce(
  service: Service,
  flags: ServeFlags,
  {
    tls,
    isRemote,
    store,
  }: { readonly tls: ServerCertificate | null; readonly isRemote: boolean; readonly store: string },
  say: (line: string) => void,
): Promise<void> {
  const { terminal } = service.frame.words;
  const { account } = await service.situation();
  const { url } = service;
  const ready = {
    url,
    acsUrl: acsOf(account),
    entityId: spEntityId(account),
    metadataUrl: `${url}${PATHS.metadata}`,
    ...(service.testIdp ? { testIdpUrl: `${url}${PATHS.testIdp}` } : {}),
  };
  say(terminal.listening(ready.url));
  say(terminal.entityId(ready.entityId));
  say(terminal.acsUrl(ready.acsUrl));
  say(terminal.metadata(ready.metadataUrl));
  if (ready.testIdpUrl) say(terminal.testIdp(ready.testIdpUrl));
  if (tls && flags.cert === undefined) say(terminal.fingerprint(fingerprintOf(tls)));
  if (isRemote) say(terminal.remote);
  say(flags.once ? terminal.once : terminal.untilStopped);
  if (flags.readyFile !== undefined)
    await writeNewFile(flags.readyFile, `${jsonText(ready)}\n`, { spared: [store, flags.metadata] });
}

/** Of a rehearsal, a line a response and exit 0 at its end; of `--once`, the report and its exit code. */
function resultOf({ report, address }: Judged, flags: ServeFlags, { settings }: Context): CommandResult<Report> {
  return {
    exitCode: flags.once ? exitCodeOf(report) : EXIT.ok,
    json: report,
    reports: [report],
    async text(shown, style) {
      const { labels } = await loadWords(settings.lang);
      if (flags.once) {
        const { renderHuman } = await import('../render/human.ts');
        return renderHuman(shown, labels, style);
      }
      const verdict = labels[shown.verdict];
      const painted = shown.verdict === 'accepted' ? style.green(verdict) : style.red(verdict);
      return `${painted} ${shown.user?.UserPrincipalName ?? shown.cause ?? ''} ${style.dim(address)}\n`;
    },
  };
}

/** What came and was not yet asked for, in order. */
function makeQueue<T>() {
  const waiting: T[] = [];
  let wake: () => void = () => undefined;
  return {
    push(item: T) {
      waiting.push(item);
      wake();
    },
    async next(): Promise<T> {
      while (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return waiting.shift() as T;
    },
  };
}
