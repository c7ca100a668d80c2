// The test IdP beside the service: says that anybody is whom they choose to be, with any fault of mint-response.

import { type WebAnswer, WebRefusal, type WebRequest } from '../adapters/listen.ts';
import { newId, newSigner } from '../adapters/test-idp.ts';
import { TEST_IDP_ENTITY_ID } from '../core/idps/test-idp.ts';
import { FAULTS, findFault, isMintable } from '../core/mint/faults.ts';
import { idpMetadata } from '../core/mint/idp-metadata.ts';
import { mint } from '../core/mint/mint.ts';
import { writeResponse } from '../core/mint/response.ts';
import { acsOf } from '../core/ram/account.ts';
import { nameIdFor } from '../core/ram/mapping.ts';
import { readForm } from '../core/receive/form-data.ts';
import { readRequestId } from '../core/saml/read-authn-request.ts';
import { mapStrings, visible } from '../render/escape.ts';
import { PATHS } from '../render/pages/frame.ts';
import { POST_POLICY, renderPost } from '../render/pages/logon.ts';
import { renderTestIdp, TEST_IDP_FIELDS } from '../render/pages/test-idp.ts';
import { page, plain, requireOwnPage } from './answers.ts';
import type { Service } from './service.ts';

const LIFETIME = 300_000;
const MAX_BODY = 256 << 10;
const MAX_USERS_SHOWN = 1_000;

/** The metadata of the test IdP as it runs here. */
export function ownIdpMetadata(certificate: string, url: string): string {
  return idpMetadata(TEST_IDP_ENTITY_ID, certificate, `${url}${PATHS.testIdp}`);
}

export async function testIdpMetadata(_: WebRequest, { testIdp, url }: Service): Promise<WebAnswer> {
  if (!testIdp) throw new WebRefusal(404);
  return plain(ownIdpMetadata(testIdp.certificate, url), 'application/samlmetadata+xml');
}

/** Its logon page; with a request in the query or the form, the answer will be to that. */
export async function testIdpPage(request: WebRequest, service: Service): Promise<WebAnswer> {
  if (!service.testIdp) throw new WebRefusal(404);
  const fields = request.method === 'POST' ? await fieldsOf(request) : request.query;
  const encoded = fields.get('SAMLRequest');
  const requestId = encoded === null ? null : readRequestId(encoded);
  if (encoded !== null && requestId === null) throw new WebRefusal(400);
  const { account } = await service.situation();
  const users = account.users.slice(0, MAX_USERS_SHOWN).map((user) => user.UserName);
  const faults = FAULTS.filter(isMintable).map((each) => each.code);
  const shown = { users, faults, requestId, relayState: fields.get('RelayState') };
  return page(renderTestIdp(service.frame, mapStrings(shown, visible)));
}

/** Mints the response, and lets the browser carry it to the ACS. */
export async function answerAsIdp(request: WebRequest, service: Service): Promise<WebAnswer> {
  const { testIdp, now } = service;
  if (!testIdp) throw new WebRefusal(404);
  requireOwnPage(request);
  const fields = await fieldsOf(request);
  const { account } = await service.situation();
  const code = fields.get(TEST_IDP_FIELDS.fault) || null;
  const fault = code === null ? null : (findFault(code) ?? null);
  const user = fields.get(TEST_IDP_FIELDS.user) || null;
  const nameId = fields.get(TEST_IDP_FIELDS.nameId) || (user === null ? null : nameIdFor(user, account));
  if (nameId === null || (code !== null && (!fault || !isMintable(fault)))) throw new WebRefusal(400);
  const at = now();
  const xml = writeResponse({
    account,
    issuer: TEST_IDP_ENTITY_ID,
    nameId,
    issuedAt: Math.floor(at / 1000) * 1000,
    lifetime: LIFETIME,
    inResponseTo: fields.get(TEST_IDP_FIELDS.requestId) || null,
    ids: { response: newId(), assertion: newId(), session: newId() },
  });
  const stranger = fault?.signing?.key === 'stranger' ? newSigner(at) : testIdp;
  const response = mint({ xml, signer: testIdp, stranger, given: { account, at }, fault });
  const form = { SAMLResponse: response, RelayState: fields.get(TEST_IDP_FIELDS.relayState) };
  return page(renderPost(service.frame.words, service.frame.labels.tag, acsOf(account), form), 200, POST_POLICY);
}

async function fieldsOf(request: WebRequest): Promise<URLSearchParams> {
  const parts = readForm(request.header('content-type'), await request.body(MAX_BODY));
  if (!parts) throw new WebRefusal(400);
  const fields = new URLSearchParams();
  for (const { name, bytes } of parts) fields.append(name, Buffer.from(bytes).toString('utf8'));
  return fields;
}
