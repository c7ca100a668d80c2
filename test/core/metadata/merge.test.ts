// A merged document holds the keys of both, and all else of the new one. (test/peers/merged-metadata.test.ts asks the schema.)

import { describe, expect, it } from 'vitest';
import { diffMetadata } from '../../../src/core/metadata/diff.ts';
import { mergeMetadata } from '../../../src/core/metadata/merge.ts';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { metadataXml } from '../../support/idp.ts';
import { MERGES } from '../../support/merges.ts';

function read(xml: string): IdpMetadata {
  const reading = readMetadata(xml);
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.metadata;
}

const prints = (xml: string) => read(xml).signingKeys.map((key) => key.fingerprint256);

describe('a merged document', () => {
  it.each(MERGES)('%s: has the keys of both, each once, and all else of the new one', (_, old, next) => {
    const merged = mergeMetadata(old, next);
    if (merged === null) throw new Error('not merged');
    const [before, after, both] = [read(old), read(next), read(merged)];
    expect(diffMetadata(before, both).keys.removed).toEqual([]);
    expect(diffMetadata(after, both).keys.removed).toEqual([]);
    expect(prints(merged)).toEqual([...new Set(prints(merged))]);
    expect(both.signingKeys).toHaveLength(after.signingKeys.length + diffMetadata(before, after).keys.removed.length);
    expect(both.isSigned).toBe(false);
    const rest = ({ signingKeys: _keys, otherKeys: _others, isSigned: _signed, ...each }: IdpMetadata) => each;
    expect(rest(both)).toEqual(rest(after));
    // Merged again, nothing changes.
    expect(mergeMetadata(old, merged)).toBe(merged);
  });

  it('of a document that holds all keys already is that document', () => {
    const next = metadataXml(['idp', 'idp-next']);
    expect(mergeMetadata(metadataXml(['idp']), next)).toBe(next);
  });

  it('of two IdPs there is none', () => {
    expect(mergeMetadata(metadataXml(['idp']), metadataXml(['idp'], 'https://other.example.com/'))).toBeNull();
  });
});
