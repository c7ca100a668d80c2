// What is set up, read from the store as it is: whatever is missing is missing, not an error.

import type { Context } from '../context.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import { judgeMetadata } from '../core/diagnosis/judge-metadata.ts';
import type { SetUp } from '../core/diagnosis/readiness.ts';
import { TEST_IDP_ENTITY_ID } from '../core/idps/test-idp.ts';
import { loadWords } from '../core/words/load.ts';
import { readMetadataText } from './metadata.ts';
import type { StoredAccount } from './store-schema.ts';

export async function setUpOf(stored: StoredAccount | null, { now, settings }: Context): Promise<SetUp> {
  const account = stored?.account ?? null;
  if (!stored || stored.metadataDocument === null) return { account, idp: null, findings: [], isTestIdp: false };
  const document = readMetadataText(stored.metadataDocument);
  const idp = metadataOf(document);
  const findings = judgeMetadata(
    { ...document, at: now(), expiresWithin: EXPIRING_SOON, wantedEntityId: null, previous: null },
    await loadWords(settings.lang),
  );
  return { account, idp, findings, isTestIdp: idp?.entityId === TEST_IDP_ENTITY_ID };
}
