// Transforms: what is digested must be the element, whole, without its Signature. Everything else has been used to run code
// (XSLT: CVE-2022-47966, CVE-2022-34169) or to sign nothing at all (an XPath filter that is false).

import { type Attack, attacks, plain, swap } from './kit.ts';
import { ENVELOPED, EXCLUSIVE, INCLUSIVE, seal } from './seal.ts';

const enveloped = `<ds:Transform Algorithm="${ENVELOPED}"/>`;
const exclusive = `<ds:Transform Algorithm="${EXCLUSIVE}"/>`;
const transform = (algorithm: string, inside = '') => `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
const prefixes = (list: string, more = '') =>
  transform(EXCLUSIVE, `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${list}"/>${more}`);

const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
const FILTER = 'http://www.w3.org/2002/06/xmldsig-filter2';
const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
const STYLESHEET =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/">signed</xsl:template></xsl:stylesheet>';
const JAVA =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime" version="1.0"><xsl:template match="/"><xsl:variable name="r" select="rt:exec(rt:getRuntime(),\'id\')"/></xsl:template></xsl:stylesheet>';

const withTransforms = (inner: string) =>
  seal(plain(), { shape: (markup) => swap(markup, enveloped + exclusive, inner) });
const withTransform = (inner: string) => withTransforms(enveloped + inner);
const withMethod = (inner: string) =>
  seal(plain(), { shape: (markup) => swap(markup, `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"/>`, inner) });
const method = (algorithm: string, inside = '') =>
  `<ds:CanonicalizationMethod Algorithm="${algorithm}">${inside}</ds:CanonicalizationMethod>`;

const CHAINS: Readonly<Record<string, string>> = {
  none: '',
  'no enveloped-signature': exclusive,
  'the wrong order': exclusive + enveloped,
  'enveloped-signature twice': enveloped + enveloped + exclusive,
  'canonicalization twice': enveloped + exclusive + exclusive,
  'two different canonicalizations': enveloped + transform(INCLUSIVE) + exclusive,
  'two hundred of them': enveloped + exclusive.repeat(200),
  'enveloped-signature with something inside': transform(ENVELOPED, '<x/>') + exclusive,
  'a Transform of a foreign namespace': `${enveloped}<x:Transform xmlns:x="urn:x" Algorithm="${EXCLUSIVE}"/>`,
  'text between them': `${enveloped}text${exclusive}`,
};

const SINGLE: Readonly<Record<string, string>> = {
  'no Algorithm': '<ds:Transform/>',
  'an empty Algorithm': transform(''),
  'an Algorithm named constructor': transform('constructor'),
  'an Algorithm named __proto__': transform('__proto__'),
  'a namespaced Algorithm': `<ds:Transform xmlns:x="urn:x" x:Algorithm="${EXCLUSIVE}"/>`,
  'XSLT that answers a constant': transform(XSLT, STYLESHEET),
  'XSLT that runs a program': transform(XSLT, JAVA),
  'an XPath inside the canonicalization': transform(EXCLUSIVE, '<ds:XPath>false()</ds:XPath>'),
};

/** Legal XML Signature, and none of SAML’s. */
const FORMS: Readonly<Record<string, string>> = {
  'an unknown Algorithm': transform('urn:nothing'),
  base64: transform('http://www.w3.org/2000/09/xmldsig#base64'),
  'an XPath filter that is always false': transform(XPATH, '<ds:XPath>false()</ds:XPath>'),
  'an XPath filter that leaves the Subject out': transform(
    XPATH,
    '<ds:XPath>not(ancestor-or-self::Subject)</ds:XPath>',
  ),
  'an XPath Filter 2.0': transform(FILTER, `<f:XPath xmlns:f="${FILTER}" Filter="subtract">//*</f:XPath>`),
  decryption: transform('http://www.w3.org/2002/07/decrypt#XML'),
};

const PREFIX_LISTS: Readonly<Record<string, string>> = {
  'over 20 prefixes': prefixes([...Array(21).keys()].map((i) => `p${i}`).join(' ')),
  'two InclusiveNamespaces': prefixes('saml', `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="samlp"/>`),
  'InclusiveNamespaces of a foreign namespace': transform(
    EXCLUSIVE,
    '<x:InclusiveNamespaces xmlns:x="urn:x" PrefixList="saml"/>',
  ),
  'InclusiveNamespaces with something inside': transform(
    EXCLUSIVE,
    `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="saml"><x/></ec:InclusiveNamespaces>`,
  ),
  'InclusiveNamespaces on inclusive C14N': transform(
    INCLUSIVE,
    `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="saml"/>`,
  ),
};

const METHODS: Readonly<Record<string, string>> = {
  'no Algorithm for SignedInfo': '<ds:CanonicalizationMethod/>',
  'a transform for SignedInfo': method(ENVELOPED),
  'XSLT for SignedInfo': method(XSLT, STYLESHEET),
  'over 20 prefixes for SignedInfo': method(
    EXCLUSIVE,
    `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${[...Array(21).keys()].map((i) => `p${i}`).join(' ')}"/>`,
  ),
};

const documents = (rows: Readonly<Record<string, string>>, make: (inner: string) => string) =>
  Object.fromEntries(Object.entries(rows).map(([name, inner]) => [name, make(inner)]));

export const TRANSFORMS: readonly Attack[] = [
  ...attacks(
    {
      ...documents(FORMS, withTransform),
      'an unknown Algorithm for SignedInfo': withMethod(method('urn:nothing')),
    },
    'signature-form-unsupported',
  ),
  ...attacks(
    {
      ...documents(CHAINS, withTransforms),
      ...documents(SINGLE, withTransform),
      ...documents(PREFIX_LISTS, withTransform),
      ...documents(METHODS, withMethod),
      'no Transforms': seal(plain(), { shape: (markup) => swap(markup, /<ds:Transforms>.*<\/ds:Transforms>/, '') }),
      'Transforms twice': seal(plain(), {
        shape: (markup) =>
          swap(markup, '</ds:Transforms>', `</ds:Transforms><ds:Transforms>${enveloped}</ds:Transforms>`),
      }),
    },
    'signature-structure-invalid',
  ),
];
