// Recorded responses, pasted in many surroundings each, arrive as the same bytes, with the RelayState that goes with them.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { receive } from '../../../src/core/receive/receive.ts';
import { fixtureText, RECORDED } from '../../support/fixtures.ts';
import { MIXED, SURROUNDINGS } from '../../support/surroundings.ts';

const own = RECORDED.map((each) => [each.name, fixtureText(`recorded/${each.response}`)] as const);

// Documents of real products that may not be copied into fixtures: read where they are present.
const CORPUS = process.env['SSO_CLI_CORPUS'];
const manifest = CORPUS ? `${CORPUS}/manifest.json` : '';
const entries: { id: string; response: string }[] =
  manifest && existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).entries : [];
const theirs = entries.map((each) => [each.id, readFileSync(`${CORPUS}/${each.response}`, 'utf8')] as const);

/** The message as decoded, whatever way the fixture keeps it. */
const decoded = (text: string) => (text.trim().startsWith('<') ? text : Buffer.from(text, 'base64').toString('utf8'));
const messages = [...new Map([...own, ...theirs].map(([name, text]) => [decoded(text), name] as const))];

describe.each([...SURROUNDINGS, ...MIXED])('$name', ({ put, relayState, isXml }) => {
  it('gives the same bytes back', () => {
    const missed: string[] = [];
    for (const [xml, name] of messages) {
      const found = receive(put(xml, Buffer.from(xml).toString('base64')));
      const [first] = found;
      const expected = isXml ? xml.trim() : xml;
      const isSame =
        found.length === 1 && first?.kind === 'received' && (isXml ? first.xml.trim() : first.xml) === expected;
      if (!isSame) {
        const seen = first?.kind === 'received' ? `${first.xml.length} of ${expected.length}` : first?.found;
        missed.push(`${name}: ${found.length} found, ${seen} ${first?.encodings} ${first?.repairs}`);
      } else if (relayState !== undefined && first.relayState !== relayState)
        missed.push(`${name}: RelayState ${first.relayState}`);
    }
    expect(missed).toEqual([]);
  });
});

it('has enough to stand on', () => {
  expect(messages.length).toBeGreaterThan(10);
  expect(SURROUNDINGS.length).toBeGreaterThan(20);
});
