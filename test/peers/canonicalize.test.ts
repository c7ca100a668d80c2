// Our canonical XML against libxml2's, byte by byte, on generated documents.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalize } from '../../src/core/xml/canonicalize.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { documents } from '../support/documents.ts';
import { describeWith, run } from '../support/peers.ts';

describeWith('xmllint', 'canonical XML', () => {
  it.each([
    ['--c14n', { exclusive: false, version: '1.0' }],
    ['--c14n11', { exclusive: false, version: '1.1' }],
    ['--exc-c14n', { exclusive: true }],
  ] as const)('%s', (flag, method) => {
    fc.assert(
      fc.property(documents, (xml) => {
        const theirs = run('xmllint', ['--nonet', flag, '-'], xml);
        expect(theirs.status, theirs.stderr).toBe(0);
        const ours = canonicalize(gate(xml, MESSAGE_LIMITS), { ...method, comments: true, inclusivePrefixes: [] });
        expect(ours, xml).toBe(theirs.stdout);
      }),
      { numRuns: 150 },
    );
  });
});
