// The paste doctor, through the command: whatever a browser, a mail, a chat or a terminal made of a response, its message is
// found, and what had to be undone is said. What cannot be read is named for what it is.

import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findFault } from '../../src/core/mint/faults.ts';
import { pasted, response, signedXml } from '../support/idp.ts';
import { makeAccount } from '../support/world.ts';

const HOME = 'https://home.console.aliyun.com/';
const ACS = 'https://signin-intl.aliyun.com/saml/SSO';
// "ÿÿ" and "þþ" make "/" and "+" in Base64; the blanks turn the last characters into padding.
const XML = [0, 1, 2]
  .map((blanks) => signedXml(response({ attributes: { note: [`ÿÿÿÿÿ þþþþþ ${'.'.repeat(blanks)}`] } })))
  .find((xml) => /==$/.test(Buffer.from(xml).toString('base64'))) as string;
const VALUE = Buffer.from(XML).toString('base64');
const ENCODED = encodeURIComponent(VALUE);
const BODY = `SAMLResponse=${ENCODED}&RelayState=${encodeURIComponent(HOME)}`;
const REQUEST = Buffer.from(
  deflateRawSync(
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request" Version="2.0"/>',
  ),
).toString('base64');

const wrap = (text: string, width: number, before = '', end = '\n') =>
  (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).map((line) => before + line).join(end);
/** RFC 2045, 6.7: bytes that are no letters are escaped, "=" too, and a line that goes on ends in "=". */
function quotedPrintable(text: string, end = '\n'): string {
  let width = 0;
  return Array.from(Buffer.from(text), (byte) => {
    const next = byte === 0x3d || byte > 0x7e ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte);
    width += next.length;
    if (width <= 75) return next;
    width = next.length;
    return `=${end}${next}`;
  }).join('');
}
const attribute = (text: string) => text.replace(/[&<>"+=/]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`);

const har = (...entries: object[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'x' }, entries } }, null, 2);
const post = (text: string, url = ACS) => ({
  request: { method: 'POST', url, postData: { mimeType: 'application/x-www-form-urlencoded', text } },
  response: { status: 302, content: { size: 0 } },
});

async function verify(input: string | Uint8Array, ...flags: string[]) {
  const world = await makeAccount();
  return world.run(['verify-response', '--json', '--request-id', '_request', ...flags], { stdin: input });
}

type Row = readonly [
  what: string,
  input: string | Uint8Array,
  encodings: readonly string[],
  repairs: readonly string[],
];

