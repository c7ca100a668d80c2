// The smallest paste of each kind that people post: every one holds the same little message.

import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { receive } from '../../../src/core/receive/receive.ts';
import { fixture, fixturePath } from '../../support/fixtures.ts';

it.each(readdirSync(fixturePath('pastes')))('%s', (name) => {
  const found = receive(fixture(`pastes/${name}`));
  expect(found).toMatchObject([{ kind: 'received', relayState: /k01/.test(name) ? 'x' : null }]);
  expect(found[0]?.kind === 'received' && found[0].xml.replace(' />', '/>')).toBe(
    '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>',
  );
});
