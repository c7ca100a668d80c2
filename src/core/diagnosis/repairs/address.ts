// Repairs of step 4: for whom the response was made, and which request it answers.

import type { Facts } from '../../checks/facts.ts';
import { acsOf, acsUrl, otherSite, spEntityId } from '../../ram/account.ts';
import { append, type Editable, find, findAll, setAttribute, setText } from '../../saml/edit.ts';
import { ask, textOfAsked } from '../../saml/provenance.ts';
import { withAccount, withEdit, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf, RepairTable } from './repair.ts';

/** Where the values are those of the other site, the account may simply be on that site. */
function switchSite({ account }: Facts): Repair {
  const site = otherSite(account.site);
  return {
    where: 'sso-cli',
    advice: { key: 'set-site', args: { site } },
    command: { kind: 'account', name: 'settings', operands: [], options: { site }, stateless: () => ({ site }) },
    changesAccount: true,
    apply: withAccount((before) => ({ ...before, site })),
  };
}

const isOtherSite = (value: string | null | undefined, { account }: Facts) => {
  const site = otherSite(account.site);
  return value === acsUrl(site) || value === spEntityId({ ...account, site });
};

const setAudience: RepairsOf = (facts) => {
  const expected = spEntityId(facts.account);
  const audiences = facts.assertion?.conditions?.audienceRestrictions.flat() ?? [];
  return [
    ...(audiences.some((each) => isOtherSite(each, facts)) ? [switchSite(facts)] : []),
    {
      where: 'idp',
      advice: { key: 'set-audience', args: { expected } },
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

const setRecipient: RepairsOf = (facts) => {
  const expected = acsOf(facts.account);
  const recipient = facts.assertion?.subject?.confirmations[0]?.recipient;
  return [
    ...(isOtherSite(recipient, facts) ? [switchSite(facts)] : []),
    {
      where: 'idp',
      advice: { key: 'set-recipient', args: { expected } },
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', expected)),
    },
    {
      where: 'idp',
      advice: { key: 'set-recipient-and-destination', args: { expected } },
      apply: withEdit((response) => setBoth(response, expected)),
    },
  ];
};

const setDestination: RepairsOf = (facts) => {
  const expected = acsOf(facts.account);
  return [
    ...(isOtherSite(facts.response?.destination, facts) ? [switchSite(facts)] : []),
    {
      where: 'idp',
      advice: { key: 'set-destination', args: { expected } },
      apply: withEdit((response) => setAttribute(response, 'Destination', expected)),
    },
    {
      where: 'idp',
      advice: { key: 'set-recipient-and-destination', args: { expected } },
      apply: withEdit((response) => setBoth(response, expected)),
    },
  ];
};

function setBoth(response: Editable, expected: string): void {
  setAttribute(response, 'Destination', expected);
  setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', expected);
}

const answerRequest: RepairsOf = ({ response, assertion, options }) => {
  const asked = options.requestId && textOfAsked(options.requestId);
  const answered = response?.inResponseTo ?? assertion?.subject?.confirmations[0]?.inResponseTo ?? null;
  return [
    {
      where: 'sso-cli',
      advice: answered
        ? { key: 'give-request-id', args: { requestId: answered } }
        : { key: 'omit-request-id', args: {} },
      command: { kind: 'verify', flags: { 'request-id': answered } },
      apply: withOptions({ requestId: answered === null ? null : ask(answered) }),
    },
    ...(asked === null ? [] : [copyRequestId(asked)]),
  ];
};

function copyRequestId(requestId: string): Repair {
  return {
    where: 'idp',
    advice: { key: 'copy-request-id', args: {} },
    apply: withEdit((response) => {
      setAttribute(response, 'InResponseTo', requestId);
      setAttribute(find(response, 'SubjectConfirmationData'), 'InResponseTo', requestId);
    }),
  };
}

const judgeAgain: RepairsOf = ({ assertion }) => {
  const answered = assertion?.subject?.confirmations[0]?.inResponseTo ?? null;
  if (answered === null) return [];
  return [
    {
      where: 'input',
      advice: { key: 'judge-again', args: {} },
      command: { kind: 'verify', flags: { 'request-id': answered } },
      apply: withOptions({ requestId: ask(answered) }),
    },
  ];
};

export const ADDRESS_REPAIRS: RepairTable = {
  'audience-missing': setAudience,
  'audience-mismatch': setAudience,
  'recipient-missing': setRecipient,
  'recipient-mismatch': setRecipient,
  'destination-mismatch': setDestination,
  'condition-not-understood': ({ assertion }) => [
    {
      where: 'idp',
      advice: { key: 'send-known-conditions', args: {} },
      apply: withEdit((response) => {
        const conditions = find(response, 'Conditions');
        const unknown: readonly string[] = assertion?.conditions?.unknown ?? [];
        conditions.children = conditions.children.filter(
          (node) => node.kind !== 'element' || !unknown.includes(node.name),
        );
      }),
    },
  ],
  'in-response-to-mismatch': answerRequest,
  'request-answered': judgeAgain,
};
