// pull-account: reads the account from the cloud by the administrator's own aliyun command, and makes the store equal to it.

import { agreedRemovals } from '../adapters/agreed-removals.ts';
import { type Aliyun, askAll, wordsOf } from '../adapters/aliyun.ts';
import { updateStore } from '../adapters/change-store.ts';
import { isMetadata } from '../adapters/cloud-settings.ts';
import { writeNewFile } from '../adapters/files.ts';
import { withProgress } from '../adapters/progress.ts';
import { formatSnapshot, readSnapshotFile } from '../adapters/snapshot-file.ts';
import { readStoreIfAny } from '../adapters/store.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import { understanding } from '../adapters/understanding.ts';
import { type PullAnswer, pullAnswer, renderPull } from '../answers/pull-account.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { changeSettings, createAccount, type Site } from '../core/ram/account.ts';
import { FIRST_CALLS, RAM_ACTIONS, REPEATED_CALLS } from '../core/ram/cloud-calls.ts';
import { removesMany } from '../core/ram/plan.ts';
import { carryOutPull, type PullPlan, planPull } from '../core/ram/pull.ts';
import { type CloudAccount, readSnapshot } from '../core/ram/snapshot.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { shellWord } from '../core/shell.ts';
import type { ExchangeWords } from '../core/words/exchange-words.ts';
import { loadExchange } from '../core/words/load.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { siteMissing, WHICH_ACCOUNT } from '../flags/account.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description:
    'Reads the account from the cloud by your own aliyun command: settings, users, groups and who has which policy. It is asked to read, and nothing else; no credential is seen here.',
  flags: {
    aliyun: { value: '<path>', help: 'the Alibaba Cloud CLI; else "aliyun" on PATH' },
    profile: { value: '<name>', help: 'the profile of the aliyun command to use' },
    site: { ...WHICH_ACCOUNT.site, help: `${WHICH_ACCOUNT.site.help}; needed once, the cloud does not tell it` },
    dryRun: { help: 'show the plan, write no store' },
    prune: { help: 'remove the users and groups that the cloud does not have' },
    yes: { help: 'also where --prune removes more than a fifth of the users' },
    save: { value: '<file>', help: 'keep the raw answers as a snapshot' },
    from: { value: '<file>', help: 'read a snapshot instead of calling anything ("-": standard input)' },
    print: { help: 'print the calls that it would make, and make none' },
    printPolicy: { help: 'print the smallest RAM policy that allows them' },
  },
  examples: [
    'sso-cli pull-account --site intl --dry-run',
    'sso-cli pull-account --profile audit --save account.ndjson',
    'sso-cli pull-account --print-policy',
  ],
  async run(context, _, flags): Promise<CommandResult> {
    if (flags.printPolicy) return policyResult();
    const profile = flags.profile === undefined ? null : plainWord('--profile', flags.profile);
    if (flags.print) return callsResult(profile);
    if (flags.from !== undefined && flags.save !== undefined) throw usageError({ key: 'save-or-from', args: {} });
    const { store, lang } = context.settings;
    const words = await loadExchange(lang);
    // Seen before anything is asked: the answers may take minutes.
    const present = await readStoreIfAny(store);
    if (present === null && flags.site === undefined) throw siteMissing();
    const aliyun = { command: plainWord('--aliyun', flags.aliyun ?? 'aliyun'), profile, env: context.env };
    const answers =
      flags.from === undefined
        ? await withProgress(context.stderr, words.asking, (say) => ask(aliyun, words, say))
        : await readSnapshotFile(flags.from, context);
    const cloud = understanding(() => readSnapshot(answers));
    if (flags.save !== undefined) await writeNewFile(flags.save, formatSnapshot(answers), { spared: [store] });
    const agreed = await agreedFor(present, cloud, flags, context);
    let plan: PullPlan | undefined;
    let before: StoredAccount | null = present;
    const pull = (now: StoredAccount | null): StoredAccount => {
      before = now;
      const pulled = pullInto(now, cloud, flags.site, flags.prune === true);
      plan = pulled.plan;
      if (now && removesMany(now.account, plan) && plan.summary.removed > agreed)
        throw new CliError(EXIT.no, 'prune-removes-many', {
          key: 'pull-removes-many',
          args: { removed: plan.summary.removed, users: now.account.users.length },
        });
      return pulled.stored;
    };
    const stored = flags.dryRun ? pull(present) : await updateStore(store, pull);
    if (plan === undefined) throw new Error('the store was changed without a plan');
    const dryRun = flags.dryRun === true;
    const source = flags.from ?? 'aliyun';
    return {
      exitCode: EXIT.ok,
      json: pullAnswer(stored.account, plan, { source, dryRun, calls: flags.from === undefined ? answers.length : 0 }),
      text: (json, style) => renderPull(json as PullAnswer, words, style),
      notes: [...changesOf(before, stored, words), ...notesOf(cloud, before, words)],
      hints: [dryRun ? words.nothingWritten : words.next],
    };
  },
});

