// Reads a metadata document of any size in one pass and flat memory: every character passes the gate, one entity is kept.
// A federation's aggregate has 10,000 entities in 100 MB, an IdP's own document has one in some kilobytes.

import { canonicalize } from '../xml/canonicalize.ts';
import { type Gate, openGate } from '../xml/gate.ts';
import { MAX_ENTITY_ELEMENTS, MAX_ENTITY_KEYS, MAX_ENTITY_LENGTH, METADATA_LIMITS } from '../xml/limits.ts';
import { DSIG, SAML_METADATA } from '../xml/names.ts';
import { attribute, type GateListener, isNamed, type StartTag, type XmlElement } from '../xml/tree.ts';
import { treeBuilder } from '../xml/tree-builder.ts';
import type { PublicKey } from './certificate.ts';
import { isIdpRole, kindOfStranger, type MetadataReading, readEntity } from './idp-metadata.ts';
import { nameMessage } from './message.ts';
import { type MetadataSignature, watchSignature } from './metadata-signature.ts';

export interface MetadataReader {
  /** Takes the next piece of the document. @throws XmlRefusal */
  write(piece: string): void;
  /** Says that the document has ended. @throws XmlRefusal */
  end(): ReadMetadata;
}

export interface ReadMetadata {
  readonly reading: MetadataReading;
  /** The document of the IdP that was read, alone and fit to be stored; null where none was. */
  readonly document: string | null;
  readonly signature: MetadataSignature;
}

export interface MetadataWish {
  /** The IdP to read, where the document describes several. */
  readonly entityId?: string;
  /** The key that must have signed the whole document. */
  readonly signer?: PublicKey | null;
  /** Takes a signature made with SHA-1, which can be forged. */
  readonly allowSha1?: boolean;
}

/** Candidates named where the one asked for is not there. */
const MAX_CANDIDATES = 1_000;

const TOO_LONG = { key: 'entity-length', args: { limit: MAX_ENTITY_LENGTH } } as const;
const TOO_MANY = { key: 'entity-elements', args: { limit: MAX_ENTITY_ELEMENTS } } as const;
const TOO_MANY_KEYS = { key: 'entity-keys', args: { limit: MAX_ENTITY_KEYS } } as const;

/** An EntityDescriptor while it passes. */
interface Passing {
  readonly name: string;
  /** Builds its tree; null where nobody asks for it. */
  readonly builder: ReturnType<typeof treeBuilder> | null;
  elements: number;
  keys: number;
  length: number;
  isIdp: boolean;
}

/** What is known of the document so far. */
interface Seen {
  root: XmlElement | null;
  /** The entities of the name that is asked for. */
  matches: number;
  /** The wanted IdPs: counting stops where there are two. */
  idps: number;
  idp: XmlElement | null;
  /** An entity that was asked for and is no IdP. */
  stranger: XmlElement | null;
  readonly candidates: string[];
}

/** Opens a reader for the IdP of `entityId`, or for the only IdP of the document. */
export function openMetadata({ entityId, signer, allowSha1 = false }: MetadataWish = {}): MetadataReader {
  const signature = signer ? watchSignature(signer, allowSha1) : null;
  const seen: Seen = { root: null, matches: 0, idps: 0, idp: null, stranger: null, candidates: [] };
  const entities = entityWatcher(seen, entityId, (reason) => gate.refuse(reason));
  const gate = openGate(METADATA_LIMITS, signature ? both(signature, entities) : entities);
  const pieces: string[] = [];
  let length = 0;

  const isAggregate = () => seen.root !== null && !isNamed(seen.root, SAML_METADATA, 'EntityDescriptor');
  return {
    write(piece) {
      gate.write(piece);
      if (isAggregate()) return;
      pieces.push(piece);
      length += piece.length;
      if (length > MAX_ENTITY_LENGTH) gate.refuse(TOO_LONG);
    },
    end() {
      gate.end();
      const reading = readingOf(seen, entityId);
      const text = () => (isAggregate() ? standalone(seen.idp as XmlElement) : pieces.join(''));
      const document = reading.kind === 'read' ? text() : null;
      return { reading, document, signature: signature?.end() ?? 'unchecked' };
    },
  };
}

