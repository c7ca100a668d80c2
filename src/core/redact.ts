// --redact: masks what tells a person or a session, so that a report can be attached to a ticket. Equal values keep equal
// masks, across all reports of a call; the receipt says what was masked and how often, never what it was. Only texts that
// quote the input are touched: verdict, codes and everything else that a program reads stay as they are.

import type { Step } from './checks/define.ts';
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

type Kind = 'user' | 'domain' | 'id' | 'session' | 'value' | 'user-id' | 'name' | 'phone' | 'comment';

interface Secret {
  readonly value: string;
  readonly kind: Kind;
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

interface Masker {
  /** A text that may quote secrets. */
  text(text: string): string;
  /** A value that is a secret as a whole, however short. */
  whole(value: string, kind: Kind): string;
}

function makeMasker(found: readonly Secret[], use: (secret: Secret) => string): Masker {
  const secrets = distinct(found);
  const whole = (value: string, kind: Kind) => {
    const at = value.lastIndexOf('@');
    if (value.trim() === '') return value;
    if (at <= 0 || at === value.length - 1) return use({ value, kind });
    return `${use({ value: value.slice(0, at), kind: 'user' })}@${use({ value: value.slice(at + 1), kind: 'domain' })}`;
  };
  const text = (text: string) => {
    // Pieces of the text and masks by turns, so that nothing is masked inside a mask.
    let pieces = text.split(SHORT_ADDRESS).map((piece, i) => (i % 2 === 1 ? whole(piece, 'user') : piece));
    for (const secret of secrets) {
      if (!text.includes(secret.value)) continue;
      pieces = pieces.flatMap((piece, i) => (i % 2 === 1 ? [piece] : cutOut(piece, secret.value, () => use(secret))));
    }
    return pieces.join('');
  };
  return { text, whole };
}

function maskReport(report: Report, { text, whole }: Masker): Report {
  const { input, user, findings, remedies, authenticated, claimed, signature, idp } = report;
  const optional = <K extends string>(key: K, value: string | undefined, mask = text): { [key in K]?: string } =>
    value === undefined ? {} : ({ [key]: mask(value) } as { [key in K]?: string });
  // One character alone, where a name is expected, is a name.
  const evidence = (step: Step) => (value: string) =>
    step === 6 && /^.$/u.test(value) ? whole(value, 'user') : text(value);
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
    user: user && {
      ...user,
      UserName: whole(user.UserName, 'user'),
      UserPrincipalName: whole(user.UserPrincipalName, 'user'),
      ...(user.UserId === undefined ? {} : { UserId: whole(user.UserId, 'user-id') }),
      ...(user.DisplayName === undefined ? {} : { DisplayName: whole(user.DisplayName, 'name') }),
      ...(user.Email === undefined ? {} : { Email: whole(user.Email, 'user') }),
      ...(user.MobilePhone === undefined ? {} : { MobilePhone: whole(user.MobilePhone, 'phone') }),
      ...(user.Comments === undefined ? {} : { Comments: whole(user.Comments, 'comment') }),
    },
    findings: findings.map(
      (each): Finding => ({
        ...each,
        message: text(each.message),
        ...optional('expected', each.expected, evidence(each.step)),
        ...optional('actual', each.actual, evidence(each.step)),
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

/** An address whose name is one character: masked with its "@", since the character alone stands in every other word. */
const SHORT_ADDRESS = /(?<![^\s"'“”‘’(),:;<>[\]（），：；。])([^\s@]@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/u;

/** What findings of these show as actual is a name or an ID that the report may hold nowhere else. */
const TELLING: Readonly<Record<string, Kind>> = {
  'nameid-multiple': 'user',
  'nameid-domain-missing': 'user',
  'nameid-invalid-characters': 'user',
  'user-not-found': 'user',
  'user-case-mismatch': 'user',
  'user-inactive': 'user',
  'user-unexpected': 'user',
  'xml-id-duplicate': 'id',
  'in-response-to-mismatch': 'id',
  'in-response-to-unknown': 'id',
  'assertion-replayed': 'id',
};

/** The personal values of a report, by kind. */
function secretsOf({ authenticated, claimed, user, findings, remedies }: Report): Secret[] {
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
  add('user', user?.UserName);
  add('user', user?.UserPrincipalName);
  add('user-id', user?.UserId);
  add('name', user?.DisplayName);
  add('user', user?.Email);
  add('phone', user?.MobilePhone);
  add('comment', user?.Comments);
  for (const { code, message, expected, actual } of findings) {
    for (const text of [message, expected, actual]) addAddresses(text);
    const kind = TELLING[code];
    if (kind) for (const each of actual?.split(', ') ?? []) add(kind, each);
    if (code === 'user-unexpected') add('user', expected);
  }
  for (const { change } of remedies) addAddresses(change);
  return secrets;
}

/** Shorter ones ("1", "de") tell nobody, and masking them would tear other words; a Chinese name may have two letters. */
function isLongEnough({ value, kind }: Secret): boolean {
  return value.trim().length >= (kind === 'user' || /[^ -~]/.test(value) ? 2 : 3);
}

/** Longest first, so that no mask tears a longer value; each value once. */
function distinct(secrets: readonly Secret[]): Secret[] {
  const kept = new Map<string, Secret>();
  for (const secret of secrets) if (isLongEnough(secret) && !kept.has(secret.value)) kept.set(secret.value, secret);
  return [...kept.values()].toSorted((a, b) => b.value.length - a.value.length);
}

/** Chinese is written without blanks: what stands beside a Chinese character is a word of its own. */
const isWordCharacter = (c: string | undefined) =>
  c !== undefined && /[\p{L}\p{N}]/u.test(c) && !/\p{Script=Han}/u.test(c);

/** The text cut where `value` stands as a word of its own: what is before, a mask, what is behind, and so on. */
function cutOut(text: string, value: string, mask: () => string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length;
    const isInside =
      (isWordCharacter(text[at - 1]) && isWordCharacter(value[0])) ||
      (isWordCharacter(text[end]) && isWordCharacter(value.at(-1)));
    if (isInside) continue;
    pieces.push(text.slice(from, at), mask());
    from = end;
  }
  return [...pieces, text.slice(from)];
}
