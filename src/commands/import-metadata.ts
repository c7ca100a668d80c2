// import-metadata: reads the IdP's metadata, judges it, shows what changes against the present one, and stores it.

import { changeStore } from '../adapters/change-store.ts';
import { readMetadataSource, storedIdp } from '../adapters/metadata.ts';
import { hintsAfter } from '../adapters/next-hints.ts';
import { withProgress } from '../adapters/progress.ts';
import { readStore, readStoreIfAny } from '../adapters/store.ts';
import { findingRows, type MetadataJson, metadataJson, metadataRows } from '../answers/idp-metadata.ts';
import { defineCommand } from '../command.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import { judgeMetadata, type MetadataFinding } from '../core/diagnosis/judge-metadata.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { loadWords } from '../core/words/load.ts';
import type { MetadataWords } from '../core/words/words.ts';
import { EXIT, exitCodeOfMetadata } from '../exit.ts';
import { terminalSafe } from '../render/escape.ts';
import type { CommandResult, Style } from '../result.ts';

type Outcome = 'imported' | 'unchanged' | 'dry-run' | 'refused';

interface ImportAnswer {
  readonly schemaVersion: number;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
  readonly outcome: Outcome;
  readonly metadata: MetadataJson | null;
  readonly changes: readonly string[];
  readonly findings: readonly MetadataFinding[];
}

export const command = defineCommand({
  description: 'Reads the metadata of the IdP, checks it, shows what it holds and what changes, and stores it.',
  arguments: { source: { help: 'a file, an http(s) URL, or "-" for standard input' } },
  flags: {
    entityId: { value: '<id>', help: 'the IdP to take from an aggregate' },
    signedBy: { value: '<certificate>', help: 'the certificate that must have signed the document, PEM or DER' },
    noBackup: { negates: 'backup', help: 'keep no way back: undo cannot bring the present metadata back' },
    dryRun: { help: 'check and show, store nothing' },
  },
  examples: [
    'sso-cli import-metadata idp-metadata.xml',
    'sso-cli import-metadata https://idp.example.com/metadata --dry-run',
    'sso-cli import-metadata federation.xml --entity-id https://idp.example.com/',
  ],
  async run(context, { source }, flags): Promise<CommandResult<ImportAnswer>> {
    const { store, lang } = context.settings;
    const words = await loadWords(lang);
    // A dry run stores nothing, and needs no store.
    const stored = flags.dryRun ? await readStoreIfAny(store) : await readStore(store);
    const previous = stored && storedIdp(stored);
    const document = await withProgress(context.stderr, `reading ${terminalSafe(source)}`, () =>
      readMetadataSource(source, flags, context),
    );
    const findings = judgeMetadata(
      {
        reading: document.reading,
        bytes: document.bytes,
        at: context.now(),
        expiresWithin: EXPIRING_SOON,
        signature: document.signature,
        wantedEntityId: flags.entityId ?? null,
        previous,
      },
      words,
    );
    const metadata = metadataOf(document);
    const refusal = findings.find((each) => each.severity === 'error');
    const isSame = stored?.metadataDocument === document.text;
    const outcome: Outcome = refusal ? 'refused' : isSame ? 'unchanged' : flags.dryRun ? 'dry-run' : 'imported';
    const changed =
      outcome === 'imported'
        ? await changeStore(store, (now) => ({ ...now, metadataDocument: document.text }), {
            keeps: flags.backup !== false,
          })
        : stored;
    return {
      exitCode: refusal ? exitCodeOfMetadata(refusal.code) : EXIT.ok,
      json: {
        schemaVersion: SCHEMA_VERSION,
        ...(refusal ? { error: errorOf(refusal, words.metadata) } : {}),
        outcome,
        metadata: metadata && metadataJson(metadata),
        changes: metadata && !isSame ? changesBetween(previous, metadata) : [],
        findings,
      },
      text: renderImport,
      hints: refusal
        ? []
        : outcome === 'dry-run' || changed === null
          ? ['nothing was stored; leave --dry-run out to store it']
          : hintsAfter(changed, context),
      notes: /^http:/i.test(source)
        ? [
            'fetched over plain http: anybody on the way could have changed it; compare the fingerprint with the console of the IdP',
          ]
        : [],
    };
  },
});

function errorOf({ code, message }: MetadataFinding, words: MetadataWords) {
  return { code, message, hint: words[code as keyof MetadataWords].mend };
}

function renderImport(json: ImportAnswer, style: Style): string {
  const verdict = {
    imported: style.green('✓ imported'),
    unchanged: style.green('✓ unchanged'),
    'dry-run': style.yellow('· not stored (dry run)'),
    refused: style.red('✗ refused'),
  }[json.outcome];
  const parts = [`${style.bold(verdict)}\n`];
  if (json.metadata) parts.push(metadataRows(json.metadata, style));
  if (json.changes.length > 0) parts.push(json.changes.map((change) => `  ${change}\n`).join(''));
  if (json.findings.length > 0) parts.push(findingRows(json.findings, style));
  if (json.error) parts.push(`→ ${json.error.hint}\n`);
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
  const before = lines(previous);
  const after = lines(next);
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}
