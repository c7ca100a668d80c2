// The shape of a Signature: one shape is allowed, and everything else is refused before any cryptography, by name.

import { describe, expect, it } from 'vitest';
import { readSignature, type SignatureForm, type SignatureProblem } from '../../../src/core/saml/signature.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { DSIG } from '../../../src/core/xml/names.ts';
import { descendants, isNamed, type XmlElement } from '../../../src/core/xml/tree.ts';
import { codes, judge, response } from '../../support/idp.ts';
import { EXCLUSIVE, INCLUSIVE, signWith } from '../../support/signer.ts';

const SIGNED = signWith(response());
const ENVELOPED = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>';
const EXC = `<ds:Transform Algorithm="${EXCLUSIVE}"/>`;
const XPATH =
  '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>false()</ds:XPath></ds:Transform>';
const XSLT = '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>';
const list = (prefixes: string, inside = '') =>
  `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${prefixes}">${inside}</ec:InclusiveNamespaces>`;
const withList = (inside: string, algorithm = EXCLUSIVE) =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
const method = (inside: string, algorithm = EXCLUSIVE) =>
  `<ds:CanonicalizationMethod Algorithm="${algorithm}">${inside}</ds:CanonicalizationMethod>`;

const REFERENCE = /<ds:Reference .*<\/ds:Reference>/;
const INFO = /<ds:SignedInfo>.*<\/ds:SignedInfo>/;
const VALUE = /<ds:SignatureValue>.*<\/ds:SignatureValue>/;
const KEY_INFO = /<ds:KeyInfo>.*<\/ds:KeyInfo>/;
const DIGEST_VALUE = /<ds:DigestValue>(.*)<\/ds:DigestValue>/;
const METHOD = /<ds:CanonicalizationMethod[^>]*\/>/;

/** Replaces what must be there. */
function change(pattern: RegExp | string, by: string): (xml: string) => string {
  return (xml) => {
    const changed = xml.replace(pattern, by);
    if (changed === xml) throw new Error(`nothing to change: ${pattern}`);
    return changed;
  };
}

function partsOf(xml: string): { signature: XmlElement; assertion: XmlElement } {
  const all = [...descendants(gate(xml, MESSAGE_LIMITS))];
  const assertion = all.find((each) => each.local === 'Assertion');
  const signature = all.find((each) => isNamed(each, DSIG, 'Signature'));
  if (!assertion || !signature) throw new Error('there is no signed Assertion');
  return { signature, assertion };
}

const STR = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform';
const transform = (algorithm: string) => `<ds:Transform Algorithm="${algorithm}"/>`;

