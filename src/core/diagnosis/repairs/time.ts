// Repairs of step 5: when the response is valid, and when it is judged.

import type { Facts } from '../../checks/facts.ts';
import { suspectedOffset } from '../../checks/time-zone.ts';
import { find, findAll, setAttribute } from '../../saml/edit.ts';
import { formatInstant } from '../../saml/time.ts';
import { withEdit, withOptions } from '../counterfactual.ts';
import { ownTime } from '../own-time.ts';
import type { Repair, RepairsOf, RepairTable } from './repair.ts';

/** A larger difference comes from an old or a postdated response, not from a clock that runs wrong. */
const PLAUSIBLE_DRIFT = 3_600_000;

const moveClock: RepairsOf = (facts) => {
  const instant = ownTime(facts);
  if (instant === null) return [lengthenLifetime(facts)];
  const ahead = instant - facts.options.at;
  const offset = suspectedOffset(facts);
  const judgeThen: Repair = {
    where: 'sso-cli',
    advice: { key: 'judge-at-own-time', args: {} },
    command: { kind: 'verify', flags: { at: formatInstant(instant) } },
    apply: withOptions({ at: instant }),
  };
  if (offset !== null) {
    const at = facts.options.at + offset;
    return [
      { where: 'idp', advice: { key: 'convert-times-to-utc', args: { offset } }, apply: withOptions({ at }) },
      judgeThen,
    ];
  }
  if (Math.abs(ahead) > PLAUSIBLE_DRIFT) return [judgeThen];
  const setClock: Repair = {
    where: 'idp',
    advice:
      ahead > 0 ? { key: 'set-clock-back', args: { ahead } } : { key: 'set-clock-forward', args: { behind: -ahead } },
    apply: withOptions({ at: instant }),
  };
  return ahead > 0 ? [setClock, judgeThen] : [judgeThen, setClock];
};

function lengthenLifetime({ options }: Facts): Repair {
  const end = formatInstant(options.at + 300_000);
  return {
    where: 'idp',
    advice: { key: 'set-lifetime', args: {} },
    apply: withEdit((response) => {
      for (const each of findAll(response, 'Conditions')) setAttribute(each, 'NotBefore', formatInstant(options.at));
      for (const name of ['Conditions', 'SubjectConfirmationData']) {
        for (const element of findAll(response, name)) setAttribute(element, 'NotOnOrAfter', end);
      }
      for (const statement of findAll(response, 'AuthnStatement')) setAttribute(statement, 'SessionNotOnOrAfter', null);
    }),
  };
}

const leaveNotBeforeOut: RepairsOf = () => [
  {
    where: 'idp',
    advice: { key: 'leave-not-before-out', args: {} },
    apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmationData'), 'NotBefore', null)),
  },
];

export const TIME_REPAIRS: RepairTable = {
  'assertion-not-yet-valid': moveClock,
  'assertion-expired': moveClock,
  'confirmation-expired': moveClock,
  'confirmation-not-yet-valid': leaveNotBeforeOut,
  'confirmation-not-before': leaveNotBeforeOut,
  'session-expired': moveClock,
  'assertion-replayed': () => [
    {
      where: 'input',
      advice: { key: 'log-on-again', args: {} },
      apply: withOptions({ seen: () => false }),
    },
  ],
};
