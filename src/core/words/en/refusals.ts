// English: why the gate refuses a document.

import { type Sentences, say } from '../../sentence.ts';
import type { RefusalReason, RefusalReasons } from '../../xml/refusal.ts';

const REFUSALS: Sentences<RefusalReasons> = {
  syntax: ({ said }) => said,
  'bare-ampersand': () => 'a bare "&", which XML writes as "&amp;"',
  'undefined-entity': () => 'an undefined entity',
  'not-utf-8': () => 'not UTF-8',
  'half-surrogate': () => 'half a surrogate pair',
  'name-part': () => 'a name whose part behind the prefix begins as no name may',
  'no-element': () => 'there is no element',
  doctype: () => 'a DOCTYPE',
  'doctype-or-entity': () => 'a DOCTYPE or entity declaration',
  depth: ({ limit }) => `elements nested over ${limit} deep`,
  elements: ({ limit }) => `over ${limit} elements`,
  attributes: ({ limit }) => `over ${limit} attributes`,
  comments: ({ limit }) => `over ${limit} comments`,
  'text-length': ({ limit }) => `a text of over ${limit} characters`,
  'value-length': ({ limit }) => `a value of over ${limit} characters`,
  'name-length': ({ limit }) => `a name of over ${limit} characters`,
  'entity-length': ({ limit }) => `an entity of over ${limit} characters`,
  'entity-elements': ({ limit }) => `an entity of over ${limit} elements`,
  'entity-keys': ({ limit }) => `an entity of over ${limit} certificates and keys`,
  'xml-version': ({ version }) => `XML version ${version}`,
  encoding: ({ encoding }) => `encoding ${encoding}`,
  'processing-instruction': () => 'a processing instruction',
  'attribute-like-xmlns': () => 'an attribute name that begins with xmlns',
  'namespace-not-absolute': () => 'a namespace name that is not an absolute URI in plain ASCII',
  'readers-differ': () => 'two XML readers do not read the signed bytes alike',
};

export const refusal = (reason: RefusalReason) => say(REFUSALS, reason);

/** Where and why, for the evidence. */
export const refusalAt = ({ line, column, reason }: { line: number; column: number; reason: RefusalReason }) =>
  `line ${line}, column ${column}: ${refusal(reason)}`;
