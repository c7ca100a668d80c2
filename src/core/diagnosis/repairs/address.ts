// Repairs of steps 4 and 5: for whom the response was made, which request it answers, and when.

import type { Facts } from '../../checks/facts.ts';
import { append, find, findAll, setAttribute, setText } from '../../mint/edit.ts';
import { acsUrl, otherSite, spEntityId } from '../../ram/account.ts';
import { describeDistance, formatInstant, type Instant, parseInstant } from '../../saml/time.ts';
import { withAccount, withEdit, withOptions } from '../counterfactual.ts';
import { type Repair, type RepairsOf, type Say, shellWord } from './repair.ts';

/** Where the values are those of the other site, the account may simply be on that site. */
function switchSite({ account }: Facts, say: Say): Repair {
  const site = otherSite(account.site);
  return {
    where: 'sso-cli',
    change: say(
      `If the account is on the ${site === 'cn' ? 'China' : 'international'} site, say so.`,
      `如果账号属于${site === 'cn' ? '中国站' : '国际站'}，请据此设置。`,
    ),
    command: `sso-cli settings --site ${site}`,
    apply: withAccount((before) => ({ ...before, site })),
  };
}

const isOtherSite = (value: string | null | undefined, { account }: Facts) => {
  const site = otherSite(account.site);
  return value === acsUrl(site) || value === spEntityId({ ...account, site });
};

const setAudience: RepairsOf = (facts, say) => {
  const expected = spEntityId(facts.account);
  const audiences = facts.assertion?.conditions?.audienceRestrictions.flat() ?? [];
  return [
    ...(audiences.some((each) => isOtherSite(each, facts)) ? [switchSite(facts, say)] : []),
    {
      where: 'idp',
      change: say(`Set the audience (SP entity ID) to ${expected}`, `请把受众（SP 实体 ID）设为 ${expected}`),
      apply: withEdit((response) => {
        const restrictions = findAll(response, 'AudienceRestriction');
        if (restrictions.length === 0) {
          const conditions = findAll(response, 'Conditions')[0] ?? append(find(response, 'Assertion'), 'Conditions');
          restrictions.push(append(conditions, 'AudienceRestriction'));
        }
        for (const restriction of restrictions) {
          const [audience] = findAll(restriction, 'Audience');
          if (audience) setText(audience, expected);
          else append(restriction, 'Audience', {}, expected);
        }
      }),
    },
  ];
};

const setRecipient: RepairsOf = (facts, say) => {
  const expected = acsUrl(facts.account.site);
  const recipient = facts.assertion?.subject?.confirmations[0]?.recipient;
  return [
    ...(isOtherSite(recipient, facts) ? [switchSite(facts, say)] : []),
    {
      where: 'idp',
      change: say(
        `Set the ACS URL (reply URL, recipient) to ${expected}`,
        `请把 ACS 地址（回复 URL、Recipient）设为 ${expected}`,
      ),
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', expected)),
    },
    {
      where: 'idp',
      change: sayBoth(expected, say),
      apply: withEdit((response) => setBoth(response, expected)),
    },
  ];
};

const setDestination: RepairsOf = (facts, say) => {
  const expected = acsUrl(facts.account.site);
  return [
    ...(isOtherSite(facts.response?.destination, facts) ? [switchSite(facts, say)] : []),
    {
      where: 'idp',
      change: say(`Set the destination (ACS URL) to ${expected}`, `请把 Destination（ACS 地址）设为 ${expected}`),
      apply: withEdit((response) => setAttribute(response, 'Destination', expected)),
    },
    {
      where: 'idp',
      change: sayBoth(expected, say),
      apply: withEdit((response) => setBoth(response, expected)),
    },
  ];
};

const sayBoth = (expected: string, say: Say) =>
  say(
    `Set the ACS URL (reply URL, recipient and destination) to ${expected}`,
    `请把 ACS 地址（回复 URL、Recipient 与 Destination）设为 ${expected}`,
  );

function setBoth(response: Parameters<typeof find>[0], expected: string): void {
  setAttribute(response, 'Destination', expected);
  setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', expected);
}

const answerRequest: RepairsOf = ({ response, assertion, options }, say) => {
  const answered = response?.inResponseTo ?? assertion?.subject?.confirmations[0]?.inResponseTo ?? null;
  return [
    {
      where: 'sso-cli',
      change: answered
        ? say(
            `If the response belongs to the request ${answered}, give that ID.`,
            `如果响应属于请求 ${answered}，请指定该请求。`,
          )
        : say(
            'The logon was started at the IdP: verify it without --request-id.',
            '登录由 IdP 发起：请不带 --request-id 再次验证。',
          ),
      command: answered ? `sso-cli verify-response --request-id ${shellWord(answered)} …` : 'sso-cli verify-response …',
      apply: withOptions({ requestId: answered }),
    },
    ...(options.requestId === null
      ? []
      : [
          {
            where: 'idp' as const,
            change: say(
              'Copy the ID of the AuthnRequest into InResponseTo.',
              '请把 AuthnRequest 的 ID 写入 InResponseTo。',
            ),
            apply: withEdit((edited) => {
              setAttribute(edited, 'InResponseTo', options.requestId);
              setAttribute(find(edited, 'SubjectConfirmationData'), 'InResponseTo', options.requestId);
            }),
          },
        ]),
  ];
};

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

export const ADDRESS_REPAIRS: Readonly<Record<string, RepairsOf>> = {
  'audience-missing': setAudience,
  'audience-mismatch': setAudience,
  'recipient-missing': setRecipient,
  'recipient-mismatch': setRecipient,
  'destination-mismatch': setDestination,
  'condition-not-understood': ({ assertion }, say) => [
    {
      where: 'idp',
      change: say('Send no conditions other than times and audience.', '请只发送时间与受众条件。'),
      apply: withEdit((response) => {
        const conditions = find(response, 'Conditions');
        const unknown = assertion?.conditions?.unknown ?? [];
        conditions.children = conditions.children.filter(
          (node) => node.kind !== 'element' || !unknown.includes(node.name),
        );
      }),
    },
  ],
  'in-response-to-mismatch': answerRequest,
  'assertion-not-yet-valid': moveClock,
  'assertion-expired': moveClock,
  'confirmation-expired': moveClock,
  'confirmation-not-yet-valid': (_, say) => [
    {
      where: 'idp',
      change: say('Leave NotBefore out of SubjectConfirmationData.', '请在 SubjectConfirmationData 中去掉 NotBefore。'),
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmationData'), 'NotBefore', null)),
    },
  ],
  'session-expired': moveClock,
  'assertion-replayed': (_, say) => [
    {
      where: 'input',
      change: say('Log on again and verify the fresh response.', '请重新登录并验证新的响应。'),
      apply: withOptions({ seen: () => false }),
    },
  ],
};
