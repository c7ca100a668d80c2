// The flags of a call of verify-response as they would be typed again: for the commands that its remedies print.

import type { Context } from '../context.ts';
import type { FlagGiven, FlagsGiven } from '../core/diagnosis/invocation.ts';
import { formatInstant, type Instant } from '../core/saml/time.ts';

/** What another call has to repeat to judge the same paste in the same way; how an answer looks is no part of that. */
interface JudgingFlags {
  readonly at?: Instant;
  readonly clockSkew?: number;
  readonly requestId?: string;
  readonly requests?: string;
  readonly expectUser?: string;
  readonly relayState?: string;
  readonly allowSha1?: boolean;
  readonly seen?: string;
  readonly metadata?: string;
  readonly accountId?: string;
  readonly site?: string;
  readonly defaultDomain?: string;
  readonly domainAlias?: string;
  readonly auxiliaryDomain?: string;
  readonly loginWithDomain?: boolean;
  readonly user?: readonly string[];
}

export function flagsGiven(flags: JudgingFlags, { settings }: Context): FlagsGiven {
  const store = settings.sourced.find(({ name, source }) => name === 'store' && source === 'flag');
  const given: Readonly<Record<string, FlagGiven | undefined>> = {
    at: flags.at === undefined ? undefined : formatInstant(flags.at),
    'clock-skew': flags.clockSkew === undefined ? undefined : `${flags.clockSkew}ms`,
    'request-id': flags.requestId,
    requests: flags.requests,
    'expect-user': flags.expectUser,
    'relay-state': flags.relayState,
    'allow-sha1': flags.allowSha1 || undefined,
    seen: flags.seen,
    metadata: flags.metadata,
    'account-id': flags.accountId,
    site: flags.site,
    'default-domain': flags.defaultDomain,
    'domain-alias': flags.domainAlias,
    'auxiliary-domain': flags.auxiliaryDomain,
    'login-with-domain': flags.loginWithDomain === true || undefined,
    'no-login-with-domain': flags.loginWithDomain === false || undefined,
    user: flags.user,
    store: store ? settings.store : undefined,
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, FlagGiven] => entry[1] !== undefined),
  );
}
