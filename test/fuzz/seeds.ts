// What the fuzzer starts from: good responses, unusual ones, recorded ones, every attack, and whatever failed before; each
// with the situation it is judged in.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { VerifyOptions } from '../../src/core/checks/facts.ts';
import { receive } from '../../src/core/receive/receive.ts';
import type { IdpMetadata } from '../../src/core/saml/idp-metadata.ts';
import { ATTACKS } from '../support/attacks/all.ts';
import { BENIGN } from '../support/attacks/benign.ts';
import { idpFrom, pasteOf } from '../support/attacks/judging.ts';
import { genuineDocuments, signed } from '../support/attacks/seal.ts';
import { fixture, fixturePath, fixtureText, RECORDED } from '../support/fixtures.ts';
import { AT, metadata, metadataXml } from '../support/idp.ts';
import { readAgain } from './second-reading.ts';

export interface Seed {
  readonly name: string;
  readonly xml: string;
  readonly idp: IdpMetadata | null;
  readonly options: Pick<VerifyOptions, 'at'> & Partial<VerifyOptions>;
}

/** Larger documents cost time and teach nothing more. */
const MAX_CHARACTERS = 40_000;
const TRUSTED = metadata();
const OWN = { at: AT, requestId: '_request' };

/** The XML inside a paste, where there is some; strings of bytes as they are otherwise. */
function xmlOf(paste: string | Uint8Array): string {
  const [message] = receive(paste);
  return message?.kind === 'received'
    ? message.xml
    : typeof paste === 'string'
      ? paste
      : Buffer.from(paste).toString('latin1');
}

const good: Seed[] = [{ name: 'the good response', xml: signed(), idp: TRUSTED, options: OWN }];

const benign: Seed[] = Object.values(BENIGN)
  .flat()
  .map((each) => ({
    name: each.name,
    xml: xmlOf(each.input),
    idp: each.metadata === undefined ? TRUSTED : idpFrom(each.metadata),
    options: { ...OWN, ...each.options },
  }));

const entityIdOf = (xml: string) => /entityID="([^"]*)"/.exec(xml)?.[1];

const recorded: Seed[] = RECORDED.map((each) => ({
  name: each.name,
  xml: xmlOf(fixture(`recorded/${each.response}`)),
  idp: idpFrom(fixtureText(`recorded/${each.metadata}`), entityIdOf(fixtureText(`recorded/${each.metadata}`))),
  options: { at: Date.parse(each.at), requestId: each.requestId ?? null },
}));

const attacks: Seed[] = Object.values(ATTACKS)
  .flat()
  .filter((each) => typeof each.input !== 'function')
  .map((each) => ({
    name: each.name,
    xml: xmlOf(pasteOf(each)),
    idp: each.metadata === undefined ? TRUSTED : idpFrom(each.metadata),
    options: { ...OWN, ...each.options },
  }));

export const SEED_FOLDER = 'attacks/seeds';

/** Mutants that once broke a promise, as the fuzzer kept them. */
export const KEPT: readonly Seed[] = (existsSync(fixturePath(SEED_FOLDER)) ? readdirSync(fixturePath(SEED_FOLDER)) : [])
  .filter((name) => name.endsWith('.xml'))
  .map((name) => ({
    name,
    xml: readFileSync(fixturePath(`${SEED_FOLDER}/${name}`), 'utf8'),
    idp: TRUSTED,
    options: OWN,
  }));

const fits = (seed: Seed) => seed.xml.length <= MAX_CHARACTERS && seed.xml !== '';

/** Documents from which a mutant may still be accepted, and those from which none should be. */
export const LIVE: readonly Seed[] = [...good, ...benign, ...recorded].filter(fits);
export const DEAD: readonly Seed[] = [...attacks, ...KEPT].filter(fits);
export const METADATA_SEEDS: readonly string[] = [
  metadataXml(),
  metadataXml(['idp', 'ec256']),
  ...new Set(RECORDED.map((each) => fixtureText(`recorded/${each.metadata}`))),
];
export const PASTE_SEEDS: readonly string[] = (BENIGN['pastes'] ?? []).flatMap((each) =>
  typeof each.input === 'string' ? [each.input] : [],
);

/** What genuinely signed Assertions say: nothing else may ever be accepted. */
export function genuineFingerprints(): Set<string> {
  const fingerprints = new Set<string>();
  for (const xml of [...genuineDocuments(), ...recorded.map((each) => each.xml)]) {
    try {
      fingerprints.add(readAgain(xml).fingerprint);
    } catch {
      // xmldom cannot read it, or it has not one Assertion: then no accepted mutant may read like it either.
    }
  }
  return fingerprints;
}
