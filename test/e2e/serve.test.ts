// `serve` as a process: what it answers and refuses, under load and ill will, and how it ends.

import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, ended, makeHome, start } from '../support/cli.ts';
import { makeStore, type RunningService, serve } from '../support/service.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

function ask(url: string, { method, headers = {}, body }: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, agent: false });
    asked.on('error', reject).on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    asked.end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_PLEASE = { ...FORM, accept: 'application/json' };
const formOf = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

let home: string;

/** The value of SAMLResponse for a service that is judged by the real names. */
async function minted(user = 'alice', ...flags: string[]): Promise<string> {
  const { stdout, exitCode, stderr } = await cli(home, ['mint-response', user, '--idp', 'idp', ...flags]);
  expect(exitCode, stderr).toBe(0);
  return stdout.trim();
}

beforeAll(async () => {
  home = makeHome();
  await makeStore(home);
  await cli(home, ['mint-response', '--init', '--idp', 'idp']);
  expect((await cli(home, ['import-metadata', 'idp/metadata.xml'])).exitCode).toBe(0);
});

describe('what it answers', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await serve(home, ['--as-account', '--test-idp', 'idp']);
  });
  afterAll(async () => {
    const { stdout, stderr } = await service.stop();
    for (const said of [stdout, stderr]) expect(said).not.toMatch(/SAMLResponse|PHNhbWx/);
  });
  const at = (path: string) => `${service.ready.url}${path}`;
  const acs = () => at('/saml/SSO');

  it('the ready file says where', () => {
    const { url } = service.ready;
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(service.ready).toEqual({
      url,
      acsUrl: 'https://signin-intl.aliyun.com/saml/SSO',
      entityId: 'https://signin-intl.aliyun.com/5123456789012345/saml/SSO',
      metadataUrl: `${url}/saml/SpMetadata.xml`,
      testIdpUrl: `${url}/test-idp`,
    });
  });

  it('at 127.0.0.1 and ::1, under its own names alone', async () => {
    const { port } = new URL(service.ready.url);
    for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`])
      expect((await ask(`http://${host}/`)).status, host).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, `localhost.evil.example:${port}`, 'localhost'])
      expect((await ask(at('/'), { headers: { host } })).status, host).toBe(421);
  });

  it.each(['/', '/logon', '/paste', '/reports', '/test-idp', '/nowhere', '/saml/SpMetadata.xml'])(
    '%s lets no other site read, frame, store or script it',
    async (path) => {
      const { headers } = await ask(at(path), { headers: { origin: 'https://evil.example' } });
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  it('what a page of another site makes a browser ask for is refused, but for links and the ACS', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    for (const path of ['/', '/reports', '/logon/go', '/reports/abc'])
      expect((await ask(at(path), { headers: foreign })).status, path).toBe(403);
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await ask(at('/'), { headers: link })).status).toBe(200);
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, link])
      expect((await ask(at('/paste'), { headers: { ...FORM, ...headers }, body: 'text=x' })).status).toBe(403);
    const body = formOf({ SAMLResponse: await minted() });
    expect((await ask(acs(), { headers: { ...FORM, ...foreign }, body })).status).toBe(403);
    const post = await ask(acs(), { headers: { ...FORM, ...link, origin: 'null' }, body });
    expect(post.status).toBe(200);
    expect(post.body).toContain('alice@example.onaliyun.com');
  });

  it('a report in the form that is asked for, at an address that nobody guesses', async () => {
    const response = await minted();
    const report = JSON.parse(
      (await ask(acs(), { headers: JSON_PLEASE, body: formOf({ SAMLResponse: response }) })).body,
    );
    expect(report).toMatchObject({ schemaVersion: 1, verdict: 'accepted', user: { UserName: 'alice' } });
    const again = JSON.parse(
      (await ask(acs(), { headers: JSON_PLEASE, body: formOf({ SAMLResponse: response }) })).body,
    );
    expect(again).toMatchObject({ verdict: 'rejected', cause: 'assertion-replayed' });
    const list = JSON.parse((await ask(at('/reports'), { headers: JSON_PLEASE })).body);
    const [last, before] = list.reports;
    expect(last).toMatchObject({ verdict: 'rejected', cause: 'assertion-replayed', user: null, flow: 'idp-initiated' });
    expect(before).toMatchObject({ verdict: 'accepted', user: 'alice@example.onaliyun.com' });
    expect(last.url).toMatch(/\/reports\/[\w-]{32}$/);
    expect(JSON.parse((await ask(last.url, { headers: { accept: 'application/json' } })).body).cause).toBe(
      'assertion-replayed',
    );
    const page = await ask(before.url, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    for (const guess of ['1', '', 'a'.repeat(32), '..%2f'])
      expect((await ask(at(`/reports/${guess}`))).status).toBe(404);
  });

  it.each<[what: string, status: number, asking: Asking]>([
    ['a GET', 405, { method: 'GET' }],
    ['a PUT', 405, { method: 'PUT', headers: FORM, body: 'SAMLResponse=x' }],
    ['no form', 415, { headers: { 'content-type': 'application/json' }, body: '{"SAMLResponse":"x"}' }],
    ['no type', 415, { body: 'SAMLResponse=x' }],
    ['nothing', 422, { headers: FORM, body: '' }],
    ['another field', 422, { headers: FORM, body: 'SAMLRequest=x' }],
    ['the field twice', 422, { headers: FORM, body: 'SAMLResponse=x&SAMLResponse=y' }],
    ['broken percent signs', 400, { headers: FORM, body: 'SAMLResponse=%zz' }],
    ['bytes that are no text', 400, { headers: FORM, body: 'SAMLResponse=%ff%fe' }],
    ['a hundred fields', 400, { headers: FORM, body: 'a=b&'.repeat(100) }],
    [
      'a multipart form without end',
      400,
      { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\n' },
    ],
    ['too much', 413, { headers: FORM, body: `SAMLResponse=${'A'.repeat(7 << 20)}` }],
  ])('the ACS refuses %s with %i, as a page', async (_, status, asking) => {
    const answer = await ask(acs(), asking);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.body).toContain('<h1');
  });

  it('what cannot be read is a report too', async () => {
    const answer = await ask(acs(), {
      headers: JSON_PLEASE,
      body: formOf({ SAMLResponse: 'eyJhbGciOiJub25lIn0.e30.' }),
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ verdict: 'rejected', cause: 'input-not-saml' });
  });

  it('the box takes a file of many kinds, a form, and a bare body; and looks at the same response twice', async () => {
    const response = await minted();
    const xml = Buffer.from(response, 'base64').toString();
    const har = JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'POST',
              url: 'https://signin-intl.aliyun.com/saml/SSO',
              postData: { mimeType: FORM['content-type'], text: formOf({ SAMLResponse: response }), params: [] },
            },
          },
        ],
      },
    });
    const multipart = (name: string, content: string, file = '') =>
      `--b\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${content}\r\n--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b', accept: 'application/json' };
    for (const body of [
      multipart('text', response),
      multipart('file', xml, 'saml.xml'),
      multipart('file', har, 'logon.har'),
    ]) {
      const report = JSON.parse((await ask(at('/paste'), { headers, body })).body);
      expect(report).toMatchObject({ verdict: 'accepted', user: { UserName: 'alice' } });
    }
    const bare = await ask(at('/paste'), {
      headers: { 'content-type': 'text/plain', accept: 'application/json' },
      body: xml,
    });
    expect(JSON.parse(bare.body)).toMatchObject({ verdict: 'accepted' });
    const named = await ask(at('/paste'), { headers, body: multipart('file', 'x', '<img src=x>') });
    expect(JSON.parse(named.body).input.source).toBe('<img src=x>');
    const page = await ask(at('/paste'), {
      headers: { 'content-type': headers['content-type'] },
      body: multipart('file', 'x', '<img src=x>'),
    });
    expect(page.body).not.toContain('<img');
  });
});

describe('under load and ill will', () => {
  it('200 posts at once are answered, each once, in bounded memory; slow and silent clients hinder neither that nor the end', async () => {
    const service = await serve(home, ['--as-account']);
    const { port } = new URL(service.ready.url);
    const open = (text: string) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(text);
      return socket;
    };
    const idle = [
      ...Array.from({ length: 40 }, () => open('')),
      ...Array.from({ length: 40 }, () => open('POST /saml/SSO HTTP/1.1\r\nHost: local')),
      ...Array.from({ length: 40 }, () =>
        open(
          `POST /paste HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: text/plain\r\nContent-Length: 30000000\r\n\r\n<`,
        ),
      ),
    ];
    const body = formOf({ SAMLResponse: await minted() });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask(`${service.ready.url}/saml/SSO`, { headers: JSON_PLEASE, body })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const verdicts = answers.map((answer) => JSON.parse(answer.body).verdict);
    // One response logs on once, whatever comes at the same moment.
    expect(verdicts.filter((verdict) => verdict === 'accepted')).toHaveLength(1);
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${service.child.pid}/status`, 'utf8');
      expect(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])).toBeLessThan(512 << 10);
    }
    const { exitCode, after } = await service.stop('SIGINT');
    expect(exitCode).toBe(0);
    expect(after).toBeLessThan(1_000);
    for (const socket of idle) socket.destroy();
  });

  it('large bodies at once are refused before memory is full', async () => {
    const service = await serve(home, ['--as-account']);
    const body = Buffer.alloc(30 << 20, 0x20);
    const headers = { 'content-type': 'text/plain' };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        ask(`${service.ready.url}/paste`, { headers, body }).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
    for (const status of answers) expect([0, 200, 503]).toContain(status);
    expect((await ask(`${service.ready.url}/`)).status).toBe(200);
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${service.child.pid}/status`, 'utf8');
      expect(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])).toBeLessThan(1 << 20);
    }
    await service.stop();
  });
});

describe('how it starts and ends', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s: exit 0; with --once, before its response, 130', async (signal) => {
    const service = await serve(home, []);
    expect(await service.stop(signal)).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    const once = await serve(home, ['--once', '-o', 'json']);
    const { exitCode, stdout } = await once.stop(signal);
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout).error.code).toBe('interrupted');
  });

  it.each<[cause: string | null, exitCode: number, flags: string[]]>([
    [null, 0, []],
    ['audience-mismatch', 1, ['--fault', 'audience-mismatch']],
    ['input-not-saml', 3, ['--fault', 'input-not-saml']],
  ])('--once ends with the verdict: %s is exit %i, and the browser got its page', async (cause, exitCode, flags) => {
    const service = await serve(home, ['--as-account', '--once', '-o', 'json']);
    const body = formOf({ SAMLResponse: await minted('alice', ...flags) });
    const page = await ask(`${service.ready.url}/saml/SSO`, { headers: FORM, body });
    expect(page.status).toBe(200);
    expect(page.body).toContain('</html>');
    const how = await service.end;
    expect(how.exitCode).toBe(exitCode);
    expect(JSON.parse(how.stdout)).toMatchObject({ verdict: cause === null ? 'accepted' : 'rejected', cause });
  });

  it('a port in use is named', async () => {
    const service = await serve(home, []);
    const { port } = new URL(service.ready.url);
    const { exitCode, stdout } = await cli(home, ['serve', '--port', port, '-o', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'port-in-use', message: expect.stringContaining(port) });
    await service.stop();
  });

  it.each<[name: string, exitCode: number, args: string[]]>([
    ['beyond this machine without --allow-remote', 2, ['--host', '0.0.0.0']],
    ['a key without its certificate', 2, ['--key', 'idp/key.pem']],
    ['a URL for no browser', 2, ['--url', 'https://idp.example.com/']],
    ['a URL that is none', 2, ['--browser', '--url', 'javascript:alert(1)']],
    ['a port that is none', 2, ['--port', '65536']],
    ['a browser that is not there', 1, ['--port', '0', '--browser', '/no/such/browser']],
    ['a key of another certificate', 3, ['--port', '0', '--cert', 'idp/metadata.xml', '--key', 'idp/key.pem']],
    ['metadata that is none', 3, ['--port', '0', '--metadata', 'idp/key.pem']],
    ['a ready file where nothing can be written', 1, ['--port', '0', '--ready-file', '/proc/nowhere/ready.json']],
  ])('%s: exit %i', async (_, exitCode, args) => {
    const ended = await cli(home, ['serve', ...args]);
    expect(ended.exitCode, ended.stderr).toBe(exitCode);
    expect(ended.stderr).toMatch(/^hint: /m);
  });

  it('without a store: exit 4', async () => {
    expect((await cli(makeHome(), ['serve', '--port', '0'])).exitCode).toBe(4);
  });

  it('--tls: the certificate is the one whose fingerprint was printed', async () => {
    const service = await serve(home, ['--tls']);
    const { url } = service.ready;
    expect(url).toMatch(/^https:\/\/localhost:/);
    const [status, fingerprint, names] = await new Promise<[number | undefined, string, string | undefined]>(
      (resolve, reject) => {
        const asked = httpsRequest(url, { rejectUnauthorized: false, agent: false }, (answer) => {
          const certificate = (answer.socket as TLSSocket).getPeerCertificate();
          resolve([answer.statusCode, certificate.fingerprint256, certificate.subjectaltname]);
          answer.resume();
        });
        asked.on('error', reject).end();
      },
    );
    expect(status).toBe(200);
    expect(names).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    const { stderr, exitCode } = await service.stop();
    expect(exitCode).toBe(0);
    expect(stderr).toContain(fingerprint);
  });

  it('commands on its pages name the store that was named to it', async () => {
    const empty = join(home, 'empty.json');
    const init = ['init', '--account-id', '5123456789012345', '--site', 'intl', '--store', empty];
    expect((await cli(home, init)).exitCode).toBe(0);
    const running = await serve(home, ['--store', empty]);
    const { body } = await ask(running.ready.url);
    expect(body).toContain(`sso-cli create-user --store ${empty} alice`);
    expect(body).toContain(`sso-cli import-metadata --store ${empty} idp-metadata.xml`);
    await running.stop();
  });

  it('what is mended while it runs counts at once, and nothing is written', async () => {
    const own = makeHome();
    await makeStore(own);
    const service = await serve(own, []);
    const state = async () =>
      JSON.parse((await ask(`${service.ready.url}/`, { headers: { accept: 'application/json' } })).body);
    expect((await state()).setUp.map((each: { outcome: string }) => each.outcome)).toContain('fail');
    await cli(own, ['import-metadata', join(home, 'idp/metadata.xml')]);
    expect((await state()).setUp.map((each: { outcome: string }) => each.outcome)).not.toContain('fail');
    writeFileSync(join(own, 'data/sso-cli/account.json'), '{');
    const damaged = await ask(`${service.ready.url}/`);
    expect([damaged.status, damaged.body.includes('account.json')]).toEqual([409, true]);
    for (const [path, status, code] of [
      ['/', 409, 'store-damaged'],
      ['/nope', 404, 'http-404'],
    ] as const) {
      const asJson = await ask(`${service.ready.url}${path}`, { headers: { accept: 'application/json' } });
      expect([asJson.status, JSON.parse(asJson.body)]).toMatchObject([status, { schemaVersion: 1, error: { code } }]);
    }
    await service.stop();
  });

  it('a client that goes away in the middle is nobody’s error', async () => {
    const child = start(home, ['serve', '--port', '0', '--once', '--as-account', '--ready-file', join(home, 'r.json')]);
    const end = ended(child);
    await sleep(1_500);
    const { url } = JSON.parse(readFileSync(join(home, 'r.json'), 'utf8'));
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      `POST /saml/SSO HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Type: ${FORM['content-type']}\r\nContent-Length: 99\r\n\r\nSAML`,
    );
    await sleep(100);
    socket.destroy();
    await sleep(100);
    expect((await ask(`${url}/`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await end).exitCode).toBe(130);
  });
});
