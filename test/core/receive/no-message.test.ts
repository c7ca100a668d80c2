// Texts without a message: two thousand of many kinds, none of which is taken for one.

import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { receive } from '../../../src/core/receive/receive.ts';
import { fixtureText } from '../../support/fixtures.ts';

const WORDS =
  'the response from our identity provider was refused by console assertion SAML SAMLResponse RelayState base64 token user login error please help value POST acs metadata certificate signature issuer audience 响应 登录 失败 用户 断言'.split(
    ' ',
  );

/** The same on every run. */
function generator(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const pick = generator(4711);
const word = () => WORDS[pick(WORDS.length)] as string;
const words = (n: number) => Array.from({ length: n }, word).join(' ');
const bytes = (n: number) => Buffer.from(Array.from({ length: n }, () => pick(256)));
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const json = () => JSON.stringify({ level: 'info', msg: words(5), SAMLResponse: base64(words(9)), n: pick(9) });
const jwt = () =>
  `${[json(), json()].map((each) => Buffer.from(each).toString('base64url')).join('.')}.${bytes(32).toString('base64url')}`;
const api = () => `<Response><Status>${word()}</Status><Message>${words(4)}</Message></Response>`;

const KINDS: readonly (() => string)[] = [
  () => words(3 + pick(60)),
  () => Array.from({ length: 1 + pick(9) }, () => `2026-11-23 10:00:0${pick(9)} INFO [saml] ${words(8)}`).join('\n'),
  () => Array.from({ length: 1 + pick(9) }, () => `<34>Nov 23 10:00:00 web1 sso[${pick(99)}]: ${words(6)}`).join('\n'),
  json,
  () => JSON.stringify({ items: [JSON.parse(json()), JSON.parse(json())] }, null, 2),
  jwt,
  () => `Authorization: Bearer ${jwt()}`,
  () => `SAMLResponse=${base64(bytes(20 + pick(400)))}`,
  () => `SAMLResponse=${encodeURIComponent(base64(words(20)))}&RelayState=${word()}`,
  () => `{"SAMLResponse"=>"[FILTERED]", "RelayState"=>"${word()}"}`,
  () => base64(bytes(40 + pick(900))),
  () => base64(json()),
  () => base64(words(50)).replace(/.{76}/g, '$&\n'),
  () => deflateRawSync(words(80)).toString('base64'),
  () => `<!DOCTYPE html><html><head><title>${words(3)}</title></head><body><p>${words(30)}</p></body></html>`,
  () => `<div class="${word()}"><a href="https://x/?a=${base64(words(9))}">${words(3)}</a></div>`,
  () => `function ${word()}(a) {\n  return a.map((b) => "${words(3)}" + ${pick(99)});\n}`,
  () => `const response = await fetch("https://x/acs", { method: "POST", body: "SAMLResponse=" + value });`,
  () => `curl -X POST https://x/acs -d "SAMLResponse=${word()}"`,
  () => `xml = "<samlp:Response>" + ${word()} + "</samlp:Response>"`,
  () => `Expected <saml:Assertion> inside <samlp:Response> but got ${word()}`,
  () => `&lt;samlp:Response&gt; is the root; &lt;saml:Assertion&gt; stands in it. ${words(9)}`,
  () => `grep -c "<samlp:Response" ${word()}.log # ${words(3)}`,
  api,
  () => `The API says ${api()} again`,
  () => fixtureText('keys/idp.crt') + words(3),
  () => `${randomUUID()},${createHash('sha256').update(word()).digest('base64')},${words(2)}\n`.repeat(1 + pick(9)),
  () => `data:image/png;base64,${base64(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), bytes(300)]))}`,
  () => `ssh-rsa AAAAB3NzaC1yc2E${base64(bytes(200))} kim@example.com`,
  () => `PATH=/usr/bin:/bin\nHOME=/root\nSAML_RESPONSE=\nTOKEN=${bytes(30).toString('hex')}`,
  () => `diff --git a/x b/x\n@@ -1,3 +1,3 @@\n-${words(5)}\n+${words(5)}`,
  () => `PHN${base64(bytes(90))}`,
  () => `${base64('<html><body>')}${base64(words(30))}`,
  () => base64(`<?xml version="1.0"?><note><to>${word()}</to><body>${words(9)}</body></note>`).slice(0, 60),
];

it('two thousand texts hold none', () => {
  const taken: string[] = [];
  for (let i = 0; i < 2_000; i++) {
    const text = (KINDS[i % KINDS.length] as () => string)();
    // XML that is no SAML is told by its root later on (input-not-saml).
    for (const each of receive(text))
      if (each.kind === 'received' && /urn:oasis:names:tc:SAML/.test(each.xml)) taken.push(text.slice(0, 200));
      else if (
        each.kind === 'received' &&
        !/^\s*<(?:Response|\?xml|34|QueryDict)/.test(text) &&
        !/^[A-Za-z0-9+/=]+$/.test(text)
      )
        taken.push(`${text.slice(0, 120)} → ${each.xml.slice(0, 80)}`);
  }
  expect(taken).toEqual([]);
});
