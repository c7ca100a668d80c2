// Before the switch is flipped: is everything known that the answer rests on, whom does it concern, and is there a way back?

import { type Details, defineAccountCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import { ALIBABA_PREFERENCE, ALIBABA_RESPONSE, ALIBABA_SETTINGS, ALIBABA_USERS_API } from '../sources.ts';
import type { AccountFacts, PreflightFacts } from './facts.ts';

/** Names in `actual`; the rest is in the answer itself. */
const shown = (names: readonly string[]) => names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');

export interface Names extends Details {
  readonly names: readonly string[];
}

const namesFound = (names: readonly string[]): Judgement<Names> =>
  names.length === 0 ? pass : found({ names, actual: shown(names) });

export const idpUsersMissing = defineAccountCheck({
  code: 'idp-users-missing',
  severity: 'warning',
  where: 'input',
  sources: [ALIBABA_SETTINGS],
  judge: ({ preflight }: AccountFacts) => (preflight ? (preflight.hasList ? pass : found({})) : notApplicable),
});

/** By their names in SetUserSsoSettings. */
export const settingsUnknown = defineAccountCheck({
  code: 'settings-unknown',
  severity: 'warning',
  where: 'sso-cli',
  sources: [ALIBABA_SETTINGS],
  judge: ({ preflight }: AccountFacts): Judgement<Names> => {
    if (!preflight) return notApplicable;
    const { ssoEnabled, ssoLoginWithDomain, authnSignAlgo } = preflight.account;
    const settings: Readonly<Record<string, unknown>> = {
      SsoEnabled: ssoEnabled,
      SsoLoginWithDomain: ssoLoginWithDomain,
      AuthnSignAlgo: authnSignAlgo,
    };
    return namesFound(Object.keys(settings).filter((name) => settings[name] === null));
  },
});

export interface Ineffective extends Details {
  /** `alias`: outranked by the domain alias. `bare`: NameIDs carry no suffix. `default`: it is the default domain. */
  readonly because: 'alias' | 'bare' | 'default';
  readonly domain: string;
}

export const settingsIneffective = defineAccountCheck({
  code: 'settings-ineffective',
  severity: 'warning',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS, ALIBABA_RESPONSE],
  judge: ({ preflight }: AccountFacts): Judgement<Ineffective> => {
    if (!preflight) return notApplicable;
    const { auxiliaryDomain, domainAlias, defaultDomain, ssoLoginWithDomain } = preflight.account;
    if (!auxiliaryDomain) return pass;
    const ineffective = (because: Ineffective['because']) =>
      found({ because, domain: auxiliaryDomain, actual: auxiliaryDomain });
    if (ssoLoginWithDomain === false) return ineffective('bare');
    if (domainAlias && domainAlias.toLowerCase() !== auxiliaryDomain.toLowerCase()) return ineffective('alias');
    return auxiliaryDomain.toLowerCase() === defaultDomain.toLowerCase() ? ineffective('default') : pass;
  },
});

export interface Ambiguous extends Details {
  readonly ambiguous: PreflightFacts['ambiguous'];
}

export const userAmbiguous = defineAccountCheck({
  code: 'user-ambiguous',
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  judge: ({ preflight }: AccountFacts): Judgement<Ambiguous> => {
    if (!preflight) return notApplicable;
    const { ambiguous } = preflight;
    return ambiguous.length === 0 ? pass : found({ ambiguous, actual: shown(ambiguous.map(({ user }) => user)) });
  },
});

export const userGuest = defineAccountCheck({
  code: 'user-guest',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  judge: ({ preflight }: AccountFacts) => (preflight ? namesFound(preflight.guests) : notApplicable),
});

export interface Unlisted extends Details {
  readonly unlisted: PreflightFacts['unlisted'];
}

export const nameIdUnlisted = defineAccountCheck({
  code: 'nameid-unlisted',
  severity: 'warning',
  where: 'input',
  sources: [ALIBABA_RESPONSE],
  judge: ({ preflight }: AccountFacts): Judgement<Unlisted> => {
    if (!preflight?.hasList) return notApplicable;
    const { unlisted } = preflight;
    return unlisted.length === 0 ? pass : found({ unlisted, actual: shown(unlisted.map(({ nameId }) => nameId)) });
  },
});

export const userPasswordOnly = defineAccountCheck({
  code: 'user-password-only',
  severity: 'warning',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS],
  judge: ({ preflight }: AccountFacts) =>
    preflight?.passwordOnly ? namesFound(preflight.passwordOnly) : notApplicable,
});

/** Where passwords are known, those who have one are named instead. */
export const userUnmapped = defineAccountCheck({
  code: 'user-unmapped',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_SETTINGS],
  judge: ({ preflight }: AccountFacts) =>
    preflight?.hasList && !preflight.passwordOnly ? namesFound(preflight.unreached) : notApplicable,
});

export interface IdleRule extends Details {
  readonly days: number;
  readonly isKnown: boolean;
  readonly from: number;
}

/** Alibaba Cloud's default for MaxIdleDaysForUsers. */
const DEFAULT_IDLE_DAYS = 730;
const DAY = 86_400_000;

export const passwordIdleRule = defineAccountCheck({
  code: 'password-idle-rule',
  severity: 'info',
  where: 'alibaba-cloud',
  sources: [ALIBABA_PREFERENCE],
  judge: ({ preflight }: AccountFacts): Judgement<IdleRule> => {
    if (!preflight) return notApplicable;
    const days = preflight.maxIdleDays ?? DEFAULT_IDLE_DAYS;
    return found({ days, isKnown: preflight.maxIdleDays !== null, from: preflight.at + days * DAY });
  },
});

export const breakGlass = defineAccountCheck({
  code: 'break-glass',
  severity: 'info',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS, ALIBABA_USERS_API],
  judge: ({ preflight }: AccountFacts) => (preflight ? found({}) : notApplicable),
});
