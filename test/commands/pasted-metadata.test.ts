// Metadata is opened like any paste, and what is none is named for what it is.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixtureText } from '../support/fixtures.ts';
import { metadataXml, pasted } from '../support/idp.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const XML = metadataXml();
const DECLARED = XML.startsWith('<?xml') ? XML : `<?xml version="1.0" encoding="UTF-8"?>\n${XML}`;
const htmlEscape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const VIEWER =
  'This XML file does not appear to have any style information associated with it. The document tree is shown below.';

describe('is opened', () => {
  it.each<[what: string, document: string | Uint8Array]>([
    ['in a fence', `Our metadata:\n\n\`\`\`xml\n${DECLARED}\n\`\`\`\n`],
    ['in a fence without a language', `\`\`\`\n${XML}\n\`\`\``],
    ['behind a blank line', `\n\n${DECLARED}`],
    ['behind blanks and tabs', ` \t\n  ${DECLARED}`],
    ["behind a viewer's first line", `${VIEWER}\n${XML}`],
    ['in Base64', Buffer.from(DECLARED).toString('base64')],
    ['in Base64 of 76 a line', Buffer.from(DECLARED).toString('base64').replace(/.{76}/g, '$&\r\n')],
    ['HTML-escaped', htmlEscape(DECLARED)],
    ['HTML-escaped in prose', `We got:\n${htmlEscape(XML)}\nfrom the IdP.`],
    ['behind a byte order mark', `\ufeff${DECLARED}`],
    ['in a quoted mail', `> ${XML.split('\n').join('\n> ')}`],
    ['with a declaration twice', `<?xml version="1.0"?>\n${DECLARED}`],
  ])('%s', async (_, document) => {
    const world = await makeAccount();
    const { exitCode, stdout } = await world.run(['check-metadata', world.write('m', document), '--json']);
    expect(exitCode, stdout.slice(0, 600)).toBe(0);
    expect(stdout).toContain('https://idp.example.com/metadata');
  });
});

describe('is named where it is none', () => {
  it.each<[what: string, document: string | Uint8Array, said: RegExp]>([
    [
      'a page',
      '<!DOCTYPE html><html><head><title>502 Bad\n Gateway</title></head></html>',
      /an HTML page: “502 Bad Gateway”/,
    ],
    ['a page without a title', '<html><body>Sign in</body></html>', /an HTML page/],
    ['a certificate', fixtureText('keys/idp.crt'), /PEM/],
    ['JSON', '{"issuer": "https://idp.example.com", "jwks_uri": "https://idp.example.com/keys"}', /but JSON/],
    ['metadata within JSON', JSON.stringify({ metadata: XML }), /but JSON/],
    ['a response', Buffer.from(pasted(), 'base64'), /Response/],
    ['GBK', Buffer.from(DECLARED.replace('UTF-8', 'GBK'), 'latin1'), /GBK/],
    ['ISO-8859-1', Buffer.from(DECLARED.replace('UTF-8', 'ISO-8859-1'), 'latin1'), /ISO-8859-1/i],
    ['an archive', gzipSync(XML), /compressed archive/],
    ['words', 'see the attached file', /not XML/],
  ])('%s', async (_, document, said) => {
    const world = makeWorld();
    const { exitCode, stdout, stderr } = await world.run(['check-metadata', world.write('m', document)]);
    expect(exitCode).not.toBe(0);
    expect(`${stdout}${stderr}`).toMatch(said);
    const chinese = await world.run(['check-metadata', world.path('m'), '--lang', 'zh']);
    expect(`${chinese.stdout}${chinese.stderr}`).toMatch(/\p{Script=Han}/u);
  });
});
