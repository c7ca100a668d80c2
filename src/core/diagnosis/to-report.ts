// From facts and judged checks to the report: plain data, worded in one language.

import { STEP_NAMES, type Step, type Wording } from '../checks/define.ts';
import type { Facts } from '../checks/facts.ts';
import { basisOf } from '../checks/sources.ts';
import type { Recognition } from '../idps/recognise.ts';
import type { Account } from '../ram/account.ts';
import { inheritedPolicies } from '../ram/group.ts';
import { mapNameId, mappedUser } from '../ram/mapping.ts';
import {
  type AssertionReport,
  type AtItsOwnTime,
  type ClaimedReport,
  type ElementSignatureReport,
  type Finding,
  type Outcome,
  type Remedy,
  type Report,
  SCHEMA_VERSION,
  type SignatureReport,
  type StepReport,
  type UserReport,
} from '../report.ts';
import type { AssertionContent } from '../saml/assertion.ts';
import {
  type Authenticated,
  type AuthenticatedAssertion,
  readAuthenticated,
  type SignatureJudgement,
} from '../saml/authenticate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { formatInstant } from '../saml/time.ts';
import { VERSION } from '../version.ts';
import type { Words } from '../words/words.ts';
import { rootCause } from './cause.ts';
import type { Judged } from './judge.ts';
import { judgeAtOwnTime } from './own-time.ts';
import type { Verified } from './verify.ts';

/** The report of one verification in the words of one language, with the remedies that were found and the IdP product. */
export function toReport(
  { facts, judged, source, isAccepted: accepted }: Verified,
  words: Words,
  remedies: readonly Remedy[],
  { product, confidence }: Pick<Recognition, 'product' | 'confidence'>,
): Report {
  const authenticated = facts.trust?.authenticated ?? null;
  const user = accepted && authenticated ? loggedOn(authenticated, facts.account) : null;
  if (accepted && !user) throw new Error('invariant: accepted, but no authenticated RAM user');
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'sso-cli', version: VERSION },
    at: formatInstant(facts.options.at),
    input: {
      source,
      encodings: facts.received.encodings,
      repairs: facts.received.repairs.map((each) => words.repairs[each]),
    },
    verdict: accepted ? 'accepted' : 'rejected',
    cause: rootCause(judged),
    user,
    ...staleness(facts, judged),
    steps: toSteps(judged),
    checks: judged.map(({ check, outcome, because }) => ({
      code: check.code,
      step: check.step,
      outcome,
      basis: basisOf(check.sources),
      ...(because ? { because } : {}),
    })),
    findings: judged.flatMap((each) => toFinding(each, judged, words)),
    remedies,
    authenticated: authenticated && readAuthenticated(authenticated, toAssertion),
    claimed: toClaimed(facts),
    signature: toSignature(facts),
    idp: { product, confidence, entityId: facts.idp?.entityId ?? null },
  };
}

/** What holds at the response's own time, where it is time that rejects it now. */
function staleness(facts: Facts, judged: readonly Judged[]): { readonly atItsOwnTime?: AtItsOwnTime } {
  const then = judgeAtOwnTime(facts, judged);
  if (!then) return {};
  const cause = rootCause(then.judged);
  const authenticated = then.facts.trust?.authenticated ?? null;
  const user = cause === null && authenticated ? loggedOn(authenticated, then.facts.account) : null;
  return {
    atItsOwnTime: { at: formatInstant(then.at), verdict: cause === null ? 'accepted' : 'rejected', cause, user },
  };
}

/** The user that the signed NameID names, with what its groups give it. */
function loggedOn(assertion: AuthenticatedAssertion, account: Account): Authenticated<UserReport> | null {
  return readAuthenticated(assertion, ({ subject }) => {
    const [nameId] = subject?.nameIds ?? [];
    const user = nameId ? mappedUser(mapNameId(nameId.value, account), account) : null;
    return user && { ...user, inheritedPolicies: inheritedPolicies(user, account.groups) };
  });
}

function toSteps(judged: readonly Judged[]): StepReport[] {
  const own: Judged[][] = STEP_NAMES.map(() => []);
  for (const each of judged) if (!each.check.always) own[each.check.step - 1]?.push(each);
  return STEP_NAMES.map((name, i) => toStep((i + 1) as Step, name, own[i] ?? []));
}

/** The gravest outcome among its checks; a step of which a part that counts could not be judged did not pass. */
function toStep(step: Step, name: string, own: readonly Judged[]): StepReport {
  const has = (outcome: Outcome) => own.some((each) => each.outcome === outcome);
  const isOpen = own.some((each) => each.outcome === 'skipped' && (each.check.severity === 'error' || !has('pass')));
  return { step, name, outcome: has('fail') ? 'fail' : has('warn') ? 'warn' : isOpen ? 'skipped' : 'pass' };
}