const READABLE: readonly Row[] = [
  ['the value', VALUE, ['base64'], []],
  // from the network panel
  ['a HAR file', har(post(BODY)), ['har', 'percent', 'base64'], []],
  [
    'a HAR file with parameters alone',
    har({
      request: {
        method: 'POST',
        url: ACS,
        postData: { mimeType: 'x', params: [{ name: 'SAMLResponse', value: ENCODED }] },
      },
    }),
    ['har', 'percent', 'base64'],
    [],
  ],
  [
    'a HAR file that has the page, and not what it posted',
    har({
      request: { method: 'GET', url: 'https://idp.example.com/sso' },
      response: {
        content: {
          mimeType: 'text/html',
          text: `<html><body><form action="${ACS}"><input name="SAMLResponse" value="${attribute(VALUE)}"></form></body></html>`,
        },
      },
    }),
    ['har', 'html', 'base64'],
    [],
  ],
  [
    'the page source',
    `<!DOCTYPE html>\n<html><body onload="document.forms[0].submit()">\n<form method="post" action="${ACS}">\n<input type="hidden" name="SAMLResponse" value="${attribute(VALUE)}"/>\n<input type="hidden" name="RelayState" value="x"/></form></body></html>`,
    ['html', 'base64'],
    [],
  ],
  [
    'the page with attributes in another order, in single quotation marks',
    `<form><input value='${VALUE}' type=hidden name=SAMLResponse></form>`,
    ['html', 'base64'],
    [],
  ],
  [
    'the form alone, its value wrapped',
    `<form>\n  <input type="hidden" name="SAMLResponse" value="${wrap(VALUE, 76)}">\n</form>`,
    ['html', 'base64'],
    ['line-breaks'],
  ],
  ['the payload as source', BODY, ['form', 'percent', 'base64'], []],
  ['the payload as shown', `SAMLResponse: ${VALUE}`, ['base64'], ['label']],
  ['the payload as a table', `SAMLResponse\t${VALUE}`, ['base64'], ['label']],
  [
    'a URL of the redirect binding',
    `${ACS}?SAMLResponse=${encodeURIComponent(deflateRawSync(XML).toString('base64'))}&RelayState=x`,
    ['url', 'percent', 'base64', 'deflate'],
    [],
  ],
  ['a URL in the middle of a line', `GET ${ACS}?SAMLResponse=${ENCODED} HTTP/1.1`, ['form', 'percent', 'base64'], []],
  // as code
  [
    'cURL, --data-raw',
    `curl '${ACS}' \\\n  -H 'content-type: application/x-www-form-urlencoded' \\\n  --data-raw '${BODY}' \\\n  --compressed`,
    ['curl', 'percent', 'base64'],
    [],
  ],
  ['cURL behind a prompt', `$ curl '${ACS}' --data-raw '${BODY}'`, ['curl', 'percent', 'base64'], []],
  [
    'cURL, --data-urlencode',
    `curl "${ACS}" --data-urlencode "SAMLResponse=${VALUE}" --data-urlencode "RelayState=x"`,
    ['curl', 'base64'],
    [],
  ],
  [
    "cURL, $'…'",
    `curl '${ACS}' --data-raw $'SAMLResponse=${ENCODED}&RelayState=it\\'s'`,
    ['curl', 'percent', 'base64'],
    [],
  ],
  [
    "cURL, $'…' with escapes",
    `curl '${ACS}' --data-raw $'SAMLResponse=${VALUE.replaceAll('+', '\\u002b').replaceAll('/', '\\u002F')}'`,
    ['curl', 'base64'],
    [],
  ],
  [
    'cURL for cmd.exe',
    `curl "${ACS}" ^\n  --data-raw "SAMLResponse=${ENCODED.replaceAll('%', '^%')}^&RelayState=x"`,
    ['curl', 'percent', 'base64'],
    [],
  ],
  ['cURL, -F', `curl -F 'SAMLResponse=${VALUE}' ${ACS}`, ['curl', 'base64'], []],
  [
    'fetch',
    `fetch("${ACS}", {\n  "headers": {"content-type": "application/x-www-form-urlencoded"},\n  "body": "${BODY}",\n  "method": "POST"\n});`,
    ['fetch', 'percent', 'base64'],
    [],
  ],
  [
    'await fetch',
    `const response = await fetch("${ACS}", { body: "${BODY}", method: "POST" });`,
    ['fetch', 'percent', 'base64'],
    [],
  ],
  [
    'fetch with URLSearchParams',
    `await fetch('${ACS}', { method: 'POST', body: new URLSearchParams({ SAMLResponse: '${VALUE}', RelayState: '' }) })`,
    ['fetch', 'base64'],
    [],
  ],
  ['axios', `axios.post('${ACS}', 'SAMLResponse=${ENCODED}&RelayState=x')`, ['fetch', 'percent', 'base64'], []],
  ['axios with an object', `axios.post("${ACS}", { "SAMLResponse": "${VALUE}" })`, ['fetch', 'base64'], []],
  [
    'PowerShell',
    `Invoke-WebRequest -UseBasicParsing -Uri "${ACS}" \`\n-Method "POST" \`\n-Body "${BODY}"`,
    ['fetch', 'percent', 'base64'],
    [],
  ],
  // from tools
  [
    'a SAML-tracer export',
    JSON.stringify({
      requests: [
        {
          method: 'POST',
          url: ACS,
          post: [
            ['SAMLResponse', VALUE],
            ['RelayState', HOME],
          ],
          saml: `${XML.replaceAll('><', '>\n  <')}`,
        },
      ],
      timestamp: '2026-11-23T10:00:00Z',
    }),
    ['json', 'base64'],
    [],
  ],
  ['JSON of an API', JSON.stringify({ data: { samlResponse: VALUE } }), ['json', 'base64'], []],
  [
    'JSON of a log',
    JSON.stringify([{ level: 'debug', message: `POST ${ACS} SAMLResponse=${ENCODED}` }]),
    ['json', 'percent', 'base64'],
    [],
  ],
  ['a JSON string', JSON.stringify(VALUE), ['base64'], ['quotation-marks']],
  ['a JSON string of XML', JSON.stringify(XML), ['json'], []],
  ['Base64 twice', Buffer.from(VALUE).toString('base64'), ['base64', 'base64'], []],
  ['Base64 of percent-encoded Base64', Buffer.from(ENCODED).toString('base64'), ['base64', 'percent', 'base64'], []],
  // from mails and chats
  ['a quoted mail', wrap(VALUE, 72, '> '), ['base64'], ['quoted-lines', 'line-breaks']],
  ['a mail quoted twice', wrap(VALUE, 72, '> > '), ['base64'], ['quoted-lines', 'line-breaks']],
  ['quoted-printable', quotedPrintable(VALUE), ['quoted-printable', 'base64'], []],
  ['quoted-printable with CRLF', quotedPrintable(VALUE, '\r\n'), ['quoted-printable', 'base64'], []],
  ['quoted-printable XML', quotedPrintable(XML), ['quoted-printable'], []],
  ['quoted-printable form body', quotedPrintable(BODY), ['quoted-printable', 'form', 'percent', 'base64'], []],
  ['code fences', `\`\`\`text\n${VALUE}\n\`\`\``, ['base64'], ['quotation-marks']],
  ['one backtick', `\`${VALUE}\``, ['base64'], ['quotation-marks']],
  ['typographic quotation marks', `“${VALUE}”`, ['base64'], ['quotation-marks']],
  ['single quotation marks and a comma', `'${VALUE}',`, ['base64'], ['quotation-marks']],
  ['zero-width blanks between', wrap(VALUE, 500, '\u200b', ''), ['base64'], ['invisible-characters']],
  ['no-break blanks around', `\u00a0${VALUE}\u00a0`, ['base64'], ['invisible-characters']],
  // from terminals and files
  ['wrapped by a terminal', wrap(VALUE, 80), ['base64'], ['line-breaks']],
  ['wrapped and indented', wrap(VALUE, 76, '    ', '\r\n'), ['base64'], ['line-breaks']],
  ['behind a prompt', `$ echo ${VALUE}`, ['base64'], ['quoted-lines', 'label']],
  ['behind the prompt of a host', `alice@laptop:~/sso$ ${VALUE}`, ['base64'], ['quoted-lines']],
  ['an assignment', `SAMLResponse="${VALUE}"`, ['form', 'base64'], []],
  ['an export of a shell', `export SAML_RESPONSE='${VALUE}'`, ['base64'], ['label', 'quotation-marks']],
  ['a file of PowerShell', Buffer.from(`\ufeff${VALUE}\r\n`, 'utf16le'), ['base64'], ['utf-16-file']],
  ['a file of Notepad', Buffer.from(`\ufeff${VALUE}`), ['base64'], ['byte-order-mark']],
  // damaged, and mended
  ['"+" turned into blanks', VALUE.replaceAll('+', ' '), ['base64'], ['blanks-for-plus']],
  [
    '"+" turned into blanks in a form body',
    `SAMLResponse=${VALUE.replaceAll('+', ' ')}`,
    ['form', 'base64'],
    ['blanks-for-plus'],
  ],
  ['the padding cut off', VALUE.replace(/=+$/, ''), ['base64'], ['missing-padding']],
  [
    'the padding cut off from a form body',
    `SAMLResponse=${VALUE.replace(/=+$/, '')}`,
    ['form', 'base64'],
    ['missing-padding'],
  ],
];

