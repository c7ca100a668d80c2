// What is set up as JSON and as text: the same for `status` and for sso-cli without a command.

import { nextSteps } from '../core/diagnosis/next-steps.ts';
import type { Expiring, Readiness, SetUp, Shortcoming } from '../core/diagnosis/readiness.ts';
import { recogniseIdp } from '../core/idps/recognise.ts';
import type { Account } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { formatInstant, type Instant } from '../core/saml/time.ts';
import type { Advice, StatusWords } from '../core/words/status-words.ts';
import { padEnd, widthOf } from '../render/table.ts';
import { wrapText } from '../render/wrap.ts';
import type { Style } from '../result.ts';

const DAY = 86_400_000;

/** The store's file: when it was changed last, where there is one. */
export interface StoreFile {
  readonly path: string;
  readonly changed: Instant | null;
}

interface StatusFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

export function statusJson(setUp: SetUp, readiness: Readiness, store: StoreFile, at: Instant, words: StatusWords) {
  return {
    schemaVersion: SCHEMA_VERSION,
    at: formatInstant(at),
    ready: readiness.isReady,
    store: {
      path: store.path,
      changed: store.changed === null ? null : formatInstant(store.changed),
      daysOld: store.changed === null ? null : Math.max(0, Math.floor((at - store.changed) / DAY)),
    },
    account: setUp.account && accountOf(setUp.account),
    metadata: setUp.idp && metadataOf(setUp.idp),
    users: setUp.account && usersOf(setUp.account),
    expires: readiness.expiring && expiresJson(readiness.expiring, at),
    findings: [
      ...readiness.shortcomings.map((each) => findingOf(each, words)),
      ...setUp.findings.map(({ code, severity, message }): StatusFinding => ({ code, severity, message })),
    ],
    next: nextSteps(readiness.next, words).map(({ command, why }) => ({ command, ...(why ? { why } : {}) })),
  };
}

export type StatusJson = ReturnType<typeof statusJson>;

function accountOf({ accountId, site, defaultDomain, ssoEnabled }: Account) {
  return { AccountId: accountId, site, DefaultDomainName: defaultDomain, SsoEnabled: ssoEnabled };
}

function metadataOf(idp: IdpMetadata) {
  return {
    entityId: idp.entityId,
    product: recogniseIdp({ idp }).product,
    certificates: idp.signingKeys.length,
  };
}

function usersOf({ users }: Account) {
  return { total: users.length, active: users.filter(({ Status }) => Status === 'active').length };
}

/** Days are counted down: what ends in 36 hours ends in 1 day, what ended an hour ago is -1 day off. */
function expiresJson({ what, at: end }: Expiring, at: Instant) {
  return { what, at: formatInstant(end), daysLeft: Math.floor((end - at) / DAY) };
}

function findingOf(shortcoming: Shortcoming, { shortcomings }: StatusWords): StatusFinding {
  return shortcoming.code === 'users-without-permissions'
    ? { code: shortcoming.code, severity: 'warning', message: shortcomings[shortcoming.code](shortcoming.names) }
    : { code: shortcoming.code, severity: 'error', message: shortcomings[shortcoming.code] };
}

/** `width`: of the terminal; null where lines are left whole. */
export function statusText(json: StatusJson, words: StatusWords, style: Style, width: number | null): string {
  const verdict = json.ready ? style.green(`✓ ${words.ready}`) : style.red(`✗ ${words.notReady}`);
  const lines = [style.bold(verdict), '', ...rows(json, words)];
  if (json.findings.length > 0) lines.push('', ...json.findings.map((each) => findingLine(each, style)));
  return `${wrapText(lines.join('\n'), width)}\n\n${adviceLines(json.next, words, style, width).join('\n')}\n`;
}

/** Without a command: what this is, what is set up in a line, and the next step. */
export function startText(json: StatusJson, words: StatusWords, style: Style, width: number | null): string {
  const lines = [
    style.bold('sso-cli'),
    words.start,
    '',
    ...(json.account ? rows(json, words) : [words.shortcomings['store-missing']]),
  ];
  const errors = json.account ? json.findings.filter(({ severity }) => severity === 'error') : [];
  if (errors.length > 0) lines.push('', ...errors.map((each) => findingLine(each, style)));
  const next = [...adviceLines(json.next, words, style, width), '', style.dim(words.moreHelp)];
  return `${wrapText(lines.join('\n'), width)}\n\n${next.join('\n')}\n`;
}

function rows(json: StatusJson, { labels, ...words }: StatusWords): string[] {
  const { account, metadata, users, expires, store } = json;
  const all: [string, string][] = [
    [labels.account, account ? `${account.AccountId} (${account.site}), ${account.DefaultDomainName}` : words.notSetUp],
    [labels.idp, metadata ? idpCell(metadata, words.certificates(metadata.certificates)) : words.noMetadata],
    [labels.users, users && users.total > 0 ? words.userCount(users.total, users.active) : words.noUsers],
    [labels.sso, words.sso(account?.SsoEnabled ?? null)],
    [
      labels.expires,
      expires ? words.expires(expires.what, Date.parse(expires.at), expires.daysLeft) : words.nothingExpires,
    ],
    [labels.store, `${store.path}${store.daysOld === null ? '' : ` (${words.changed(store.daysOld)})`}`],
  ];
  const widest = Math.max(...all.map(([label]) => widthOf(label)));
  return all.map(([label, value]) => `  ${padEnd(label, widest)}  ${value}`);
}

function idpCell({ entityId, product }: NonNullable<StatusJson['metadata']>, certificates: string): string {
  return `${product ? `${product}, ` : ''}${entityId}, ${certificates}`;
}

function findingLine({ code, severity, message }: StatusFinding, style: Style): string {
  const [mark, color] = ({ error: ['✗', style.red], warning: ['!', style.yellow], info: ['·', style.cyan] } as const)[
    severity
  ];
  return `${color(`${mark} ${code}`)}  ${message}`;
}

/** Not broken: a command is there to be copied. */
function adviceLines(next: readonly Advice[], words: StatusWords, style: Style, width: number | null): string[] {
  return next.flatMap(({ command, why }, i) => [
    `${i === 0 ? words.next : words.alsoTry}: ${style.cyan(command)}`,
    ...(why ? [wrapText(`  ${style.dim(why)}`, width)] : []),
  ]);
}