function toFinding({ check, details, severity, because }: Judged, judged: readonly Judged[], words: Words): Finding[] {
  if (!details || !severity || because !== null) return [];
  const wording: Wording<never> = words.checks[check.code];
  const actual = wording.actual?.(details as never) ?? details.actual;
  const explains = judged.filter((each) => each.details && each.because === check.code).map((each) => each.check.code);
  return [
    {
      code: check.code,
      step: check.step,
      severity,
      message: wording.says(details as never),
      ...(details.expected === undefined ? {} : { expected: details.expected }),
      ...(actual === undefined ? {} : { actual }),
      docs: check.sources[0].url,
      basis: basisOf(check.sources),
      ...(explains.length > 0 ? { explains } : {}),
    },
  ];
}

function toAssertion(content: AssertionContent): AssertionReport {
  const [nameId] = content.subject?.nameIds ?? [];
  const [confirmation] = content.subject?.confirmations ?? [];
  const [statement] = content.authnStatements;
  return {
    id: content.id,
    issuer: content.issuer,
    issueInstant: content.issueInstant,
    nameId: nameId ? { value: nameId.value, format: nameId.format } : null,
    audiences: content.conditions?.audienceRestrictions.flat() ?? [],
    recipient: confirmation?.recipient ?? null,
    inResponseTo: confirmation?.inResponseTo ?? null,
    conditions: {
      notBefore: content.conditions?.notBefore ?? null,
      notOnOrAfter: content.conditions?.notOnOrAfter ?? null,
    },
    confirmation: confirmation ? { method: confirmation.method, notOnOrAfter: confirmation.notOnOrAfter } : null,
    authnInstant: statement?.authnInstant ?? null,
    authnContext: statement?.contextClass ?? null,
    sessionIndex: statement?.sessionIndex ?? null,
    sessionNotOnOrAfter: statement?.sessionNotOnOrAfter ?? null,
    attributes: content.attributes.map(({ name, values }) => ({ name, values })),
  };
}

const NO_ASSERTION: AssertionContent = {
  id: null,
  version: null,
  issueInstant: null,
  issuer: null,
  issuerFormat: null,
  subject: null,
  conditions: null,
  authnStatements: [],
  attributes: [],
  misshapen: [],
};

function toClaimed({ response, assertion, received }: Facts): ClaimedReport | null {
  if (!response) return null;
  return {
    message: 'Response',
    responseId: response.id,
    responseIssuer: response.issuer,
    destination: response.destination,
    status: response.status,
    relayState: received.kind === 'received' ? received.relayState : null,
    ...toAssertion(assertion ?? NO_ASSERTION),
    issueInstant: assertion?.issueInstant ?? response.issueInstant,
    inResponseTo: response.inResponseTo ?? assertion?.subject?.confirmations[0]?.inResponseTo ?? null,
  };
}

function toSignature({ trust, idp }: Facts): SignatureReport | null {
  if (!trust) return null;
  const { assertion, response } = trust;
  const judgement = assertion ?? response;
  const scope = assertion && response ? 'both' : assertion ? 'assertion' : response ? 'response' : 'none';
  const key = judgement?.value === 'trusted' ? judgement.key : null;
  return {
    scope,
    algorithm: judgement?.algorithm ?? null,
    digest: judgement?.digestAlgorithm ?? null,
    certificate: key && {
      fingerprint256: key.fingerprint256,
      subject: key.certificate?.subject ?? null,
      notAfter: key.certificate ? formatInstant(key.certificate.notAfter) : null,
    },
    elements: [assertion, response].filter((each) => each !== null).map((each) => toElementSignature(each, idp)),
    tried: idp?.signingKeys.map((each) => each.fingerprint256) ?? [],
  };
}

function toElementSignature(judgement: SignatureJudgement, idp: IdpMetadata | null): ElementSignatureReport {
  const { on, problem, algorithm, digestAlgorithm, digest, value, key, presented } = judgement;
  const since = presented?.certificate?.notBefore;
  return {
    on: on === 'Response' ? 'Response' : 'Assertion',
    structure: problem,
    algorithm,
    digestAlgorithm,
    digest,
    value,
    presented: presented && {
      fingerprint256: presented.fingerprint256,
      subject: presented.certificate?.subject ?? null,
      notBefore: since === undefined ? null : formatInstant(since),
      verifies: key === presented,
      newer:
        since !== undefined && (idp?.signingKeys.every((each) => since > (each.certificate?.notBefore ?? 0)) ?? false),
    },
  };
}
