// From the bytes of a metadata document to what the checks of metadata judge; shared by every command that reads one.

import type { World } from '../context.ts';
import type { MetadataFacts } from '../core/checks/metadata/facts.ts';
import { authenticateMetadata } from '../core/saml/authenticate.ts';
import { fromX509 } from '../core/saml/certificate.ts';
import { type IdpMetadata, readMetadata } from '../core/saml/idp-metadata.ts';
import { canonicalize } from '../core/xml/canonicalize.ts';
import { gate, XmlRefusal } from '../core/xml/gate.ts';
import { MAX_METADATA_BYTES, METADATA_LIMITS } from '../core/xml/limits.ts';
import type { XmlElement } from '../core/xml/tree.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readInput } from './input.ts';

export interface MetadataDocument {
  readonly reading: MetadataFacts['reading'];
  readonly bytes: number;
  /** The document of the chosen entity alone, fit to be stored; null when it could not be read. */
  readonly text: string | null;
  readonly signature: MetadataFacts['signature'];
}

export interface MetadataChoice {
  readonly entityId?: string;
  /** Path of the certificate that must have signed the document. */
  readonly signedBy?: string;
}

/** Reads metadata from a file, "-" or a URL. @throws CliError when there is nothing to judge at all */
export async function readMetadataSource(
  source: string,
  choice: MetadataChoice,
  world: World,
): Promise<MetadataDocument> {
  const limit = METADATA_LIMITS.bytes;
  const bytes = /^https?:\/\//i.test(source) ? await fetchBytes(source) : await readInput(source, limit, world);
  if (bytes.length > limit) {
    throw new CliError(
      EXIT.input,
      'input-too-large',
      `${source} is over ${limit >> 20} MiB`,
      'metadata of one IdP has some kilobytes: check which file this is',
    );
  }
  const text = decode(bytes);
  if (text !== null && text.trim() === '')
    throw new CliError(EXIT.input, 'input-empty', `${source} is empty`, 'download the metadata from the IdP again');
  const signer = choice.signedBy === undefined ? null : await readSigner(choice.signedBy, world);
  return readMetadataText(text, bytes.length, choice.entityId, signer);
}

/** Loaded only where there is a URL: files are far more common. */
async function fetchBytes(url: string): Promise<Uint8Array> {
  const { DEFAULT_FETCH_LIMITS, fetchDocument } = await import('./http.ts');
  return fetchDocument(url, { ...DEFAULT_FETCH_LIMITS, bytes: MAX_METADATA_BYTES });
}

/** The same for a document that is already text, such as the stored one. */
export function readMetadataText(
  text: string | null,
  bytes: number,
  entityId?: string,
  signer: ReturnType<typeof fromX509> = null,
): MetadataDocument {
  const unreadable = (found: string): MetadataDocument => ({
    reading: { kind: 'unreadable', found },
    bytes,
    text: null,
    signature: 'unchecked',
  });
  if (text === null) return unreadable('binary data');
  if (!text.trimStart().startsWith('<')) return unreadable('text that is not XML');
  let root: XmlElement;
  try {
    root = gate(text, METADATA_LIMITS);
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return unreadable(`XML that is refused at line ${error.line}, column ${error.column}: ${error.reason}`);
  }
  const reading = readMetadata(root, entityId);
  const judged = signer === null ? 'unchecked' : authenticateMetadata(root, signer);
  const signature = judged === 'unchecked' ? judged : judged === null ? 'missing' : judged.holds ? 'valid' : 'invalid';
  if (reading.kind !== 'read') return { reading, bytes, text: null, signature };
  return { reading, bytes, text: reading.entity === root ? text : standalone(reading.entity), signature };
}

/** The IdP of a document that was judged before, such as the stored one; null when it can no longer be read. */
export function idpOf({ reading }: MetadataDocument): IdpMetadata | null {
  return reading.kind === 'read' ? reading.metadata : null;
}

/** One entity of an aggregate as a document of its own: inclusive C14N carries the namespaces in scope along. */
function standalone(entity: XmlElement): string {
  return canonicalize(entity, { exclusive: false, comments: false, inclusivePrefixes: [] });
}

function decode(bytes: Uint8Array): string | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function readSigner(path: string, world: World) {
  const bytes = await readInput(path, 1 << 20, world);
  const signer = fromX509(bytes);
  if (!signer)
    throw new CliError(
      EXIT.input,
      'certificate-malformed',
      `${path} is no certificate`,
      'give one X.509 certificate, PEM or DER',
    );
  return signer;
}
