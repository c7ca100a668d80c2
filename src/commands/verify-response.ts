// verify-response: walks each pasted response through the seven steps, and says whom it logs on or what is wrong.

import { existsSync } from 'node:fs';
import { nameOfSource, readInput } from '../adapters/input.ts';
import { readIdp, storedIdp } from '../adapters/metadata.ts';
import { defaultRequestsPath } from '../adapters/places.ts';
import type { RequestMemoryInUse } from '../adapters/requests.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import type { Lang } from '../core/checks/define.ts';
import type { Invocation } from '../core/diagnosis/invocation.ts';
import { toReport } from '../core/diagnosis/to-report.ts';
import { DEFAULT_CLOCK_SKEW, type Verified, verifyMessages } from '../core/diagnosis/verify.ts';
import type { Account } from '../core/ram/account.ts';
import { requireUserName, userNamed } from '../core/ram/user.ts';
import { type Failure, type InputReport, isFailure, type Origin, type Report, SCHEMA_VERSION } from '../core/report.ts';
import { formatInstant } from '../core/saml/time.ts';
import { loadAdvice, loadHints, loadWords } from '../core/words/load.ts';
import { newWork } from '../core/work.ts';
import { MAX_INPUT_BYTES } from '../core/xml/limits.ts';
import { type CliError, sayError, toCliError } from '../errors.ts';
import { type ExitCode, exitCodeOf, gravest } from '../exit.ts';
import { ACCOUNT_FLAGS, accountMissing, describedOrStored } from '../flags/account.ts';
import { flagsGiven } from '../flags/flags-given.ts';
import { fetchedInPlain } from '../flags/metadata.ts';
import { duration, instant } from '../flags/values.ts';
import type { Page } from '../render/human.ts';
import type { CommandResult } from '../result.ts';

const FLAGS = {
  at: {
    heading: 'How to judge:',
    value: '<time>',
    parse: instant,
    help: 'judge at this instant instead of now (RFC 3339)',
  },
  clockSkew: { value: '<duration>', parse: duration, help: 'tolerance between clocks (default: 60s)' },
  requestId: { value: '<id>', help: 'the AuthnRequest that it must answer' },
  requests: { value: '<file>', help: 'where create-request remembered its requests' },
  expectUser: { value: '<name>', help: 'the RAM user that it must log on' },
  relayState: { value: '<url>', help: 'the RelayState that comes with it' },
  allowSha1: { help: 'accept SHA-1 signatures, with a warning' },
  seen: { value: '<file>', help: 'refuse assertion IDs in this file, and add accepted ones to it' },
  redact: { help: 'mask personal data in the report; equal values keep equal masks' },
  failOn: {
    value: '<severity>',
    choices: ['error', 'warning', 'info'],
    help: 'exit 1 for findings from this severity on',
  },
  metadata: {
    heading: 'Without a store, for CI:',
    value: '<file>',
    help: 'IdP metadata; outranks the store’s',
  },
  ...ACCOUNT_FLAGS,
  user: { value: '<name>', repeatable: true, help: 'a RAM user of the account; repeatable' },
} as const satisfies Flags;

type VerifyFlags = FlagValues<typeof FLAGS>;

type Answer = InputReport | { readonly schemaVersion: number; readonly reports: readonly InputReport[] };

export const command = defineCommand({
  description:
    'Walks a SAML response through the seven steps of a logon: receive, read, trust, address, time, identify, log on.\nTakes it in any form that it can be pasted in; exits 0 when it is accepted, 1 when it is rejected, 3 when it cannot be read.',
  arguments: {
    file: { optional: true, variadic: true, help: 'files that hold a response; "-" or nothing: standard input' },
  },
  flags: FLAGS,
  examples: [
    'sso-cli verify-response saml.txt',
    'pbpaste | sso-cli verify-response - --expect-user alice',
    'sso-cli verify-response saml.txt --metadata idp.xml --account-id 5123456789012345 --site intl --default-domain example.onaliyun.com --user alice --json',
  ],
  reports: true,
  async run(context, { file: files }, flags): Promise<CommandResult<Answer, readonly (Report | Failure)[]>> {
    const stored = await describedOrStored(flags, context);
    if (flags.accountId === undefined && flags.user !== undefined) throw accountMissing();
    const account = withUsers(stored, flags);
    const idp = flags.metadata === undefined ? storedIdp(stored) : await readIdp(flags.metadata, context);
    const seen = flags.seen === undefined ? null : await (await import('../adapters/seen.ts')).openSeen(flags.seen);
    const memory = await requestMemory(flags, context);
    const options = {
      at: flags.at ?? context.now(),
      clockSkew: flags.clockSkew ?? DEFAULT_CLOCK_SKEW,
      allowSha1: flags.allowSha1 === true,
      requestId: flags.requestId ?? null,
      requests: memory && { stateOf: (id: string) => memory.stateOf(id), isComplete: false },
      expectUser: flags.expectUser ?? null,
      relayState: flags.relayState ?? null,
      seen: seen && ((id: string) => seen.has(id)),
    };

    const redactor = flags.redact
      ? (await import('../core/redact.ts')).makeRedactor(account.users.map((user) => user.UserName))
      : null;
    const work = newWork();
    const reports: InputReport[] = [];
    const codes: ExitCode[] = [];
    for (const source of files.length > 0 ? files : ['-']) {
      try {
        const { paste } = await loadWords(context.settings.lang);
        const input = await readInput(source, MAX_INPUT_BYTES, context, paste('SAMLResponse'));
        const judge = async () => {
          for (const verified of verifyMessages({ input, source, account, idp, options, work })) {
            const report = await reportOf(verified, context.settings, {
              input: source,
              flags: flagsGiven(flags, context),
            });
            // Kept before anybody is told: what cannot be kept could be accepted a second time.
            if (report.verdict === 'accepted' && report.authenticated?.id)
              await seen?.add(report.authenticated.id, formatInstant(options.at));
            if (verified.answers !== null) memory?.answered(verified.answers);
            const whole = { ...report, origin: originOf(stored, flags, context) };
            reports.push(redactor?.redact(whole) ?? whole);
            codes.push(exitCodeOf(report, flags.failOn));
          }
        };
        const judgeAlone = () => (seen ? seen.exclusively(judge) : judge());
        await (memory ? memory.exclusively(judgeAlone, options.at) : judgeAlone());
      } catch (error) {
        const known = toCliError(error);
        if (!known || files.length < 2) throw error;
        const failure = await failureOf(source, known, context.settings.lang);
        reports.push(redactor?.redactFailure(failure) ?? failure);
        codes.push(known.exitCode);
      }
    }
    return resultOf(reports, gravest(codes), loosened(flags), context);
  },
});

