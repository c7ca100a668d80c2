// diff-metadata: what replacing the IdP metadata would do to logons, before anybody does it.

import { writeNewFile } from '../adapters/files.ts';
import { nameOfSource, readInput } from '../adapters/input.ts';
import { type MetadataDocument, readMetadataSource, readMetadataText } from '../adapters/metadata.ts';
import { changesSection, type DiffJson, diffJson, timelineJson, timelineSections } from '../answers/metadata-diff.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import type { Assessment, Section } from '../core/assessment.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { type MetadataFacts, metadataOf } from '../core/checks/metadata/facts.ts';
import { DOCUMENTED_CERTIFICATES } from '../core/checks/metadata/keys.ts';
import { judgeMetadata, type MetadataFinding, passedChecks } from '../core/diagnosis/judge-metadata.ts';
import { findSigner, type Signer } from '../core/diagnosis/signer.ts';
import { diffMetadata, type MetadataDiff } from '../core/metadata/diff.ts';
import { mergeMetadata } from '../core/metadata/merge.ts';
import { planRollover, type Timeline } from '../core/metadata/timeline.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { formatInstant } from '../core/saml/time.ts';
import { loadWords } from '../core/words/load.ts';
import type { Words } from '../core/words/words.ts';
import { MAX_INPUT_BYTES } from '../core/xml/limits.ts';
import { CliError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOfFindings, gravest } from '../exit.ts';
import { fetchedInPlain, weaklySigned } from '../flags/metadata.ts';
import { instant } from '../flags/values.ts';
import { assessmentText } from '../render/assessment/text.ts';
import type { CommandResult } from '../result.ts';

const FLAGS = {
  against: { value: '<source>', help: 'what it is compared with, a file or URL (default: the metadata in the store)' },
  response: { value: '<file>', help: 'a recent real response, which says which key signs now' },
  merge: { value: '<file>', help: 'write one document with the old and the new keys' },
  timeline: { value: '<time>', parse: instant, help: 'plan a rollover in which the IdP switches its key at that time' },
  at: { value: '<time>', parse: instant, help: 'judge at this instant instead of now (RFC 3339)' },
  failOn: {
    value: '<what>',
    choices: ['error', 'warning', 'change'],
    help: 'exit 1 for findings from this severity on, or for any change',
  },
  entityId: { value: '<id>', help: 'the IdP to take from an aggregate' },
  signedBy: { value: '<certificate>', help: 'the certificate that must have signed the document, PEM or DER' },
  allowSha1: { help: 'take a signature made with SHA-1' },
} as const satisfies Flags;

type DiffFlags = FlagValues<typeof FLAGS>;

interface Merged {
  readonly file: string;
  readonly certificates: number;
}

interface Answer extends DiffJson {
  readonly schemaVersion: number;
  readonly at: string;
  /** The key that signs now, by --response; left out without it. */
  readonly signer?: { readonly fingerprint256: string; readonly in: string } | null;
  /** The document that --merge wrote; null where two IdPs cannot be merged; left out without it. */
  readonly merged?: Merged | null;
  readonly timeline?: ReturnType<typeof timelineJson>;
  readonly findings: readonly MetadataFinding[];
}

export const command = defineCommand({
  description:
    'Says what replacing the IdP metadata would do to logons: identical, safe, overlap or breaks; and in which order to do it without an outage. Exits 1 when logons would break.',
  arguments: { new: { help: 'the new metadata: a file, an http(s) URL, or "-" for standard input' } },
  flags: FLAGS,
  examples: [
    'sso-cli diff-metadata idp-metadata.xml',
    'sso-cli diff-metadata idp-metadata.xml --fail-on change',
    'sso-cli diff-metadata idp-metadata.xml --timeline 2027-01-31T20:00:00Z',
  ],
  reports: true,
  async run(context, { new: source }, flags): Promise<CommandResult<Answer, Assessment>> {
    const { lang } = context.settings;
    const words = await loadWords(lang);
    const at = flags.at ?? context.now();
    const present = await presentMetadata(flags, context);
    const document = await readMetadataSource(source, flags, context);
    const facts: MetadataFacts = {
      ...document,
      at,
      expiresWithin: EXPIRING_SOON,
      wantedEntityId: flags.entityId ?? null,
      previous: present.metadata,
    };
    const next = metadataOf(document);
    const own = judgeMetadata({ ...facts, previous: null }, words);
    const findings = judgeMetadata(facts, words);
    const found = await signerOf(flags.response, [present.metadata, ...(next ? [next] : [])], context);
    const signer = found?.kind === 'signed' ? found.key : null;
    const hasError = own.some(({ severity }) => severity === 'error');
    const diff = diffMetadata(present.metadata, next, { hasError, signer });
    const plan =
      flags.timeline !== undefined && next
        ? planRollover({ old: present.metadata, next, switchAt: flags.timeline, at, signer })
        : null;
    const spared = [context.settings.store, source, flags.against, flags.response];
    const merged = await merge(flags.merge, present.document, document, spared);
    const json: Answer = {
      schemaVersion: SCHEMA_VERSION,
      at: formatInstant(at),
      ...diffJson(plan ? { ...diff, steps: hasError ? diff.steps : plan.steps } : diff, words.rollover),
      ...(found ? { signer: diff.signer } : {}),
      ...(flags.merge === undefined ? {} : { merged }),
      ...(plan ? { timeline: timelineJson(plan) } : {}),
      findings,
    };
    // Whoever asks for an alarm at any change is told no by every format, not by the exit code alone.
    const isGood = diff.verdict !== 'breaks' && (flags.failOn !== 'change' || diff.verdict === 'identical');
    const assessment = assess(nameOfSource(source), json, { diff, plan, isGood, passed: passedChecks(facts) }, words);
    return {
      exitCode: exitCodeFor(diff, findings, flags),
      json,
      shown: assessment,
      text: (shown, style) => assessmentText(shown, words.labels, style),
      assessments: [assessment],
      notes: [...weaklySigned(flags), ...fetchedInPlain(source, flags.against), ...notesOn(found, merged, flags)],
    };
  },
});

