// Why the gate refused, as data: a code, a reason with its arguments, and the place. words/<language>/refusals.ts says it.

import type { None, Sentence } from '../sentence.ts';

export type XmlRefusalCode =
  | 'xml-malformed'
  | 'input-truncated'
  | 'xml-doctype-forbidden'
  | 'xml-too-complex'
  | 'xml-forbidden-construct';

interface Over {
  readonly limit: number;
}

export interface RefusalReasons {
  /** What the XML parser says, in its own English: its complaints are many, and technical. */
  syntax: { readonly said: string };
  'bare-ampersand': None;
  'undefined-entity': None;
  'not-utf-8': None;
  'half-surrogate': None;
  'name-part': None;
  'no-element': None;
  doctype: None;
  'doctype-or-entity': None;
  depth: Over;
  elements: Over;
  attributes: Over;
  comments: Over;
  'text-length': Over;
  'value-length': Over;
  'name-length': Over;
  'entity-length': Over;
  'entity-elements': Over;
  'entity-keys': Over;
  'xml-version': { readonly version: string };
  encoding: { readonly encoding: string };
  'processing-instruction': None;
  'attribute-like-xmlns': None;
  'namespace-not-absolute': None;
  'readers-differ': None;
}

export type RefusalReason = Sentence<RefusalReasons>;

/** Why and where the gate refused; `line` and `column` are counted from 1. */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly code: XmlRefusalCode;
  readonly reason: RefusalReason;
  readonly line: number;
  readonly column: number;
  constructor(code: XmlRefusalCode, reason: RefusalReason, line: number, column: number) {
    super(`${code} at ${line}:${column}: ${[reason.key, ...Object.values(reason.args)].join(' ')}`);
    this.code = code;
    this.reason = reason;
    this.line = line;
    this.column = column;
  }
}
