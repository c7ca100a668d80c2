// Pasting at the prompt, in a real pseudo-terminal: a line of any length arrives, and the answer comes without another key.

import { expect, it } from 'vitest';
import { makeHome } from '../support/cli.ts';
import { fixturePath, fixtureText } from '../support/fixtures.ts';
import { describeWith } from '../support/peers.ts';
import { atTerminal, type Deed } from '../support/terminal.ts';

const DEMO = ['--store', fixturePath('demo/account.json'), '--at', '2026-11-23T10:38:11Z'];
const RESPONSE = fixtureText('demo/response.b64').replace(/\s/g, '');
const WRAPPED = RESPONSE.replace(/.{76}/g, '$&\n');
const READY: Deed = { wait: 'Paste the SAMLResponse' };

const verify = (deeds: readonly Deed[], args: readonly string[] = DEMO) =>
  atTerminal(makeHome(), ['verify-response', ...args], [READY, ...deeds]);

describeWith('python', 'pasting at a terminal', () => {
  it('the fixture is longer than a terminal line may be', () => {
    expect(RESPONSE.length).toBeGreaterThan(4_096);
  });

  it.each<[name: string, deed: Deed]>([
    ['in one line', { paste: RESPONSE }],
    ['in one line, with Enter', { paste: `${RESPONSE}\n` }],
    ['in one line, as a bracketed paste', { paste: RESPONSE, bracketed: true }],
    ['wrapped', { paste: WRAPPED }],
    ['wrapped, as a bracketed paste', { paste: WRAPPED, bracketed: true }],
    ['in small pieces, as over a slow line', { paste: RESPONSE, chunk: 97, pause: 0.005 }],
    ['XML of several lines', { paste: Buffer.from(RESPONSE, 'base64').toString('utf8') }],
    ['a form body', { paste: `SAMLResponse=${encodeURIComponent(RESPONSE)}&RelayState=abc` }],
  ])('%s', (_name, deed) => {
    const seen = verify([deed]);
    expect(seen.failed).toBeNull();
    expect(seen.output).toContain('alice@example.onaliyun.com logs on as the RAM user alice');
    expect(seen).toMatchObject({ exitCode: 0, restored: true });
  });

  it('100 KB in one line', () => {
    const padded = Buffer.from(
      Buffer.from(RESPONSE, 'base64')
        .toString('utf8')
        .replace('</samlp:Response>', `${' '.repeat(75_000)}</samlp:Response>`),
    ).toString('base64');
    expect(padded.length).toBeGreaterThan(100_000);
    const seen = verify([{ paste: padded }]);
    // The added blanks break the Response's signature, where it has one: that it arrived whole is what matters here.
    expect(seen.output).toMatch(/✓ accepted|message-reformatted|signature-digest-mismatch/);
    expect(seen.output).not.toContain('input-truncated');
    expect(seen).toMatchObject({ failed: null, restored: true });
  });

  it('the line under the prompt says what has arrived', () => {
    const half = RESPONSE.slice(0, 3_000);
    const seen = verify([
      { paste: half },
      { wait: '3,000 characters, not yet a whole message' },
      { paste: RESPONSE.slice(3_000) },
    ]);
    expect(seen).toMatchObject({ exitCode: 0, failed: null, restored: true });
  });

  it.each<[name: string, key: string]>([
    ['Enter twice', '\n\n'],
    ['Ctrl-D', '\x04'],
  ])('%s ends what is not whole', (_name, key) => {
    const seen = verify([{ paste: RESPONSE.slice(0, 3_000) }, { wait: 'not yet a whole message' }, { paste: key }]);
    expect(seen.output).toContain('input-truncated');
    expect(seen).toMatchObject({ exitCode: 3, failed: null, restored: true });
  });

  it('Ctrl-C ends with 130, and the terminal is as it was', () => {
    const seen = verify([{ paste: RESPONSE.slice(0, 500) }, { paste: '\x03' }]);
    expect(seen.output).not.toContain('rejected');
    expect(seen).toMatchObject({ exitCode: 130, failed: null, restored: true });
  });

  it('a paste with a terminal sequence in it is text, and never printed raw', () => {
    const seen = verify([{ paste: 'no message \x1b]0;owned\x07 here', bracketed: true }, { paste: '\x04' }]);
    expect(seen.output).not.toContain('\x1b]0;owned');
    expect(seen.exitCode).toBe(3);
  });

  it('decode reads a paste as well', () => {
    const seen = atTerminal(makeHome(), ['decode'], [{ wait: 'Paste the message' }, { paste: RESPONSE }]);
    expect(seen).toMatchObject({ exitCode: 0, failed: null, restored: true });
  });
});