describe('is read', () => {
  it.each(READABLE)('%s', async (_, input, encodings, repairs) => {
    const { exitCode, json } = await verify(input);
    expect({ cause: json.cause, encodings: json.input?.encodings }).toEqual({ cause: null, encodings });
    expect(exitCode).toBe(0);
    expect(json.input.repairs).toHaveLength(repairs.length);
    expect(json.user.UserName).toBe('alice');
    // Repairs are told as a finding too, once, in the words of the report's language.
    const told = json.findings.filter((each: { code: string }) => each.code === 'input-repaired');
    expect(told).toHaveLength(repairs.length > 0 ? 1 : 0);
    for (const repair of json.input.repairs) expect(told[0].message).toContain(repair);
    if (repairs.length > 0) {
      const { json: chinese } = await verify(input, '--lang', 'zh');
      for (const repair of chinese.input.repairs) expect(repair).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('several messages in one paste', () => {
  const bobs = pasted(null, response({ nameId: 'bob@example.onaliyun.com' }));
  const wrong = pasted(findFault('audience-mismatch') ?? null);
  const bodyOf = (value: string) => `SAMLResponse=${encodeURIComponent(value)}`;
  const redirect = {
    request: { method: 'GET', url: `https://idp.example.com/sso?SAMLRequest=${encodeURIComponent(REQUEST)}` },
  };

  it.each<[what: string, input: string, answers: string[]]>([
    ['a HAR file with two responses', har(post(bodyOf(VALUE)), post(bodyOf(bobs))), ['alice', 'bob']],
    [
      'in their order',
      har(post(bodyOf(bobs)), post(bodyOf(wrong)), post(bodyOf(VALUE))),
      ['bob', 'audience-mismatch', 'alice'],
    ],
    [
      'SAML-tracer',
      JSON.stringify({ requests: [{ post: [['SAMLResponse', bobs]] }, { post: [['SAMLResponse', VALUE]] }] }),
      ['bob', 'alice'],
    ],
    [
      'a page with two forms',
      `<html>${[bobs, VALUE].map((each) => `<form><input name="SAMLResponse" value="${each}"></form>`).join('')}</html>`,
      ['bob', 'alice'],
    ],
  ])('%s', async (_, input, answers) => {
    const { json } = await verify(input);
    expect(
      json.reports.map(
        (each: { user: { UserName: string } | null; cause: string }) => each.user?.UserName ?? each.cause,
      ),
    ).toEqual(answers);
    expect(json.reports.map((each: { input: { source: string } }) => each.input.source)).toEqual(
      answers.map((_, i) => `-#${i + 1}`),
    );
  });

  it('a request before the response is no answer, and is passed over', async () => {
    const { json } = await verify(har(redirect, post(bodyOf(VALUE))));
    expect(json).toMatchObject({ verdict: 'accepted', user: { UserName: 'alice' } });
  });

  it('the exit code is the gravest', async () => {
    expect((await verify(har(post(bodyOf(VALUE)), post(bodyOf(bobs))))).exitCode).toBe(0);
    expect((await verify(har(post(bodyOf(VALUE)), post(bodyOf(wrong))))).exitCode).toBe(1);
  });

  it('all of them as text, one after the other', async () => {
    const world = await makeAccount();
    const { stdout } = await world.run(['verify-response'], { stdin: har(post(bodyOf(VALUE)), post(bodyOf(wrong))) });
    expect(stdout.match(/^[✓✗] .*/gm)).toHaveLength(2);
  });
});

describe('the RelayState comes along', () => {
  it.each([
    ['a form body', BODY],
    ['a HAR file', har(post(BODY))],
    ['cURL', `curl '${ACS}' --data-raw '${BODY}'`],
    ['a page', `<form><input name="SAMLResponse" value="${VALUE}"><input name="RelayState" value="${HOME}"></form>`],
  ])('in %s', async (_, input) => {
    expect((await verify(input)).json.claimed.relayState).toBe(HOME);
  });
});

describe('is named for what it is', () => {
  it.each<[what: string, input: string, cause: string, said: RegExp]>([
    ['nothing', ' \n', 'input-empty', /white space/],
    ['half a value', VALUE.slice(0, VALUE.length / 2), 'input-truncated', /cut off/],
    ['a value with an ellipsis', `${VALUE.slice(0, 2_000)}…`, 'input-truncated', /cut off/],
    ['a value cut off by a panel', `SAMLResponse: ${VALUE.slice(0, 2_000)}...`, 'input-truncated', /cut off/],
    ['XML cut off', XML.slice(0, -200), 'input-truncated', /cut off/],
    [
      'a form body cut off in an escape',
      `SAMLResponse=${ENCODED.slice(0, ENCODED.indexOf('%') + 2)}`,
      'input-truncated',
      /cut off/,
    ],
    [
      'a URL with a request',
      `https://idp.example.com/sso?SAMLRequest=${encodeURIComponent(REQUEST)}`,
      'input-wrong-message',
      /AuthnRequest/,
    ],
    [
      'metadata',
      '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>',
      'input-wrong-message',
      /metadata/i,
    ],
    [
      'a token of OpenID Connect',
      'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl',
      'input-not-saml',
      /JSON Web Token/,
    ],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'input-not-saml', /PEM/],
    ['an error page', '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>', 'input-not-saml', /HTML/],
    [
      'a HAR file without SAML',
      har({ request: { method: 'GET', url: 'https://a.example/' } }),
      'input-not-saml',
      /JSON|HAR/,
    ],
    ['a cURL command without SAML', "curl 'https://a.example/' -H 'accept: */*'", 'input-not-saml', /text/],
    ['a log line', '2026-11-23 10:00:00 ERROR invalid signature', 'input-not-saml', /log/],
    ['prose', 'The user does not exist.', 'input-not-saml', /text/],
  ])('%s', async (_, input, cause, said) => {
    const { exitCode, json, stderr } = await verify(input);
    expect([exitCode, json.verdict, json.cause]).toEqual([3, 'rejected', cause]);
    const [finding] = json.findings;
    expect(finding.message).toMatch(said);
    // Calm: no shouting, no blame, no quotation of what may be a secret.
    expect(finding.message).not.toMatch(/!|invalid input|you |please/i);
    expect(json.remedies[0]).toMatchObject({ code: cause, where: 'input', proven: false });
    expect(stderr).toBe('');
  });
});
