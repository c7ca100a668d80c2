// verify-response: walks each pasted response through the seven steps, and says whom it logs on or what is wrong.

import { existsSync } from 'node:fs';
import { nameOfSource, readInput } from '../adapters/input.ts';
import { idpOf, readMetadataSource, readMetadataText } from '../adapters/metadata.ts';
import { defaultRequestsPath } from '../adapters/places.ts';
import type { RequestMemoryInUse } from '../adapters/requests.ts';
import type { StoredAccount } from '../adapters/store-file.ts';
import type { CommandResult, Context } from '../context.ts';
import type { Lang, Severity } from '../core/checks/define.ts';
import { toReport } from '../core/diagnosis/to-report.ts';
import { DEFAULT_CLOCK_SKEW, type Verified, verifyMessages } from '../core/diagnosis/verify.ts';
import type { Account } from '../core/ram/account.ts';
import { requireUserName } from '../core/ram/user.ts';
import { makeRedactor } from '../core/redact.ts';
import { type Failure, type InputReport, isFailure, type Report, SCHEMA_VERSION } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { formatInstant } from '../core/saml/time.ts';
import { shellWord } from '../core/shell.ts';
import { MAX_INPUT_BYTES } from '../core/xml/limits.ts';
import { CliError, toCliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf, gravest } from '../exit.ts';
import { type AccountFlags, accountOf } from './account-flags.ts';
import { loadWords } from './words.ts';

export interface VerifyFlags extends AccountFlags {
  readonly at?: number;
  readonly clockSkew?: number;
  readonly requestId?: string;
  readonly requests?: string;
  readonly expectUser?: string;
  readonly relayState?: string;
  readonly allowSha1?: boolean;
  readonly seen?: string;
  readonly failOn?: Severity;
  readonly redact?: boolean;
  readonly metadata?: string;
  readonly user?: readonly string[];
}

type Answer = InputReport | { readonly schemaVersion: number; readonly reports: readonly InputReport[] };

export async function run(
  context: Context,
  files: readonly string[],
  flags: VerifyFlags,
): Promise<CommandResult<Answer, readonly (Report | Failure)[]>> {
  const account = await whichAccount(context, flags);
  const idp = await whichIdp(context, flags);
  const seen = flags.seen === undefined ? null : await (await import('../adapters/seen.ts')).openSeen(flags.seen);
  const memory = await requestMemory(context, flags);
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

  const redactor = flags.redact ? makeRedactor(account.users.map((user) => user.UserName)) : null;
  const reports: InputReport[] = [];
  const codes: ExitCode[] = [];
  for (const source of files.length > 0 ? files : ['-']) {
    try {
      if (source === '-' && context.stdin.isTTY)
        context.stderr.write('Paste the SAMLResponse, then press Enter and Ctrl-D:\n');
      const input = await readInput(source, MAX_INPUT_BYTES, context);
      const judge = async () => {
        for (const verified of verifyMessages({ input, source, account, idp, options })) {
          const report = await reportOf(verified, context.settings.lang);
          reports.push(redactor?.redact(report) ?? report);
          codes.push(exitCodeOf(report, flags.failOn));
          if (report.verdict !== 'accepted' || !report.authenticated) continue;
          if (report.authenticated.id) await seen?.add(report.authenticated.id, formatInstant(options.at));
          if (report.authenticated.inResponseTo) memory?.answered(report.authenticated.inResponseTo);
        }
      };
      const judgeAlone = () => (seen ? seen.exclusively(judge) : judge());
      await (memory ? memory.exclusively(judgeAlone, options.at) : judgeAlone());
    } catch (error) {
      const known = toCliError(error);
      if (!known || files.length < 2) throw error;
      const failure = failureOf(source, known);
      reports.push(redactor?.redactFailure(failure) ?? failure);
      codes.push(known.exitCode);
    }
  }
  const [only] = reports;
  return {
    exitCode: gravest(codes),
    json: reports.length === 1 && only ? only : { schemaVersion: SCHEMA_VERSION, reports },
    // Of the checks, text says only why a step was not judged.
    get shown() {
      return reports.map((each) =>
        isFailure(each) ? each : { ...each, checks: each.checks.filter(({ because }) => because) },
      );
    },
    text: async (shown, style) => {
      const { renderHuman } = await import('../render/human.ts');
      return shown.map((each) => renderHuman(each, context.settings.lang, style)).join('\n');
    },
    reports,
    notes: [
      ...(options.allowSha1 ? ['SHA-1 signatures are accepted (--allow-sha1): they can be forged'] : []),
      ...reports.filter(isFailure).map(({ error }) => error.message),
    ],
    hints: reports.some((each) => !isFailure(each) && each.cause !== null)
      ? ['more about a code: sso-cli explain <code>']
      : [],
  };
}

