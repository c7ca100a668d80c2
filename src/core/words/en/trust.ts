// English: the words of step 3, trust.

import type { SignatureForm, SignatureProblem } from '../../saml/signature.ts';
import type { CheckWords } from '../words.ts';
import { distance, nearMiss } from './phrases.ts';

export const PROBLEM: Record<SignatureProblem, string> = {
  misplaced: 'a Signature stands where none belongs',
  several: 'it carries more than one Signature',
  children: 'its parts are not SignedInfo, SignatureValue and KeyInfo',
  'signed-info': 'SignedInfo has parts that do not belong there',
  comment: 'there is a comment inside a signed value',
  canonicalization: 'its canonicalization method is not supported',
  'reference-count': 'it does not have exactly one Reference',
  'reference-empty': 'its Reference has no URI',
  'reference-target': 'its Reference names another element than the one that carries it',
  transforms: 'its transforms are not those that SAML allows',
  base64: 'a digest or signature value is not Base64',
  'inclusive-namespaces': 'its InclusiveNamespaces are not well used',
};

/** What it is, who sends it, and the switch. */
const FORM: Record<SignatureForm, (uri: string) => string> = {
  'whole-document': () =>
    'its Reference has URI="", which is the whole document. IdPs built on the signing samples of .NET (SignedXml) and Java (javax.xml.crypto.dsig) send this: set the URI to “#” and the ID of the Assertion.',
  xpath: (uri) =>
    `it has the transform ${uri}, an XPath that chooses what is signed. XML gateways and e-signature toolkits send this: choose the enveloped signature of SAML in their signing profile.`,
  transform: (uri) =>
    `it has the transform ${uri}. WS-Security stacks and signing code of the IdP’s own send such: leave only enveloped-signature and exclusive C14N.`,
  canonicalization: (uri) =>
    `its canonicalization method is ${uri}. Toolkits set to a newer or a private one send this: set it to exclusive C14N.`,
};

