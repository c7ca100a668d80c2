// check-metadata: the health of IdP metadata, for cron: how long each certificate still holds, and every check of metadata.

import { nameOfSource } from '../adapters/input.ts';
import { type MetadataDocument, readMetadataSource, readMetadataText } from '../adapters/metadata.ts';
import { hintAbout } from '../adapters/next-hints.ts';
import { readStore } from '../adapters/store.ts';
import { metadataJson } from '../answers/idp-metadata.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import type { Assessment } from '../core/assessment.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { type MetadataFacts, metadataOf } from '../core/checks/metadata/facts.ts';
import { judgeMetadata, type MetadataFinding, passedChecks } from '../core/diagnosis/judge-metadata.ts';
import { daysLeft } from '../core/metadata/health.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { formatInstant, type Instant } from '../core/saml/time.ts';
import { loadWords } from '../core/words/load.ts';
import type { Words } from '../core/words/words.ts';
import { CliError, sayError, toCliError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOfFindings, gravest } from '../exit.ts';
import { fetchedInPlain, weaklySigned } from '../flags/metadata.ts';
import { duration, instant } from '../flags/values.ts';
import { assessmentText } from '../render/assessment/text.ts';
import type { CommandResult } from '../result.ts';

const FLAGS = {
  expiresIn: { value: '<duration>', parse: duration, help: 'how long it must hold out at least, like 30d' },
  at: { value: '<time>', parse: instant, help: 'judge at this instant instead of now (RFC 3339)' },
  failOn: { value: '<severity>', choices: ['error', 'warning'], help: 'exit 1 for findings from this severity on' },
  entityId: { value: '<id>', help: 'the IdP to take from an aggregate' },
  signedBy: { value: '<certificate>', help: 'the certificate that must have signed the document, PEM or DER' },
  allowSha1: { help: 'take a signature made with SHA-1' },
} as const satisfies Flags;

type CheckFlags = FlagValues<typeof FLAGS>;

interface Health {
  readonly schemaVersion: number;
  readonly source: string;
  readonly at: string;
  readonly healthy: boolean;
  readonly metadata: ReturnType<typeof healthJson> | null;
  readonly findings: readonly MetadataFinding[];
}

