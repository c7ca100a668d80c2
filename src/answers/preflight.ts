// What preflight answers: as JSON, and as an assessment for every other format, with its counts first, then who, then why.

import type { Assessment, Section } from '../core/assessment.ts';
import type { PreflightFinding, Said } from '../core/preflight/findings.ts';
import type { Preflight } from '../core/preflight/preflight.ts';
import type { Logon } from '../core/preflight/rehearse.ts';
import type { Remedy } from '../core/preflight/remedies.ts';
import type { RehearsedResponse } from '../core/preflight/responses.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { formatInstant, type Instant } from '../core/saml/time.ts';
import { say } from '../core/sentence.ts';
import { shellWord } from '../core/shell.ts';
import type { PreflightWords } from '../core/words/preflight.ts';

export interface Told {
  readonly preflight: Preflight;
  readonly findings: readonly PreflightFinding[];
  readonly responses: readonly RehearsedResponse[];
  readonly at: Instant;
  readonly isReady: boolean;
  /** Given by flag, so that a printed command needs it too; null for the default store. */
  readonly store: string | null;
  readonly said: Said;
}

export function preflightJson({ preflight, findings, responses, at, isReady, store, said }: Told) {
  const { logons, summary, unmapped, remedies } = preflight;
  const json = new Map(remedies.all.map((each) => [each, remedyJson(each, store, said.own)]));
  const remedyOf = ({ person }: Logon) => {
    const remedy = remedies.of.get(person);
    return (remedy && json.get(remedy)) ?? null;
  };
  return {
    schemaVersion: SCHEMA_VERSION,
    at: formatInstant(at),
    ready: isReady,
    logons: logons.map((each) => ({
      idpUser: each.person.idpUser,
      nameId: each.nameId,
      outcome: each.outcome,
      user: each.user?.UserName ?? null,
      cause: each.cause,
      remedy: remedyOf(each),
    })),
    summary,
    unmapped,
    remedies: [...json.values()],
    responses: responses.map((each) => ({
      source: each.source,
      verdict: each.isAccepted ? 'accepted' : 'rejected',
      at: formatInstant(each.at),
      nameId: each.nameId,
      user: each.userName,
      cause: each.cause,
    })),
    findings,
  };
}

export type PreflightJson = ReturnType<typeof preflightJson>;

function remedyJson({ changes, mended, breaks, collides }: Remedy, store: string | null, words: PreflightWords) {
  const [first] = changes;
  const commands = changes.flatMap(({ command }) => (command ? [commandLine(command, store)] : []));
  return {
    where: first?.where ?? 'idp',
    change: changes.map(({ advice }) => say(words.advice, advice)).join(words.andThen),
    // A command that makes half of a change is no remedy.
    ...(commands.length === changes.length ? { command: commands.join(' && ') } : {}),
    proven: true,
    mends: mended.length,
    ...(breaks > 0 ? { breaks } : {}),
    ...(collides > 0 ? { collides } : {}),
  };
}

function commandLine([name = '', ...args]: readonly string[], store: string | null): string {
  return ['sso-cli', name, ...(store === null ? [] : ['--store', shellWord(store)]), ...args].join(' ');
}

/** Rows of a table on a terminal; the other formats have all. */
const MAX_SHOWN = 20;

export function preflightAssessment(told: Told, isBrief: boolean): Assessment {
  const { preflight, findings, at, isReady, said } = told;
  const { own } = said;
  const { word, headline } = isReady ? own.ready : own.notReady;
  const { summary, facts } = preflight;
  const counts = facts.hasList ? own.counts(summary) : own.noList;
  return {
    subject: 'preflight',
    at: formatInstant(at),
    isGood: isReady,
    verdict: word,
    headline: `${counts} ${headline}`,
    findings,
    passed: [],
    sections: sectionsOf(told).map((section) => (isBrief ? brief(section, own) : section)),
    steps: [],
  };
}

function brief(section: Section, { more }: PreflightWords): Section {
  const { rows, columns } = section;
  if (rows.length <= MAX_SHOWN) return section;
  const last = [more(rows.length - MAX_SHOWN), ...columns.slice(1).map(() => '')];
  return { ...section, rows: [...rows.slice(0, MAX_SHOWN), last] };
}

function sectionsOf(told: Told): Section[] {
  const { preflight, said, responses, store } = told;
  const { own } = said;
  const { headings, columns } = own;
  const { summary, remedies, facts } = preflight;
  const json = new Map(remedies.all.map((each) => [each, remedyJson(each, store, own)]));
  const keys = ['logsOn', 'lockedOut', 'disabled', 'ambiguous', 'unmapped'] as const;
  return [
    {
      heading: headings.counts,
      columns: [columns.what, columns.count],
      rows: facts.hasList ? keys.map((key) => [own.summary[key], String(summary[key])]) : [],
    },
    {
      heading: headings.remedies,
      columns: [columns.mends, columns.remedy, columns.command],
      rows: [...json.values()]
        .filter(({ mends }, i) => mends > 1 || i < MAX_SHOWN)
        .map((each) => [effect(each, own), each.change, each.command ?? '-']),
    },
    ...peopleSections(preflight, own, (remedy) => json.get(remedy)?.change ?? '-'),
    {
      heading: headings.responses,
      columns: [columns.source, columns.nameId, columns.user, columns.at],
      rows: responses
        .filter(({ isAccepted }) => isAccepted)
        .map((each) => [each.source, each.nameId ?? '-', each.userName ?? '-', formatInstant(each.at)]),
    },
  ];
}

/** Those who need something done first, then the others. */
function peopleSections(
  { logons, unmapped, remedies, facts }: Preflight,
  { headings, columns }: PreflightWords,
  changeOf: (remedy: Remedy) => string,
): Section[] {
  const who = [columns.idpUser, columns.nameId];
  const row = ({ person, nameId, user }: Logon) => [person.idpUser, nameId ?? '-', user?.UserName ?? '-'];
  const changeFor = ({ person }: Logon) => {
    const remedy = remedies.of.get(person);
    return remedy ? changeOf(remedy) : '-';
  };
  return [
    {
      heading: headings.lockedOut,
      columns: [...who, columns.cause, columns.remedy],
      rows: logons
        .filter(({ outcome }) => outcome === 'locked-out')
        .map((each) => [each.person.idpUser, each.nameId ?? '-', each.cause ?? '-', changeFor(each)]),
    },
    {
      heading: headings.ambiguous,
      columns: [columns.user, columns.idpUser],
      rows: facts.ambiguous.flatMap(({ user, idpUsers }) => idpUsers.map((idpUser) => [user, idpUser])),
    },
    { heading: headings.unmapped, columns: [columns.user], rows: unmapped.map((name) => [name]) },
    {
      heading: headings.logsOn,
      columns: [...who, columns.user],
      rows: logons.filter(({ outcome, cause }) => outcome === 'logs-on' && cause === null).map(row),
    },
    {
      heading: headings.disabled,
      columns: [...who, columns.user],
      rows: logons.filter(({ outcome }) => outcome === 'disabled').map(row),
    },
  ];
}

function effect({ mends, breaks, collides }: ReturnType<typeof remedyJson>, words: PreflightWords): string {
  const parts = [words.mends(mends)];
  if (breaks) parts.push(words.breaks(breaks));
  if (collides) parts.push(words.collides(collides));
  return parts.join(', ');
}
