// Which key signs now: read from a recent response. It is evidence for a plan and nothing more: nobody is logged on by it.

import { receive } from '../receive/receive.ts';
import { authenticate } from '../saml/authenticate.ts';
import type { PublicKey } from '../saml/certificate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { isResponse, readResponse, type UnverifiedResponse } from '../saml/message.ts';
import { gate } from '../xml/gate.ts';
import { MESSAGE_LIMITS } from '../xml/limits.ts';
import { XmlRefusal } from '../xml/refusal.ts';

export type Signer =
  | { readonly kind: 'signed'; readonly key: PublicKey; readonly issueInstant: string | null }
  /** `unknown`: by none of the keys at hand, nor by the certificate that it shows. */
  | { readonly kind: 'unreadable' | 'unsigned' | 'unknown' };

/** The key that made the signature of the first response in a paste, among the keys of these documents. Never throws. */
export function findSigner(input: Uint8Array | string, documents: readonly IdpMetadata[]): Signer {
  const response = firstResponse(input);
  if (!response) return { kind: 'unreadable' };
  const anchors = {
    signingKeys: documents.flatMap((each) => each.signingKeys),
    otherKeys: documents.flatMap((each) => each.otherKeys),
  };
  const { assertion, response: outer } = authenticate(response, anchors, false);
  const judged = [assertion, outer].filter((each) => each !== null);
  if (judged.length === 0) return { kind: 'unsigned' };
  const key = judged.find((each) => each.key)?.key;
  return key ? { kind: 'signed', key, issueInstant: response.issueInstant } : { kind: 'unknown' };
}

function firstResponse(input: Uint8Array | string): UnverifiedResponse | null {
  for (const received of receive(input)) {
    if (received.kind !== 'received') continue;
    try {
      const root = gate(received.xml, MESSAGE_LIMITS);
      if (isResponse(root)) return readResponse(root);
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
    }
  }
  return null;
}
