// English: the words of step 6, identify.

import type { Difference } from '../../ram/nearest.ts';
import type { CheckWords } from '../words.ts';
import { spellOut } from '../words.ts';

const DIFFERENCE: Record<Difference, string> = {
  case: 'only case differs',
  'look-alike': 'look-alike or invisible characters differ',
  separator: 'only ".", "-" or "_" differ',
  spelling: 'one or two letters differ',
  'full-name': 'part of the name is the same',
};

export const IDENTIFY = {
  'nameid-invalid-characters': {
    title: 'The NameID cannot name a RAM user',
    why: 'A RAM user name has 1 to 64 letters, digits, ".", "-" and "_". White space, invisible characters and look-alike letters are part of the NameID and never match.',
    mend: 'At the IdP, make the NameID from a field that holds only these characters, or add a rule that transforms it; if need be, rename the user.',
    says: (d) =>
      d.odd.length > 0
        ? `The NameID has characters that no RAM user name may have: ${d.odd.map(spellOut).join(', ')}.`
        : `The part of the NameID before the suffix has ${d.length} characters; a RAM user name has 1 to 64.`,
  },
  'nameid-domain-missing': {
    title: 'The NameID has no suffix',
    why: 'While SsoLoginWithDomain is true, the NameID must be the user name, "@" and a suffix of this account.',
    mend: 'At the IdP, send the user principal name or e-mail address as NameID, or add "@" and the suffix by a rule. Or set SsoLoginWithDomain to false.',
    says: (d) =>
      d.isAssumed
        ? 'The NameID has no “@” and suffix. SsoLoginWithDomain of this account is not known here; Alibaba Cloud’s default, true, asks for one.'
        : 'The NameID has no “@” and suffix, and this account asks for one (SsoLoginWithDomain).',
  },
  'nameid-domain-forbidden': {
    title: 'The NameID has a suffix, and must have none',
    why: 'While SsoLoginWithDomain is false, the NameID must be the bare user name.',
    mend: 'Set SsoLoginWithDomain to true (Alibaba Cloud’s default), or send the bare user name as NameID.',
    says: () => 'The NameID has a suffix, and this account asks for the bare user name (SsoLoginWithDomain is false).',
  },
  'nameid-domain-mismatch': {
    title: 'The suffix of the NameID is not one of this account',
    why: 'Alibaba Cloud accepts the default domain, and beside it the domain alias or, where there is none, the auxiliary domain; with any other suffix it says "The user does not exist".',
    mend: 'Set the auxiliary domain of the SSO settings to the suffix that the IdP sends (while there is no domain alias), or let the IdP send an accepted one.',
    says: (d) =>
      d.isLogonForm
        ? `“@${d.suffix}” works for password logon only; in a NameID it needs .onaliyun.com.`
        : `This account does not accept the suffix “@${d.suffix}”.`,
  },
  'nameid-domain-shadowed': {
    title: 'The auxiliary domain has no effect beside a domain alias',
    why: 'As soon as an account has a domain alias, Alibaba Cloud ignores the auxiliary domain, without saying so.',
    mend: 'Let the IdP send an accepted suffix, or remove the domain alias.',
    says: (d) => `The suffix is the auxiliary domain, which has no effect while the domain alias ${d.alias} is set.`,
  },
  'nameid-domain-former': {
    title: 'The suffix is the default domain from before the account alias',
    why: 'Alibaba Cloud says that the old suffix stays valid for logon, and on the same page to change the NameID: do not rely on it.',
    mend: 'At the IdP, send the present default domain as suffix.',
    says: () => 'The suffix is the original default domain of the account, which has another one now.',
  },
  'nameid-transient': {
    title: 'The NameID is transient',
    why: 'A transient NameID is a new random value at every logon; no RAM user can have it as a name.',
    mend: 'At the IdP, set the NameID format to persistent or e-mail address, filled from the user principal name.',
    says: () => 'The NameID is of the format transient: a new value at every logon cannot name a RAM user.',
  },
  'user-not-found': {
    title: 'There is no such RAM user',
    why: 'Alibaba Cloud creates no users by itself: the part of the NameID before the suffix must be the exact name of an existing RAM user.',
    mend: 'Create the RAM user, or let the IdP send the name of an existing one.',
    says: (d) => {
      const near = d.near.map((each) => `${each.name} (${DIFFERENCE[each.difference]})`).join(', ');
      return `There is no RAM user ${d.name}.${near ? ` Closest: ${near}.` : ''}`;
    },
  },
  'user-case-mismatch': {
    title: 'The user name differs in case',
    why: 'Alibaba Cloud documents that the names must match exactly, and says nothing of case: do not rely on it being ignored.',
    mend: 'Let the IdP send the name in the case of the RAM user (most can lower-case a claim), or rename the RAM user.',
    says: (d) => `The NameID says ${d.actual}, the RAM user is ${d.expected}: only case differs.`,
  },
  'user-inactive': {
    title: 'The RAM user is not active',
    why: 'A frozen user, or one in the recycle bin, cannot log on in any way.',
    mend: 'Enable or restore the RAM user in the RAM console.',
    says: (d) => `The RAM user ${d.name} is ${d.recycled ? 'in the recycle bin' : 'frozen'}.`,
  },
  'user-unexpected': {
    title: 'The response logs on another user than expected',
    why: '--expect-user says who must be logged on.',
    mend: 'See which account you were logged on with at the IdP, and which field it makes the NameID from.',
    says: (d) => `The response logs on ${d.actual}, not ${d.expected}.`,
  },
} satisfies Partial<CheckWords>;
