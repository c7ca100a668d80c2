// A logon that starts here: the request as Alibaba Cloud makes it, sent to the IdP through the browser.

import { type WebAnswer, WebRefusal } from '../adapters/listen.ts';
import { newId } from '../adapters/test-idp.ts';
import { redirectUrl, writeAuthnRequest } from '../core/saml/authn-request.ts';
import type { Endpoint, IdpMetadata } from '../core/saml/idp-metadata.ts';
import { BINDING_POST, BINDING_REDIRECT } from '../core/xml/names.ts';
import { POST_POLICY, renderPost } from '../render/pages/logon.ts';
import { page, redirect } from './answers.ts';
import type { Service } from './service.ts';

/** Where the IdP takes requests: by redirect where it can, else by a form. Null where it names no such place. */
export function logonEndpoint({ singleSignOnServices }: IdpMetadata): Endpoint | null {
  const usable = singleSignOnServices.filter(
    ({ location }) => /^https?:\/\//i.test(location) && URL.canParse(location),
  );
  const by = (binding: string) => usable.find((each) => each.binding === binding);
  return by(BINDING_REDIRECT) ?? by(BINDING_POST) ?? null;
}

/** Makes a request, remembers it, and sends the browser to the IdP with it. */
export async function sendRequest(service: Service): Promise<WebAnswer> {
  const { account, idp } = await service.situation();
  const endpoint = idp && logonEndpoint(idp);
  if (!endpoint) throw new WebRefusal(409);
  const id = newId();
  const { location, binding } = endpoint;
  const xml = writeAuthnRequest({ account, id, issuedAt: service.now(), destination: location });
  service.memory.sent(id);
  if (binding === BINDING_REDIRECT) return redirect(redirectUrl(xml, location, null, null));
  const fields = { SAMLRequest: Buffer.from(xml, 'utf8').toString('base64') };
  return page(renderPost(service.frame.words, location, fields), 200, POST_POLICY);
}
