// A logon that starts here: the request as Alibaba Cloud makes it, sent to the IdP through the browser.

import { type WebAnswer, WebRefusal } from '../adapters/listen.ts';
import { newId } from '../adapters/test-idp.ts';
import { redirectUrl, writeAuthnRequest } from '../core/saml/authn-request.ts';
import { logonEndpoint } from '../core/saml/idp-metadata.ts';
import { POST_POLICY, renderPost } from '../render/pages/logon.ts';
import { page, redirect } from './answers.ts';
import type { Service } from './service.ts';

/** Makes a request, remembers it, and sends the browser to the IdP with it. */
export async function sendRequest(service: Service): Promise<WebAnswer> {
  const { account, idp } = await service.situation();
  const endpoint = idp && logonEndpoint(idp);
  if (!endpoint) throw new WebRefusal(409);
  const id = newId();
  const { destination, binding } = endpoint;
  const xml = writeAuthnRequest({ account, id, issuedAt: service.now(), destination });
  service.memory.sent(id);
  if (binding === 'redirect') return redirect(redirectUrl(xml, destination, null, null));
  const fields = { SAMLRequest: Buffer.from(xml, 'utf8').toString('base64') };
  return page(renderPost(service.frame.words, service.frame.labels.tag, destination, fields), 200, POST_POLICY);
}
