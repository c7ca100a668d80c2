// preflight: before the switch is flipped: who would be logged on, who would be locked out, and what mends that.

import { writeNewFile } from '../adapters/files.ts';
import { nameOfSource, readInput } from '../adapters/input.ts';
import { readMetadataText, storedIdp } from '../adapters/metadata.ts';
import { hintAbout } from '../adapters/next-hints.ts';
import { sourceFor } from '../adapters/receipt.ts';
import { readStore } from '../adapters/store.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import { readUserListFrom } from '../adapters/user-list.ts';
import { type PreflightJson, preflightAssessment, preflightJson, type Told } from '../answers/preflight.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import type { Assessment } from '../core/assessment.ts';
import { judgeMetadata, type MetadataFinding } from '../core/diagnosis/judge-metadata.ts';
import type { Rehearsal } from '../core/preflight/changes.ts';
import { findingsOf } from '../core/preflight/findings.ts';
import { peopleOf } from '../core/preflight/people.ts';
import { preflight } from '../core/preflight/preflight.ts';
import { type RehearsedResponse, rehearseResponses } from '../core/preflight/responses.ts';
import type { UserList } from '../core/ram/exchange/user-list.ts';
import { makeReceipt } from '../core/receipt.ts';
import type { Instant } from '../core/saml/time.ts';
import { shellWord } from '../core/shell.ts';
import { loadPreflight, loadWords } from '../core/words/load.ts';
import type { Words } from '../core/words/words.ts';
import { MAX_INPUT_BYTES } from '../core/xml/limits.ts';
import { CliError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOfFindings } from '../exit.ts';
import { COLUMN_FLAG, columnChoice } from '../flags/columns.ts';
import { days, instant } from '../flags/values.ts';
import { jsonText } from '../render/escape.ts';
import type { CommandResult } from '../result.ts';

const FLAGS = {
  idpUsers: { value: '<file>', help: 'those who may log on at the IdP, in any form that import-users reads' },
  response: { value: '<file>', repeatable: true, help: 'a recent real response; repeatable' },
  nameId: { value: '<column>', help: 'the column that the IdP makes the NameID from, where it is not the default' },
  replaceSuffix: { value: '<domain>', help: 'a transformation at the IdP: what it puts behind "@"' },
  column: COLUMN_FLAG,
  credentialReport: { value: '<file>', help: "RAM's credential report, which tells who has a password" },
  maxIdleDays: { value: '<days>', parse: days, help: 'MaxIdleDaysForUsers of the account' },
  receipt: { value: '<file>', help: 'write what was shown as hashes and counts, for a change ticket' },
  at: { value: '<time>', parse: instant, help: 'judge at this instant instead of now (RFC 3339)' },
  failOn: { value: '<severity>', choices: ['error', 'warning'], help: 'exit 1 for findings from this severity on' },
} as const satisfies Flags;

type PreflightFlags = FlagValues<typeof FLAGS>;

/** Metadata must hold out for the first month. */
const FIRST_MONTH = 30 * 86_400_000;

export const command = defineCommand({
  description:
    'Says who would be logged on and who would be locked out if user-based SSO were enabled now, and what mends that. Exits 1 if anybody would be locked out, or something is wrong.',
  flags: FLAGS,
  examples: [
    'sso-cli preflight --idp-users idp-users.csv',
    'sso-cli preflight --idp-users idp-users.csv --response saml.txt --receipt receipt.json',
    'sso-cli preflight --idp-users idp-users.csv --output html > preflight.html',
  ],
  reports: true,
  async run(context, _, flags): Promise<CommandResult<PreflightJson, Assessment>> {
    const { lang, store } = context.settings;
    const at = flags.at ?? context.now();
    const [words, own] = await Promise.all([loadWords(lang), loadPreflight(lang)]);
    const stored = await readStore(store);
    const list = await idpUsersOf(flags, context);
    const credentialReport = await credentialReportOf(flags.credentialReport, context);
    const responses = await responsesOf(flags.response ?? [], stored, at, context);
    const checked = preflight({
      account: stored.account,
      at,
      list,
      rule: { replaceSuffix: flags.replaceSuffix ?? null },
      responses,
      credentialReport,
      maxIdleDays: flags.maxIdleDays ?? null,
      rehearsal: rehearsalOf(flags),
    });
    const said = { words, own };
    const findings = findingsOf(checked, { list, responses, metadata: metadataFindings(stored, at, words) }, said);
    const isReady = findings.every(({ severity }) => severity !== 'error');
    const told: Told = {
      preflight: checked,
      findings,
      responses,
      at,
      isReady,
      store: context.settings.sourced.find(({ name }) => name === 'store')?.source === 'flag' ? store : null,
      said,
    };
    if (flags.receipt !== undefined) await writeReceipt(flags.receipt, flags, { stored, store }, list, told);
    return {
      exitCode: exitCodeFor(findings, flags.failOn),
      get json() {
        return preflightJson(told);
      },
      get shown() {
        return preflightAssessment(told, true);
      },
      text: async (shown, style) => {
        const { assessmentText } = await import('../render/assessment/text.ts');
        return assessmentText(shown, words.labels, style);
      },
      get assessments() {
        return [preflightAssessment(told, false)];
      },
      hints: isReady
        ? ['next: sso-cli preflight --receipt FILE, then sso-cli settings --emit aliyun --enable --receipt FILE']
        : hintAbout(findings, context),
    };
  },
});

