// Metadata of a whole federation, read in one pass and flat memory: every byte passes the gate, one entity is kept.

import { openGate, type StartTag, treeBuilder } from '../xml/gate.ts';
import { AGGREGATE_LIMITS } from '../xml/limits.ts';
import { SAML_METADATA } from '../xml/names.ts';
import { attribute, isNamed, type XmlElement } from '../xml/tree.ts';
import type { PublicKey } from './certificate.ts';
import { type MetadataReading, readMetadata } from './idp-metadata.ts';
import { type MetadataSignature, watchSignature } from './metadata-signature.ts';

export interface AggregateReader {
  /** Takes the next piece of the document. @throws XmlRefusal */
  write(chunk: string): void;
  /** Says that the document has ended. @throws XmlRefusal */
  end(): { readonly reading: MetadataReading; readonly signature: MetadataSignature };
}

/** Candidates named where the one asked for is not there. */
const MAX_CANDIDATES = 1_000;

/**
 * Reads an aggregate for the IdP of `entityId`, or for its only IdP. `signer` is the key that must have signed the whole
 * document, if one was given.
 */
export function openAggregate(entityId: string | undefined, signer: PublicKey | null): AggregateReader {
  const kept: XmlElement[] = [];
  const candidates: string[] = [];
  const signature = signer && watchSignature(signer);
  const path: XmlElement[] = [];
  let entity: { readonly builder: ReturnType<typeof treeBuilder>; readonly depth: number } | null = null;
  let current = { name: '', depth: 0, isIdp: false };
  let root: StartTag | null = null;

  const isWanted = (name: string) => (entityId === undefined ? kept.length < 2 : name === entityId);

  const gate = openGate(AGGREGATE_LIMITS, {
    open(tag) {
      root ??= tag;
      signature?.open(tag);
      const depth = path.length;
      const parent = path.at(-1) ?? null;
      const self: XmlElement = { ...tag, parent, children: [] };
      path.push(self);
      if (isNamed(self, SAML_METADATA, 'EntityDescriptor') && !entity) {
        current = { name: attribute(self, 'entityID') ?? '', depth, isIdp: false };
        if (isWanted(current.name)) entity = { builder: treeBuilder(parent), depth };
      } else if (isNamed(self, SAML_METADATA, 'IDPSSODescriptor') && depth === current.depth + 1) {
        current = { ...current, isIdp: true };
      }
      entity?.builder.listener.open(tag);
    },
    text(text) {
      signature?.text(text);
      entity?.builder.listener.text(text);
    },
    close() {
      signature?.close();
      path.pop();
      entity?.builder.listener.close();
      if (path.length === current.depth && current.isIdp) {
        if (candidates.length < MAX_CANDIDATES) candidates.push(current.name);
        current = { ...current, isIdp: false };
      }
      if (entity && path.length === entity.depth) {
        const whole = entity.builder.root();
        if (whole) kept.push(whole);
        entity = null;
      }
    },
  });

  return {
    write: gate.write,
    end() {
      gate.end();
      return { reading: decide(), signature: signature?.end() ?? 'unchecked' };
    },
  };

  function decide(): MetadataReading {
    const described = kept.map((each) => readMetadata(each));
    const idps = described.filter((each) => each.kind === 'read');
    if (root?.namespace !== SAML_METADATA) return { kind: 'malformed', found: `XML (${root?.name ?? ''})` };
    if (entityId !== undefined && kept.length === 0) return { kind: 'not-found', candidates };
    if (candidates.length > 1 && entityId === undefined) return { kind: 'multiple', candidates };
    if (idps.length > 1) return { kind: 'multiple', candidates: idps.map((each) => each.metadata.entityId) };
    return idps[0] ?? described[0] ?? { kind: 'not-idp', found: 'none' };
  }
}