/** Writes into `seen` what passes, and keeps the tree of no entity but those that are asked for. */
function entityWatcher(seen: Seen, entityId: string | undefined, refuse: Gate['refuse']): Required<GateListener> {
  /** The EntitiesDescriptors around the present place: an entity inherits their namespaces and validUntil. */
  const around: XmlElement[] = [];
  let depth = 0;
  let passing: Passing | null = null;

  const start = (tag: StartTag): void => {
    const element: XmlElement = { ...tag, parent: around.at(-1) ?? null, children: [] };
    seen.root ??= element;
    if (isNamed(element, SAML_METADATA, 'EntitiesDescriptor')) around.push(element);
    if (!isNamed(element, SAML_METADATA, 'EntityDescriptor')) return;
    const name = attribute(element, 'entityID') ?? '';
    const isWanted = entityId === undefined ? seen.idps < 2 : name === entityId;
    passing = {
      name,
      builder: isWanted ? treeBuilder(element.parent) : null,
      elements: 0,
      keys: 0,
      length: 0,
      isIdp: false,
    };
    if (isWanted) seen.matches++;
  };

  /** Counts what is kept of an entity within an aggregate, which in all may be larger than memory should hold. */
  const grow = (entity: Passing, by: number): void => {
    entity.length += by;
    if (entity.length > MAX_ENTITY_LENGTH) refuse(TOO_LONG);
  };

  return {
    open(tag) {
      if (!passing && depth === around.length) start(tag);
      else if (passing && depth === around.length + 1 && isIdpRole(tag)) passing.isIdp = true;
      depth++;
      if (!passing?.builder) return;
      passing.builder.listener.open(tag);
      if (++passing.elements > MAX_ENTITY_ELEMENTS) refuse(TOO_MANY);
      if (isKey(tag) && ++passing.keys > MAX_ENTITY_KEYS) refuse(TOO_MANY_KEYS);
      for (const { name, value } of tag.attributes) grow(passing, name.length + value.length);
    },
    text(text) {
      if (!passing?.builder) return;
      passing.builder.listener.text(text);
      grow(passing, text.length);
    },
    comment() {},
    close() {
      passing?.builder?.listener.close();
      depth--;
      if (passing && depth === around.length) {
        finish(passing, seen);
        passing = null;
      } else if (!passing && depth < around.length) around.pop();
    },
  };
}

const isKey = (tag: StartTag) => isNamed(tag, DSIG, 'X509Certificate') || isNamed(tag, DSIG, 'RSAKeyValue');

function finish({ name, builder, isIdp }: Passing, seen: Seen): void {
  const whole = builder?.root() ?? null;
  if (isIdp && seen.candidates.length < MAX_CANDIDATES) seen.candidates.push(name);
  if (isIdp && whole) seen.idps++;
  if (isIdp) seen.idp ??= whole;
  else seen.stranger ??= whole;
}

function both(one: Required<GateListener>, other: Required<GateListener>): Required<GateListener> {
  return {
    open(tag) {
      one.open(tag);
      other.open(tag);
    },
    text(text) {
      one.text(text);
      other.text(text);
    },
    comment(text) {
      one.comment(text);
      other.comment(text);
    },
    close() {
      one.close();
      other.close();
    },
  };
}

function readingOf({ root, matches, idps, idp, stranger, candidates }: Seen, entityId?: string): MetadataReading {
  if (root?.namespace !== SAML_METADATA || !/^Entit(y|ies)Descriptor$/.test(root.local)) {
    return { kind: 'malformed', found: (root && nameMessage(root)) ?? `XML (${root?.name ?? 'none'})` };
  }
  // Nobody's name: no Issuer could ever equal it.
  if (idp && idps === 1 && !attribute(idp, 'entityID')) {
    return { kind: 'malformed', found: 'EntityDescriptor (no entityID)' };
  }
  if (idp && idps === 1) return { kind: 'read', metadata: readEntity(idp) };
  if (entityId !== undefined && matches === 0) return { kind: 'not-found', candidates };
  if (idps > 1) return { kind: 'multiple', candidates };
  return { kind: 'not-idp', found: stranger ? kindOfStranger(stranger) : 'none' };
}

/** Reads a document that is at hand as a whole. @throws XmlRefusal */
export function readMetadata(text: string, entityId?: string): MetadataReading {
  const reader = openMetadata(entityId === undefined ? {} : { entityId });
  reader.write(text);
  return reader.end().reading;
}

/** One entity of an aggregate as a document of its own: inclusive C14N carries the namespaces in scope along. */
function standalone(entity: XmlElement): string {
  return canonicalize(entity, { exclusive: false, comments: false, inclusivePrefixes: [] });
}
