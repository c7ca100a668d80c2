// The seven steps: from a paste to its reports. Pure: the instant, the account and the metadata come in as arguments.

import type { Lang } from '../checks/define.ts';
import type { VerifyOptions } from '../checks/facts.ts';
import type { Account } from '../ram/account.ts';
import { type Received, receive, type Unreadable } from '../receive/receive.ts';
import type { Report } from '../report.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { gatherFacts } from './gather.ts';
import { judge } from './judge.ts';
import { toReport } from './to-report.ts';

export interface Verification {
  /** What was pasted: the bytes of a file or of standard input, or text. */
  readonly input: Uint8Array | string;
  /** How the input is named in the report. */
  readonly source?: string;
  readonly account: Account;
  readonly idp: IdpMetadata | null;
  /** The instant to judge at, and whatever departs from the strict defaults. */
  readonly options: Pick<VerifyOptions, 'at'> & Partial<VerifyOptions>;
  readonly lang?: Lang;
}

/** The tolerance between clocks where none is given, in milliseconds. */
export const DEFAULT_CLOCK_SKEW = 60_000;

/** Verifies every message in a paste; one report each, in order, and always at least one. Never throws on any input. */
export function verifyResponses(verification: Verification): Report[] {
  const { account, idp, lang = 'en', source = '-' } = verification;
  const options: VerifyOptions = {
    clockSkew: DEFAULT_CLOCK_SKEW,
    allowSha1: false,
    requestId: null,
    expectUser: null,
    relayState: null,
    seen: null,
    ...verification.options,
  };
  const messages = responsesAmong(receive(verification.input));
  return messages.map((received, i) => {
    const facts = gatherFacts(received, { account, idp, options });
    return toReport(facts, judge(facts), messages.length > 1 ? `${source}#${i + 1}` : source, lang);
  });
}

/** A recording of a whole logon holds the request too: where there are responses, they alone are verified, each once. */
function responsesAmong(messages: readonly (Received | Unreadable)[]): readonly (Received | Unreadable)[] {
  const responses = messages.filter((each) => each.kind === 'received' && each.parameter !== 'SAMLRequest');
  const wanted = responses.length > 0 ? responses : messages;
  const seen = new Set<string>();
  return wanted.filter((each) => each.kind === 'unreadable' || (!seen.has(each.xml) && seen.add(each.xml)));
}

/** Verifies a paste that holds one message: the first report of `verifyResponses`. */
export function verifyResponse(verification: Verification): Report {
  return verifyResponses(verification)[0] as Report;
}
