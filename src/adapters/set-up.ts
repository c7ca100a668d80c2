// What is set up, read from the store as it is: whatever is missing is missing, not an error.

import type { Context } from '../context.ts';
import { EXPIRING_SOON } from '../core/checks/3-trust/certificate.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import { judgeMetadata } from '../core/diagnosis/judge-metadata.ts';
import { hintOfStep, nextHints } from '../core/diagnosis/next-steps.ts';
import { readinessOf, type SetUp } from '../core/diagnosis/readiness.ts';
import { TEST_IDP_ENTITY_ID } from '../core/idps/test-idp.ts';
import { loadStatus, loadWords } from '../core/words/load.ts';
import type { Advice, StatusWords } from '../core/words/status-words.ts';
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

/** What to type after a change, for a result's hints. */
export function hintsAfter(stored: StoredAccount, context: Context): () => Promise<string[]> {
  return async () => {
    const [setUp, words] = await Promise.all([setUpOf(stored, context), loadStatus(context.settings.lang)]);
    return nextHints(readinessOf(setUp).next, words);
  };
}

/** One of the next steps, whatever else may be missing. */
export function hintOf(
  choose: (steps: StatusWords['steps']) => Advice,
  { settings }: Context,
): () => Promise<string[]> {
  return async () => {
    const words = await loadStatus(settings.lang);
    return [hintOfStep(choose(words.steps), words.next)];
  };
}
