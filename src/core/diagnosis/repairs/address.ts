// Repairs of step 4: for whom the response was made, and which request it answers.

import type { Facts } from '../../checks/facts.ts';
import { acsOf, acsUrl, otherSite, spEntityId } from '../../ram/account.ts';
import { append, type Editable, find, findAll, setAttribute, setText } from '../../saml/edit.ts';
import { shellWord } from '../../shell.ts';
import { withAccount, withEdit, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf, Say } from './repair.ts';

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
  const expected = acsOf(facts.account);
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
  const expected = acsOf(facts.account);
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

function setBoth(response: Editable, expected: string): void {
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

const judgeAgain: RepairsOf = ({ assertion }, say) => {
  const answered = assertion?.subject?.confirmations[0]?.inResponseTo ?? null;
  if (answered === null) return [];
  return [
    {
      where: 'input',
      change: say(
        'Start a new logon; to judge this response again, name its request.',
        '请重新发起登录；若要再次判定此响应，请指明其请求。',
      ),
      command: `sso-cli verify-response --request-id ${shellWord(answered)} …`,
      apply: withOptions({ requestId: answered }),
    },
  ];
};

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
  'request-answered': judgeAgain,
};
