// Step 6, identify: does the NameID have the form that this account maps to a RAM user?

import { takesDomain } from '../../ram/account.ts';
import { acceptedSuffixes } from '../../ram/mapping.ts';
import { NAMEID_TRANSIENT } from '../../xml/names.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import type { CheckCode } from '../codes.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_RESPONSE, ALIBABA_SETTINGS, ALIBABA_SUFFIX, samlCore } from '../sources.ts';

/** What must hold for there to be one NameID to map. */
export const NAMEID: readonly CheckCode[] = [
  ...ASSERTION,
  'subject-missing',
  'nameid-missing',
  'nameid-multiple',
  'nameid-empty',
  'nameid-encrypted',
];

export interface Odd extends Details {
  readonly odd: readonly string[];
  readonly length: number;
}

export const nameIdInvalidCharacters = defineCheck({
  code: 'nameid-invalid-characters',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_FAQ, ALIBABA_RESPONSE],
  after: NAMEID,
  tells: { actual: 'user' },
  judge: ({ mapping }: Facts): Judgement<Odd> => {
    if (!mapping || mapping.hasValidName) return pass;
    return found({
      odd: mapping.oddCodePoints,
      length: mapping.prefix.length,
      expected: '[A-Za-z0-9._-]{1,64}',
      actual: mapping.nameId,
    });
  },
});

export interface Suffixless extends Details {
  /** SsoLoginWithDomain is not known, and judged by its default. */
  readonly isAssumed: boolean;
}

export const nameIdDomainMissing = defineCheck({
  code: 'nameid-domain-missing',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, ALIBABA_SETTINGS],
  after: NAMEID,
  tells: { expected: 'user', actual: 'user' },
  judge: ({ mapping, account }: Facts): Judgement<Suffixless> => {
    if (!mapping || !takesDomain(account)) return notApplicable;
    if (mapping.suffixKind !== 'none') return pass;
    return found({
      isAssumed: account.ssoLoginWithDomain === null,
      expected: `${mapping.prefix}@${account.defaultDomain}`,
      actual: mapping.nameId,
    });
  },
});

export const nameIdDomainForbidden = defineCheck({
  code: 'nameid-domain-forbidden',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_SETTINGS],
  after: NAMEID,
  tells: { expected: 'user', actual: 'user' },
  judge: ({ mapping, account }: Facts) => {
    if (!mapping || takesDomain(account)) return notApplicable;
    return mapping.suffixKind === 'none' ? pass : found({ expected: mapping.prefix, actual: mapping.nameId });
  },
});

export interface Suffix extends Details {
  readonly suffix: string;
  readonly isLogonForm: boolean;
  readonly isPadded: boolean;
}

export const nameIdDomainMismatch = defineCheck({
  code: 'nameid-domain-mismatch',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_RESPONSE, ALIBABA_FAQ, ALIBABA_SUFFIX],
  after: NAMEID,
  judge: ({ mapping, account }: Facts): Judgement<Suffix> => {
    if (!mapping || !takesDomain(account) || mapping.suffix === null) return notApplicable;
    const { suffixKind, suffix } = mapping;
    if (suffixKind !== 'unknown' && suffixKind !== 'logon-form') return pass;
    const expected = acceptedSuffixes(account)
      .map((each) => `@${each}`)
      .join(', ');
    return found({
      suffix,
      isLogonForm: suffixKind === 'logon-form',
      isPadded: suffix !== suffix.trim(),
      expected,
      actual: `@${suffix}`,
    });
  },
});

export interface Shadowed extends Details {
  readonly alias: string;
}

export const nameIdDomainShadowed = defineCheck({
  code: 'nameid-domain-shadowed',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS, ALIBABA_RESPONSE],
  after: NAMEID,
  judge: ({ mapping, account }: Facts): Judgement<Shadowed> => {
    if (!mapping || !takesDomain(account) || mapping.suffix === null) return notApplicable;
    if (mapping.suffixKind !== 'shadowed') return pass;
    const expected = acceptedSuffixes(account)
      .map((each) => `@${each}`)
      .join(', ');
    return found({ alias: account.domainAlias ?? '', expected, actual: `@${mapping.suffix}` });
  },
});

export const nameIdDomainFormer = defineCheck({
  code: 'nameid-domain-former',
  step: 6,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_SUFFIX],
  after: NAMEID,
  judge: ({ mapping, account }: Facts) => {
    if (!mapping || !takesDomain(account) || mapping.suffix === null) return notApplicable;
    return mapping.suffixKind === 'former'
      ? found({ expected: `@${account.defaultDomain}`, actual: `@${mapping.suffix}` })
      : pass;
  },
});

export interface Transient extends Details {
  readonly maps: boolean;
}

export const nameIdTransient = defineCheck({
  code: 'nameid-transient',
  step: 6,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('8.3.8'), ALIBABA_RESPONSE],
  after: NAMEID,
  judge: ({ assertion, mapping }: Facts): Judgement<Transient> => {
    const format = assertion?.subject?.nameIds[0]?.format;
    if (format !== NAMEID_TRANSIENT) return pass;
    // Where it happens to name a user it works today; else nothing that could be done to the name would last.
    const maps = mapping?.user != null;
    return found({ maps, actual: format, ...(maps ? {} : { severity: 'error' }) });
  },
});
