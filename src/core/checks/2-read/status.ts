// Step 2, read: did the IdP itself refuse, and was the response made for this kind of SSO at all?

import { acsOf, spEntityId } from '../../ram/account.ts';
import { ask, meets } from '../../saml/provenance.ts';
import { STATUS_SUCCESS } from '../../xml/names.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_IDP, ALIBABA_RESPONSE, samlCore } from '../sources.ts';

export interface Refused extends Details {
  readonly codes: readonly string[];
  readonly message: string | null;
}

/** A status code without what all of them begin with. */
export const shortStatus = (code: string) => code.replace('urn:oasis:names:tc:SAML:2.0:status:', '');

export const responseStatusNotSuccess = defineCheck({
  code: 'response-status-not-success',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('3.2.2.2'), ALIBABA_RESPONSE],
  judge: ({ response }: Facts): Judgement<Refused> => {
    const codes = response?.status?.codes ?? [];
    if (codes.length > 0 && codes.every((code) => code === STATUS_SUCCESS)) return pass;
    const message = response?.status?.message || null;
    return found({ codes, message, expected: 'Success', actual: codes.map(shortStatus).join(' / ') || '(none)' });
  },
});

export interface RoleSso extends Details {
  readonly signs: readonly string[];
}

const ROLE_ATTRIBUTE = /^https:\/\/www\.aliyun\.com\/SAML-Role\/Attributes\//i;
export const ROLE_AUDIENCE = /^urn:alibaba:cloudcomputing(:international)?$/i;
export const ROLE_URL = /^https:\/\/signin(-intl)?\.(aliyun|alibabacloud)\.com\/saml-role\//i;

export const roleSsoResponse = defineCheck({
  code: 'role-sso-response',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_IDP, ALIBABA_RESPONSE],
  judge: ({ assertion, response, account }: Facts): Judgement<RoleSso> => {
    if (!assertion) return notApplicable;
    const restrictions = assertion.conditions?.audienceRestrictions ?? [];
    const recipients = assertion.subject?.confirmations.flatMap((each) => each.recipient ?? []) ?? [];
    const signs = [
      ...restrictions.flat().filter((each) => ROLE_AUDIENCE.test(each.trim()) || ROLE_URL.test(each.trim())),
      ...[...recipients, response?.destination ?? ''].filter((each) => ROLE_URL.test(each.trim())),
      ...assertion.attributes.map((each) => each.name).filter((name) => ROLE_ATTRIBUTE.test(name)),
    ];
    // Where the signed address is right, further audiences and attributes prove nothing: Alibaba Cloud ignores them.
    const hasAudience =
      restrictions.length > 0 &&
      restrictions.every((each) => each.some((audience) => meets(ask(spEntityId(account)), audience)));
    const hasRecipient = recipients.some((each) => meets(ask(acsOf(account)), each));
    if (signs.length === 0 || (hasAudience && hasRecipient)) return pass;
    return found({ signs, expected: spEntityId(account), actual: [...new Set(signs)].join(', ') });
  },
});
