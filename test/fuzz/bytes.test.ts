// Any change of any signed byte is never accepted: every byte of one document flipped in two ways, and properties over
// positions, replacements and insertions in documents of other shapes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticate } from '../../src/core/saml/authenticate.ts';
import { isResponse, readResponse } from '../../src/core/saml/message.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { XmlRefusal } from '../../src/core/xml/refusal.ts';
import { BENIGN } from '../support/attacks/benign.ts';
import { judgeAttack } from '../support/attacks/judging.ts';
import { base64, cut } from '../support/attacks/kit.ts';
import { sealResponse, signed } from '../support/attacks/seal.ts';
import { metadata } from '../support/idp.ts';
import { readAgain } from './second-reading.ts';

const IDP = metadata();

/** The trust step alone: quick enough for every byte. */
function isAuthenticated(xml: string): boolean {
  try {
    const root = gate(xml, MESSAGE_LIMITS);
    return isResponse(root) && authenticate(readResponse(root), IDP, false).authenticated !== null;
  } catch (error) {
    if (error instanceof XmlRefusal) return false;
    throw error;
  }
}

/** First and last position of what the signature of the Assertion covers, its Signature left out; and of SignedInfo. */
function signedRanges(xml: string): readonly (readonly [from: number, to: number])[] {
  const assertion = cut(xml, 'saml:Assertion');
  const signature = cut(assertion, 'ds:Signature');
  const signedInfo = cut(signature, 'ds:SignedInfo');
  const start = xml.indexOf(assertion);
  const hole = xml.indexOf(signature);
  return [
    [start, hole],
    [hole + signature.length, start + assertion.length],
    [xml.indexOf(signedInfo), xml.indexOf(signedInfo) + signedInfo.length],
  ];
}

const DOCUMENT = signed();
const POSITIONS = signedRanges(DOCUMENT).flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));

describe('a changed byte', () => {
  it('of the document as it is, is authenticated', () => expect(isAuthenticated(DOCUMENT)).toBe(true));

  it.each([0x01, 0x20])('is never authenticated: every signed byte, exclusive or %i', (mask) => {
    const raw = Buffer.from(DOCUMENT);
    const authenticated = POSITIONS.filter((at) => {
      const flipped = Buffer.from(raw);
      flipped[at] = (raw[at] ?? 0) ^ mask;
      return isAuthenticated(flipped.toString('utf8'));
    });
    expect(authenticated.map((at) => DOCUMENT.slice(at - 10, at + 10))).toEqual([]);
  });

  it('is never authenticated: every signed byte deleted', () => {
    const authenticated = POSITIONS.filter((at) => isAuthenticated(DOCUMENT.slice(0, at) + DOCUMENT.slice(at + 1)));
    expect(authenticated).toEqual([]);
  });

  it('is never accepted by the whole verification', () => {
    const replaced = fc.tuple(fc.constantFrom(...POSITIONS), fc.string({ unit: 'binary', minLength: 0, maxLength: 3 }));
    fc.assert(
      fc.property(replaced, ([at, replacement]) => {
        fc.pre(replacement !== DOCUMENT[at] && !isBlankInTag(at, replacement));
        const [report] = judgeAttack({}, base64(DOCUMENT.slice(0, at) + replacement + DOCUMENT.slice(at + 1)));
        expect(report?.verdict).toBe('rejected');
      }),
      { numRuns: 100 },
    );
  });
});

/** White space between attributes may be any, and is not signed. */
function isBlankInTag(at: number, replacement: string): boolean {
  return DOCUMENT[at] === ' ' && /^[ \t\r\n]+$/.test(replacement);
}

const SHAPES = [...(BENIGN['xml'] ?? []), ...(BENIGN['saml'] ?? [])].map((each) =>
  Buffer.from(String(each.input), 'base64').toString('utf8'),
);
const SMALL = [...SHAPES, sealResponse(signed())].filter((xml) => xml.length < 20_000 && isAuthenticated(xml));

describe('any edit of any shape of document', () => {
  it('is authenticated only where a second reader reads the same Assertion', () => {
    const edit = fc.record({
      shape: fc.constantFrom(...SMALL),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      length: fc.nat(4),
      added: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom(' ', '<!---->', '&#97;', '"', "'", '<x/>', '\t', '&amp;', '/>'),
      ),
    });
    fc.assert(
      fc.property(edit, ({ shape, at, length, added }) => {
        const position = Math.floor(at * shape.length);
        const changed = shape.slice(0, position) + added + shape.slice(position + length);
        if (isAuthenticated(changed)) expect(readAgain(changed).fingerprint).toBe(readAgain(shape).fingerprint);
      }),
      { numRuns: 2_000 },
    );
  });
});
