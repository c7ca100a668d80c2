// Repairs of step 2: what the IdP wrote is not of the shape that Alibaba Cloud asks for.

import { acsOf, spEntityId } from '../../ram/account.ts';
import { append, find, findAll, getText, remove, setAttribute, setText } from '../../saml/edit.ts';
import { formatInstant } from '../../saml/time.ts';
import { BEARER } from '../../xml/names.ts';
import { withEdit } from '../counterfactual.ts';
import type { RepairTable } from './repair.ts';

const LIFETIME = 300_000;

export const READ_REPAIRS: RepairTable = {
  'response-version-unsupported': () => [
    {
      where: 'idp',
      advice: { key: 'saml-version', args: {} },
      apply: withEdit((response) => {
        for (const element of [response, ...findAll(response, 'Assertion')]) setAttribute(element, 'Version', '2.0');
      }),
    },
  ],
  'role-sso-response': ({ account, mapping }) => [
    {
      where: 'idp',
      advice: {
        key: 'use-user-sso-application',
        args: { entityId: spEntityId(account), acsUrl: acsOf(account) },
      },
      apply: withEdit((response) => {
        setText(find(response, 'Audience'), spEntityId(account));
        setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', acsOf(account));
        setAttribute(response, 'Destination', acsOf(account));
        if (mapping?.suffix === null) setText(find(response, 'NameID'), `${mapping.prefix}@${account.defaultDomain}`);
      }),
    },
  ],
  'response-misshapen': () => [
    {
      where: 'idp',
      advice: { key: 'send-elements-once', args: {} },
      apply: withEdit((response) => {
        for (const name of ['Conditions', 'Subject'])
          for (const second of findAll(response, name).slice(1)) remove(second);
      }),
    },
  ],
  'nameid-multiple': ({ mapping, assertion, account }) => {
    const values = assertion?.subject?.nameIds.map((each) => each.value) ?? [];
    const kept =
      values.find((value) => value.endsWith(`@${account.defaultDomain}`)) ?? values[0] ?? mapping?.nameId ?? '';
    return [
      {
        where: 'idp',
        advice: { key: 'send-one-nameid', args: { nameId: kept } },
        apply: withEdit((response) => {
          const all = findAll(find(response, 'Subject'), 'NameID');
          const one = all.find((each) => getText(each) === kept) ?? all[0];
          for (const each of all) if (each !== one && each.parent === one?.parent) remove(each);
        }),
      },
    ];
  },
  'confirmation-multiple': ({ account }) => [
    {
      where: 'idp',
      advice: { key: 'send-one-confirmation', args: {} },
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
  'confirmation-missing': ({ account, options }) => [
    {
      where: 'idp',
      advice: { key: 'send-confirmation', args: {} },
      apply: withEdit((response) => {
        const confirmation = append(find(response, 'Subject'), 'SubjectConfirmation', { Method: BEARER });
        const end = formatInstant(options.at + LIFETIME);
        append(confirmation, 'SubjectConfirmationData', { Recipient: acsOf(account), NotOnOrAfter: end });
      }),
    },
  ],
  'confirmation-not-bearer': () => [
    {
      where: 'idp',
      advice: { key: 'set-bearer', args: {} },
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmation'), 'Method', BEARER)),
    },
  ],
  'confirmation-window-missing': ({ options }) => [
    {
      where: 'idp',
      advice: { key: 'set-confirmation-lifetime', args: {} },
      apply: withEdit((response) =>
        setAttribute(find(response, 'SubjectConfirmationData'), 'NotOnOrAfter', formatInstant(options.at + LIFETIME)),
      ),
    },
  ],
  'authn-statement-missing': ({ options }) => [
    {
      where: 'idp',
      advice: { key: 'send-authn-statement', args: {} },
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
  'time-malformed': () => [
    {
      where: 'idp',
      advice: { key: 'write-times-in-utc', args: {} },
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
