// Subjects that name nobody, or more than one: several NameIDs, other identifiers, elements in a NameID, NameIDs elsewhere.

import { SAML_ASSERTION } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, plain, SUFFIX, swap } from './kit.ts';
import { seal } from './seal.ts';

const nameId = cut(plain(), 'saml:NameID');
const bob = nameId.replace('alice@', 'bob@');
const instead = (xml: string) => seal(swap(plain(), nameId, xml));
const encrypted = `<saml:EncryptedID><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedID>`;
const subject = cut(plain(), 'saml:Subject');
const inside = (xml: string) => instead(nameId.replace(`alice@${SUFFIX}`, xml));

export const SUBJECTS: readonly Attack[] = [
  ...attacks(
    {
      'two NameIDs': instead(nameId + bob),
      'two NameIDs, the other way round': instead(bob + nameId),
      'the same NameID twice': instead(nameId + nameId),
    },
    'nameid-multiple',
  ),
  ...attacks(
    {
      'a BaseID alone': instead('<saml:BaseID NameQualifier="x"/>'),
      'no NameID': instead(''),
      'a NameID in the SubjectConfirmation alone': seal(
        swap(plain().replace(nameId, ''), '<saml:SubjectConfirmationData ', `${nameId}<saml:SubjectConfirmationData `),
      ),
      'a NameID in the protocol namespace': instead(nameId.replaceAll('saml:', 'samlp:')),
      'a NameIdentifier of SAML 1.1': instead(nameId.replaceAll('NameID', 'NameIdentifier')),
    },
    'nameid-missing',
  ),
  ...attacks(
    {
      'an EncryptedID': instead(encrypted),
      'an EncryptedID beside a NameID': instead(nameId + encrypted),
      'an EncryptedID before a NameID': instead(encrypted + nameId),
    },
    'nameid-encrypted',
  ),
  ...attacks(
    {
      'no Subject': seal(swap(plain(), subject, '')),
      'a Subject in the AuthnStatement alone': seal(
        swap(plain().replace(subject, ''), '<saml:AuthnContext>', `${subject}<saml:AuthnContext>`),
      ),
    },
    'subject-missing',
  ),
  ...attacks(
    {
      'two Subjects': seal(swap(plain(), '<saml:Conditions ', `${subject.replace('alice@', 'bob@')}<saml:Conditions `)),
      'an element in the NameID': inside(`alice<x/>@${SUFFIX}`),
      'an element around part of the NameID': inside(`<b>alice</b>@${SUFFIX}`),
      'a NameID in the NameID': inside(`bob@${SUFFIX}<saml:NameID>alice@${SUFFIX}</saml:NameID>`),
      'an element that hides the rest': inside(`alice@${SUFFIX}<x xmlns="urn:x">.evil.example</x>`),
      'an element around the NameID’s text': inside(
        `<saml:Value xmlns:saml="${SAML_ASSERTION}">alice@${SUFFIX}</saml:Value>`,
      ),
    },
    'response-misshapen',
  ),
  ...attacks(
    {
      'an empty NameID': inside(''),
      'a NameID of blanks': inside(' \n '),
      'a NameID of a comment': inside('<!--alice-->'),
      'a NameID of no-break spaces': inside('\u00a0\u00a0'),
    },
    'nameid-empty',
  ),
  ...attacks(
    {
      'a transient NameID that nobody has': instead(
        nameId.replace('2.0:nameid-format:persistent', '2.0:nameid-format:transient').replace('alice@', '_7f3a9c@'),
      ),
      'a NameID of a format that ends in transient': instead(
        nameId
          .replace('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'urn:x:transient')
          .replace('alice@', '_7f3a9c@'),
      ),
    },
    'user-not-found',
    'nameid-transient',
  ),
];
