// We never accept a signature that xmlsec1 refuses: over every fixture, every attack, every unusual document, and generated
// ones with a mutant of each. Far more of them: npm run fuzz -- --xmlsec1 5000.

import { expect, it } from 'vitest';
import { describeWith } from '../support/peers.ts';
import { differ } from './differ.ts';

describeWith('xmlsec1', 'signatures', () => {
  it('that we verify, xmlsec1 and xml-crypto verify', () => {
    const { wrong, asked } = differ({ count: 200, seed: 20_261_123 });
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(400);
  }, 120_000);
});