interface Present {
  readonly metadata: IdpMetadata;
  readonly document: string;
}

async function presentMetadata({ against }: DiffFlags, context: Context): Promise<Present> {
  if (against !== undefined) {
    const present = presentOf(await readMetadataSource(against, {}, context));
    if (present) return present;
    throw new CliError(
      EXIT.input,
      'metadata-malformed',
      `${nameOfSource(against)} is not the metadata of one IdP`,
      'see what it is: sso-cli check-metadata FILE',
    );
  }
  const { readStore } = await import('../adapters/store.ts');
  const { metadataDocument } = await readStore(context.settings.store);
  const present = metadataDocument === null ? null : presentOf(readMetadataText(metadataDocument));
  if (present) return present;
  if (metadataDocument !== null)
    throw new CliError(
      EXIT.store,
      'metadata-malformed',
      'the metadata in the store cannot be read as that of one IdP',
      'see what it is: sso-cli check-metadata; or compare with a file: --against FILE',
    );
  throw new CliError(EXIT.store, 'metadata-missing', { key: 'metadata-missing', args: { other: 'against' } });
}

function presentOf(document: MetadataDocument): Present | null {
  const metadata = metadataOf(document);
  return metadata && document.text !== null ? { metadata, document: document.text } : null;
}

async function signerOf(
  file: string | undefined,
  documents: readonly IdpMetadata[],
  context: Context,
): Promise<Signer | null> {
  if (file === undefined) return null;
  const signer = findSigner(await readInput(file, MAX_INPUT_BYTES, context), documents);
  if (signer.kind !== 'unreadable') return signer;
  throw new CliError(
    EXIT.input,
    'input-not-saml',
    `${nameOfSource(file)} holds no SAML response`,
    'see what it is: sso-cli decode FILE',
  );
}

async function merge(
  file: string | undefined,
  present: string,
  { text }: MetadataDocument,
  spared: readonly (string | undefined)[],
): Promise<Merged | null> {
  const merged = file === undefined || text === null ? null : mergeMetadata(present, text);
  if (file === undefined || merged === null) return null;
  await writeNewFile(file, merged, { spared });
  return { file, certificates: metadataOf(readMetadataText(merged))?.signingKeys.length ?? 0 };
}

function notesOn(found: Signer | null, merged: Merged | null, flags: DiffFlags): string[] {
  return [
    ...(found?.kind === 'unsigned'
      ? ['the response that was given is not signed: it does not say which key signs']
      : []),
    ...(found?.kind === 'unknown' ? ['the response that was given is signed by none of these keys'] : []),
    ...(flags.merge !== undefined && !merged ? ['nothing was merged: the two documents are not of one IdP'] : []),
    ...(merged && merged.certificates > DOCUMENTED_CERTIFICATES
      ? [
          `${merged.file} holds ${merged.certificates} signing certificates; Alibaba Cloud documents a limit of ${DOCUMENTED_CERTIFICATES}`,
        ]
      : []),
  ];
}

function exitCodeFor({ verdict }: MetadataDiff, findings: readonly MetadataFinding[], { failOn }: DiffFlags): ExitCode {
  const byVerdict = verdict === 'breaks' || (failOn === 'change' && verdict !== 'identical') ? EXIT.no : EXIT.ok;
  return gravest([byVerdict, exitCodeOfFindings(findings, failOn === 'warning' ? 'warning' : 'error')]);
}

/** Where the key that signs now is in no document, or in the new one alone, that is what decides. */
function saidOf({ verdict, signer, entityId }: MetadataDiff, { verdicts, signed }: Words['rollover']) {
  const said = verdicts[verdict];
  if (signer?.in === 'neither') return { ...said, headline: signed.neither };
  const isNewAlone = signer?.in === 'new' && verdict === 'breaks' && entityId.old === entityId.new;
  return isNewAlone ? { ...said, headline: signed.new } : said;
}

interface Judged {
  readonly diff: MetadataDiff;
  readonly plan: Timeline | null;
  readonly isGood: boolean;
  readonly passed: readonly string[];
}

function assess(
  subject: string,
  json: Answer,
  { diff, plan, isGood, passed }: Judged,
  { rollover }: Words,
): Assessment {
  const { word, headline } = saidOf(diff, rollover);
  const signer: Section[] = diff.signer
    ? [
        {
          heading: rollover.headings.signer,
          columns: ['SHA-256', rollover.columns.what],
          rows: [[diff.signer.fingerprint256, rollover.signer[diff.signer.in]]],
        },
      ]
    : [];
  return {
    subject,
    at: json.at,
    isGood,
    verdict: word,
    headline,
    findings: json.findings,
    passed,
    sections: [changesSection(diff.changes, rollover), ...signer, ...(plan ? timelineSections(plan, rollover) : [])],
    steps: json.steps.map(({ text }) => text),
  };
}
