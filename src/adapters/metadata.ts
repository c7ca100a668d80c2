// From the bytes of a metadata document to what the checks of metadata judge; shared by every command that reads one.

import type { World } from '../context.ts';
import { type MetadataFacts, metadataOf, type Unreadable } from '../core/checks/metadata/facts.ts';
import { openPastedMetadata } from '../core/receive/metadata.ts';
import { fromX509, type PublicKey } from '../core/saml/certificate.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { openMetadata } from '../core/saml/metadata-reader.ts';
import { shellWord } from '../core/shell.ts';
import { METADATA_LIMITS } from '../core/xml/limits.ts';
import { XmlRefusal } from '../core/xml/refusal.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readInput, readInputPieces } from './input.ts';
import type { StoredAccount } from './store-schema.ts';

export interface MetadataDocument {
  readonly reading: MetadataFacts['reading'];
  /** Size of `text`, in bytes of UTF-8. */
  readonly bytes: number;
  /** The document of the chosen entity alone, fit to be stored; null when it could not be read. */
  readonly text: string | null;
  readonly signature: MetadataFacts['signature'];
}

export interface MetadataChoice {
  readonly entityId?: string;
  /** Path of the certificate that must have signed the document. */
  readonly signedBy?: string;
  /** Takes a signature made with SHA-1. */
  readonly allowSha1?: boolean;
}

/** Reads metadata from a file, "-" or a URL, in flat memory. @throws CliError when there is nothing to judge at all */
export async function readMetadataSource(
  source: string,
  choice: MetadataChoice,
  world: World,
): Promise<MetadataDocument> {
  const signer = choice.signedBy === undefined ? null : await readSigner(choice.signedBy, world);
  const reader = openDocument(choice.entityId, signer, choice.allowSha1);
  let decoder: TextDecoder | null = null;
  let bytes = 0;
  // What a person pasted is small; only then is it looked at more closely, and until then it is kept.
  const pasted: Buffer[] = [];
  let refused: MetadataDocument | null = null;
  for await (const piece of await piecesOf(source, world)) {
    bytes += piece.length;
    if (bytes > METADATA_LIMITS.bytes) throw tooLarge(source);
    if (bytes <= MAX_PASTED) pasted.push(Buffer.from(piece));
    else {
      pasted.length = 0;
      if (refused) return refused;
    }
    if (refused) continue;
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    const text = tryDecode(decoder, piece);
    refused = text === null ? unreadable('binary') : reader.write(text);
  }
  if (!refused && decoder && tryDecode(decoder) === null) refused = unreadable('binary');
  const document = refused ?? reader.end();
  if (document && NO_METADATA.includes(document.reading.kind) && bytes <= MAX_PASTED)
    return lookCloser(Buffer.concat(pasted), document, () => openDocument(choice.entityId, signer, choice.allowSha1));
  if (document) return document;
  throw new CliError(EXIT.input, 'input-empty', { key: 'input-empty', args: { path: source } });
}

const MAX_PASTED = 1 << 20;

/** A page that is well-formed is XML as well. */
const NO_METADATA: readonly MetadataFacts['reading']['kind'][] = ['unreadable', 'malformed'];

/** What was pasted around metadata is undone; what is none is named. `refused` stands where there is no more to say. */
function lookCloser(
  bytes: Uint8Array,
  refused: MetadataDocument,
  reopen: () => ReturnType<typeof openDocument>,
): MetadataDocument {
  const pasted = openPastedMetadata(bytes);
  if (!pasted || (pasted.kind === 'other' && (pasted.found === 'text' || pasted.found === 'binary'))) return refused;
  if (pasted.kind !== 'opened') return unreadable(pasted);
  const reader = reopen();
  reader.write(pasted.xml);
  const opened = reader.end();
  // What is wrong with the document itself is told by its place in the file as it is.
  return opened && opened.reading.kind !== 'unreadable' ? opened : refused;
}

/** The same for a document that is already text, such as the stored one. */
export function readMetadataText(text: string): MetadataDocument {
  const reader = openDocument();
  reader.write(text);
  return reader.end() ?? unreadable('nothing');
}

/** The IdP that was imported; null when there is none, or it can no longer be read. */
export function storedIdp({ metadataDocument }: Pick<StoredAccount, 'metadataDocument'>): IdpMetadata | null {
  return metadataDocument === null ? null : metadataOf(readMetadataText(metadataDocument));
}

/** The one IdP of a file, "-" or a URL. @throws CliError metadata-malformed and those of `readMetadataSource` */
export async function readIdp(source: string, world: World): Promise<IdpMetadata> {
  const idp = metadataOf(await readMetadataSource(source, {}, world));
  if (idp) return idp;
  const args = { path: source, word: shellWord(source) };
  throw new CliError(EXIT.input, 'metadata-malformed', { key: 'not-one-idp', args });
}

/** Loaded only where there is a URL: files are far more common. */
async function piecesOf(source: string, world: World): Promise<AsyncIterable<Uint8Array>> {
  if (!/^https?:\/\//i.test(source)) return readInputPieces(source, world);
  const { fetchDocument } = await import('./http.ts');
  return fetchDocument(source);
}

/** Takes text as it comes, until it refuses one. `end` gives null where there was nothing but white space. */
function openDocument(entityId?: string, signer: PublicKey | null = null, allowSha1 = false) {
  const reader = openMetadata({ ...(entityId === undefined ? {} : { entityId }), signer, allowSha1 });
  let refused: MetadataDocument | null = null;
  let isEmpty = true;
  const attempt = <T>(step: () => T): T | null => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
      refused = unreadable(error);
      return null;
    }
  };
  return {
    write(text: string): MetadataDocument | null {
      if (isEmpty && text.trim() === '') return null;
      if (isEmpty && !text.trimStart().startsWith('<')) refused = unreadable('no-xml');
      isEmpty = false;
      if (!refused) attempt(() => reader.write(text));
      return refused;
    },
    end(): MetadataDocument | null {
      if (isEmpty || refused) return refused;
      const whole = attempt(() => reader.end());
      if (!whole) return refused;
      const { reading, document, signature } = whole;
      return { reading, bytes: Buffer.byteLength(document ?? ''), text: document, signature };
    },
  };
}

function unreadable(found: Unreadable['found']): MetadataDocument {
  return { reading: { kind: 'unreadable', found }, bytes: 0, text: null, signature: 'unchecked' };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Decodes a piece, or without one ends the text. Null where bytes are none of this encoding, or end inside a character. */
function tryDecode(decoder: TextDecoder, piece?: Uint8Array): string | null {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    return null;
  }
}

function tooLarge(source: string): CliError {
  return new CliError(EXIT.input, 'input-too-large', {
    key: 'metadata-too-large',
    args: { path: source, mebibytes: METADATA_LIMITS.bytes >> 20 },
  });
}

async function readSigner(path: string, world: World): Promise<PublicKey> {
  const signer = fromX509(await readInput(path, 1 << 20, world));
  if (signer) return signer;
  throw new CliError(EXIT.input, 'certificate-malformed', { key: 'no-certificate', args: { path } });
}
