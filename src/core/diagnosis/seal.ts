// Signs an element with a throw-away key: for counterfactuals ("what if the IdP had said and signed this instead?").
// xml-crypto, which signs what is minted, is too slow to load for that and has no ECDSA.

import { createHash, type KeyObject, sign as signBytes } from 'node:crypto';
import { append, type Editable, findAll, getAttribute, insertAfter, remove, setText } from '../saml/edit.ts';
import { canonicalize } from '../xml/canonicalize.ts';
import { DSIG, EXC_C14N } from '../xml/names.ts';

const EXCLUSIVE = { exclusive: true, comments: false, inclusivePrefixes: [] } as const;
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const ECDSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';

/** Replaces the element's own Signature by one over the element as it is now: ECDSA P-256 with SHA-256, exclusive C14N. */
export function seal(signed: Editable, key: KeyObject): void {
  for (const own of findAll(signed, 'Signature')) if (own.parent === signed) remove(own);
  const digest = createHash('sha256').update(canonicalize(signed, EXCLUSIVE), 'utf8').digest('base64');

  const signature = append(signed, 'Signature', {}, '', DSIG);
  const signedInfo = append(signature, 'SignedInfo');
  append(signedInfo, 'CanonicalizationMethod', { Algorithm: EXC_C14N });
  append(signedInfo, 'SignatureMethod', { Algorithm: ECDSA_SHA256 });
  const reference = append(signedInfo, 'Reference', { URI: `#${getAttribute(signed, 'ID') ?? ''}` });
  const transforms = append(reference, 'Transforms');
  append(transforms, 'Transform', { Algorithm: `${DSIG}enveloped-signature` });
  append(transforms, 'Transform', { Algorithm: EXC_C14N });
  append(reference, 'DigestMethod', { Algorithm: SHA256 });
  append(reference, 'DigestValue', {}, digest);
  const value = append(signature, 'SignatureValue');
  const octets = Buffer.from(canonicalize(signedInfo, EXCLUSIVE), 'utf8');
  setText(value, signBytes('sha256', octets, { key, dsaEncoding: 'ieee-p1363' }).toString('base64'));

  const issuer = signed.children.find((node) => node.kind === 'element' && node.local === 'Issuer');
  if (issuer?.kind === 'element') {
    remove(signature);
    insertAfter(issuer, signature);
  }
}