const ask = (aliyun: Aliyun, words: ExchangeWords, say: (text: string) => void) =>
  askAll(aliyun, (answered, known) => say(words.answered(answered, known)));

interface PruneFlags {
  readonly site?: Site | undefined;
  readonly from?: string | undefined;
  readonly prune?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** How many users may be removed though they are many. */
async function agreedFor(present: StoredAccount | null, cloud: CloudAccount, flags: PruneFlags, context: Context) {
  if (flags.yes || flags.dryRun) return Number.POSITIVE_INFINITY;
  if (!present || !flags.prune) return 0;
  const { plan } = pullInto(present, cloud, flags.site, true);
  const many = removesMany(present.account, plan) ? plan.summary.removed : 0;
  return agreedRemovals(many, present.account.users.length, flags.from ?? null, context);
}

function pullInto(now: StoredAccount | null, cloud: CloudAccount, site: Site | undefined, prune: boolean) {
  if (now && now.account.accountId !== cloud.accountId)
    throw new CliError(EXIT.no, 'other-account', {
      key: 'other-account',
      args: { stored: now.account.accountId, cloud: cloud.accountId },
    });
  if (!now && site === undefined) throw siteMissing();
  const before = now?.account ?? createAccount(cloud.accountId, site as Site);
  const settings = {
    ...cloud.sso.settings,
    defaultDomain: cloud.defaultDomain,
    ...(site === undefined ? {} : { site }),
  };
  const isAsBefore = (Object.keys(settings) as (keyof typeof settings)[]).every((key) => before[key] === settings[key]);
  const account = isAsBefore ? before : changeSettings(before, settings);
  const plan = planPull(account, cloud, prune);
  const { metadataDocument } = cloud.sso;
  const document = metadataDocument !== null && isMetadata(metadataDocument) ? metadataDocument : null;
  const next = { account: carryOutPull(account, plan), metadataDocument: document ?? now?.metadataDocument ?? null };
  const isSame = now && next.account === now.account && next.metadataDocument === now.metadataDocument;
  return { plan, stored: isSame ? now : next };
}

/** The settings by their names at Alibaba Cloud. */
const SETTINGS = {
  site: 'site',
  defaultDomain: 'DefaultDomainName',
  ssoEnabled: 'SsoEnabled',
  ssoLoginWithDomain: 'SsoLoginWithDomain',
  auxiliaryDomain: 'AuxiliaryDomain',
  authnSignAlgo: 'AuthnSignAlgo',
} as const;

/** What changes beside users and groups, whose plan is the answer; of a new store all is new. */
function changesOf(before: StoredAccount | null, after: StoredAccount, words: ExchangeWords): string[] {
  if (before === null) return [];
  const changes = (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).flatMap((key) => {
    const [from, to] = [before.account[key], after.account[key]];
    return from === to ? [] : [{ name: SETTINGS[key], from: from === null ? null : String(from), to: String(to) }];
  });
  const isReplaced = before.metadataDocument !== null && before.metadataDocument !== after.metadataDocument;
  return [
    ...(changes.length > 0 ? [words.settingsChange(changes)] : []),
    ...(isReplaced ? [words.metadataReplaced] : []),
  ];
}

function notesOf(
  { sso: { metadataDocument } }: CloudAccount,
  present: StoredAccount | null,
  words: ExchangeWords,
): string[] {
  if (metadataDocument === null) return present?.metadataDocument ? [words.metadataKept] : [];
  return isMetadata(metadataDocument) ? [] : [words.metadataUnreadable];
}

/** Given to another program as a word of its own: what that would take for something else is refused. */
function plainWord(flag: string, value: string): string {
  if (value !== '' && !value.startsWith('-') && !/\p{Cc}/u.test(value)) return value;
  throw usageError({ key: 'not-a-word', args: { flag } });
}

function policyResult(): CommandResult {
  const policy = { Version: '1', Statement: [{ Effect: 'Allow', Action: RAM_ACTIONS, Resource: '*' }] };
  return { exitCode: EXIT.ok, json: policy, text: () => `${JSON.stringify(policy, null, 2)}\n` };
}

function callsResult(profile: string | null): CommandResult {
  const lines = [...FIRST_CALLS, ...REPEATED_CALLS].map((call) => ({
    line: ['aliyun', ...wordsOf(call, profile)].map(shellWord).join(' '),
    each: 'each' in call ? call.each : null,
  }));
  return {
    exitCode: EXIT.ok,
    json: {
      schemaVersion: SCHEMA_VERSION,
      calls: [...FIRST_CALLS, ...REPEATED_CALLS].map((call) => ({
        product: call.product,
        action: call.action,
        parameters: call.parameters,
        each: 'each' in call ? call.each : null,
      })),
    },
    text: () => lines.map(({ line, each }) => `${line}${each === null ? '' : `  # for each ${each}`}\n`).join(''),
    notes: ['lists that are longer than a page are asked for again, with --Marker'],
  };
}