describe('a Signature is refused for', () => {
  it.each<[problem: Exclude<SignatureProblem, 'misplaced' | 'several'>, what: string, edit: (xml: string) => string]>([
    ['children', 'an Object', change('</ds:Signature>', '<ds:Object/></ds:Signature>')],
    ['children', 'an Object before SignedInfo', change('<ds:SignedInfo>', '<ds:Object/><ds:SignedInfo>')],
    [
      'children',
      'SignatureValue before SignedInfo',
      (xml) => {
        const value = VALUE.exec(xml)?.[0] ?? '';
        return xml.replace(value, '').replace('<ds:SignedInfo>', `${value}<ds:SignedInfo>`);
      },
    ],
    ['children', 'no SignatureValue', change(VALUE, '')],
    ['children', 'no SignedInfo', change(INFO, '')],
    ['children', 'two SignedInfo', change(INFO, '$&$&')],
    ['children', 'two SignatureValue', change(VALUE, '$&$&')],
    ['children', 'two KeyInfo', change(KEY_INFO, '$&$&')],
    ['children', 'a SignedInfo of another namespace', change(INFO, '<f:SignedInfo xmlns:f="urn:fake"/>')],
    ['children', 'a KeyInfo of another namespace', change(KEY_INFO, '<f:KeyInfo xmlns:f="urn:fake"/>')],
    ['children', 'text between its parts', change('<ds:SignedInfo>', 'x<ds:SignedInfo>')],
    ['children', 'an element inside SignatureValue', change('<ds:SignatureValue>', '<ds:SignatureValue><b/>')],

    ['signed-info', 'a SignedInfo without a method', change(/<ds:SignatureMethod[^>]*\/>/, '')],
    [
      'signed-info',
      'its parts in another order',
      change(/(<ds:CanonicalizationMethod[^>]*\/>)(<ds:SignatureMethod[^>]*\/>)/, '$2$1'),
    ],
    [
      'signed-info',
      'a parameter of the signature method',
      change(/(<ds:SignatureMethod[^>]*)\/>/, '$1><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>'),
    ],
    ['signed-info', 'text in SignedInfo', change('<ds:SignedInfo>', '<ds:SignedInfo>x')],
    ['signed-info', 'text in Reference', change('<ds:Transforms>', 'x<ds:Transforms>')],
    ['signed-info', 'two DigestValue', change(DIGEST_VALUE, '$&$&')],
    ['signed-info', 'no DigestMethod', change(/<ds:DigestMethod[^>]*\/>/, '')],
    ['signed-info', 'an element inside DigestValue', change('<ds:DigestValue>', '<ds:DigestValue><b/>')],
    [
      'signed-info',
      'a parameter of the digest method',
      change(/(<ds:DigestMethod[^>]*)\/>/, '$1><b/></ds:DigestMethod>'),
    ],

    ['comment', 'a comment inside DigestValue', change('<ds:DigestValue>', '<ds:DigestValue><!--x-->')],
    ['comment', 'a comment inside SignatureValue', change('<ds:SignatureValue>', '<ds:SignatureValue><!--x-->')],
    ['comment', 'a comment inside SignedInfo', change('<ds:SignedInfo>', '<ds:SignedInfo><!--x-->')],

    ['canonicalization', 'a method with the name of a property', change(METHOD, method('', 'constructor'))],
    ['canonicalization', 'a method without a name', change(METHOD, '<ds:CanonicalizationMethod/>')],
    ['canonicalization', 'text inside the method', change(METHOD, method('x'))],

    ['reference-count', 'no Reference', change(REFERENCE, '')],
    ['reference-count', 'two References', change(REFERENCE, '$&$&')],
    ['reference-count', 'a Reference of another namespace', change(REFERENCE, '<f:Reference xmlns:f="urn:fake"/>')],
    ['reference-count', 'something behind the Reference', change('</ds:SignedInfo>', '<b/></ds:SignedInfo>')],

    ['reference-empty', 'no URI', change(' URI="#_assertion"', '')],

    ['reference-target', 'another element', change('URI="#_assertion"', 'URI="#_response"')],
    ['reference-target', 'a name without "#"', change('URI="#_assertion"', 'URI="_assertion"')],
    ['reference-target', 'a bare "#"', change('URI="#_assertion"', 'URI="#"')],
    ['reference-target', 'XPointer to the root', change('URI="#_assertion"', 'URI="#xpointer(/)"')],
    ['reference-target', 'XPointer to the ID', change('URI="#_assertion"', `URI="#xpointer(id('_assertion'))"`)],
    ['reference-target', 'a file', change('URI="#_assertion"', 'URI="file:///etc/passwd"')],
    ['reference-target', 'another document', change('URI="#_assertion"', 'URI="https://evil.example/#_assertion"')],
    ['reference-target', 'another case', change('URI="#_assertion"', 'URI="#_Assertion"')],
    ['reference-target', 'an element without an ID', change(' ID="_assertion"', '')],
    ['reference-target', 'an ID that is no NCName', (xml) => xml.replaceAll('_assertion"', '_a b"')],
    ['reference-target', 'an ID under another name', change(' ID="_assertion"', ' Id="_assertion"')],

    ['transforms', 'no Transforms', change(/<ds:Transforms>.*<\/ds:Transforms>/, '')],
    ['transforms', 'empty Transforms', change(ENVELOPED + EXC, '')],
    ['transforms', 'no enveloped-signature', change(ENVELOPED, '')],
    ['transforms', 'the other order', change(ENVELOPED + EXC, EXC + ENVELOPED)],
    ['transforms', 'enveloped-signature twice', change(ENVELOPED, ENVELOPED + ENVELOPED)],
    ['transforms', 'a third one', change(EXC, EXC + EXC)],
    ['transforms', 'XSLT', change(EXC, XSLT)],
    ['transforms', 'one without a name', change(EXC, '<ds:Transform/>')],
    ['transforms', 'one of another namespace', change(EXC, '<f:Transform xmlns:f="urn:fake"/>')],
    [
      'transforms',
      'parameters of enveloped-signature',
      change(ENVELOPED, ENVELOPED.replace('/>', '><b/></ds:Transform>')),
    ],
    ['transforms', 'text between them', change(ENVELOPED, `x${ENVELOPED}`)],

    ['base64', 'a digest that is not Base64', change(DIGEST_VALUE, '<ds:DigestValue>!$1</ds:DigestValue>')],
    ['base64', 'an empty digest', change(DIGEST_VALUE, '<ds:DigestValue></ds:DigestValue>')],
    ['base64', 'a value that is not Base64', change('<ds:SignatureValue>', '<ds:SignatureValue>{"a":1}')],
    ['base64', 'an empty value', change(VALUE, '<ds:SignatureValue/>')],
    ['base64', 'a value without its padding', change(/=+<\/ds:SignatureValue>/, '</ds:SignatureValue>')],

    ['inclusive-namespaces', 'more than 20 prefixes', change(EXC, withList(list(Array(21).fill('a').join(' '))))],
    ['inclusive-namespaces', 'two lists', change(EXC, withList(list('a') + list('b')))],
    ['inclusive-namespaces', 'a list for inclusive C14N', change(EXC, withList(list('a'), INCLUSIVE))],
    ['inclusive-namespaces', 'something inside the list', change(EXC, withList(list('a', '<b/>')))],
    ['inclusive-namespaces', 'text inside the list', change(EXC, withList(list('a', 'x')))],
    [
      'inclusive-namespaces',
      'a list of another namespace',
      change(EXC, withList('<f:InclusiveNamespaces xmlns:f="urn:fake" PrefixList="a"/>')),
    ],
    ['inclusive-namespaces', 'the same on SignedInfo', change(METHOD, method(list('a') + list('b')))],
  ])('%s: %s', (problem, _, edit) => {
    const xml = edit(SIGNED);
    const { signature, assertion } = partsOf(xml);
    expect(readSignature(signature, assertion)).toBe(problem);
    const report = judge(xml);
    expect(report.verdict).toBe('rejected');
    expect(codes(report)).toContain('signature-structure-invalid');
    expect(report.authenticated).toBeNull();
  });

  it.each<[form: SignatureForm, uri: string, edit: (xml: string) => string]>([
    ['whole-document', '', change('URI="#_assertion"', 'URI=""')],
    ['xpath', 'http://www.w3.org/TR/1999/REC-xpath-19991116', change(EXC, XPATH)],
    [
      'xpath',
      'http://www.w3.org/2002/06/xmldsig-filter2',
      change(EXC, transform('http://www.w3.org/2002/06/xmldsig-filter2')),
    ],
    [
      'transform',
      'http://www.w3.org/2000/09/xmldsig#base64',
      change(EXC, transform('http://www.w3.org/2000/09/xmldsig#base64')),
    ],
    ['transform', STR, change(EXC, transform(STR))],
    ['transform', 'urn:oid:1.2.3', change(ENVELOPED, transform('urn:oid:1.2.3'))],
    ['transform', 'http://www.w3.org/2010/xml-c14n2', change(EXC, transform('http://www.w3.org/2010/xml-c14n2'))],
    ['canonicalization', 'urn:mine', change(METHOD, method('', 'urn:mine'))],
    [
      'canonicalization',
      'http://www.w3.org/2010/xml-c14n2',
      change(METHOD, method('', 'http://www.w3.org/2010/xml-c14n2')),
    ],
  ])('a form that SAML does not allow: %s %s', (form, uri, edit) => {
    const xml = edit(SIGNED);
    const { signature, assertion } = partsOf(xml);
    expect(readSignature(signature, assertion)).toEqual({ form, uri });
    for (const lang of ['en', 'zh'] as const) {
      const report = judge(xml, { lang });
      expect(report.cause).toBe('signature-form-unsupported');
      expect(codes(report)).not.toContain('signature-structure-invalid');
      expect(report.findings[0]?.message).toContain(uri);
      expect(report.authenticated).toBeNull();
    }
  });

  it.each([
    ['several', 'two Signatures', change(/<ds:Signature .*<\/ds:Signature>/, '$&$&')],
    ['misplaced', 'one in the Subject', change('<saml:Subject>', `<saml:Subject><s:Signature xmlns:s="${DSIG}"/>`)],
    ['misplaced', 'one in Status', change('<samlp:Status>', `<samlp:Status><s:Signature xmlns:s="${DSIG}"/>`)],
    ['misplaced', 'one inside the Signature', change('<ds:KeyInfo>', `<ds:KeyInfo><ds:Signature/>`)],
  ])('%s: %s', (_, __, edit) => {
    const report = judge(edit(SIGNED));
    expect(report.cause).toBe('signature-structure-invalid');
    expect(report.authenticated).toBeNull();
  });

  it('misplaced: the only one, in Extensions', () => {
    const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/.exec(SIGNED) ?? [];
    const moved = SIGNED.replace(signature, '').replace(
      '<samlp:Status>',
      `<samlp:Extensions>${signature}</samlp:Extensions><samlp:Status>`,
    );
    const report = judge(moved);
    expect(report.verdict).toBe('rejected');
    expect(codes(report)).toContain('signature-structure-invalid');
    expect(report.authenticated).toBeNull();
  });
});

