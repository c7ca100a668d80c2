// What preflight found, in words: the list, the account, the metadata, the responses, and each cause of a lock-out once, with
// how many it concerns.

import type { AccountFacts } from '../checks/account/facts.ts';
import { checkOf } from '../checks/catalogue.ts';
import type { AccountCode, CheckCode, MetadataCode } from '../checks/codes.ts';
import type { Severity } from '../checks/define.ts';
import { type Basis, basisOf } from '../checks/sources.ts';
import { judgeAccount } from '../diagnosis/judge-account.ts';
import type { MetadataFinding } from '../diagnosis/judge-metadata.ts';
import { toReport } from '../diagnosis/to-report.ts';
import type { UserList } from '../ram/exchange/user-list.ts';
import type { PreflightWords, Shared } from '../words/preflight.ts';
import type { Words } from '../words/words.ts';
import type { Preflight } from './preflight.ts';
import type { Logon } from './rehearse.ts';
import type { RehearsedResponse } from './responses.ts';

export interface PreflightFinding {
  readonly code: CheckCode | AccountCode | MetadataCode;
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly docs?: string;
  readonly basis: Basis;
}

export interface Said {
  readonly words: Words;
  readonly own: PreflightWords;
}

/** What it was found in. */
export interface Looked {
  readonly list: UserList | null;
  readonly responses: readonly RehearsedResponse[];
  /** Null where none was imported. */
  readonly metadata: readonly MetadataFinding[] | null;
}

/** How many are named in a sentence; all of them are in the answer. */
const NAMED = 5;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The gravest first; beside that in the order of the house: metadata, responses, people, account. */
export function findingsOf(preflight: Preflight, looked: Looked, said: Said): PreflightFinding[] {
  const { list } = looked;
  const facts: AccountFacts = {
    format: list?.format ?? 'csv',
    cut: list?.cut ?? null,
    missingCount: true,
    duplicates: [],
    preflight: preflight.facts,
  };
  const findings: PreflightFinding[] = [
    ...(looked.metadata ?? [metadataMissing(said.words)]),
    ...looked.responses.flatMap((each) => rejected(each, said)),
    ...sharedFindings(preflight, said),
    ...judgeAccount(facts, said.words),
  ];
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function metadataMissing({ checks }: Words): PreflightFinding {
  return ofCheck('metadata-missing', 'error', checks['metadata-missing'].says({}));
}

function ofCheck(code: CheckCode, severity: Severity, message: string): PreflightFinding {
  const { sources } = checkOf(code);
  return { code, severity, message, docs: sources[0].url, basis: basisOf(sources) };
}

function rejected({ verified, source, cause }: RehearsedResponse, { words, own }: Said): PreflightFinding[] {
  if (cause === null) return [];
  const finding = toReport(verified, words, [], { product: null, confidence: 'unknown' }).findings.find(
    ({ code }) => code === cause,
  );
  return [ofCheck(cause, 'error', own.rejected(source, finding?.message ?? cause))];
}

function sharedFindings({ logons, cautions }: Preflight, { words, own }: Said): PreflightFinding[] {
  const byCause = new Map<CheckCode, Logon[]>();
  logons.forEach((logon) => {
    if (logon.outcome !== 'locked-out' || logon.cause === null || logon.cause === 'user-ambiguous') return;
    const group = byCause.get(logon.cause);
    if (group) group.push(logon);
    else byCause.set(logon.cause, [logon]);
  });
  const shared = (code: CheckCode, group: readonly Logon[]): Shared => ({
    count: group.length,
    names: group.slice(0, NAMED).map(({ person }) => person.idpUser),
    title: words.checks[code].title,
  });
  return [
    ...[...byCause].map(([code, group]) => ofCheck(code, 'error', own.lockedOut(shared(code, group)))),
    ...cautions.map(({ code, logons: group }) => ofCheck(code, 'warning', own.logsOnBut(shared(code, group)))),
  ];
}
