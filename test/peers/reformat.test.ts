// Copies as other programs format them: those of good responses are recognised, and the remedy is proven.

import { expect, it } from 'vitest';
import { readMetadataText } from '../../src/adapters/metadata.ts';
import { metadataOf } from '../../src/core/checks/metadata/facts.ts';
import { verifyResponse } from '../../src/core/verify-response.ts';
import { fixtureText, RECORDED } from '../support/fixtures.ts';
import { ACCOUNT } from '../support/idp.ts';
import { describeWith, run } from '../support/peers.ts';

const GOOD = RECORDED.filter((each) => each.verdict === 'accepted').map((each) => [each.name, each] as const);

function judgeCopy(recorded: (typeof RECORDED)[number], format: (xml: string) => string) {
  const xml = Buffer.from(fixtureText(`recorded/${recorded.response}`), 'base64').toString('utf8');
  const copy = format(xml);
  expect(copy).not.toBe(xml);
  return verifyResponse({
    input: copy,
    account: ACCOUNT,
    idp: metadataOf(readMetadataText(fixtureText(`recorded/${recorded.metadata}`))),
    options: { at: Date.parse(recorded.at), requestId: recorded.requestId ?? null },
  });
}

const REFORMATTED = { verdict: 'rejected', cause: 'message-reformatted', authenticated: null, user: null };

describeWith('xmllint', 'a copy formatted by xmllint --format', () => {
  it.each(GOOD)('%s', (_, recorded) => {
    const report = judgeCopy(recorded, (xml) => run('xmllint', ['--nonet', '--format', '-'], xml).stdout);
    expect(report).toMatchObject(REFORMATTED);
    expect(report.remedies).toMatchObject([{ where: 'input', proven: true }]);
  });
});

const MINIDOM = 'import sys; from xml.dom import minidom; print(minidom.parse(sys.stdin).toprettyxml())';

describeWith('python', 'a copy formatted by minidom, which puts text on lines of its own', () => {
  it.each(GOOD)('%s', (_, recorded) => {
    const env = { PYTHONIOENCODING: 'utf-8' };
    const report = judgeCopy(recorded, (xml) => run('/usr/bin/python3', ['-c', MINIDOM], xml, env).stdout);
    expect(report).toMatchObject(REFORMATTED);
    expect(report.remedies).toMatchObject([{ where: 'input', proven: true }]);
  });
});
