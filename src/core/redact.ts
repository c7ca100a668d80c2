// --redact: masks what tells a person or a session, so that a report can be attached to a ticket. Equal values keep equal
// masks, across all reports of a call; the receipt says what was masked and how often, never what it was. Only texts that
// quote the input are touched: verdict, codes and everything else that a program reads stay as they are.

import { checkOf } from './checks/catalogue.ts';
import { type Kind, type Masker, makeMasker, type Secret } from './masker.ts';
import type {
  AssertionReport,
  ClaimedReport,
  Failure,
  Finding,
  Redaction,
  Remedy,
  Report,
  SignatureReport,
} from './report.ts';

export interface Redactor {
  redact(report: Report): Report;
  /** Names of files may be those of people, too. */
  redactFailure(failure: Failure): Failure;
}

/** `knownNames` are user names of the account: they show up as near misses. */
export function makeRedactor(knownNames: readonly string[]): Redactor {
  const masks = new Map<string, Mask>();
  const counters = new Map<Kind, number>();
  const maskOf = ({ value, kind }: Secret): Mask => {
    const known = masks.get(value);
    if (known !== undefined) return known;
    const number = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, number);
    const made = { mask: `[${kind}-${number}]`, kind };
    masks.set(value, made);
    return made;
  };
  const known = knownNames.map((value): Secret => ({ value, kind: 'user' }));
  return {
    redact(report) {
      const counts = new Map<Mask, number>();
      const use = (secret: Secret): string => {
        const made = maskOf(secret);
        counts.set(made, (counts.get(made) ?? 0) + 1);
        return made.mask;
      };
      const masked = maskReport(report, makeMasker([...secretsOf(report), ...known], use));
      const receipt: Redaction = { masked: [...counts].map(([made, count]) => ({ ...made, count })) };
      return { ...masked, redaction: receipt };
    },
    redactFailure(failure) {
      const { text } = makeMasker(known, (secret) => maskOf(secret).mask);
      const { input, error } = failure;
      return { ...failure, input: { source: text(input.source) }, error: { ...error, message: text(error.message) } };
    },
  };
}

interface Mask {
  readonly mask: string;
  readonly kind: Kind;
}

function maskReport(report: Report, { text, whole }: Masker): Report {
  const { input, user, atItsOwnTime: then, findings, remedies, authenticated, claimed, signature, idp } = report;
  const optional = <K extends string>(key: K, value: string | undefined, mask = text): { [key in K]?: string } =>
    value === undefined ? {} : ({ [key]: mask(value) } as { [key in K]?: string });
  // One character alone, where a name stands, is a name.
  const evidence = (tells: Kind | undefined) => (value: string) =>
    tells === 'user' && /^.$/u.test(value) ? whole(value, 'user') : text(value);
  const assertion = <A extends AssertionReport>(said: A): A => ({
    ...said,
    id: said.id && whole(said.id, 'id'),
    issuer: said.issuer && text(said.issuer),
    nameId: said.nameId && { ...said.nameId, value: whole(said.nameId.value, 'user') },
    audiences: said.audiences.map(text),
    recipient: said.recipient && text(said.recipient),
    inResponseTo: said.inResponseTo && whole(said.inResponseTo, 'id'),
    sessionIndex: said.sessionIndex && whole(said.sessionIndex, 'session'),
    attributes: said.attributes.map(({ name, values }) => ({
      name: text(name),
      values: values.map((value) => whole(value, 'value')),
    })),
  });
  const person = <U extends NonNullable<Report['user']>>(named: U): U => ({
    ...named,
    UserName: whole(named.UserName, 'user'),
    UserPrincipalName: whole(named.UserPrincipalName, 'user'),
    ...(named.UserId === undefined ? {} : { UserId: whole(named.UserId, 'user-id') }),
    ...(named.DisplayName === undefined ? {} : { DisplayName: whole(named.DisplayName, 'name') }),
    ...(named.Email === undefined ? {} : { Email: whole(named.Email, 'user') }),
    ...(named.MobilePhone === undefined ? {} : { MobilePhone: whole(named.MobilePhone, 'phone') }),
    ...(named.Comments === undefined ? {} : { Comments: whole(named.Comments, 'comment') }),
  });
  const claim = (said: ClaimedReport): ClaimedReport => ({
    ...assertion(said),
    responseId: said.responseId && whole(said.responseId, 'id'),
    responseIssuer: said.responseIssuer && text(said.responseIssuer),
    destination: said.destination && text(said.destination),
    status: said.status && { ...said.status, message: said.status.message && text(said.status.message) },
    relayState: said.relayState && text(said.relayState),
  });
  const sign = (said: SignatureReport): SignatureReport => ({
    ...said,
    certificate: said.certificate && {
      ...said.certificate,
      subject: said.certificate.subject && text(said.certificate.subject),
    },
    elements: said.elements.map((element) => ({
      ...element,
      presented: element.presented && {
        ...element.presented,
        subject: element.presented.subject && text(element.presented.subject),
      },
    })),
  });
  return {
    ...report,
    input: { ...input, source: text(input.source) },
    user: user && person(user),
    ...(then ? { atItsOwnTime: { ...then, user: then.user && person(then.user) } } : {}),
    findings: findings.map(
      (each): Finding => ({
        ...each,
        message: text(each.message),
        ...optional('expected', each.expected, evidence(checkOf(each.code).tells?.expected)),
        ...optional('actual', each.actual, evidence(checkOf(each.code).tells?.actual)),
      }),
    ),
    remedies: remedies.map(
      (each): Remedy => ({ ...each, change: text(each.change), ...optional('command', each.command) }),
    ),
    authenticated: authenticated && assertion(authenticated),
    claimed: claimed && claim(claimed),
    signature: signature && sign(signature),
    idp: { ...idp, entityId: idp.entityId && text(idp.entityId) },
  };
}