describe('a Signature is read with', () => {
  it.each<[what: string, edit: (xml: string) => string]>([
    ['no KeyInfo', change(KEY_INFO, '')],
    ['an empty KeyInfo', change(KEY_INFO, '<ds:KeyInfo/>')],
    ['white space between its parts', (xml) => xml.replace(/(<\/?ds:[^>]*>)(?=<ds:)/g, '$1\n  ')],
    ['white space inside its values', change(DIGEST_VALUE, '<ds:DigestValue>\n $1\r\n\t</ds:DigestValue>')],
    ['comments outside SignedInfo', change('<ds:KeyInfo>', '<!-- x --><ds:KeyInfo>')],
    ['exclusive C14N with comments', change(EXC, withList('', `${EXCLUSIVE}WithComments`))],
    ['inclusive C14N', change(EXC, withList('', INCLUSIVE))],
    ['no canonicalization among the transforms', change(EXC, '')],
    ['20 prefixes', change(EXC, withList(list(Array(20).fill('a').join(' '))))],
    ['an empty list', change(EXC, withList(list('')))],
  ])('%s', (_, edit) => {
    const { signature, assertion } = partsOf(edit(SIGNED));
    expect(readSignature(signature, assertion)).toMatchObject({ signed: assertion });
  });

  it('what it says', () => {
    const { signature, assertion } = partsOf(change(EXC, withList(list(' xs\n#default ')))(SIGNED));
    expect(readSignature(signature, assertion)).toMatchObject({
      contentMethod: { exclusive: true, comments: false, inclusivePrefixes: ['xs', ''] },
      signedInfoMethod: { exclusive: true, comments: false, inclusivePrefixes: [] },
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
  });
});
