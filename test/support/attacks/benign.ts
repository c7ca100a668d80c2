// Unusual, and legal: responses that must be accepted, and log on alice. They keep the strictness honest.

import type { VerifyOptions } from '../../../src/core/checks/facts.ts';
import { BENIGN_PASTES } from './benign-pastes.ts';
import { BENIGN_SAML } from './benign-saml.ts';
import { BENIGN_SIGNATURES } from './benign-signatures.ts';
import { BENIGN_XML } from './benign-xml.ts';
import type { Paste } from './kit.ts';

export interface Benign {
  readonly name: string;
  readonly input: Paste;
  readonly metadata?: string;
  readonly options?: Partial<VerifyOptions>;
}

export const BENIGN: Readonly<Record<string, readonly Benign[]>> = {
  xml: BENIGN_XML,
  signatures: BENIGN_SIGNATURES,
  saml: BENIGN_SAML,
  pastes: BENIGN_PASTES,
};
