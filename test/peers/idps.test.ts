// Real IdP programs, given our SP metadata and nothing else, log alice on; and not when a letter is changed.

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { acsUrl, spEntityId } from '../../src/core/ram/account.ts';
import { fixtureText } from '../support/fixtures.ts';
import { ACCOUNT, judge, metadataXml } from '../support/idp.ts';
import { describeWith, run } from '../support/peers.ts';
import { makeWorld } from '../support/world.ts';

const NAME_ID = 'alice@example.onaliyun.com';

/** What a program answers for alice: the value of SAMLResponse. */
async function logOn(script: string): Promise<string> {
  const flags = ['--account-id', ACCOUNT.accountId, '--site', ACCOUNT.site];
  const { stdout: sp } = await makeWorld().run(['generate-metadata', ...flags]);
  const asked = {
    idp: metadataXml(),
    sp,
    key: fixtureText('keys/idp.key'),
    certificate: fixtureText('keys/idp.crt'),
    entityId: spEntityId(ACCOUNT),
    acs: acsUrl(ACCOUNT.site),
    nameId: NAME_ID,
    requestId: '_request',
  };
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = run('/usr/bin/python3', [path], JSON.stringify(asked));
  expect(status, stderr).toBe(0);
  return stdout;
}

/** Judged now, since these programs have no other clock; `requestId` where the logon began at the SP. */
const judged = (paste: string, requestId: string | null) => judge(paste, { options: { at: Date.now(), requestId } });

describeWith('lasso', 'an IdP-initiated logon', () => {
  it('is accepted', async () => {
    const report = judged(await logOn('lasso_idp.py'), null);
    expect(report).toMatchObject({ verdict: 'accepted', cause: null, user: { UserName: 'alice' } });
    expect(report.signature?.scope).toBe('both');
  });
});

describeWith('pysaml2', 'an SP-initiated logon', () => {
  it('is accepted', async () => {
    const report = judged(await logOn('pysaml2_idp.py'), '_request');
    expect(report).toMatchObject({ verdict: 'accepted', cause: null, user: { UserName: 'alice' } });
  });

  it('is refused as the answer to another request, and with another name', async () => {
    const paste = await logOn('pysaml2_idp.py');
    expect(judged(paste, '_another').cause).toBe('in-response-to-mismatch');
    const altered = Buffer.from(paste, 'base64').toString().replaceAll(NAME_ID, NAME_ID.replace('alice', 'bob'));
    expect(judged(altered, '_request')).toMatchObject({ cause: 'signature-digest-mismatch', authenticated: null });
  });
});
