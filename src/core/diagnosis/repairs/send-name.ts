// Repairs at the IdP: another NameID is sent.

import type { Facts } from '../../checks/facts.ts';
import { mapNameId, nameIdFor } from '../../ram/mapping.ts';
import { append, type Editable, find, findAll, remove, setAttribute, setText } from '../../saml/edit.ts';
import type { Advice } from '../../words/advice.ts';
import { NAMEID_PERSISTENT, NAMEID_TRANSIENT } from '../../xml/names.ts';
import { withEdit } from '../counterfactual.ts';
import { candidateNames, isOpaque, nameIdsFor } from './names.ts';
import type { Repair, RepairsOf } from './repair.ts';

export function sendName(nameId: string): Repair {
  return {
    where: 'idp',
    advice: { key: 'send-nameid', args: { nameId } },
    apply: withEdit((response) => {
      const [encrypted] = findAll(response, 'EncryptedID');
      if (encrypted) remove(encrypted);
      const element = findAll(response, 'NameID')[0] ?? addNameId(find(response, 'Subject'));
      setText(element, nameId);
      setAttribute(element, 'Format', NAMEID_PERSISTENT);
    }),
  };
}

function addNameId(subject: Editable): Editable {
  const added = append(subject, 'NameID');
  subject.children = [added, ...subject.children.filter((node) => node !== added)];
  return added;
}

/** Attributes that carry what the NameID should: the IdP has the right value, and sends it in the wrong place. */
export function sendAttribute(facts: Facts): Repair[] {
  const { assertion, account } = facts;
  return (assertion?.attributes ?? []).flatMap(({ name, values }) => {
    const [value] = values;
    const user = value === undefined ? null : mapNameId(value, account).user;
    if (values.length !== 1 || !value || !user) return [];
    const nameId = nameIdFor(user.UserName, facts.account);
    const advice: Advice =
      value === nameId
        ? { key: 'send-attribute', args: { attribute: name, nameId } }
        : { key: 'send-attribute-as', args: { attribute: name, nameId } };
    return [{ ...sendName(nameId), advice }];
  });
}

/** Where no value in the message names a user, a NameID of any RAM user is tried: to show that nothing else is wrong. */
export const nameIdMissing: RepairsOf = (facts) => {
  const fromAttribute = sendAttribute(facts);
  const { users } = facts.account;
  const expected = users.find(({ UserName }) => UserName === facts.options.expectUser?.split('@')[0]);
  const example = expected ?? users.find(({ Status }) => Status === 'active');
  if (fromAttribute.length > 0 || !example) return fromAttribute;
  const nameId = nameIdFor(example.UserName, facts.account);
  const advice: Advice = { key: 'send-user-name', args: { example: nameId } };
  return [{ ...sendName(nameId), advice }];
};

/** The names that may be meant, under each suffix that is accepted; those of users that there are first. */
function sendNames(facts: Facts): Repair[] {
  const { mapping, account } = facts;
  if (!mapping || isOpaque(mapping)) return [];
  const names = candidateNames(mapping);
  const known = names.filter((name) => account.users.some(({ UserName }) => UserName === name));
  return (known.length > 0 ? known : names).flatMap((name) => nameIdsFor(name, account)).map(sendName);
}

/** Of a value that is no name: what else in the message names a user, or what a name would look like. */
export const nameOrExample = (facts: Facts): readonly Repair[] =>
  facts.mapping && isOpaque(facts.mapping)
    ? nameIdMissing(facts)
    : [...sendAttribute(facts).slice(0, 1), ...sendNames(facts)];

export const isName = ({ mapping, assertion }: Facts) =>
  mapping !== null && !isOpaque(mapping) && assertion?.subject?.nameIds[0]?.format !== NAMEID_TRANSIENT;
