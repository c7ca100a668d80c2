// Repairs of step 2: what the IdP wrote is not of the shape that Alibaba Cloud asks for.

import { acsOf, spEntityId } from '../../ram/account.ts';
import { append, find, findAll, getText, remove, setAttribute, setText } from '../../saml/edit.ts';
import { formatInstant } from '../../saml/time.ts';
import { BEARER } from '../../xml/names.ts';
import { withEdit } from '../counterfactual.ts';
import type { RepairsOf } from './repair.ts';

const LIFETIME = 300_000;

export const READ_REPAIRS: Readonly<Record<string, RepairsOf>> = {
  'response-version-unsupported': (_, say) => [
    {
      where: 'idp',
      change: say('Set the application at the IdP to SAML 2.0.', '请在 IdP 中把该应用设置为 SAML 2.0。'),
      apply: withEdit((response) => {
        for (const element of [response, ...findAll(response, 'Assertion')]) setAttribute(element, 'Version', '2.0');
      }),
    },
  ],
  'role-sso-response': ({ account, mapping }, say) => [
    {
      where: 'idp',
      change: say(
        `Use the application for user-based SSO: audience ${spEntityId(account)}, ACS URL ${acsOf(account)}.`,
        `请使用用户 SSO 应用：受众 ${spEntityId(account)}，ACS 地址 ${acsOf(account)}。`,
      ),
      apply: withEdit((response) => {
        setText(find(response, 'Audience'), spEntityId(account));
        setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', acsOf(account));
        setAttribute(response, 'Destination', acsOf(account));
        if (mapping?.suffix === null) setText(find(response, 'NameID'), `${mapping.prefix}@${account.defaultDomain}`);
      }),
    },
  ],
  'response-misshapen': (_, say) => [
    {
      where: 'idp',
      change: say('Send each of these elements once, as the schema says.', '请按 schema 让这些元素各出现一次。'),
      apply: withEdit((response) => {
        for (const name of ['Conditions', 'Subject'])
          for (const second of findAll(response, name).slice(1)) remove(second);
      }),
    },
  ],
  'nameid-multiple': ({ mapping, assertion, account }, say) => {
    const values = assertion?.subject?.nameIds.map((each) => each.value) ?? [];
    const kept =
      values.find((value) => value.endsWith(`@${account.defaultDomain}`)) ?? values[0] ?? mapping?.nameId ?? '';
    return [
      {
        where: 'idp',
        change: say(`Send one NameID: ${kept}.`, `请只发送一个 NameID：${kept}。`),
        apply: withEdit((response) => {
          const all = findAll(find(response, 'Subject'), 'NameID');
          const one = all.find((each) => getText(each) === kept) ?? all[0];
          for (const each of all) if (each !== one && each.parent === one?.parent) remove(each);
        }),
      },
    ];
  },
  'confirmation-multiple': ({ account }, say) => [
    {
      where: 'idp',
      change: say(
        'Send one SubjectConfirmation: bearer, for the ACS URL.',
        '请只发送一个 SubjectConfirmation：bearer，针对 ACS 地址。',
      ),
      apply: withEdit((response) => {
        const all = findAll(response, 'SubjectConfirmation');
        const kept =
          all.find((each) =>
            findAll(each, 'SubjectConfirmationData').some((data) =>
              data.attributes.some((a) => a.value === acsOf(account)),
            ),
          ) ?? all[0];
        for (const each of all) if (each !== kept) remove(each);
      }),
    },
  ],
  'confirmation-missing': ({ account, options }, say) => [
    {
      where: 'idp',
      change: say(
        'Send a bearer SubjectConfirmation for the ACS URL.',
        '请发送针对 ACS 地址的 bearer SubjectConfirmation。',
      ),
      apply: withEdit((response) => {
        const confirmation = append(find(response, 'Subject'), 'SubjectConfirmation', { Method: BEARER });
        const end = formatInstant(options.at + LIFETIME);
        append(confirmation, 'SubjectConfirmationData', { Recipient: acsOf(account), NotOnOrAfter: end });
      }),
    },
  ],
  'confirmation-not-bearer': (_, say) => [
    {
      where: 'idp',
      change: say('Set the method of the subject confirmation to bearer.', '请把主体确认方式设为 bearer。'),
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmation'), 'Method', BEARER)),
    },
  ],
  'confirmation-window-missing': ({ options }, say) => [
    {
      where: 'idp',
      change: say(
        'Set a lifetime for the response, so that SubjectConfirmationData has NotOnOrAfter.',
        '请为响应设置有效期，使 SubjectConfirmationData 带有 NotOnOrAfter。',
      ),
      apply: withEdit((response) =>
        setAttribute(find(response, 'SubjectConfirmationData'), 'NotOnOrAfter', formatInstant(options.at + LIFETIME)),
      ),
    },
  ],
  'authn-statement-missing': ({ options }, say) => [
    {
      where: 'idp',
      change: say('Send an AuthnStatement in the Assertion.', '请在 Assertion 中发送 AuthnStatement。'),
      apply: withEdit((response) => {
        const statement = append(find(response, 'Assertion'), 'AuthnStatement', {
          AuthnInstant: formatInstant(options.at),
        });
        append(
          append(statement, 'AuthnContext'),
          'AuthnContextClassRef',
          {},
          'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
        );
      }),
    },
  ],
  'time-malformed': (_, say) => [
    {
      where: 'idp',
      change: say('Write times in UTC with a trailing Z.', '请以 UTC 书写时间，并以 Z 结尾。'),
      apply: withEdit((response) => {
        for (const name of ['Response', 'Assertion', 'Conditions', 'SubjectConfirmationData', 'AuthnStatement']) {
          for (const element of findAll(response, name)) {
            for (const each of element.attributes) if (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(each.value)) each.value += 'Z';
          }
        }
      }),
    },
  ],
};
