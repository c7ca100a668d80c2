// import-metadata: reads the IdP's metadata, judges it, shows what changes against the present one, and stores it. What would
// end logons is not stored unless somebody says so.

import { nameOfSource } from '../adapters/input.ts';
import { readMetadataSource, storedIdp } from '../adapters/metadata.ts';
import { hintsAfter } from '../adapters/next-hints.ts';
import { withProgress } from '../adapters/progress.ts';
import { replaceMetadata } from '../adapters/replace-metadata.ts';
import { readStore, readStoreIfAny } from '../adapters/store.ts';
import { findingRows, type MetadataJson, metadataJson, metadataRows } from '../answers/idp-metadata.ts';
import { changesSection, type DiffJson, diffJson } from '../answers/metadata-diff.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import type { Assessment } from '../core/assessment.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { type MetadataFacts, metadataOf } from '../core/checks/metadata/facts.ts';
import { judgeMetadata, type MetadataFinding, passedChecks } from '../core/diagnosis/judge-metadata.ts';
import { diffMetadata, type MetadataDiff } from '../core/metadata/diff.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { formatInstant } from '../core/saml/time.ts';
import { loadWords } from '../core/words/load.ts';
import type { MetadataWords, Words } from '../core/words/words.ts';
import { exitCodeOfFindings } from '../exit.ts';
import { fetchedInPlain, weaklySigned } from '../flags/metadata.ts';
import { terminalSafe } from '../render/escape.ts';
import type { CommandResult, Style } from '../result.ts';

type Outcome = 'imported' | 'unchanged' | 'dry-run' | 'refused';

const FLAGS = {
  entityId: { value: '<id>', help: 'the IdP to take from an aggregate' },
  signedBy: { value: '<certificate>', help: 'the certificate that must have signed the document, PEM or DER' },
  allowSha1: { help: 'take a signature made with SHA-1' },
  noBackup: { negates: 'backup', help: 'keep no way back: neither a copy nor undo has what is replaced' },
  dryRun: { help: 'check and show, store nothing' },
  yes: { help: 'replace the metadata even where that would end logons' },
  failOn: { value: '<severity>', choices: ['error', 'warning'], help: 'exit 1 for findings from this severity on' },
} as const satisfies Flags;

type ImportFlags = FlagValues<typeof FLAGS>;

interface ImportAnswer extends Partial<Pick<DiffJson, 'verdict' | 'keys' | 'steps'>> {
  readonly schemaVersion: number;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
  readonly outcome: Outcome;
  readonly metadata: MetadataJson | null;
  readonly changes: readonly string[];
  /** The file that holds what was replaced. */
  readonly backup?: string;
  readonly findings: readonly MetadataFinding[];
}

export const command = defineCommand({
  description:
    'Reads the metadata of the IdP, checks it, shows what it holds and what changes, and stores it. What would end logons is refused without --yes; what is replaced is kept beside the store.',
  arguments: { source: { help: 'a file, an http(s) URL, or "-" for standard input' } },
  flags: FLAGS,
  examples: [
    'sso-cli import-metadata idp-metadata.xml',
    'sso-cli import-metadata https://idp.example.com/metadata --dry-run',
    'sso-cli import-metadata federation.xml --entity-id https://idp.example.com/metadata',
  ],
  reports: true,
  async run(context, { source }, flags): Promise<CommandResult<ImportAnswer>> {
    const { store, lang } = context.settings;
    const words = await loadWords(lang);
    // A dry run stores nothing, and needs no store.
    const stored = flags.dryRun ? await readStoreIfAny(store) : await readStore(store);
    const document = await withProgress(context.stderr, `reading ${terminalSafe(source)}`, () =>
      readMetadataSource(source, flags, context),
    );
    const previous = stored && storedIdp(stored);
    const facts: MetadataFacts = {
      ...document,
      at: context.now(),
      expiresWithin: EXPIRING_SOON,
      wantedEntityId: flags.entityId ?? null,
      previous,
      guarded: flags.yes !== true,
    };
    const findings = await allowed(judgeMetadata(facts, words), source, flags, context);
    const refusal = findings.find((each) => each.severity === 'error');
    const judged = stored?.metadataDocument ?? null;
    const isSame = judged === document.text;
    const outcome: Outcome = refusal ? 'refused' : isSame ? 'unchanged' : flags.dryRun ? 'dry-run' : 'imported';
    const { backup, stored: changed } =
      outcome === 'imported' && document.text !== null
        ? await replaceMetadata(store, judged, document.text, context.now(), flags.backup !== false)
        : { backup: null, stored };
    const diff = previous && diffMetadata(previous, metadataOf(document), { hasError: hasOwnError(findings) });
    const json = answerOf({ facts, findings, outcome, backup, diff, isSame }, words);
    return {
      exitCode: exitCodeOfFindings(findings, flags.failOn),
      json,
      text: (shown, style) => renderImport(shown, words, style),
      assessments: [assess(nameOfSource(source), json, { facts, diff }, words)],
      hints:
        outcome === 'refused'
          ? []
          : outcome === 'dry-run' || changed === null
            ? [NOT_STORED]
            : hintsAfter(changed, context),
      notes: notesOn(source, backup, flags),
    };
  },
});