export const TRUST = {
  'metadata-missing': {
    title: 'There is no IdP metadata',
    why: 'The certificate in the IdP metadata is what signatures are checked against. Without it nothing can be trusted.',
    mend: 'Download the metadata from your IdP, then run: sso-cli import-metadata metadata.xml (or give it with --metadata FILE).',
    says: () => 'No IdP metadata was imported, and none was given.',
  },
  'message-redacted': {
    title: 'Values in the paste were hidden',
    why: 'Somebody put placeholders in place of values before pasting the message. A signature cannot be checked over what is not there; everything that is left is judged as the message says it.',
    mend: 'Paste the response as the browser sent it. Nothing in it leaves this machine; to share the report, add --redact instead.',
    says: (d) =>
      `Values in this message were replaced by placeholders before it was pasted: ${d.fields.map((each) => each.name).join(', ')}.`,
  },
  'issuer-missing': {
    title: 'The Issuer is missing',
    why: 'The Issuer says which IdP speaks. Alibaba Cloud compares it with the entityID of the metadata.',
    mend: 'At the IdP, set the issuer (entity ID) of this application to the entityID of its metadata.',
    says: () => 'The Assertion has no Issuer.',
  },
  'issuer-mismatch': {
    title: 'The Issuer is not the imported IdP',
    why: 'Alibaba Cloud compares the Issuer with the entityID of the uploaded metadata, character by character.',
    mend: 'Import the metadata of the IdP that really answers, or correct the issuer (entity ID) at the IdP.',
    says: (d) => `The Issuer of the ${d.on} is not the entityID of the imported metadata.${nearMiss(d.miss)}`,
  },
  'response-issuer-missing': {
    title: 'The Response has no Issuer of its own',
    why: 'SAML allows that while the Assertion has one; Alibaba Cloud documents it as required.',
    mend: 'At the IdP, let the Response carry its Issuer too.',
    says: () => 'The Response has no Issuer; Alibaba Cloud documents it as required.',
  },
  'issuer-format-wrong': {
    title: 'The Issuer has another Format than entity',
    why: 'The web browser SSO profile wants the Format of an Issuer to be left out, or to be entity; a strict receiver refuses any other.',
    mend: 'At the IdP, leave the Format of the Issuer out.',
    says: () => 'The Format of the Issuer is not that of an entity ID.',
  },
  'signature-missing': {
    title: 'Nothing is signed',
    why: 'An unsigned response can be written by anybody. Alibaba Cloud requires the Assertion to be signed.',
    mend: 'At the IdP, turn on signing of the Assertion for this application (RSA-SHA256).',
    says: (d) =>
      d.namespace === null
        ? 'Neither the Assertion nor the Response is signed.'
        : `Neither the Assertion nor the Response is signed: the Signature in it is in the namespace “${d.namespace}”, which is not that of XML Signature.`,
  },
  'assertion-not-signed': {
    title: 'Only the Response is signed, not the Assertion',
    why: 'The signature of the Response is intact, and SAML would accept it; Alibaba Cloud asks for one on the Assertion itself.',
    mend: 'At the IdP, sign the Assertion, or both (Okta: Assertion Signature = Signed; Google: clear "Signed response"; Keycloak: Sign assertions = On).',
    says: () => 'The Response is signed and intact, but Alibaba Cloud requires the Assertion itself to be signed.',
  },
  'signature-structure-invalid': {
    title: 'The signature does not cover what would be used',
    why: 'SAML allows one shape of signature: one reference, to the element that carries it. Every other shape has been used to forge responses.',
    mend: 'Do not log on with this response before you know who wrote it. If it is your IdP, report this to its maker.',
    says: (d) => `The signature of the ${d.on} is not of the shape that SAML allows: ${PROBLEM[d.problem]}.`,
  },
  'signature-form-unsupported': {
    title: 'The signature has a form that SAML does not allow',
    why: 'It is legal XML Signature, but SAML allows one form alone: a reference to the ID of the signed element, the enveloped-signature transform, and a known canonicalization. Receivers refuse every other.',
    mend: 'At the IdP, sign the Assertion by a reference to its ID, with the transforms enveloped-signature and exclusive C14N (http://www.w3.org/2001/10/xml-exc-c14n#).',
    says: (d) => `The signature of the ${d.on} has a form that SAML does not allow: ${FORM[d.form](d.uri)}`,
  },
  'signature-algorithm-forbidden': {
    title: 'The signature uses an algorithm that is not accepted',
    why: 'SHA-1 can be forged, HMAC and "none" turn public values into keys, and unknown algorithms cannot be judged.',
    mend: 'At the IdP, set the signature algorithm to RSA-SHA256 and the digest to SHA-256. To go on with SHA-1 for now, add --allow-sha1.',
    says: (d) =>
      d.sha1 ? `The signature uses SHA-1 (${d.name}).` : `The algorithm is not accepted: ${d.name || '(none)'}.`,
  },
  'signature-digest-mismatch': {
    title: 'The content was changed after it was signed',
    why: 'The digest in the signature does not fit the signed element, so at least one character in it is not what the IdP signed.',
    mend: 'Paste the value exactly as the browser sent it. If the original fails too, something between the IdP and you rewrites responses.',
    says: (d) =>
      d.isReformatted
        ? `The paste was re-formatted, and besides that the ${d.on} was changed after it was signed: with the white space undone the signature fits the key ${d.key}, and the digest still does not match.`
        : `The ${d.on} was changed after it was signed: its digest does not match.`,
  },
  'message-reformatted': {
    title: 'The paste was re-formatted; the original is intact',
    why: 'Pretty-printing, an editor or a chat changed white space inside the signed content. With that undone the signature verifies, so the IdP is not at fault.',
    mend: 'Paste the original value of SAMLResponse, not a copy that was formatted to be read.',
    says: () =>
      'The signed content was re-formatted after it was copied; with the formatting undone the signature is intact.',
  },
  'signature-key-untrusted': {
    title: 'The signature was made with a key that the metadata does not hold',
    why: 'It is intact, but only the certificate inside the response fits it, and anybody can put one there. The IdP rotated its certificate, another IdP answered, or it is a forgery.',
    mend: 'Download the metadata from the IdP again, compare the fingerprint with the IdP console, and import it: sso-cli import-metadata metadata.xml.',
    says: (d) => {
      if (d.inMetadata) return 'The signature was made with a key that the metadata marks for encryption only.';
      const age = d.newer
        ? ' The certificate in the response is newer than those in the metadata: it was probably rotated.'
        : '';
      return `The signature is intact, but made with a key that the metadata does not hold.${age}`;
    },
  },
  'signature-value-invalid': {
    title: 'The signature value fits no key at hand',
    why: 'Neither a certificate of the metadata nor one in the response made this signature over this SignedInfo: the IdP signs with another key, or the signature was changed.',
    mend: 'Download the metadata from the IdP again and import it. If it is current, paste the value exactly as the browser sent it.',
    says: (d) =>
      `The signature value of the ${d.on} fits none of the certificates in the metadata, nor one in the response.`,
  },
  'canonicalization-inclusive': {
    title: 'The signature uses inclusive canonicalization',
    why: 'SAML recommends the exclusive one: with the inclusive one the signature breaks as soon as anything wraps the response in another document, and not every receiver reads it.',
    mend: 'At the IdP, set the canonicalization of signatures to exclusive C14N (http://www.w3.org/2001/10/xml-exc-c14n#).',
    says: (d) =>
      `The signature uses inclusive canonicalization (C14N ${d.version}); SAML recommends the exclusive one.`,
  },
  'certificate-expired': {
    title: 'The certificate of the IdP has expired',
    why: 'SAML metadata trusts a key for as long as it is published, and Alibaba Cloud documents no other rule; replace it soon all the same.',
    mend: 'Make a new certificate at the IdP without deleting the old one, import metadata that holds both, then switch over.',
    says: (d) => `The certificate that made this signature expired ${distance(d.distance)} ago.`,
  },
  'certificate-not-yet-valid': {
    title: 'The certificate of the IdP is not valid yet',
    why: 'The IdP signs with a certificate whose time has not come, or a clock is wrong.',
    mend: 'Check the clocks; otherwise wait, or sign with the previous certificate until then.',
    says: (d) => `The certificate that made this signature becomes valid in ${distance(d.distance)}.`,
  },
  'certificate-expiring': {
    title: 'The certificate of the IdP expires soon',
    why: 'When the IdP changes its certificate and the metadata is not changed with it, nobody can log on.',
    mend: 'Plan the change now: import metadata that holds the old and the new certificate before the IdP switches over.',
    says: (d) => `The certificate that made this signature expires in ${distance(d.distance)}.`,
  },
  'certificate-weak-key': {
    title: 'The key of the IdP is too weak',
    why: 'A short key can be computed from its public half; whoever has it can log on as anybody.',
    mend: 'Make a new certificate at the IdP with RSA of 2,048 bits or more, and import its metadata.',
    says: (d) =>
      `The key that made this signature is ${d.bits ? `RSA of only ${d.bits} bits` : 'of a kind that is not accepted'}.`,
  },
} satisfies Partial<CheckWords>;
