// Replacing the stored IdP metadata: only what was judged is replaced, and it is kept beside the store first. A kill at any
// instant leaves the old or the new store, whole, and from the moment of the change on the backup, whole.

import { createHash } from 'node:crypto';
import { formatInstant, type Instant } from '../core/saml/time.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { changeStore, metadataBackupOf } from './change-store.ts';
import { writeAtomically } from './files.ts';
import type { StoredAccount } from './store-schema.ts';

/** `judged` is the document that the verdict was about. `backup`: its path; null where there was none to keep. */
export async function replaceMetadata(
  store: string,
  judged: string | null,
  document: string,
  at: Instant,
  keeps = true,
): Promise<{ readonly stored: StoredAccount; readonly backup: string | null }> {
  const backup = judged === null || !keeps ? null : metadataBackupOf(store, stampOf(judged, at));
  const stored = await changeStore(
    store,
    (now) => {
      if (now.metadataDocument !== judged)
        throw new CliError(EXIT.store, 'store-changed', { key: 'store-changed', args: { path: store } });
      return { ...now, metadataDocument: document };
    },
    {
      keeps,
      beforeWriting() {
        if (backup !== null && judged !== null) writeAtomically(backup, judged);
      },
    },
  );
  return { stored, backup };
}

/** When, and which: two replacements within a second keep two files. */
function stampOf(document: string, at: Instant): string {
  const digest = createHash('sha256').update(document, 'utf8').digest('hex').slice(0, 8);
  return `${formatInstant(at).replaceAll(/[-:]|\.\d+/g, '')}-${digest}`;
}