/** On a terminal, what would end logons is asked about; a yes takes that finding away, as --yes does. */
async function allowed(
  findings: MetadataFinding[],
  source: string,
  flags: ImportFlags,
  context: Context,
): Promise<MetadataFinding[]> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [guard] = errors;
  if (guard?.code !== 'metadata-breaks-logons' || errors.length > 1 || flags.dryRun) return findings;
  if (context.settings.output !== 'text' || source === '-') return findings;
  const { canAsk, confirm } = await import('../adapters/ask.ts');
  if (!canAsk(context)) return findings;
  const isSure = await confirm(`${terminalSafe(guard.message)}\nReplace it all the same?`, context);
  return isSure ? findings.filter((each) => each !== guard) : findings;
}

const hasOwnError = (findings: readonly MetadataFinding[]) =>
  findings.some(({ code, severity }) => severity === 'error' && code !== 'metadata-breaks-logons');

interface Imported {
  readonly facts: MetadataFacts;
  readonly findings: readonly MetadataFinding[];
  readonly outcome: Outcome;
  readonly backup: string | null;
  readonly diff: MetadataDiff | null;
  readonly isSame: boolean;
}

function answerOf({ facts, findings, outcome, backup, diff, isSame }: Imported, words: Words): ImportAnswer {
  const metadata = metadataOf(facts);
  const refusal = findings.find((each) => each.severity === 'error');
  const { verdict, keys, steps } = diff ? diffJson(diff, words.rollover) : {};
  return {
    schemaVersion: SCHEMA_VERSION,
    ...(refusal
      ? {
          error: {
            code: refusal.code,
            message: refusal.message,
            hint: words.metadata[refusal.code as keyof MetadataWords].mend,
          },
        }
      : {}),
    outcome,
    metadata: metadata && metadataJson(metadata),
    ...(verdict && keys && steps ? { verdict, keys, steps } : {}),
    changes: metadata && !isSame ? changesBetween(facts.previous, metadata) : [],
    ...(backup === null ? {} : { backup }),
    findings,
  };
}

function assess(
  subject: string,
  { outcome, findings, steps }: ImportAnswer,
  { facts, diff }: Pick<Imported, 'facts' | 'diff'>,
  words: Words,
): Assessment {
  const { rollover } = words;
  const isGood = outcome !== 'refused';
  const { word, headline } = diff ? rollover.verdicts[diff.verdict] : isGood ? rollover.healthy : rollover.unhealthy;
  return {
    subject,
    at: formatInstant(facts.at),
    isGood,
    verdict: `${words.labels.imports[outcome]}${words.labels.comma}${word}`,
    headline,
    findings,
    passed: passedChecks(facts),
    sections: diff ? [changesSection(diff.changes, rollover)] : [],
    steps: (steps ?? []).map(({ text }) => text),
  };
}

const NOT_STORED = 'nothing was stored; leave --dry-run out to store it';

function notesOn(source: string, backup: string | null, flags: ImportFlags): string[] {
  return [
    ...weaklySigned(flags),
    ...fetchedInPlain(source),
    ...(backup === null ? [] : [`what was replaced is kept in ${backup}`]),
  ];
}

function renderImport(json: ImportAnswer, { labels, rollover }: Words, style: Style): string {
  const { imports } = labels;
  const verdict = {
    imported: style.green(`✓ ${imports.imported}`),
    unchanged: style.green(`✓ ${imports.unchanged}`),
    'dry-run': style.yellow(`· ${imports['dry-run']}`),
    refused: style.red(`✗ ${imports.refused}`),
  }[json.outcome];
  const parts = [`${style.bold(verdict)}\n`];
  if (json.metadata) parts.push(metadataRows(json.metadata, style));
  if (json.verdict) {
    const { word, headline } = rollover.verdicts[json.verdict];
    parts.push(`${(json.verdict === 'breaks' ? style.red : style.bold)(word)}  ${headline}\n`);
  }
  if (json.changes.length > 0) parts.push(json.changes.map((change) => `  ${change}\n`).join(''));
  if (json.findings.length > 0) parts.push(findingRows(json.findings, labels, style));
  if (json.error) parts.push(`→ ${json.error.hint}\n`);
  if (json.error && json.steps) parts.push(json.steps.map(({ text }, i) => `  ${i + 1}. ${text}\n`).join(''));
  return parts.join('\n');
}

/** What importing changes, a line each: "+" comes, "-" goes. */
function changesBetween(previous: IdpMetadata | null, next: IdpMetadata): string[] {
  const lines = (metadata: IdpMetadata | null) =>
    metadata === null
      ? []
      : [
          `entity ID ${metadata.entityId}`,
          ...metadata.signingKeys.map((key) => `certificate ${key.fingerprint256}`),
          ...metadata.singleSignOnServices.map(
            ({ binding, location }) => `logon ${binding.split(':').at(-1)} ${location}`,
          ),
        ];
  const [before, after] = [new Set(lines(previous)), new Set(lines(next))];
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}
