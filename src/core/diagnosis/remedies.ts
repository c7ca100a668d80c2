// Which smallest change would make it work? Tries the known repairs of every failure, alone first, then in the smallest
// combination that accepts, and calls proven only what the whole verification accepted. Bounded in count, by size.

import type { CheckCode } from '../checks/codes.ts';
import type { Check } from '../checks/define.ts';
import { remedyWords } from '../idps/remedy-words.ts';
import type { Remedy } from '../report.ts';
import { isPlaceholder } from '../saml/placeholder.ts';
import { say } from '../sentence.ts';
import type { AdviceWords } from '../words/advice.ts';
import type { Words } from '../words/words.ts';
import { type Change, failuresUnder, type Premise } from './counterfactual.ts';
import { commandLine, type Invocation, metadataFileOf } from './invocation.ts';
import { recogniseProduct } from './product.ts';
import type { Repair } from './repairs/repair.ts';
import { isName } from './repairs/send-name.ts';
import { isSignedByIdp } from './repairs/trust.ts';
import { repairsOf } from './repairs.ts';
import type { Verified } from './verify.ts';

/** How many times the verification may run again for one message; what all together may cost, work.ts says. */
const MAX_RUNS = 150;
/** The dearest message of all must not spend what those behind it need. */
const WORK_OF_A_MESSAGE = 3_000_000;
/** Changes in one combination; with more, nobody would follow them. */
const MAX_TOGETHER = 6;
/** Alternatives shown for one failure. */
const MAX_ALTERNATIVES = 4;

interface Failure {
  readonly check: Check;
  readonly repairs: readonly Repair[];
  /** There would be repairs, and none of them may be proposed. */
  readonly isWithheld: boolean;
}

/**
 * The remedies of a rejected message, those of the cause first; none when it was accepted. `advice`: the words of repairs, in
 * the language of `words`.
 */
export function findRemedies(
  { facts, judged, source, work }: Verified,
  words: Words,
  advice: AdviceWords,
  invocation: Invocation = { input: source, flags: {} },
): Remedy[] {
  const isSigned = isSignedByIdp(facts);
  const { product } = recogniseProduct(facts);
  const failures = judged
    .filter((each) => each.outcome === 'fail' && each.because === null)
    .map(({ check }): Failure => {
      const all = repairsOf(check.code, facts);
      // Nothing that changes the account comes from what no trusted key signed, nor for a NameID that is no name; and no
      // placeholder from anywhere.
      const mayChange = isSigned && (check.step !== 6 || isName(facts));
      const repairs = all.filter((each) => (mayChange || !each.changesAccount) && !isFromPlaceholder(each));
      return { check, repairs, isWithheld: all.length > 0 && repairs.length === 0 };
    })
    .filter(({ isWithheld }, i) => !isWithheld || i === 0);
  const { received } = facts;
  const own = { left: Math.min(work.left, WORK_OF_A_MESSAGE) };
  const before = own.left;
  const proven =
    received.kind === 'received' ? prove(failures, { ...facts, received, work: own }) : new Map<Repair, CheckCode[]>();
  work.left -= before - own.left;
  return failures.flatMap(({ check, repairs }): Remedy[] => {
    const ofProduct = remedyWords(product, check.code, words.lang);
    const put = (repair: Repair) => inFull(repair, ofProduct, advice, invocation);
    const working = repairs.filter((repair) => proven.has(repair)).slice(0, MAX_ALTERNATIVES);
    if (working.length > 0)
      return working.map((repair) => toRemedy(check, repair, put(repair), proven.get(repair) ?? [], invocation));
    const [likely] = repairs;
    if (likely) return [toRemedy(check, likely, put(likely), null, invocation)];
    const { mend } = words.checks[check.code];
    return [{ code: check.code, where: check.where, change: ofProduct ?? mend, proven: false }];
  });
}

/** What the repair advises; where it lies at the IdP, then where this product has that setting. */
function inFull(
  { where, advice, command }: Repair,
  ofProduct: string | null,
  { sentences, atProduct, downloadedTo }: AdviceWords,
  invocation: Invocation,
): string {
  const said = say(sentences, advice);
  const change = command?.kind === 'import' ? downloadedTo(said, metadataFileOf(invocation)) : said;
  return ofProduct !== null && where === 'idp' ? atProduct(change, ofProduct) : change;
}

function toRemedy(
  check: Check,
  { where, command }: Repair,
  change: string,
  together: readonly CheckCode[] | null,
  invocation: Invocation,
): Remedy {
  const typed = command && commandLine(command, invocation);
  return {
    code: check.code,
    where,
    change,
    ...(typed === undefined ? {} : { command: typed }),
    proven: together !== null,
    ...(together && together.length > 0 ? { together } : {}),
  };
}

function isFromPlaceholder({ advice }: Repair): boolean {
  return Object.values(advice.args).some((each) => typeof each === 'string' && isPlaceholder(each));
}

/** The repairs that work, each with the codes of the failures that must be repaired beside it. */
function prove(failures: readonly Failure[], premise: Premise): Map<Repair, readonly CheckCode[]> {
  const proven = new Map<Repair, readonly CheckCode[]>();
  let runs = MAX_RUNS;
  const accepts = (changes: readonly Change[]): boolean => {
    if (runs-- <= 0 || premise.work.left === 0) return false;
    const changed = changes.reduce<Premise | null>((at, change) => at && change(at), premise);
    return changed !== null && failuresUnder(changed)?.size === 0;
  };
  for (const { repairs } of failures) {
    for (const repair of repairs) if (repair.apply && accepts([repair.apply])) proven.set(repair, []);
  }
  if (proven.size > 0 || failures.length < 2 || failures.length > MAX_TOGETHER) return proven;
  // One repair for each failure. Those of step 3 come first: an edit is signed anew only where a signature verified before.
  for (const combination of combinations(failures)) {
    const changes = combination.map(({ repair }) => repair.apply).filter((each) => each !== undefined);
    if (runs <= 0) break;
    if (changes.length < combination.length || !accepts(changes)) continue;
    for (const { repair, code } of combination) {
      proven.set(
        repair,
        combination.map((each) => each.code).filter((each) => each !== code),
      );
    }
    break;
  }
  return proven;
}

interface Choice {
  readonly code: CheckCode;
  readonly repair: Repair;
}

/** Every way to choose one repair for each failure, those with the first choices first. */
function* combinations(failures: readonly Failure[]): Generator<Choice[]> {
  const byTrust = failures.toSorted((a, b) => Number(b.check.step === 3) - Number(a.check.step === 3));
  function* choose(rest: readonly Failure[]): Generator<Choice[]> {
    const [failure, ...others] = rest;
    if (!failure) {
      yield [];
      return;
    }
    for (const repair of failure.repairs) {
      for (const tail of choose(others)) yield [{ code: failure.check.code, repair }, ...tail];
    }
  }
  yield* choose(byTrust);
}
