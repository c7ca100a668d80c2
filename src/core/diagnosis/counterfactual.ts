// What if? Runs the whole verification again with one thing changed. What comes out explains; it never trusts: neither
// verdict nor exit code nor anything "authenticated" is ever taken from here.

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { CheckCode } from '../checks/codes.ts';
import type { Facts, JudgedOptions } from '../checks/facts.ts';
import type { Account } from '../ram/account.ts';
import { RamError } from '../ram/ram-error.ts';
import type { Received } from '../receive/receive.ts';
import type { PublicKey } from '../saml/certificate.ts';
import { copy, type Editable, findAll, MissingElement, serialize } from '../saml/edit.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { spend, type Work } from '../work.ts';
import { gatherFacts, isRead, type Situation } from './gather.ts';
import { judge } from './judge.ts';
import { seal } from './seal.ts';

/** Everything that a verification depends on. */
export interface Premise extends Situation {
  readonly received: Received;
  /** What trying may cost. */
  readonly work: Work;
}

/** One thing changed; null where it cannot be changed so. */
export type Change = (premise: Premise) => Premise | null;

/** The catalogue run once, where nothing has to be read anew. */
const WORK_OF_A_RUN = 500;

/** Codes that fail under a premise, in the catalogue's order; none means that it is accepted. Null: too much work. */
export function failuresUnder(premise: Premise): Set<CheckCode> | null {
  const { received, work } = premise;
  if (!spend(work, WORK_OF_A_RUN + (isRead(received) ? 0 : received.xml.length))) return null;
  const facts = gatherFacts(received, premise, null);
  return new Set(judge(facts).flatMap((each) => (each.outcome === 'fail' ? [each.check.code] : [])));
}

export type AccountChange = (account: Account) => Account;

/** The very change that a command makes to the account; none where that would be refused. */
export function withAccount(change: AccountChange): Change {
  return (premise) => {
    const account = unlessRefused(premise.account, change);
    return account && { ...premise, account };
  };
}

/** Whether the command that makes this change would make it. */
export const isAllowed = (account: Account, change: AccountChange) => unlessRefused(account, change) !== null;

function unlessRefused(account: Account, change: AccountChange): Account | null {
  try {
    return change(account);
  } catch (error) {
    if (error instanceof RamError) return null;
    throw error;
  }
}

export function withOptions(change: Partial<JudgedOptions>): Change {
  return (premise) => ({ ...premise, options: { ...premise.options, ...change } });
}

export function withMetadata(change: (idp: IdpMetadata) => IdpMetadata): Change {
  return (premise) => (premise.idp ? { ...premise, idp: change(premise.idp) } : null);
}

/**
 * The IdP says something else, and signs it as it signed this: what verified before is sealed anew with a throw-away key
 * that this premise trusts; what did not verify before is left unsealed, so that no edit can cure a signature.
 * `sign` seals the Assertion in any case: for when signing itself is what the IdP must change.
 */
export function withEdit(edit: (response: Editable) => void, { sign = false } = {}): Change {
  return (premise) => {
    // Copied, sealed and written again: twice what reading takes.
    if (!spend(premise.work, premise.received.xml.length * 2)) return null;
    const { response: before, trust }: Pick<Facts, 'response' | 'trust'> = gatherFacts(premise.received, premise, null);
    if (!before || !trust) return null;
    const response = copy(before.element, null);
    try {
      edit(response);
    } catch (error) {
      if (error instanceof MissingElement) return null;
      throw error;
    }
    const { privateKey, publicKey } = throwAwayKey();
    const [assertion] = findAll(response, 'Assertion');
    if ((sign || trust.assertion?.verified) && assertion) seal(assertion, privateKey);
    if (trust.response?.verified || (sign && trust.response)) seal(response, privateKey);
    const xml = serialize(response);
    const idp = premise.idp && { ...premise.idp, signingKeys: [...premise.idp.signingKeys, publicKey] };
    return { ...premise, idp, received: { ...premise.received, xml } };
  };
}

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: PublicKey;
}

let keyPair: KeyPair | undefined;

/** Made when it is first needed; only premises trust it, and its private half never leaves this file. */
function throwAwayKey(): KeyPair {
  keyPair ??= makeKeyPair();
  return keyPair;
}

function makeKeyPair(): KeyPair {
  const { privateKey, publicKey: key } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return { privateKey, publicKey: { key, type: 'ec', bits: 256, fingerprint256: 'counterfactual', certificate: null } };
}
