// What a message claims: its kind, its status, where its assertions stand, and which of its IDs clash.

import { describe, expect, it } from 'vitest';
import { isResponse, nameMessage, readResponse } from '../../../src/core/saml/message.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { response } from '../../support/idp.ts';

const read = (xml: string) => gate(xml, MESSAGE_LIMITS);
const claims = (edit: (xml: string) => string = (xml) => xml) => readResponse(read(edit(response())));
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

describe('nameMessage', () => {
  it.each([
    ['<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'Response'],
    ['<AuthnRequest xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'AuthnRequest'],
    ['<p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'LogoutRequest'],
    ['<p:LogoutResponse xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'LogoutResponse'],
    ['<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"/>', 'Assertion'],
    ['<m:EntityDescriptor xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata"/>', 'SAML metadata (EntityDescriptor)'],
    ['<p:Response xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol"/>', 'SAML 1.1 Response'],
    ['<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:1.0:assertion"/>', 'SAML 1.1 Assertion'],
    [
      '<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"/>',
      'WS-Federation token (RequestSecurityTokenResponse)',
    ],
    ['<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>', 'SOAP envelope'],
    ['<Response/>', null],
    ['<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol:evil"/>', null],
    ['<html/>', null],
  ])('%s', (xml, expected) => {
    expect(nameMessage(read(xml))).toBe(expected);
    expect(isResponse(read(xml))).toBe(expected === 'Response');
  });
});

describe('readResponse', () => {
  it('reads what stands outside the Assertion', () => {
    expect(claims()).toMatchObject({
      id: '_response',
      version: '2.0',
      issuer: 'https://idp.example.com/metadata',
      destination: 'https://signin-intl.aliyun.com/saml/SSO',
      inResponseTo: '_request',
      status: { codes: [`${STATUS}Success`], message: null },
      encryptedAssertions: 0,
      duplicateIds: [],
      misshapen: [],
    });
  });

  it.each([
    [
      'nested codes',
      `<samlp:StatusCode Value="${STATUS}Responder"><samlp:StatusCode Value="${STATUS}AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage> no \n</samlp:StatusMessage>`,
      [`${STATUS}Responder`, `${STATUS}AuthnFailed`],
      'no',
    ],
    [
      'two codes side by side',
      `<samlp:StatusCode Value="${STATUS}Success"/><samlp:StatusCode Value="${STATUS}Responder"/>`,
      [`${STATUS}Success`, `${STATUS}Responder`],
      null,
    ],
    ['a code without a value', '<samlp:StatusCode/>', [''], null],
    ['none', '', [], null],
  ])('status: %s', (_, inside, codes, message) => {
    const { status } = claims((xml) => xml.replace(/<samlp:StatusCode[^>]*\/>/, inside));
    expect(status).toEqual({ codes, message });
  });

  it.each([
    [
      'another element with the same ID',
      (xml: string) => xml.replace('<samlp:Status>', '<samlp:Status ID="_assertion">'),
    ],
    ['the same as Id', (xml: string) => xml.replace('<samlp:Status>', '<samlp:Status Id="_assertion">')],
    [
      'the same as AssertionID',
      (xml: string) => xml.replace('<samlp:Status>', '<samlp:Status AssertionID="_assertion">'),
    ],
    [
      'the same in another namespace',
      (xml: string) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:x="urn:x" x:id="_assertion">'),
    ],
    ['the same as xml:id', (xml: string) => xml.replace('<samlp:Status>', '<samlp:Status xml:id="_assertion">')],
  ])('clashing IDs: %s', (_, edit) => {
    expect(claims(edit).duplicateIds).toEqual(['_assertion']);
  });

  it('one element may say its ID twice', () => {
    expect(claims((xml) => xml.replace('ID="_assertion"', 'ID="_assertion" xml:id="_assertion"')).duplicateIds).toEqual(
      [],
    );
  });

  it('an empty InResponseTo is none', () => {
    expect(claims((xml) => xml.replaceAll('InResponseTo="_request"', 'InResponseTo=""')).inResponseTo).toBeNull();
  });

  it.each([
    ['Status', (xml: string) => xml.replace(/<samlp:Status>.*<\/samlp:Status>/, '$&$&'), ['Status']],
    ['Issuer', (xml: string) => xml.replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, '$&$&'), ['Issuer']],
    [
      'Extensions',
      (xml: string) => xml.replace('<samlp:Status>', '<samlp:Extensions/><samlp:Extensions/><samlp:Status>'),
      ['Extensions'],
    ],
  ])('%s twice is misshapen', (_, edit, expected) => {
    expect(claims(edit).misshapen).toEqual(expected);
  });

  it('tells assertions that stand where they belong from others', () => {
    const moved = claims((xml) =>
      xml
        .replace('<saml:Assertion', '<x:wrap xmlns:x="urn:x"><saml:Assertion')
        .replace('</saml:Assertion>', '</saml:Assertion></x:wrap>'),
    );
    expect(moved.assertions).toHaveLength(1);
    expect(moved.ownAssertions).toHaveLength(0);
  });
});
