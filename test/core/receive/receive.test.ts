// Input told apart by looking: every spelling of one message arrives as the same XML, and what is no message is named.

import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Found, type Received, receive, type Unreadable } from '../../../src/core/receive/receive.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { fixtureText } from '../../support/fixtures.ts';
import { codes, judge, pasted, signedXml } from '../../support/idp.ts';
import { expectWithin } from '../../support/time.ts';

// "ÿÿ" and "þþ" make "/" and "+" in Base64, so that the URL-safe alphabet differs.
const ODD = signedXml().replace('>alice@', ' SPNameQualifier="ÿÿÿ þþþ ???~~~">alice@');
// One byte more than a multiple of three, so that there is padding.
const XML = ODD.replace('~~~', '~'.repeat(4 - (Buffer.byteLength(ODD) % 3)));
const BASE64 = Buffer.from(XML).toString('base64');
const url = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');
const wrap = (text: string, width: number, end = '\n', indent = '') =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => indent + line).join(end);
const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase());
const utf16 = (text: string, mark = true) => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
const swap = (bytes: Buffer) => Buffer.from(bytes).swap16();
const encoded = encodeURIComponent(BASE64);

function one(input: Uint8Array | string): Received | Unreadable {
  const all = receive(input);
  expect(all).toHaveLength(1);
  return all[0] as Received | Unreadable;
}

