// Repairs of step 5: when the response is valid, and when it is judged.

import type { Facts } from '../../checks/facts.ts';
import { find, findAll, setAttribute } from '../../saml/edit.ts';
import { describeDistance, formatInstant, type Instant, parseInstant } from '../../saml/time.ts';
import { withEdit, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf, Say } from './repair.ts';

/** An instant at which every time in the response holds; null where there is none. */
function ownTime({ assertion, response }: Facts): Instant | null {
  const at = (value: string | null | undefined) => (value == null ? null : parseInstant(value));
  const confirmation = assertion?.subject?.confirmations[0];
  const starts = [
    at(assertion?.conditions?.notBefore),
    at(confirmation?.notBefore),
    at(assertion?.issueInstant ?? response?.issueInstant),
  ].filter((each) => each !== null);
  const ends = [
    at(assertion?.conditions?.notOnOrAfter),
    at(confirmation?.notOnOrAfter),
    ...(assertion?.authnStatements.map((each) => at(each.sessionNotOnOrAfter)) ?? []),
  ].filter((each) => each !== null);
  const start = starts.length > 0 ? Math.max(...starts) : null;
  const end = ends.length > 0 ? Math.min(...ends) : null;
  const instant = start ?? (end === null ? null : end - 1000);
  return instant === null || (end !== null && instant >= end) ? null : instant;
}

/** Clocks that differ by more than this are not clocks that run wrong. */
const PLAUSIBLE_DRIFT = 3_600_000;

const moveClock: RepairsOf = (facts, say) => {
  const instant = ownTime(facts);
  if (instant === null) return [lengthenLifetime(facts, say)];
  const ahead = instant - facts.options.at;
  const judgeThen: Repair = {
    where: 'sso-cli',
    change: say(
      'Judge the response at its own time. To know about now, log on again and verify the fresh response.',
      '请按响应自身的时间验证。若要了解当前情况，请重新登录并验证新的响应。',
    ),
    command: `sso-cli verify-response --at ${formatInstant(instant)} …`,
    apply: withOptions({ at: instant }),
  };
  if (Math.abs(ahead) > PLAUSIBLE_DRIFT) return [judgeThen];
  const distance = describeDistance(ahead, say('en', 'zh') as 'en' | 'zh');
  const setClock: Repair = {
    where: 'idp',
    change:
      ahead > 0
        ? say(
            `If this was a fresh logon, the clock of the IdP is ${distance} ahead: set it (NTP).`,
            `如果这是刚刚的登录，则 IdP 的时钟快了 ${distance}：请校准（NTP）。`,
          )
        : say(
            `If this was a fresh logon, the clock of the IdP is ${distance} behind: set it (NTP).`,
            `如果这是刚刚的登录，则 IdP 的时钟慢了 ${distance}：请校准（NTP）。`,
          ),
    apply: withOptions({ at: instant }),
  };
  return ahead > 0 ? [setClock, judgeThen] : [judgeThen, setClock];
};

function lengthenLifetime({ options }: Facts, say: Say): Repair {
  const end = formatInstant(options.at + 300_000);
  return {
    where: 'idp',
    change: say(
      'Set a lifetime of a few minutes for the response: at present there is no instant at which all its times hold.',
      '请为响应设置几分钟的有效期：目前没有任何时刻能同时满足其所有时间限制。',
    ),
    apply: withEdit((response) => {
      for (const each of findAll(response, 'Conditions')) setAttribute(each, 'NotBefore', formatInstant(options.at));
      for (const name of ['Conditions', 'SubjectConfirmationData']) {
        for (const element of findAll(response, name)) setAttribute(element, 'NotOnOrAfter', end);
      }
      for (const statement of findAll(response, 'AuthnStatement')) setAttribute(statement, 'SessionNotOnOrAfter', null);
    }),
  };
}

const leaveNotBeforeOut: RepairsOf = (_, say) => [
  {
    where: 'idp',
    change: say('Leave NotBefore out of SubjectConfirmationData.', '请在 SubjectConfirmationData 中去掉 NotBefore。'),
    apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmationData'), 'NotBefore', null)),
  },
];

export const TIME_REPAIRS: Readonly<Record<string, RepairsOf>> = {
  'assertion-not-yet-valid': moveClock,
  'assertion-expired': moveClock,
  'confirmation-expired': moveClock,
  'confirmation-not-yet-valid': leaveNotBeforeOut,
  'confirmation-not-before': leaveNotBeforeOut,
  'session-expired': moveClock,
  'assertion-replayed': (_, say) => [
    {
      where: 'input',
      change: say('Log on again and verify the fresh response.', '请重新登录并验证新的响应。'),
      apply: withOptions({ seen: () => false }),
    },
  ],
};
