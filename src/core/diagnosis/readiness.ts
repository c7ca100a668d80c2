// Whether people could be logged on by what is set up: what is missing, what runs out next, and the next step. Pure.

import type { Account } from '../ram/account.ts';
import { mayDoNothing } from '../ram/group.ts';
import type { RamUser } from '../ram/user.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import type { Instant } from '../saml/time.ts';
import type { MetadataFinding } from './judge-metadata.ts';

/** What is set up, as far as it is. */
export interface SetUp {
  readonly account: Account | null;
  readonly idp: IdpMetadata | null;
  /** What the checks of metadata say of the stored document. */
  readonly findings: readonly MetadataFinding[];
  readonly isTestIdp: boolean;
}

export type Shortcoming =
  | { readonly code: 'store-missing' | 'metadata-missing' | 'users-missing' | 'users-inactive' }
  | { readonly code: 'users-without-permissions'; readonly names: readonly string[] };

/** What ends next. */
export interface Expiring {
  readonly what: 'certificate' | 'metadata';
  readonly at: Instant;
}

export type NextStep =
  | { readonly step: 'init' | 'import-metadata' | 'create-user' | 'verify' }
  /** The user who can be rehearsed with, or who may do nothing yet. */
  | { readonly step: 'rehearse' | 'attach-policy' | 'activate'; readonly user: string };

export interface Readiness {
  /** False where something keeps everybody from logging on. */
  readonly isReady: boolean;
  readonly shortcomings: readonly Shortcoming[];
  readonly expiring: Expiring | null;
  readonly next: NextStep;
}

export function readinessOf(setUp: SetUp): Readiness {
  const users = setUp.account?.users ?? [];
  const shortcomings = shortcomingsOf(setUp);
  const keepsOut = shortcomings.some(({ code }) => code !== 'users-without-permissions');
  return {
    isReady: !keepsOut && setUp.findings.every(({ severity }) => severity !== 'error'),
    shortcomings,
    expiring: setUp.idp && expiringOf(setUp.idp),
    next: nextStep(setUp, users),
  };
}

const isActive = ({ Status }: RamUser) => Status === 'active';

function shortcomingsOf({ account, idp, findings }: SetUp): Shortcoming[] {
  if (account === null) return [{ code: 'store-missing' }];
  const poor = account.users.filter((user) => isActive(user) && mayDoNothing(user, account.groups));
  return [
    // Where the document cannot be read, its findings say so.
    ...(idp === null && findings.length === 0 ? [{ code: 'metadata-missing' } as const] : []),
    ...(account.users.length === 0
      ? [{ code: 'users-missing' } as const]
      : account.users.some(isActive)
        ? []
        : [{ code: 'users-inactive' } as const]),
    ...(poor.length > 0 && account.knowsPolicies
      ? [{ code: 'users-without-permissions', names: poor.map(({ UserName }) => UserName) } as const]
      : []),
  ];
}

/** The last certificate to end is the one that ends logons; metadata that is no longer valid ends them too. */
function expiringOf({ signingKeys, validUntil }: IdpMetadata): Expiring | null {
  const ends = signingKeys.flatMap(({ certificate }) => (certificate ? [certificate.notAfter] : []));
  const last = ends.length > 0 && ends.length === signingKeys.length ? Math.max(...ends) : null;
  if (validUntil !== null && (last === null || validUntil < last)) return { what: 'metadata', at: validUntil };
  return last === null ? null : { what: 'certificate', at: last };
}

function nextStep({ account, idp, findings, isTestIdp }: SetUp, users: readonly RamUser[]): NextStep {
  if (account === null) return { step: 'init' };
  if (idp === null || findings.some(({ severity }) => severity === 'error')) return { step: 'import-metadata' };
  const [anybody] = users;
  if (anybody === undefined) return { step: 'create-user' };
  const active = users.filter(isActive);
  const [first] = active;
  if (first === undefined) return { step: 'activate', user: anybody.UserName };
  const able = active.find((user) => !mayDoNothing(user, account.groups));
  if (able === undefined) return { step: 'attach-policy', user: first.UserName };
  return isTestIdp ? { step: 'rehearse', user: able.UserName } : { step: 'verify' };
}