function resultOf(
  reports: readonly InputReport[],
  exitCode: ExitCode,
  notes: readonly string[],
  context: Context,
): CommandResult<Answer, readonly (Report | Failure)[]> {
  const [only] = reports;
  const causes = reports.flatMap((each) => (isFailure(each) || each.cause === null ? [] : [each.cause]));
  return {
    exitCode,
    json: reports.length === 1 && only ? only : { schemaVersion: SCHEMA_VERSION, reports },
    // Of the checks, text says only why a step was not judged.
    get shown() {
      return reports.map((each) =>
        isFailure(each) ? each : { ...each, checks: each.checks.filter(({ because }) => because) },
      );
    },
    text: async (shown, style) => {
      const { renderAllHuman } = await import('../render/human.ts');
      const { labels } = await loadWords(context.settings.lang);
      return renderAllHuman(shown, labels, style, pageOf(context));
    },
    reports,
    notes: [...notes, ...reports.filter(isFailure).map(({ error }) => error.message)],
    hints: async () => {
      const { aboutCode } = await loadHints(context.settings.lang);
      return causes.slice(0, 1).map(aboutCode);
    },
  };
}

/** What makes less of an acceptance, said whatever the verdict is. */
const loosened = ({ allowSha1, metadata }: VerifyFlags): string[] => [
  ...(allowSha1 ? ['SHA-1 signatures are accepted (--allow-sha1): they can be forged'] : []),
  ...fetchedInPlain(metadata),
];

/** A terminal is read as it stands; whatever is piped is whole, for whoever searches it. */
function pageOf({ stdout, settings }: Context): Page {
  return stdout.isTTY ? { width: stdout.columns ?? 80, isBrief: !settings.verbose } : { width: null, isBrief: false };
}

async function failureOf(source: string, known: CliError, lang: Lang): Promise<Failure> {
  const { message, hint } = await sayError(known, lang);
  return {
    schemaVersion: SCHEMA_VERSION,
    input: { source: nameOfSource(source) },
    error: { code: known.code, message, hint },
  };
}

/**
 * The requests that create-request made, unless one was named by hand. A call that describes its account by flags knows none
 * but those of a file that it names. Loaded only where there is such a file.
 */
async function requestMemory(flags: VerifyFlags, { env }: Context): Promise<RequestMemoryInUse | null> {
  if (flags.requestId !== undefined || (flags.accountId !== undefined && flags.requests === undefined)) return null;
  const path = flags.requests ?? defaultRequestsPath(env);
  if (!existsSync(path)) return null;
  const { useRequests } = await import('../adapters/requests.ts');
  return useRequests(path);
}

/** Where the account and the metadata came from: a store that a file or a variable chose is not seen in the command. */
function originOf(stored: StoredAccount, flags: VerifyFlags, { settings }: Context): Origin {
  const from = settings.sourced.find((each) => each.name === 'store')?.source ?? 'default';
  const store = flags.accountId === undefined ? { path: settings.store, from } : null;
  if (flags.metadata !== undefined) return { store, metadata: { source: flags.metadata, from: 'flag' } };
  const isStored = store !== null && stored.metadataDocument !== null;
  return { store, metadata: isStored ? { source: settings.store, from: 'store' } : null };
}

/** Puts what was judged into words, and looks for remedies where something failed. */
async function reportOf(
  verified: Verified,
  { lang, output }: Context['settings'],
  invocation: Invocation,
): Promise<Report> {
  const words = await loadWords(lang);
  const product = await productOf(verified, output);
  if (verified.isAccepted) return toReport(verified, words, [], product);
  const { findRemedies } = await import('../core/diagnosis/remedies.ts');
  return toReport(verified, words, findRemedies(verified, words, await loadAdvice(lang), invocation), product);
}

/** Text has no place for it; there, neither is it looked for, nor are the signs of the products loaded. */
async function productOf({ facts }: Verified, output: Context['settings']['output']) {
  if (output === 'text') return { product: null, confidence: 'unknown' } as const;
  const { recogniseProduct } = await import('../core/diagnosis/product.ts');
  return recogniseProduct(facts);
}

/** An account of flags has the users of flags, of whom nobody knows the policies. */
function withUsers({ account }: StoredAccount, { accountId, user = [] }: VerifyFlags): Account {
  if (accountId === undefined) return account;
  const users = user.map((name) => {
    requireUserName(name);
    return userNamed(name, account.defaultDomain);
  });
  return { ...account, knowsPolicies: false, users };
}
