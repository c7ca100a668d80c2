// The side of the IdP: which request came, by redirect or by form. Nothing of it is verified; a test IdP answers anybody.

import { receive } from '../receive/receive.ts';
import { gate } from '../xml/gate.ts';
import { MESSAGE_LIMITS } from '../xml/limits.ts';
import { SAML_PROTOCOL } from '../xml/names.ts';
import { XmlRefusal } from '../xml/refusal.ts';
import { attribute, isNamed } from '../xml/tree.ts';

/** The ID of the AuthnRequest in a SAMLRequest value; null where it is no such thing. */
export function readRequestId(value: string): string | null {
  const [received] = receive(`SAMLRequest=${encodeURIComponent(value)}`);
  if (received?.kind !== 'received') return null;
  try {
    const root = gate(received.xml, MESSAGE_LIMITS);
    const id = isNamed(root, SAML_PROTOCOL, 'AuthnRequest') ? attribute(root, 'ID') : undefined;
    return id !== undefined && /^[A-Za-z_][\w.-]{0,255}$/.test(id) ? id : null;
  } catch (error) {
    if (error instanceof XmlRefusal) return null;
    throw error;
  }
}
