// Metadata that is about to replace what is stored: would it end logons? Asked by import-metadata before it writes.

import { diffMetadata } from '../../metadata/diff.ts';
import { type Details, defineMetadataCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import { ALIBABA_ROLLOVER, samlMetadata } from '../sources.ts';
import { type MetadataFacts, metadataOf } from './facts.ts';

export interface Breaks extends Details {
  readonly why: 'entity-id' | 'keys';
}

export const metadataBreaksLogons = defineMetadataCheck({
  code: 'metadata-breaks-logons',
  severity: 'error',
  where: 'sso-cli',
  sources: [ALIBABA_ROLLOVER, samlMetadata('2.4.1.1')],
  judge: (facts: MetadataFacts): Judgement<Breaks> => {
    const metadata = metadataOf(facts);
    if (!metadata || !facts.previous || facts.guarded !== true) return notApplicable;
    const { verdict, entityId } = diffMetadata(facts.previous, metadata);
    if (verdict !== 'breaks') return pass;
    return found({ why: entityId.old === entityId.new ? 'keys' : 'entity-id' });
  },
});