/** Without metadata nothing can be judged to the end, as in a verification. */
function exitCodeFor(findings: Told['findings'], failOn: PreflightFlags['failOn']): ExitCode {
  return findings.some(({ code }) => code === 'metadata-missing') ? EXIT.store : noOf(findings, failOn);
}

/** A response that is none is an input of this command; stored metadata that cannot be read is not: the answer is no. */
function noOf(findings: Told['findings'], failOn: PreflightFlags['failOn']): ExitCode {
  if (findings.some(({ code }) => code.startsWith('input-'))) return EXIT.input;
  return exitCodeOfFindings(findings, failOn) === EXIT.ok ? EXIT.ok : EXIT.no;
}

async function idpUsersOf(flags: PreflightFlags, context: Context): Promise<UserList | null> {
  if (flags.idpUsers === undefined) return null;
  const choice = { ...columnChoice(flags.column), ...(flags.nameId === undefined ? {} : { nameid: flags.nameId }) };
  return readUserListFrom(flags.idpUsers, choice, context);
}

async function credentialReportOf(path: string | undefined, context: Context): Promise<UserList | null> {
  if (path === undefined) return null;
  const list = await readUserListFrom(path, {}, context);
  if (list.format === 'credential-report') return list;
  throw new CliError(EXIT.input, 'input-not-users', {
    key: 'not-credential-report',
    args: { path, format: list.format },
  });
}

async function responsesOf(
  sources: readonly string[],
  stored: StoredAccount,
  at: Instant,
  context: Context,
): Promise<RehearsedResponse[]> {
  const idp = storedIdp(stored);
  const all: RehearsedResponse[] = [];
  for (const source of sources) {
    const input = await readInput(source, MAX_INPUT_BYTES, context);
    all.push(
      ...rehearseResponses({
        input,
        source: nameOfSource(source),
        account: stored.account,
        idp,
        options: { at },
      }),
    );
  }
  return all;
}

function metadataFindings({ metadataDocument }: StoredAccount, at: Instant, words: Words): MetadataFinding[] | null {
  if (metadataDocument === null) return null;
  const document = readMetadataText(metadataDocument);
  return judgeMetadata(
    { ...document, at, expiresWithin: FIRST_MONTH, mustLast: FIRST_MONTH, wantedEntityId: null, previous: null },
    words,
  );
}

/** This very command under another rule of the IdP; a list from standard input cannot be read again. */
function rehearsalOf({ idpUsers, column = [], nameId, replaceSuffix }: PreflightFlags): Rehearsal {
  if (idpUsers === undefined || idpUsers === '-' || idpUsers === '/dev/stdin') return null;
  return (changed) => {
    const chosen = changed.column ?? nameId;
    const suffix = changed.replaceSuffix ?? replaceSuffix;
    return [
      'preflight',
      word('--idp-users', idpUsers),
      ...column.map(([field, header]) => word('--column', `${field}=${header}`)),
      ...(chosen === undefined ? [] : [word('--name-id', chosen)]),
      ...(suffix === undefined ? [] : [word('--replace-suffix', suffix)]),
    ];
  };
}

/** A value that begins with "-" would be taken for a flag, unless it hangs on its own. */
const word = (flag: string, value: string) => `${flag}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`;

async function writeReceipt(
  path: string,
  flags: PreflightFlags,
  { stored, store }: { readonly stored: StoredAccount; readonly store: string },
  list: UserList | null,
  { at, isReady, responses, preflight: { summary } }: Told,
): Promise<void> {
  const replaceSuffix = flags.replaceSuffix ?? null;
  const receipt = makeReceipt(
    {
      account: stored.account,
      idp: storedIdp(stored),
      people: list && peopleOf(list),
      nameIdColumn: list?.nameIdColumn ?? null,
      replaceSuffix,
    },
    {
      source: sourceFor(path, flags.idpUsers),
      nameId: flags.nameId ?? null,
      replaceSuffix,
      columns: columnChoice(flags.column) as Readonly<Record<string, string>>,
    },
    { at, isReady, responses: responses.filter(({ isAccepted }) => isAccepted), summary },
  );
  const spared = [store, flags.idpUsers, flags.credentialReport, ...(flags.response ?? [])];
  await writeNewFile(path, `${jsonText(receipt)}\n`, { spared });
}
