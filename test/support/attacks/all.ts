// Every class of attacks by name: what the suite runs, what the fuzzer mutates, and what xmlsec1 is asked about.

import { ALGORITHMS } from './algorithms.ts';
import { AUDIENCES_ATTACKS } from './audiences.ts';
import { COMMENTS } from './comments.ts';
import { CONFIRMATIONS } from './confirmations.ts';
import { DIFFERENTIALS } from './differentials.ts';
import { DOCTYPES_ATTACKS } from './doctype.ts';
import { BINARY_PASTES, ENCODINGS } from './encodings.ts';
import { GADGETS_ATTACKS } from './gadgets.ts';
import { HMAC } from './hmac.ts';
import { IDENTIFIERS } from './identifiers.ts';
import { ISSUERS } from './issuers.ts';
import { KEYS } from './keys.ts';
import type { Attack } from './kit.ts';
import { MESSAGES } from './messages.ts';
import { NAMEID_SUFFIXES, NAMEIDS } from './nameids.ts';
import { NAMESPACES } from './namespaces.ts';
import { BOMBS, NOT_PASTES } from './pastes.ts';
import { REFERENCES } from './references.ts';
import { SIGNED_INFO } from './signed-info.ts';
import { STATUS, STATUS_TWICE } from './status.ts';
import { STRIPPING } from './stripping.ts';
import { SUBJECTS } from './subjects.ts';
import { TIMES, TIMES_MALFORMED } from './times.ts';
import { TRANSFORMS } from './transforms.ts';
import { VOID_C14N } from './void-c14n.ts';
import { WRAPPING } from './wrapping.ts';
import { WRAPPING_PLACES } from './wrapping-places.ts';

export const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'signature stripping': STRIPPING,
  'signature wrapping': WRAPPING,
  'wrapping in every place': WRAPPING_PLACES,
  'signature gadgets': GADGETS_ATTACKS,
  identifiers: IDENTIFIERS,
  references: REFERENCES,
  transforms: TRANSFORMS,
  'digest and SignedInfo smuggling': SIGNED_INFO,
  'void canonicalization': VOID_C14N,
  'key confusion': KEYS,
  HMAC: HMAC,
  algorithms: ALGORITHMS,
  'comments and processing instructions': COMMENTS,
  namespaces: NAMESPACES,
  encodings: [...ENCODINGS, ...BINARY_PASTES],
  'DOCTYPE and entities': DOCTYPES_ATTACKS,
  'parser differentials': DIFFERENTIALS,
  status: [...STATUS, ...STATUS_TWICE],
  messages: MESSAGES,
  'NameID look-alikes': NAMEIDS,
  'suffix look-alikes': NAMEID_SUFFIXES,
  subjects: SUBJECTS,
  audiences: AUDIENCES_ATTACKS,
  times: [...TIMES, ...TIMES_MALFORMED],
  confirmations: CONFIRMATIONS,
  issuers: ISSUERS,
  bombs: BOMBS,
  'pastes that are nothing': NOT_PASTES,
};
