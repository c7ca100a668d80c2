// JSON with a message somewhere inside: a log record, an API answer, a SAML-tracer export.

import { isBeyondReason } from '../json-bounds.ts';
import { parameters, toLayer } from './form.ts';
import type { InputFormat, Layer, Parameter } from './format.ts';

export const json: InputFormat = {
  name: 'json',
  open(text) {
    if (!/^[[{"]/.test(text)) return [];
    const value = parseJson(text);
    if (typeof value === 'string' && value.trimStart().startsWith('<')) return [{ text: value, encodings: ['json'] }];
    const found = [...messagesIn(value, 0)];
    // A SAML-tracer export shows a message both as it was posted and as decoded XML; what was posted is the original.
    const posted = found.filter((layer) => layer.parameter !== undefined);
    const shown = found.filter((layer) => layer.parameter === undefined);
    if (posted.length === 0 || shown.length === 0) return found;
    // By default it masks what was posted ("{hash:…}"), and the RelayState with it.
    if (!posted.every((layer) => isMasked(layer.text))) return posted;
    return shown.map((layer) => ({ ...layer, repairs: ['masked-value'] }));
  },
};

/** Braces, brackets and stars are in no Base64, percent-encoded or not. */
const isMasked = (text: string) => /[{}[\]*•]/.test(text.slice(0, 200));

const MAX_DEPTH = 32;

/** Values under a name like SAMLResponse, pairs of such a name and a value, and form bodies, in document order. */
function* messagesIn(value: unknown, depth: number): Generator<Layer> {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') {
    if (value.includes('SAML')) for (const body of parameters(value)) yield toLayer(body, 'json');
    return;
  }
  if (Array.isArray(value)) {
    const [name, inner] = value;
    const parameter = value.length === 2 ? parameterNamed(name) : null;
    if (parameter && typeof inner === 'string') yield { text: inner, encodings: ['json'], parameter };
    else for (const each of value) yield* messagesIn(each, depth + 1);
    return;
  }
  const record = asRecord(value);
  if (!record) return;
  const named = parameterNamed(record.name ?? record.key);
  if (named && typeof record.value === 'string') {
    yield { text: record.value, encodings: ['json'], parameter: named };
    return;
  }
  for (const [key, each] of Object.entries(record)) {
    const parameter = parameterNamed(key);
    if (parameter && typeof each === 'string' && each !== '') yield { text: each, encodings: ['json'], parameter };
    else if (key === 'saml' && typeof each === 'string' && each.trimStart().startsWith('<'))
      yield { text: each, encodings: ['json'] };
    else yield* messagesIn(each, depth + 1);
  }
}

function parameterNamed(name: unknown): Parameter | null {
  if (typeof name !== 'string') return null;
  if (/^saml_?-?response$/i.test(name)) return 'SAMLResponse';
  return /^saml_?-?request$/i.test(name) ? 'SAMLRequest' : null;
}

/** The value of JSON text; undefined when it is not JSON, or none that can be held in memory. */
export function parseJson(text: string): unknown {
  try {
    return isBeyondReason(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
