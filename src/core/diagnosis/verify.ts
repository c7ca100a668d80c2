// The seven steps: from a paste to what was judged. Pure: the instant, the account and the metadata come in as arguments.

import { requestAnsweredBy } from '../checks/4-address/request.ts';
import type { Facts, JudgedOptions, RequestMemory, VerifyOptions } from '../checks/facts.ts';
import type { Account } from '../ram/account.ts';
import { type Received, receive, type Unreadable } from '../receive/receive.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { ask } from '../saml/provenance.ts';
import { newWork, type Work } from '../work.ts';
import { gatherFacts } from './gather.ts';
import { type Judged, judge } from './judge.ts';

export interface Verification {
  /** What was pasted: the bytes of a file or of standard input, or text. */
  readonly input: Uint8Array | string;
  /** How the input is named in the report. */
  readonly source?: string;
  readonly account: Account;
  readonly idp: IdpMetadata | null;
  /** The instant to judge at, and whatever departs from the strict defaults. */
  readonly options: Pick<VerifyOptions, 'at'> & Partial<VerifyOptions>;
  /** What explaining may cost, where several pastes of one call share it. */
  readonly work?: Work;
}

/** A message that was judged, before anything about it is put into words. */
export interface Verified {
  readonly source: string;
  readonly facts: Facts;
  readonly judged: readonly Judged[];
  readonly isAccepted: boolean;
  /** The request that it answers, where it was accepted: from then on no other may. */
  readonly answers: string | null;
  /** What is left for explaining it and those behind it. */
  readonly work: Work;
}

/** The tolerance between clocks where none is given, in milliseconds. */
export const DEFAULT_CLOCK_SKEW = 60_000;

/**
 * Judges every message in a paste, in order; always at least one. Never throws on any input. One at a time: nobody holds the
 * trees of those before.
 */
export function* verifyMessages(verification: Verification): Generator<Verified> {
  const { account, idp, source = '-', work = newWork() } = verification;
  const { requestId = null, ...given } = verification.options;
  const options: JudgedOptions = {
    clockSkew: DEFAULT_CLOCK_SKEW,
    allowSha1: false,
    requests: null,
    expectUser: null,
    relayState: null,
    seen: null,
    ...given,
    requestId: requestId === null ? null : ask(requestId),
  };
  const messages = responsesAmong(receive(verification.input));
  // An assertion that an earlier message of this paste used up is a replay in a later one.
  const spent = new Set<string>();
  const seen = options.seen && ((id: string) => spent.has(id) || (options.seen?.(id) ?? false));
  // And so is a request that one of them answered.
  const answered = new Set<string>();
  const requests = options.requests && withAnswered(options.requests, answered);
  const isOne = messages.length === 1;
  for (const [i, received] of messages.entries()) {
    const facts = gatherFacts({ ...received }, { account, idp, options: { ...options, seen, requests } }, work);
    const judged = judge(facts);
    const isAccepted = judged.every((each) => each.outcome !== 'fail');
    const id = facts.trust?.authenticated?.id;
    if (isAccepted && id) spent.add(id);
    const answers = isAccepted ? requestAnsweredBy(facts) : null;
    if (answers !== null) answered.add(answers);
    yield { source: isOne ? source : `${source}#${i + 1}`, facts, judged, isAccepted, answers, work };
  }
}

function withAnswered(requests: RequestMemory, answered: ReadonlySet<string>): RequestMemory {
  const stateOf = (id: string) => (answered.has(id) ? 'answered' : requests.stateOf(id));
  return { ...requests, stateOf };
}

/**
 * A recording of a whole logon holds the request too: where there are responses, they alone are verified, each once. One
 * that cannot be read is a report of its own: nobody else would notice that it is missing.
 */
function responsesAmong(messages: readonly (Received | Unreadable)[]): readonly (Received | Unreadable)[] {
  const answers = messages.filter((each) => each.parameter !== 'SAMLRequest');
  const wanted = answers.length > 0 ? answers : messages;
  if (wanted.length === 1) return wanted;
  const seen = new Set<string>();
  return wanted.filter((each) => each.kind === 'unreadable' || (!seen.has(each.xml) && seen.add(each.xml)));
}
