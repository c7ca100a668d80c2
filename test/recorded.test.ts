// Responses of five real IdP programs, recorded for this account: each gets the verdict that Alibaba Cloud's rules imply.

import { describe, expect, it } from 'vitest';
import { readMetadataText } from '../src/adapters/metadata.ts';
import { metadataOf } from '../src/core/checks/metadata/facts.ts';
import { verifyResponse } from '../src/core/verify-response.ts';
import { fixture, fixtureText, RECORDED } from './support/fixtures.ts';
import { ACCOUNT } from './support/idp.ts';

describe('recorded responses', () => {
  it.each(RECORDED.map((each) => [each.name, each] as const))('%s', (_, recorded) => {
    const report = verifyResponse({
      input: fixture(`recorded/${recorded.response}`),
      account: ACCOUNT,
      idp: metadataOf(readMetadataText(fixtureText(`recorded/${recorded.metadata}`))),
      options: { at: Date.parse(recorded.at), requestId: recorded.requestId ?? null },
    });
    expect({ verdict: report.verdict, cause: report.cause, user: report.user?.UserName ?? null }).toEqual({
      verdict: recorded.verdict,
      cause: recorded.cause,
      user: recorded.user,
    });
  });
});
