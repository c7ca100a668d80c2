// The signature over a metadata document of any size (SAML Metadata 3), checked while it streams by: canonical form and
// digest grow with each tag, and nothing but the Signature itself is kept.

import { createHash, type Hash } from 'node:crypto';
import {
  type Canonicalization,
  canonicalStart,
  escapeText,
  NOTHING_RENDERED,
  type Rendered,
} from '../xml/canonicalize.ts';
import { DSIG } from '../xml/names.ts';
import type { StartTag, XmlElement } from '../xml/tree.ts';
import { treeBuilder } from '../xml/tree-builder.ts';
import { DIGEST_ALGORITHMS, needsSha1, SIGNATURE_ALGORITHMS } from './algorithms.ts';
import { verifySignedInfo } from './authenticate.ts';
import type { PublicKey } from './certificate.ts';
import { readSignature, type SignatureForm, type SignatureProblem, type SignatureShape } from './signature.ts';

export type MetadataSignature = 'valid' | 'missing' | 'unchecked' | SignatureObstacle;

/** What stands in the way of a signature that is there. */
export type SignatureObstacle =
  | { readonly kind: 'algorithm'; readonly name: string; readonly isSha1: boolean }
  | { readonly kind: 'form'; readonly problem: SignatureProblem }
  /** The document was changed after it was signed. */
  | { readonly kind: 'content' }
  /** Intact, but made with another key. */
  | { readonly kind: 'key' };

export interface SignatureWatcher {
  open(tag: StartTag): void;
  text(text: string): void;
  comment(text: string): void;
  close(): void;
  end(): Exclude<MetadataSignature, 'unchecked'>;
}

/** Pieces of canonical text that are hashed at once. */
const BATCH = 4_096;

/** An honest Signature with a chain of certificates has some 30. */
const MAX_SIGNATURE_ELEMENTS = 1_000;

/** What a form that SAML does not allow comes to where only the place of the trouble is told. */
const PROBLEM_OF_FORM: Readonly<Record<SignatureForm, SignatureProblem>> = {
  'whole-document': 'reference-empty',
  xpath: 'transforms',
  transform: 'transforms',
  canonicalization: 'canonicalization',
};

/** Watches a document pass and says whether its root is signed, as a whole, by this key. */
export function watchSignature(signer: PublicKey, allowSha1 = false): SignatureWatcher {
  let root: XmlElement | null = null;
  let depth = 0;
  // The schema puts the Signature first; where another element stands before it, the document counts as unsigned.
  let state: 'before' | 'inside' | 'behind' | 'unsigned' | 'misshapen' = 'before';
  let builder = treeBuilder();
  let elements = 0;
  let problem: SignatureProblem = 'children';
  let shape: SignatureShape | null = null;
  let digest: ReturnType<typeof startDigest> | null = null;
  // Text between the root and its Signature, whose canonical form waits until the Signature says which one it is.
  let early = '';

  const signatureEnded = (signed: XmlElement) => {
    const element = builder.root();
    const read = element ? readSignature(element, signed) : 'children';
    if (typeof read === 'string' || 'form' in read) {
      state = 'misshapen';
      problem = typeof read === 'string' ? read : PROBLEM_OF_FORM[read.form];
      return;
    }
    state = 'behind';
    shape = read;
    digest = startDigest(read, signed, early, allowSha1);
  };

  return {
    open(tag) {
      depth++;
      if (depth === 1) root = { ...tag, parent: null, children: [] };
      if (depth === 2 && state === 'before') {
        state = tag.local === 'Signature' && tag.namespace === DSIG ? 'inside' : 'unsigned';
        builder = treeBuilder(root);
      }
      if (state === 'inside' && ++elements > MAX_SIGNATURE_ELEMENTS) state = 'misshapen';
      if (state === 'inside') builder.listener.open(tag);
      else if (depth > 1) digest?.open(tag);
    },
    text(text) {
      if (state === 'inside') builder.listener.text(text);
      else if (state === 'before') early += text;
      else digest?.text(text);
    },
    comment(text) {
      if (state === 'inside') builder.listener.comment(text);
    },
    close() {
      if (state === 'inside') {
        builder.listener.close();
        if (depth === 2 && root) signatureEnded(root);
      } else digest?.close();
      depth--;
    },
    end() {
      if (state === 'before' || state === 'unsigned') return 'missing';
      if (!shape || !digest) return { kind: 'form', problem };
      return judge(shape, digest, signer, allowSha1);
    },
  };
}

function judge(
  shape: SignatureShape,
  digest: ReturnType<typeof startDigest>,
  signer: PublicKey,
  allowSha1: boolean,
): 'valid' | SignatureObstacle {
  const algorithm = forbiddenAlgorithm(shape, allowSha1);
  if (algorithm) return algorithm;
  if (!digest.matches(shape.digestValue)) return { kind: 'content' };
  return verifySignedInfo(shape, signer, allowSha1) ? 'valid' : { kind: 'key' };
}

/** Null where both algorithms are on the allow-list, and SHA-1 in neither unless it was allowed. */
function forbiddenAlgorithm(shape: SignatureShape, allowSha1: boolean): SignatureObstacle | null {
  const [signature, digest] = [
    SIGNATURE_ALGORITHMS.get(shape.signatureAlgorithm),
    DIGEST_ALGORITHMS.get(shape.digestAlgorithm),
  ];
  if (!signature) return { kind: 'algorithm', name: shape.signatureAlgorithm, isSha1: false };
  if (!digest) return { kind: 'algorithm', name: shape.digestAlgorithm, isSha1: false };
  if (allowSha1 || !needsSha1(signature, digest)) return null;
  return { kind: 'algorithm', name: signature.hash === 'sha1' ? signature.name : digest.name, isSha1: true };
}

function startDigest(shape: SignatureShape, root: XmlElement, early: string, allowSha1: boolean) {
  const algorithm = DIGEST_ALGORITHMS.get(shape.digestAlgorithm);
  const hash: Hash | null = algorithm && (allowSha1 || algorithm.name !== 'sha1') ? createHash(algorithm.name) : null;
  const method: Canonicalization = shape.contentMethod;
  const names: string[] = [];
  const inForce: Rendered[] = [];
  let out: string[] = [];
  const flush = () => {
    hash?.update(out.join(''), 'utf8');
    out = [];
  };
  const open = (tag: StartTag) => {
    inForce.push(canonicalStart(tag, inForce.at(-1) ?? NOTHING_RENDERED, names.length === 0, method, out));
    names.push(tag.name);
    if (out.length > BATCH) flush();
  };
  open(root);
  out.push(escapeText(early));
  return {
    open,
    text: (text: string) => void out.push(escapeText(text)),
    close() {
      out.push('</', names.pop() ?? '', '>');
      inForce.pop();
    },
    matches(expected: Buffer) {
      flush();
      return hash !== null && expected.length === algorithm?.bytes && hash.digest().equals(expected);
    },
  };
}
