// The differential test: every signature that we verify must verify by xmlsec1, too. xml-crypto is heard as a second opinion;
// it refuses some honest signatures, so only where its known limits do not apply must it agree.

import fc from 'fast-check';
import { SignedXml } from 'xml-crypto';
import { authenticate } from '../../src/core/saml/authenticate.ts';
import type { IdpMetadata } from '../../src/core/saml/idp-metadata.ts';
import { isResponse, readResponse } from '../../src/core/saml/message.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { XmlRefusal } from '../../src/core/xml/refusal.ts';
import { idpFrom } from '../support/attacks/judging.ts';
import { plain, swap } from '../support/attacks/kit.ts';
import { EXCLUSIVE, INCLUSIVE, MORE, type Seal, seal, sealResponse } from '../support/attacks/seal.ts';
import { documents } from '../support/documents.ts';
import { metadataXml } from '../support/idp.ts';
import { mutate } from './mutate.ts';
import { randomOf } from './random.ts';
import { DEAD, LIVE } from './seeds.ts';
import { askXmlsec1, type Question, UNKNOWN_TO_XMLSEC1 } from './xmlsec1.ts';

export interface Differences {
  readonly summary: string;
  /** Signatures that we verify and a peer refuses, though it should know them. */
  readonly wrong: readonly string[];
  readonly asked: number;
}

interface Subject {
  readonly name: string;
  readonly xml: string;
  readonly idp: IdpMetadata | null;
}

interface Verified extends Question {
  readonly name: string;
}

const ALL_KEYS = idpFrom(metadataXml(['idp', 'idp-next', 'ec256', 'ec384', 'ec521']));

const both = (markup: string) => markup.replaceAll(EXCLUSIVE, INCLUSIVE);
const METHODS: readonly Seal[] = [
  {},
  { shape: both, signedInfoMethod: { exclusive: false }, contentMethod: { exclusive: false } },
  {
    shape: (markup) =>
      swap(
        markup,
        `<ds:Transform Algorithm="${EXCLUSIVE}"/>`,
        `<ds:Transform Algorithm="${EXCLUSIVE}"><ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="saml p q P #default"/></ds:Transform>`,
      ),
    contentMethod: { inclusivePrefixes: ['saml', 'p', 'q', 'P', ''] },
  },
  { shape: (markup) => markup.replaceAll(EXCLUSIVE, `${EXCLUSIVE}WithComments`) },
];
const KEYS: readonly Seal[] = [
  {},
  { algorithm: `${MORE}rsa-sha512`, digest: `${MORE}sha384` },
  { key: 'ec256', algorithm: `${MORE}ecdsa-sha256` },
  { key: 'ec384', algorithm: `${MORE}ecdsa-sha384` },
];

/** Generated documents in every method and key, and a mutant of each. */
function generated(count: number, seed: number): Subject[] {
  return fc.sample(documents, { numRuns: count, seed }).flatMap((content, i) => {
    const random = randomOf(seed + i);
    const options = { ...METHODS[i % METHODS.length], ...KEYS[Math.floor(i / METHODS.length) % KEYS.length] };
    const value =
      i % 3 === 0 ? swap(plain(), '<samlp:Response ', '<samlp:Response xmlns="urn:above" xmlns:p="urn:one" ') : plain();
    const sealed = seal(swap(value, 'alice@example.com', content), options);
    const xml = i % 2 === 0 ? sealed : sealResponse(sealed);
    const subject = (name: string, document: string): Subject => ({
      name: `${name} ${i} of seed ${seed}`,
      xml: document,
      idp: ALL_KEYS,
    });
    return [subject('generated', xml), subject('mutant', mutate(xml, random, xml))];
  });
}

/** Every signature of a document that we authenticate. */
function verifiedIn({ name, xml, idp }: Subject): Verified[] {
  try {
    const root = gate(xml.replace(/^\ufeff/, ''), MESSAGE_LIMITS);
    if (!isResponse(root)) return [];
    const trust = authenticate(readResponse(root), idp ?? { signingKeys: [], otherKeys: [] }, true);
    if (!trust.authenticated) return [];
    return [trust.assertion, trust.response].flatMap((each) =>
      each?.key ? [{ name, xml, on: each.on as Question['on'], key: each.key.key }] : [],
    );
  } catch (error) {
    if (error instanceof XmlRefusal) return [];
    throw error;
  }
}

/**
 * Algorithms and characters that xml-crypto 6.3 handles: RSA by SHA-256 or 512, plain ASCII, no comments, exclusive C14N; and
 * no blanks in end tags, which its xmldom does not know (second-reading.ts).
 */
const XML_CRYPTO_KNOWS = (xml: string) =>
  /^[\t\n -~]*$/.test(xml) &&
  !/WithComments|REC-xml-c14n|sha384|ecdsa|MGF1|&#|<!--|rsa-sha1|#sha1|xmlns="|PrefixList|xml:lang/.test(xml) &&
  !/\r|<\/[^\s<>]+\s/.test(xml);

function askXmlCrypto({ xml, on, key }: Question): boolean {
  const signature = new SignedXml({
    publicCert: key.export({ type: 'spki', format: 'pem' }),
    getCertFromKeyInfo: () => null,
  });
  try {
    const node = /<(?:[\w.-]+:)?Signature[\s>][\s\S]*?<\/(?:[\w.-]+:)?Signature>/.exec(
      on === 'Response' ? xml : xml.slice(xml.indexOf('Assertion ')),
    )?.[0];
    if (node === undefined) return false;
    signature.loadSignature(node);
    return signature.checkSignature(xml);
  } catch {
    return false;
  }
}

export function differ({ count, seed }: { readonly count: number; readonly seed: number }): Differences {
  const subjects: Subject[] = [...LIVE, ...DEAD, ...generated(count, seed)];
  const verified = subjects.flatMap(verifiedIn);
  const asked = verified.filter(({ xml }) => !UNKNOWN_TO_XMLSEC1.test(xml));
  const answers = askXmlsec1(asked);
  const refusedByXmlsec1 = asked
    .filter((_, i) => !answers[i])
    .map(({ name, on }) => `xmlsec1 refuses the ${on} of "${name}"`);
  const second = asked.filter(({ xml }) => XML_CRYPTO_KNOWS(xml));
  const refusedByXmlCrypto = second
    .filter((each) => !askXmlCrypto(each))
    .map(({ name, on }) => `xml-crypto refuses the ${on} of "${name}"`);
  return {
    summary: `${subjects.length} documents, ${verified.length} signatures verified by us; xmlsec1 asked about ${asked.length}, refused ${refusedByXmlsec1.length}; xml-crypto asked about ${second.length}, refused ${refusedByXmlCrypto.length}`,
    wrong: [...refusedByXmlsec1, ...refusedByXmlCrypto],
    asked: asked.length,
  };
}
