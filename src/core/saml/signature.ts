// The shape of one ds:Signature, checked by namespace, name and order before any cryptography. It either is what SAML
// allows (SAML Core 5.4, XMLDSig 4) or is refused with what is wrong: nothing is looked up, so nothing can be smuggled.

import type { Canonicalization } from '../xml/canonicalize.ts';
import { DSIG, EXC_C14N } from '../xml/names.ts';
import { attribute, childElements, isNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { CANONICALIZATIONS, ENVELOPED_SIGNATURE, XPATHS, XSLT } from './algorithms.ts';
import { isBase64 } from './certificate.ts';
import { certificateTexts } from './idp-metadata.ts';

export interface SignatureShape {
  readonly element: XmlElement;
  /** The element that carries the Signature, and that it covers. */
  readonly signed: XmlElement;
  readonly signedInfo: XmlElement;
  readonly signedInfoMethod: Canonicalization;
  readonly contentMethod: Canonicalization;
  /** Algorithm URIs as written; judged by authenticate. */
  readonly signatureAlgorithm: string;
  readonly digestAlgorithm: string;
  readonly digestValue: Buffer;
  readonly signatureValue: Buffer;
  /** Base64 of the first ds:X509Certificate in KeyInfo: for explanation only, never for trust. */
  readonly keyInfoCertificate: string | null;
}

/** What can be wrong with a Signature's shape; each has its own words in words/<language>/trust.ts. */
export type SignatureProblem =
  | 'misplaced'
  | 'several'
  | 'children'
  | 'signed-info'
  | 'comment'
  | 'canonicalization'
  | 'reference-count'
  | 'reference-empty'
  | 'reference-target'
  | 'transforms'
  | 'base64'
  | 'inclusive-namespaces';

/** Legal XML Signature that SAML does not allow (SAML Core 5.4), or that is not read here. */
export type SignatureForm = 'whole-document' | 'xpath' | 'transform' | 'canonicalization';

export interface UnsupportedForm {
  readonly form: SignatureForm;
  /** As written: of the Reference, the transform or the canonicalization method. */
  readonly uri: string;
}

const MAX_INCLUSIVE_PREFIXES = 20;

/** Reads the Signature that stands in `signed`; a text result names the first thing that is wrong. */
export function readSignature(
  element: XmlElement,
  signed: XmlElement,
): SignatureShape | SignatureProblem | UnsupportedForm {
  const [signedInfo, signatureValue, keyInfo, ...rest] = childElements(element);
  if (!isDsig(signedInfo, 'SignedInfo') || !isDsig(signatureValue, 'SignatureValue')) return 'children';
  if (rest.length > 0 || (keyInfo && !isDsig(keyInfo, 'KeyInfo'))) return 'children';
  if (hasForeignText(element)) return 'children';

  const parts = childElements(signedInfo);
  const [c14n, method, reference] = parts;
  if (!isDsig(c14n, 'CanonicalizationMethod') || !isDsig(method, 'SignatureMethod')) return 'signed-info';
  if (parts.length !== 3 || !isDsig(reference, 'Reference')) return 'reference-count';
  if (childElements(method).length > 0 || hasForeignText(signedInfo) || hasForeignText(reference)) return 'signed-info';
  if (hasComment(signedInfo) || hasComment(signatureValue)) return 'comment';

  const signedInfoMethod = readCanonicalization([c14n]);
  if (typeof signedInfoMethod === 'string')
    return signedInfoMethod === 'canonicalization' ? formOf('canonicalization', c14n) : signedInfoMethod;

  const uri = attribute(reference, 'URI');
  const id = attribute(signed, 'ID');
  if (uri === undefined) return 'reference-empty';
  if (uri === '') return { form: 'whole-document', uri };
  if (!id || !isPlain(id) || uri !== `#${id}`) return 'reference-target';

  const [transforms, digestMethod, digestValue, ...more] = childElements(reference);
  if (!isDsig(transforms, 'Transforms')) return 'transforms';
  if (!isDsig(digestMethod, 'DigestMethod') || !isDsig(digestValue, 'DigestValue') || more.length > 0)
    return 'signed-info';
  if (childElements(digestMethod).length > 0 || childElements(digestValue).length > 0) return 'signed-info';
  if (childElements(signatureValue).length > 0) return 'children';

  const steps = childElements(transforms);
  if (steps.some((step) => !isDsig(step, 'Transform')) || hasForeignText(transforms)) return 'transforms';
  const [enveloped, ...canonicalizations] = steps;
  const unread = steps.find((step) => !isKnownTransform(step));
  if (unread) return formOf(XPATHS.includes(attribute(unread, 'Algorithm') ?? '') ? 'xpath' : 'transform', unread);
  if (attribute(enveloped, 'Algorithm') !== ENVELOPED_SIGNATURE || canonicalizations.length > 1) return 'transforms';
  if (enveloped && childElements(enveloped).length > 0) return 'transforms';
  const contentMethod = readCanonicalization(canonicalizations);
  if (typeof contentMethod === 'string') return contentMethod === 'canonicalization' ? 'transforms' : contentMethod;

  const digest = readBase64(digestValue);
  const value = readBase64(signatureValue);
  if (!digest || !value) return 'base64';
  return {
    element,
    signed,
    signedInfo,
    signedInfoMethod,
    // A same-document reference selects no comments, whatever the transform says (XMLDSig 4.4.3.3).
    contentMethod: { ...contentMethod, comments: false },
    signatureAlgorithm: attribute(method, 'Algorithm') ?? '',
    digestAlgorithm: attribute(digestMethod, 'Algorithm') ?? '',
    digestValue: digest,
    signatureValue: value,
    keyInfoCertificate: (keyInfo && certificateTexts(keyInfo)[0]) ?? null,
  };
}

/** An NCName as xs:ID asks (Namespaces in XML 1.0). Nearly all are ASCII, and Unicode classes take long to compile. */
export function isNcName(id: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(id) || /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u.test(id);
}

/** No other reader takes "#" and this ID for anything but this ID: an XPointer, an escape, white space that is trimmed. */
function isPlain(id: string): boolean {
  return isNcName(id) || /^[\p{L}\p{N}\p{M}._:{}+=~@/-]+$/u.test(id);
}

function isKnownTransform(step: XmlElement): boolean {
  const algorithm = attribute(step, 'Algorithm') ?? '';
  return algorithm === ENVELOPED_SIGNATURE || CANONICALIZATIONS.has(algorithm);
}

/** What names no algorithm at all is no form of XML Signature, and XSLT is a program: nobody sends one in good faith. */
function formOf(form: SignatureForm, element: XmlElement): SignatureProblem | UnsupportedForm {
  const uri = attribute(element, 'Algorithm') ?? '';
  const isUri = /^[A-Za-z][A-Za-z0-9+.-]*:./.test(uri) && uri !== XSLT && uri !== ENVELOPED_SIGNATURE;
  if (!isUri || hasForeignText(element)) return form === 'canonicalization' ? 'canonicalization' : 'transforms';
  return CANONICALIZATIONS.has(uri) ? 'canonicalization' : { form, uri };
}

function isDsig(element: XmlElement | undefined, local: string): element is XmlElement {
  return element !== undefined && isNamed(element, DSIG, local);
}

/** None at all means inclusive C14N 1.0: how a node-set becomes octets by default (XMLDSig 4.4.3.2). */
function readCanonicalization(methods: readonly XmlElement[]): Canonicalization | SignatureProblem {
  const [method] = methods;
  if (!method) return { exclusive: false, comments: false, version: '1.0', inclusivePrefixes: [] };
  const known = CANONICALIZATIONS.get(attribute(method, 'Algorithm') ?? '');
  if (!known || hasForeignText(method)) return 'canonicalization';
  const parameters = childElements(method);
  const [inclusive] = parameters;
  if (!inclusive) return { ...known, inclusivePrefixes: [] };
  const prefixes = (attribute(inclusive, 'PrefixList') ?? '').split(/[ \t\r\n]+/).filter(Boolean);
  if (!known.exclusive || parameters.length > 1 || !isNamed(inclusive, EXC_C14N, 'InclusiveNamespaces')) {
    return 'inclusive-namespaces';
  }
  if (prefixes.length > MAX_INCLUSIVE_PREFIXES || inclusive.children.length > 0) return 'inclusive-namespaces';
  return { ...known, inclusivePrefixes: prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)) };
}

function readBase64(element: XmlElement): Buffer | null {
  const compact = textOf(element).replace(/[ \t\r\n]+/g, '');
  return isBase64(compact) ? Buffer.from(compact, 'base64') : null;
}

function hasForeignText(element: XmlElement): boolean {
  return element.children.some((node) => node.kind === 'text' && /[^ \t\r\n]/.test(node.text));
}

function hasComment(element: XmlElement): boolean {
  return element.children.some((node) => node.kind === 'comment' || (node.kind === 'element' && hasComment(node)));
}
