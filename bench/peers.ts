// What other SAML verifiers say about a response: node-saml and samlify in this process, xmlsec1 as a program.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAML } from '@node-saml/node-saml';
import * as samlify from 'samlify';

export interface PeerQuestion {
  /** The value of SAMLResponse. */
  readonly base64: string;
  readonly metadataXml: string;
  /** PEM. */
  readonly certificate: string;
  readonly entityId: string;
  readonly acs: string;
  readonly audience: string;
}

/** What the peer says: "accepted as <NameID>", or its own error message. Null when the peer is not installed. */
export type Peer = (question: PeerQuestion) => Promise<string | null>;

export const nodeSaml: Peer = async ({ base64, certificate, acs, audience }) => {
  const saml = new SAML({
    idpCert: certificate,
    callbackUrl: acs,
    issuer: audience,
    audience,
    entryPoint: 'https://idp.invalid/',
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: true,
    acceptedClockSkewMs: -1,
  });
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: base64 });
    return `accepted as ${profile?.nameID ?? '(nobody)'}`;
  } catch (error) {
    return messageOf(error);
  }
};

samlify.setSchemaValidator({ validate: async () => 'not validated' });

export const samlifyPeer: Peer = async ({ base64, metadataXml, acs, audience }) => {
  try {
    const idp = samlify.IdentityProvider({ metadata: metadataXml });
    const sp = samlify.ServiceProvider({
      entityID: audience,
      wantAssertionsSigned: true,
      assertionConsumerService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: acs }],
      clockDrifts: [-1e12, 1e12],
    });
    const { extract } = await sp.parseLoginResponse(idp, 'post', { body: { SAMLResponse: base64 } });
    return `accepted as ${extract.nameID ?? '(nobody)'}`;
  } catch (error) {
    return messageOf(error);
  }
};

const folder = mkdtempSync(join(tmpdir(), 'sso-cli-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export const xmlsec1: Peer = async ({ base64, certificate }) => {
  const [xml, pem] = [join(folder, 'response.xml'), join(folder, 'cert.pem')];
  writeFileSync(xml, Buffer.from(base64, 'base64'));
  writeFileSync(pem, certificate);
  const ids = ['protocol:Response', 'assertion:Assertion'].flatMap((each) => [
    '--id-attr:ID',
    `urn:oasis:names:tc:SAML:2.0:${each}`,
  ]);
  const { error, status, stderr } = spawnSync('xmlsec1', ['--verify', ...ids, '--pubkey-cert-pem', pem, xml], {
    encoding: 'utf8',
  });
  if (error) return null;
  const lines = stderr.split('\n');
  const said =
    lines.find((line) => /^(FAIL|Error)/.test(line)) ?? lines.find((line) => line.startsWith('func=')) ?? 'FAIL';
  return status === 0
    ? 'OK'
    : said
        .replace(/^func=(\w+):.*?error=\d+:/, '$1: ')
        .replace(/:filename=.*/, '')
        .replaceAll(folder, '…');
};

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
