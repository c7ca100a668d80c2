// What was asked for is met by signed bytes alone; and few files may say which bytes are signed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, contradicts, markSigned, meets } from '../../../src/core/saml/provenance.ts';
import { ROOT } from '../../support/fixtures.ts';

describe('what is asked for', () => {
  it.each([
    ['_request', true],
    ['_other', false],
    ['', false],
    [null, false],
  ])('is met by a signed %s: %s', (signed, met) => {
    expect(meets(ask('_request'), markSigned(signed))).toBe(met);
  });

  it.each([
    ['_request', false],
    ['_other', true],
    ['', true],
    [null, false],
    [undefined, false],
  ])('is contradicted by %s: %s', (value, contradicted) => {
    expect(contradicts(ask('_request'), value)).toBe(contradicted);
  });
});

describe('who may say so', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  it.each([
    ['markSigned', ['core/diagnosis/gather.ts', 'core/saml/authenticate.ts', 'core/saml/provenance.ts']],
    ['markClaimed', ['core/saml/message.ts', 'core/saml/provenance.ts']],
    ['readAuthenticated', ['core/diagnosis/to-report.ts', 'core/saml/authenticate.ts']],
  ])('%s', (name, files) => {
    const users = sources.filter((file) =>
      new RegExp(`\\b${name}\\b`).test(readFileSync(join(ROOT, 'src', file), 'utf8')),
    );
    expect(users.toSorted()).toEqual(files);
  });
});