describe('spellings of one message', () => {
  it('differ at all', () => {
    expect(BASE64).toMatch(/\+/);
    expect(BASE64).toMatch(/\//);
    expect(BASE64).toMatch(/==$/);
  });

  it.each<[what: string, input: string | Uint8Array, encodings: string[]]>([
    ['raw XML', XML, []],
    ['raw XML as bytes', Buffer.from(XML), []],
    ['raw XML between blank lines', `\n\n  ${XML}\r\n\t`, []],
    ['raw XML behind a byte order mark', Buffer.from(`\ufeff${XML}`), []],
    ['raw XML with a declaration', `\ufeff  <?xml version="1.0" encoding="UTF-8"?>\n${XML}`, []],
    ['Base64', BASE64, ['base64']],
    ['Base64 with a final newline', `${BASE64}\n`, ['base64']],
    ['Base64 wrapped at 76', wrap(BASE64, 76), ['base64']],
    ['Base64 wrapped at 64 with CRLF', wrap(BASE64, 64, '\r\n'), ['base64']],
    ['Base64 wrapped and indented', wrap(BASE64, 60, '\n', '    '), ['base64']],
    ['Base64 wrapped at 1', wrap(BASE64, 1), ['base64']],
    ['Base64 without padding', BASE64.replace(/=+$/, ''), ['base64']],
    ['Base64 with a tab inside', `${BASE64.slice(0, 99)}\t${BASE64.slice(99)}`, ['base64']],
    ['URL-safe Base64', url(BASE64), ['base64url']],
    ['URL-safe Base64 without padding', url(BASE64).replace(/=+$/, ''), ['base64url']],
    ['Base64 of XML behind a byte order mark', Buffer.from(`\ufeff${XML}`).toString('base64'), ['base64']],
    ['percent-encoded Base64', encoded, ['percent', 'base64']],
    ['percent-encoded in lower case', lower(encoded), ['percent', 'base64']],
    ['percent-encoded XML', encodeURIComponent(XML), ['percent']],
    ['a form body', `SAMLResponse=${encoded}&RelayState=x`, ['form', 'percent', 'base64']],
    ['a form body, the other order', `RelayState=x&SAMLResponse=${encoded}`, ['form', 'percent', 'base64']],
    ['a form body that is not percent-encoded', `SAMLResponse=${BASE64}`, ['form', 'base64']],
    ['a form body that ends in a newline', `SAMLResponse=${encoded}\n`, ['form', 'percent', 'base64']],
    ['a list of fields', `SAMLResponse: ${BASE64}\nRelayState: https://home.console.aliyun.com/`, ['base64']],
    ['a list of fields, the other order', `Form Data\nRelayState: x\nSAMLResponse: ${BASE64}`, ['base64']],
    ['a list of fields, two lines each', `SAMLResponse\n${BASE64}\nRelayState\nx`, ['base64']],
    ['a list of fields with tabs', `SAMLResponse\t${BASE64}\r\nRelayState\tx`, ['base64']],
    ['a form body, one field a line', `SAMLResponse=${BASE64}\nRelayState=x`, ['form', 'base64']],
    ['what Python prints', `b'${BASE64}'`, ['base64']],
    ['a URL', `https://sp.example/acs?SAMLResponse=${encoded}&RelayState=x`, ['url', 'percent', 'base64']],
    ['deflated', deflateRawSync(XML).toString('base64'), ['base64', 'deflate']],
    ['zlib', deflateSync(XML).toString('base64'), ['base64', 'zlib']],
    ['gzip', gzipSync(XML).toString('base64'), ['base64', 'gzip']],
    [
      'a redirect URL',
      `https://sp.example/acs?SAMLResponse=${encodeURIComponent(deflateRawSync(XML).toString('base64'))}&RelayState=x`,
      ['url', 'percent', 'base64', 'deflate'],
    ],
    ['Base64 twice', Buffer.from(BASE64).toString('base64'), ['base64', 'base64']],
    ['percent-encoded twice', encodeURIComponent(encoded), ['percent', 'percent', 'base64']],
    [
      'Base64 of a form body',
      Buffer.from(`SAMLResponse=${encoded}`).toString('base64'),
      ['base64', 'form', 'percent', 'base64'],
    ],
    ['a UTF-16 file of XML', utf16(XML), []],
    ['a UTF-16 file of Base64', utf16(BASE64), ['base64']],
    ['a big-endian UTF-16 file', swap(utf16(BASE64)), ['base64']],
    ['a UTF-16 file without its mark', utf16(BASE64, false), ['base64']],
  ])('%s', (_, input, encodings) => {
    const received = one(input);
    expect(received.kind, JSON.stringify(received).slice(0, 200)).toBe('received');
    expect(received.encodings).toEqual(encodings);
    expect(received.kind === 'received' && received.xml.replace(/^<\?xml[^>]*\?>\n/, '')).toBe(XML);
  });

  it.each([
    ['wrapped', wrap(BASE64, 76), ['line-breaks']],
    ['without padding', BASE64.replace(/=+$/, ''), ['missing-padding']],
    ['a byte order mark', `\ufeff${BASE64}`, ['byte-order-mark']],
    ['UTF-16', utf16(BASE64), ['utf-16-file', 'byte-order-mark']],
    ['as it was sent', BASE64, []],
  ])('what was undone is said: %s', (_, input, repairs) => {
    const said = one(input).repairs;
    expect(said.filter((each) => each !== 'byte-order-mark')).toEqual(
      repairs.filter((each) => each !== 'byte-order-mark'),
    );
    expect(said.includes('byte-order-mark') || !repairs.includes('byte-order-mark') || repairs.length > 1).toBe(true);
  });

  it.each([
    ['https%3A%2F%2Fhome.console.aliyun.com%2F%3Fa%3D1%26b', 'https://home.console.aliyun.com/?a=1&b'],
    ['plain', 'plain'],
    ['two+words', 'two words'],
    ['%E4%B8%AD', '中'],
    ['100%25', '100%'],
  ])('RelayState %s', (written, read) => {
    const received = one(`SAMLResponse=${encoded}&RelayState=${written}`);
    expect(received.kind === 'received' && received.relayState).toBe(read);
  });

  it('a "+" at the end comes back with the others', () => {
    const ends = Buffer.from(XML.padStart(XML.length + 3 - (Buffer.byteLength(XML) % 3), '\n')).toString('base64');
    expect(ends).toMatch(/\+.*\+$/);
    for (const lost of [ends.replaceAll('+', ' '), `SAMLResponse=${ends.replaceAll('+', ' ')}&RelayState=x`]) {
      const received = one(lost);
      expect(received.kind === 'received' && received.xml.trim()).toBe(XML);
      expect(received.repairs).toEqual(['blanks-for-plus']);
    }
  });

  it('the very bytes of the message are not mended', () => {
    const odd = `  <?xml version="1.0"?>${XML}`;
    const received = one(Buffer.from(odd).toString('base64'));
    expect(received.kind === 'received' && received.xml).toBe(odd);
  });
});

describe('a whole verification takes', () => {
  it.each([
    ['Base64', pasted()],
    ['a wrapped form body', `SAMLResponse=${encodeURIComponent(wrap(pasted(), 76, '\r\n'))}`],
    ['a redirect', `https://x/?SAMLResponse=${encodeURIComponent(deflateRawSync(signedXml()).toString('base64'))}`],
    ['UTF-16', utf16(pasted())],
  ])('%s', (_, input) => {
    const report = judge(input);
    expect(report.verdict).toBe('accepted');
    expect(codes(report)).toEqual([]);
  });
});

describe('what is too large', () => {
  const bomb = Buffer.alloc(64 << 20, '<a> ');
  it.each([
    ['as pasted', Buffer.alloc(MAX_INPUT_BYTES + 1, 'A')],
    ['as pasted text', 'A'.repeat(MAX_INPUT_BYTES + 1)],
    ['as XML', `<a>${'x'.repeat(MESSAGE_LIMITS.bytes)}</a>`],
    ['as decoded XML', Buffer.from(`<a>${'x'.repeat(MESSAGE_LIMITS.bytes)}</a>`).toString('base64')],
    ['in bytes, though not in characters', `<a>${'中'.repeat(MESSAGE_LIMITS.bytes / 2)}</a>`],
    ['a deflate bomb', deflateRawSync(bomb).toString('base64')],
    ['a zlib bomb', deflateSync(bomb).toString('base64')],
    ['a gzip bomb', gzipSync(bomb).toString('base64')],
    ['a bomb in a form body', `SAMLResponse=${encodeURIComponent(deflateRawSync(bomb).toString('base64'))}`],
  ])('%s', async (_, input) => {
    await expectWithin(3_000, () => expect(one(input)).toMatchObject({ kind: 'unreadable', code: 'input-too-large' }));
  });

  it('a message just within the limit is read', () => {
    expect(one(`<a>${'x'.repeat(MESSAGE_LIMITS.bytes - 7)}</a>`).kind).toBe('received');
  });

  it.each([
    ['blanks', ' '.repeat(8 << 20)],
    ['Base64 without end', 'QUJD'.repeat(2 << 20)],
    ['percent signs', '%25'.repeat(2 << 20)],
    ['ampersands', '&'.repeat(4 << 20)],
    ['quotation marks', '"'.repeat(4 << 20)],
    ['quoting marks', '> '.repeat(15 << 20)],
    ['braces', '{'.repeat(1 << 20)],
    ['equals signs', `SAMLResponse${'='.repeat(4 << 20)}`],
    ['parameters', 'SAMLResponse=&'.repeat(1 << 19)],
  ])('megabytes of %s take no more than moments', async (_, input) => {
    await expectWithin(10_000, () => expect(receive(input).length).toBeGreaterThan(0));
  });
});

describe('what is no message is named', () => {
  it.each<[what: string, input: string | Uint8Array, code: Unreadable['code'], found: Found]>([
    ['nothing', '', 'input-empty', 'nothing'],
    ['white space', ' \n\t\r\n', 'input-empty', 'nothing'],
    ['a byte order mark alone', Buffer.from('\ufeff'), 'input-empty', 'nothing'],
    ['a JSON Web Token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl', 'input-not-saml', 'jwt'],
    ['the same in a header', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl', 'input-not-saml', 'jwt'],
    ['a certificate', fixtureText('keys/idp.crt'), 'input-not-saml', 'pem'],
    ['a private key', fixtureText('keys/idp.key'), 'input-not-saml', 'pem'],
    ['JSON', '{"Users": {"User": []}}', 'input-not-saml', 'json'],
    ['an array', '[1, 2, 3]', 'input-not-saml', 'json'],
    ['an HTML page', '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>', 'input-not-saml', 'html'],
    ['a fragment of HTML', '<div>Sign in</div>', 'input-not-saml', 'html'],
    ['a log line', '2026-11-23 10:00:00,123 INFO SAML login failed', 'input-not-saml', 'log-line'],
    ['a log line of syslog', 'Nov 23 10:00:00 host idp[1]: failed', 'input-not-saml', 'log-line'],
    ['prose', 'The user does not exist.', 'input-not-saml', 'text'],
    ['Base64 of bytes', Buffer.alloc(99, 0xee).toString('base64'), 'input-not-saml', 'base64'],
    ['a PNG image', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'input-not-saml', 'image'],
    ['a JPEG image', Buffer.from('ffd8ffe000104a464946', 'hex'), 'input-not-saml', 'image'],
    ['a PDF document', Buffer.from('255044462d312e370affff00', 'hex'), 'input-not-saml', 'pdf'],
    ['a ZIP archive', Buffer.from('504b03040000ffff', 'hex'), 'input-not-saml', 'zip'],
    ['other binary data', Buffer.from('0001fffe8081', 'hex'), 'input-not-saml', 'binary'],
    ['an ELF program', Buffer.from('7f454c4602010100', 'hex'), 'input-not-saml', 'binary'],
    [
      'an overlong UTF-8 sequence',
      Buffer.concat([Buffer.from('<a>'), Buffer.from('c0bc', 'hex'), Buffer.from('</a>')]),
      'xml-malformed',
      'not-utf-8',
    ],
  ])('%s', (_, input, code, found) => {
    expect(one(input)).toMatchObject({ kind: 'unreadable', code, found });
    const report = judge(input);
    expect(report.cause).toBe(code);
    expect(report.verdict).toBe('rejected');
    expect(report.steps[0]?.outcome).toBe('fail');
  });

  it('a message cut off in Base64 is told from nonsense', () => {
    for (const length of [0.25, 0.5, 0.9, 0.99]) {
      expect(judge(BASE64.slice(0, Math.floor(BASE64.length * length))).cause).toBe('input-truncated');
    }
  });

  it.each(['"', "'"])('a page cut off in a field that %s begins', (mark) => {
    const page = `<html><form><input type="hidden" name="SAMLResponse" value=${mark}${BASE64.slice(0, 900)}`;
    expect(judge(page).cause).toBe('input-truncated');
  });

  it('what WS-Federation posts is no plain text', () => {
    const token = '<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"/>';
    const form = new URLSearchParams({ wa: 'wsignin1.0', wresult: token });
    const page = `<form><input name="wresult" value="${token.replace(/[<>"]/g, (c) => `&#${c.charCodeAt(0)};`)}"></form>`;
    for (const input of [form.toString(), page]) expect(judge(input).cause).toBe('input-wrong-message');
  });

  it('layers without end are no message', () => {
    let text = XML;
    for (let i = 0; i < 20; i++) text = Buffer.from(text).toString('base64').slice(0, 400_000);
    expect(one(text)).toMatchObject({ kind: 'unreadable', code: 'input-not-saml' });
  });
});
