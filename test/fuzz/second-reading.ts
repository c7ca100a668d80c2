// A second, independent reading of an accepted document, by @xmldom/xmldom (the parser behind xml-crypto): the Assertion in
// it, and everything that it says. Strict: whatever xmldom complains about is an error.

import { DOMParser } from '@xmldom/xmldom';
import { DSIG, SAML_ASSERTION } from '../../src/core/xml/names.ts';

/** What an Assertion says, comments and its own Signature left out, as one text; and its NameID. */
export interface Reading {
  readonly fingerprint: string;
  readonly nameId: string;
}

const complain = (message: string) => {
  throw new Error(`xmldom: ${message}`);
};

/** xmldom knows no names beyond the BMP (XML 1.0, fourth edition): there and everywhere, letters of the BMP stand for them. */
function withinBmp(xml: string): string {
  return xml.replace(/[\u{10000}-\u{10ffff}]/gu, (c) =>
    String.fromCharCode(0x3400 + ((c.codePointAt(0) ?? 0) % 6_000)),
  );
}

/** xmldom takes an element whose end tag has a blank before its ">" for one without an end; XML allows it (3.1, ETag). */
function withPlainEnds(xml: string): string {
  const pattern = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\/([^\s<>]+)\s+>/g;
  return xml.replace(pattern, (all, name?: string) => (name === undefined ? all : `</${name}>`));
}

/** Reads the one Assertion of a document; throws where xmldom cannot, or where there is not exactly one. */
export function readAgain(xml: string): Reading {
  const parser = new DOMParser({ errorHandler: { warning: complain, error: complain, fatalError: complain } });
  const document = parser.parseFromString(withPlainEnds(withinBmp(xml.replace(/^\ufeff/, ''))), 'text/xml');
  const assertions = document.getElementsByTagNameNS(SAML_ASSERTION, 'Assertion');
  const [assertion] = Array.from(assertions);
  if (!assertion || assertions.length !== 1) throw new Error(`xmldom: ${assertions.length} Assertions`);
  const subject = childrenOf(assertion).find((each) => isNamed(each, SAML_ASSERTION, 'Subject'));
  const nameId = subject && childrenOf(subject).find((each) => isNamed(each, SAML_ASSERTION, 'NameID'));
  return { fingerprint: describe(assertion), nameId: nameId?.textContent ?? '' };
}

function describe(element: Element): string {
  const attributes = Array.from(element.attributes)
    .filter((each) => each.name !== 'xmlns' && each.prefix !== 'xmlns')
    // xmldom does not normalise white space in attribute values (XML 1.0, 3.3.3); everybody else does.
    .map(
      (each) => `{${each.namespaceURI ?? ''}}${each.localName}=${JSON.stringify(each.value.replace(/[\t\n\r]/g, ' '))}`,
    )
    .sort();
  const parts: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(JSON.stringify(text));
    text = '';
  };
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === 3 || node.nodeType === 4) text += node.nodeValue ?? '';
    else if (node.nodeType === 1 && !isNamed(node as Element, DSIG, 'Signature')) {
      flush();
      parts.push(describe(node as Element));
    }
  }
  flush();
  return `{${element.namespaceURI ?? ''}}${element.localName}(${attributes.join(' ')})[${parts.join(',')}]`;
}

function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function isNamed(element: Element, namespace: string, local: string): boolean {
  return element.namespaceURI === namespace && element.localName === local;
}