function failureOf(source: string, { code, message, hint }: CliError): Failure {
  return { schemaVersion: SCHEMA_VERSION, input: { source: nameOfSource(source) }, error: { code, message, hint } };
}

/**
 * The requests that create-request made, unless one was named by hand. A call that describes its account by flags knows none
 * but those of a file that it names. Loaded only where there is such a file.
 */
async function requestMemory(context: Context, flags: VerifyFlags): Promise<RequestMemoryInUse | null> {
  if (flags.requestId !== undefined || (flags.accountId !== undefined && flags.requests === undefined)) return null;
  const path = flags.requests ?? defaultRequestsPath(context.env);
  if (!existsSync(path)) return null;
  const { useRequests } = await import('../adapters/requests.ts');
  return useRequests(path);
}

/** Puts what was judged into words, and looks for remedies where something failed. */
async function reportOf(verified: Verified, lang: Lang): Promise<Report> {
  const words = await loadWords(lang);
  if (verified.isAccepted) return toReport(verified, words, []);
  const { findRemedies } = await import('../core/diagnosis/remedies.ts');
  return toReport(verified, words, findRemedies(verified, words));
}

/** The account from flags alone (nothing is read or written), else from the store. */
async function whichAccount(context: Context, flags: VerifyFlags): Promise<Account> {
  const { accountId, site, defaultDomain, domainAlias, auxiliaryDomain, loginWithDomain, user } = flags;
  if (accountId !== undefined) {
    const account = { ...accountOf(flags), knowsPolicies: false };
    return { ...account, users: (user ?? []).map((name) => namedUser(name, account)) };
  }
  const stray = Object.entries({ site, defaultDomain, domainAlias, auxiliaryDomain, loginWithDomain, user }).find(
    ([, value]) => value !== undefined,
  );
  if (stray)
    throw usageError(
      'flags that describe an account need --account-id',
      'give --account-id too, or leave them out to use the store',
    );
  return (await readStored(context)).account;
}

/** Loaded only where a store is read: a stateless call needs none of it. */
async function readStored(context: Context): Promise<StoredAccount> {
  const { readStore } = await import('../adapters/store.ts');
  return readStore(context.settings.store);
}

function namedUser(name: string, { defaultDomain }: Account) {
  requireUserName(name);
  return {
    UserName: name,
    UserPrincipalName: `${name}@${defaultDomain}`,
    Status: 'active' as const,
    Policies: { Policy: [] },
  };
}

async function whichIdp(context: Context, flags: VerifyFlags): Promise<IdpMetadata | null> {
  if (flags.metadata !== undefined) {
    const document = await readMetadataSource(flags.metadata, {}, context);
    const idp = idpOf(document);
    if (idp) return idp;
    throw new CliError(
      EXIT.input,
      'metadata-malformed',
      `${flags.metadata} is not the metadata of one IdP`,
      `see what it is: sso-cli import-metadata ${shellWord(flags.metadata)} --dry-run`,
    );
  }
  if (flags.accountId !== undefined) return null;
  const { metadataDocument } = await readStored(context);
  return metadataDocument === null ? null : idpOf(readMetadataText(metadataDocument));
}