interface NotRead {
  readonly schemaVersion: number;
  readonly source: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

interface Checked {
  readonly json: Health | NotRead;
  readonly assessment: Assessment;
  readonly exitCode: ExitCode;
}

type Answer = Health | NotRead | { readonly schemaVersion: number; readonly reports: readonly (Health | NotRead)[] };

export const command = defineCommand({
  description:
    'Says whether IdP metadata is fit to be used, and how long its certificates still hold. Exits 0 when it is healthy, 1 when not.',
  arguments: {
    source: { optional: true, variadic: true, help: 'files, http(s) URLs, or "-"; nothing: the metadata in the store' },
  },
  flags: FLAGS,
  examples: [
    'sso-cli check-metadata --expires-in 30d',
    'sso-cli check-metadata idp-metadata.xml --fail-on warning',
    'sso-cli check-metadata idp-metadata.xml --expires-in 90d --json',
  ],
  reports: true,
  async run(context, { source: sources }, flags): Promise<CommandResult<Answer, readonly Assessment[]>> {
    const { lang } = context.settings;
    const words = await loadWords(lang);
    const checked: Checked[] = [];
    if (sources.length === 0) checked.push(await checkStored(context, flags, words));
    for (const source of sources) {
      try {
        const document = await readMetadataSource(source, flags, context);
        checked.push(check(nameOfSource(source), document, context, flags, words));
      } catch (error) {
        const known = toCliError(error);
        if (!known || sources.length < 2) throw error;
        checked.push(notRead(nameOfSource(source), known, await sayError(known, lang), context.now(), words));
      }
    }
    const [only] = checked;
    return {
      exitCode: gravest(checked.map(({ exitCode }) => exitCode)),
      json:
        checked.length === 1 && only
          ? only.json
          : { schemaVersion: SCHEMA_VERSION, reports: checked.map(({ json }) => json) },
      shown: checked.map(({ assessment }) => assessment),
      text: (shown, style) => shown.map((each) => assessmentText(each, words.labels, style)).join('\n'),
      assessments: checked.map(({ assessment }) => assessment),
      notes: [...weaklySigned(flags), ...fetchedInPlain(...sources)],
      hints: hintAbout(
        checked.flatMap(({ assessment }) => assessment.findings),
        context,
      ),
    };
  },
});

/** What the store holds is no input: where it cannot be read, the store is to be mended. @throws CliError metadata-missing */
async function checkStored(context: Context, flags: CheckFlags, words: Words): Promise<Checked> {
  const { store } = context.settings;
  const { metadataDocument } = await readStore(store);
  if (metadataDocument === null)
    throw new CliError(EXIT.store, 'metadata-missing', { key: 'metadata-missing', args: { other: 'source' } });
  const checked = check(store, readMetadataText(metadataDocument), context, flags, words);
  return checked.exitCode === EXIT.input ? { ...checked, exitCode: EXIT.store } : checked;
}

function check(source: string, document: MetadataDocument, context: Context, flags: CheckFlags, words: Words): Checked {
  const at = flags.at ?? context.now();
  const facts: MetadataFacts = {
    ...document,
    at,
    expiresWithin: EXPIRING_SOON,
    mustLast: flags.expiresIn ?? null,
    wantedEntityId: flags.entityId ?? null,
    previous: null,
  };
  const findings = judgeMetadata(facts, words);
  const metadata = metadataOf(document);
  const exitCode = exitCodeOfFindings(findings, flags.failOn);
  const healthy = findings.every(({ severity }) => severity !== 'error');
  const { word, headline } = healthy ? words.rollover.healthy : words.rollover.unhealthy;
  return {
    json: {
      schemaVersion: SCHEMA_VERSION,
      source,
      at: formatInstant(at),
      healthy,
      metadata: metadata && healthJson(metadata, at),
      findings,
    },
    assessment: {
      subject: source,
      at: formatInstant(at),
      isGood: healthy,
      verdict: word,
      headline,
      findings,
      passed: passedChecks(facts),
      sections: metadata ? [certificatesSection(metadata, at, words)] : [],
      steps: [],
    },
    exitCode,
  };
}

function healthJson(metadata: IdpMetadata, at: Instant) {
  const json = metadataJson(metadata);
  return {
    ...json,
    certificates: metadata.signingKeys.map((key, i) => ({ ...json.certificates[i], daysLeft: daysLeft(key, at) })),
  };
}

function certificatesSection({ signingKeys }: IdpMetadata, at: Instant, { rollover }: Words) {
  const { headings, columns, bareKey } = rollover;
  return {
    heading: headings.certificates,
    columns: [columns.certificate, columns.key, columns.until, columns.days, 'SHA-256'],
    rows: signingKeys.map((key) => [
      key.certificate?.subject ?? bareKey,
      `${key.type} ${key.bits}`,
      key.certificate ? formatInstant(key.certificate.notAfter) : '-',
      String(daysLeft(key, at) ?? '-'),
      key.fingerprint256.slice(0, 23),
    ]),
  };
}

function notRead(
  source: string,
  { code, exitCode }: CliError,
  { message, hint }: Awaited<ReturnType<typeof sayError>>,
  at: Instant,
  words: Words,
): Checked {
  const { word } = words.rollover.unhealthy;
  return {
    json: { schemaVersion: SCHEMA_VERSION, source, error: { code, message, hint } },
    assessment: {
      subject: source,
      at: formatInstant(at),
      isGood: false,
      verdict: word,
      headline: message,
      findings: [{ code, severity: 'error', message, basis: 'inferred' }],
      passed: [],
      sections: [],
      steps: [hint],
    },
    exitCode,
  };
}
