// show-metadata: the stored metadata of the IdP, and its health today.

import { readMetadataText } from '../adapters/metadata.ts';
import { readStore } from '../adapters/store.ts';
import { findingRows, metadataJson, metadataRows } from '../answers/idp-metadata.ts';
import { defineCommand } from '../command.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import { judgeMetadata } from '../core/diagnosis/judge-metadata.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadWords } from '../core/words/load.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import type { Style } from '../result.ts';

export const command = defineCommand({
  description: 'Shows the stored metadata of the IdP and its health today.',
  examples: ['sso-cli show-metadata', 'sso-cli show-metadata --json'],
  async run(context) {
    const { metadataDocument } = await readStore(context.settings.store);
    if (metadataDocument === null) {
      throw new CliError(EXIT.store, 'metadata-missing', { key: 'metadata-missing', args: { other: null } });
    }
    const document = readMetadataText(metadataDocument);
    const metadata = metadataOf(document);
    if (!metadata)
      throw new CliError(
        EXIT.store,
        'store-damaged',
        'the stored IdP metadata cannot be read',
        'import it again: sso-cli import-metadata <file or URL>',
      );
    const words = await loadWords(context.settings.lang);
    const findings = judgeMetadata(
      { ...document, at: context.now(), expiresWithin: EXPIRING_SOON, wantedEntityId: null, previous: null },
      words,
    );
    const json = {
      schemaVersion: SCHEMA_VERSION,
      metadata: metadataJson(metadata),
      findings,
      document: metadataDocument,
    };
    return {
      exitCode: EXIT.ok,
      json,
      text: (data: unknown, style: Style) => {
        const shown = data as typeof json;
        return `${metadataRows(shown.metadata, style)}${shown.findings.length > 0 ? `\n${findingRows(shown.findings, words.labels, style)}` : ''}`;
      },
    };
  },
});