/** "local@domain" anywhere in a text. */
const ADDRESS = /([^\s@"'“”‘’(),:;<>[\]]+)@([\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/gu;

/** The personal values of a report, by kind. */
function secretsOf({ authenticated, claimed, user: now, atItsOwnTime, findings, remedies }: Report): Secret[] {
  const secrets: Secret[] = [];
  const addAddresses = (text: string | undefined) => {
    for (const [, local = '', domain = ''] of text?.matchAll(ADDRESS) ?? []) {
      secrets.push({ value: local, kind: 'user' }, { value: domain, kind: 'domain' });
    }
  };
  const add = (kind: Kind, value: string | null | undefined) => {
    if (!value) return;
    const at = value.lastIndexOf('@');
    const isAddress = at > 0 && at < value.length - 1;
    for (const [part, of] of isAddress
      ? ([
          [value.slice(0, at), 'user'],
          [value.slice(at + 1), 'domain'],
        ] as const)
      : ([[value, kind]] as const)) {
      secrets.push({ value: part, kind: of }, { value: part.trim(), kind: of });
    }
  };
  for (const said of [authenticated, claimed]) {
    add('user', said?.nameId?.value);
    add('session', said?.sessionIndex);
    add('id', said?.id);
    add('id', said?.inResponseTo);
    for (const value of said?.attributes.flatMap((attribute) => attribute.values) ?? []) add('value', value);
  }
  add('id', claimed?.responseId);
  const user = now ?? atItsOwnTime?.user;
  add('user', user?.UserName);
  add('user', user?.UserPrincipalName);
  add('user-id', user?.UserId);
  add('name', user?.DisplayName);
  add('user', user?.Email);
  add('phone', user?.MobilePhone);
  add('comment', user?.Comments);
  for (const { code, message, expected, actual } of findings) {
    for (const text of [message, expected, actual]) addAddresses(text);
    const { tells } = checkOf(code);
    if (tells?.expected) for (const each of expected?.split(', ') ?? []) add(tells.expected, each);
    if (tells?.actual) for (const each of actual?.split(', ') ?? []) add(tells.actual, each);
  }
  for (const { change } of remedies) addAddresses(change);
  return secrets;
}
