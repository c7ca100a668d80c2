// Four readers of canonical XML beside one another: the gate, the product's second reader, fast-xml-parser and xmldom. What
// is canonical all read alike; what was damaged the second reader takes only where it is still canonical.

import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { canonicalize } from '../../src/core/xml/canonicalize.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { readCanonical } from '../../src/core/xml/read.ts';
import { XmlRefusal } from '../../src/core/xml/refusal.ts';
import { descendants, type XmlElement } from '../../src/core/xml/tree.ts';
import { documents } from '../support/documents.ts';
import { fastXmlKnows, readByFastXml } from '../support/fast-xml-reading.ts';
import { damage } from './damage.ts';
import { mutate } from './mutate.ts';
import { type Random, randomOf } from './random.ts';
import { LIVE } from './seeds.ts';

export interface Readings {
  /** What was read differently, or should not have been read, or should have been. */
  readonly wrong: readonly string[];
  /** Canonical texts that were read, damaged ones that were still canonical, and damaged ones that were refused. */
  readonly canonical: number;
  readonly stillCanonical: number;
  readonly refused: number;
  /** Of those, how many fast-xml-parser takes. */
  readonly takenByFastXml: number;
}

const INCLUSIVE = { exclusive: false, comments: false, inclusivePrefixes: [] } as const;
const METHODS = [
  INCLUSIVE,
  { exclusive: true, comments: false, inclusivePrefixes: [] },
  { exclusive: true, comments: false, inclusivePrefixes: ['p', 'saml', ''] },
] as const;

/** What the gate refuses of canonical XML: SAML does without, or it is too large. */
const STRICTER_GATE = ['namespace-not-absolute', 'attribute-like-xmlns'];

export function compareReaders({ count, seed }: { readonly count: number; readonly seed: number }): Readings {
  const wrong: string[] = [];
  const tally = { canonical: 0, stillCanonical: 0, refused: 0, takenByFastXml: 0 };
  const generated = fc.sample(documents, { numRuns: Math.ceil(count / 4), seed });
  for (let number = 0; number < count; number++) {
    const random = randomOf(seed * 1_000_003 + number);
    const canonical = canonicalText(random.oneIn(4) ? random.pick(LIVE).xml : random.pick(generated), random);
    if (canonical === null) continue;
    const say = (what: string, text: string) => wrong.push(`${what} (number ${number}): ${text.slice(0, 2_000)}`);
    const problem = readAlike(canonical);
    if (problem) say(problem, canonical);
    tally.canonical++;

    const damaged = random.oneIn(4) ? mutate(canonical, random, canonical) : damage(canonical, random);
    if (damaged === canonical) continue;
    if (isCanonical(damaged)) {
      const differs = readAlike(damaged);
      if (differs) say(`damaged: ${differs}`, damaged);
      tally.stillCanonical++;
    } else if (readCanonical(damaged) !== null) {
      say('what is not canonical is read', damaged);
    } else {
      tally.refused++;
      if (readByFastXml(damaged) !== null) tally.takenByFastXml++;
    }
  }
  return { wrong, ...tally };
}

/** The canonical form of some element of a document, by some method. */
function canonicalText(xml: string, random: Random): string | null {
  try {
    const all = [...descendants(gate(xml.replace(/^\ufeff/, ''), MESSAGE_LIMITS))];
    return canonicalize(random.oneIn(2) ? (all[0] as XmlElement) : random.pick(all), random.pick(METHODS));
  } catch (error) {
    if (error instanceof XmlRefusal) return null;
    throw error;
  }
}

/** Whether canonicalizing a text changes nothing; where the gate is stricter than that, whatever the reader says. */
function isCanonical(text: string): boolean {
  try {
    return canonicalize(gate(text, MESSAGE_LIMITS), INCLUSIVE) === text;
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    const isStricter = error.code === 'xml-too-complex' || STRICTER_GATE.includes(error.reason.key);
    return isStricter && readCanonical(text) !== null;
  }
}

function readAlike(canonical: string): string | null {
  const own = readCanonical(canonical);
  if (own === null) return 'what is canonical is not read';
  const reading = describe(own);
  const gated = byGate(canonical);
  if (gated !== null && gated !== reading) return 'the gate reads it differently';
  if (fastXmlKnows(canonical)) {
    const fast = readByFastXml(canonical);
    if (fast === null) return 'fast-xml-parser refuses it';
    if (describe(fast) !== reading) return 'fast-xml-parser reads it differently';
  }
  if (!xmldomKnows(canonical)) return null;
  try {
    return byXmldom(canonical) === reading ? null : 'xmldom reads it differently';
  } catch (error) {
    return `xmldom refuses it: ${(error as Error).message.slice(0, 80)}`;
  }
}

function byGate(canonical: string): string | null {
  try {
    return describe(gate(canonical, MESSAGE_LIMITS));
  } catch (error) {
    // Where that may be, isCanonical has looked.
    if (error instanceof XmlRefusal) return null;
    throw error;
  }
}

/** xmldom 0.8 makes line feeds of U+0085 and U+2028, and knows no names beyond the BMP. */
function xmldomKnows(canonical: string): boolean {
  return !/[\u0085\u2028\ud800-\udfff]/.test(canonical);
}

function byXmldom(canonical: string): string {
  const complain = (message: string) => {
    throw new Error(message);
  };
  const parser = new DOMParser({ errorHandler: { warning: complain, error: complain, fatalError: complain } });
  return describeNode(parser.parseFromString(canonical, 'text/xml').documentElement);
}

interface Said {
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

/** All that an element says: names by namespace, in the order of the document but for attributes. */
function say(namespace: string, local: string, attributes: readonly Said[], children: readonly string[]): string {
  const sorted = attributes.map((each) => JSON.stringify([each.namespace, each.local, each.value])).sort();
  return `${JSON.stringify([namespace, local])}{${sorted.join()}}[${children.join()}]`;
}

function describe({ namespace, local, attributes, children }: XmlElement): string {
  const inside = children.map((node) => (node.kind === 'element' ? describe(node) : JSON.stringify(node.text)));
  return say(namespace, local, attributes, inside);
}

function describeNode(element: Element): string {
  const attributes = Array.from(element.attributes)
    .filter((each) => each.name !== 'xmlns' && each.prefix !== 'xmlns')
    .map((each) => ({ namespace: each.namespaceURI ?? '', local: each.localName, value: each.value }));
  const inside: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') inside.push(JSON.stringify(text));
    text = '';
  };
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === 1) {
      flush();
      inside.push(describeNode(node as Element));
    } else text += node.nodeValue ?? '';
  }
  flush();
  return say(element.namespaceURI ?? '', element.localName, attributes, inside);
}
