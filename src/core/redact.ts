// --redact: masks what tells a person or a session, so that a report can be attached to a ticket. Equal values keep equal
// masks, across all reports of a call; the receipt says what was masked and how often, never what it was. Only texts that
// quote the input are touched: verdict, codes and everything else that a program reads stay as they are.

import { checkOf } from './checks/catalogue.ts';
import { indexSecrets, type Kind, type Masker, makeMasker, type Secret } from './masker.ts';
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
import { isOfStandards, secretsOf, splitRelayState } from './secrets.ts';

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
  const known = indexSecrets(knownNames.map((value): Secret => ({ value, kind: 'user' })));
  return {
    redact(report) {
      const counts = new Map<Mask, number>();
      const use = (secret: Secret): string => {
        const made = maskOf(secret);
        counts.set(made, (counts.get(made) ?? 0) + 1);
        return made.mask;
      };
      const masked = maskReport(report, makeMasker(secretsOf(report), known, use), use);
      const receipt: Redaction = { masked: [...counts].map(([made, count]) => ({ ...made, count })) };
      return { ...masked, redaction: receipt };
    },
    redactFailure(failure) {
      const { text } = makeMasker([], known, (secret) => maskOf(secret).mask);
      const { input, error } = failure;
      return { ...failure, input: { source: text(input.source) }, error: { ...error, message: text(error.message) } };
    },
  };
}

interface Mask {
  readonly mask: string;
  readonly kind: Kind;
}

function maskReport(report: Report, { text, whole }: Masker, use: (secret: Secret) => string): Report {
  const {
    input,
    user,
    atItsOwnTime: then,
    findings,
    remedies,
    authenticated,
    claimed,
    signature,
    idp,
    origin,
  } = report;
  const optional = <K extends string>(key: K, value: string | undefined, mask = text): { [key in K]?: string } =>
    value === undefined ? {} : ({ [key]: mask(value) } as { [key in K]?: string });
  // One character alone, where a name stands, is a name.
  const evidence = (tells: Kind | undefined) => (value: string) =>
    tells === 'user' && /^.$/u.test(value) ? whole(value, 'user') : text(value);
  // What the standards define stands in thousands of messages; anything else was put there by somebody.
  const known = (value: string | null) =>
    value === null || isOfStandards(value) ? value : use({ value, kind: 'value' });
  const assertion = <A extends AssertionReport>(said: A): A => ({
    ...said,
    id: said.id && whole(said.id, 'id'),
    issuer: said.issuer && text(said.issuer),
    nameId: said.nameId && { value: whole(said.nameId.value, 'user'), format: known(said.nameId.format) },
    audiences: said.audiences.map(text),
    recipient: said.recipient && text(said.recipient),
    inResponseTo: said.inResponseTo && whole(said.inResponseTo, 'id'),
    issueInstant: known(said.issueInstant),
    conditions: { notBefore: known(said.conditions.notBefore), notOnOrAfter: known(said.conditions.notOnOrAfter) },
    confirmation: said.confirmation && {
      method: known(said.confirmation.method),
      notOnOrAfter: known(said.confirmation.notOnOrAfter),
    },
    authnInstant: known(said.authnInstant),
    authnContext: known(said.authnContext),
    sessionNotOnOrAfter: known(said.sessionNotOnOrAfter),
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
  const relayed = (value: string) => {
    const { shown, secret } = splitRelayState(value);
    return secret === '' ? shown : `${shown}${use({ value: secret, kind: 'relay-state' })}`;
  };
  const claim = (said: ClaimedReport): ClaimedReport => ({
    ...assertion(said),
    responseId: said.responseId && whole(said.responseId, 'id'),
    responseIssuer: said.responseIssuer && text(said.responseIssuer),
    destination: said.destination && text(said.destination),
    // Free text of the IdP: nobody can say which of its words are a person's.
    status: said.status && {
      codes: said.status.codes.map((code) => known(code) ?? ''),
      message: said.status.message && use({ value: said.status.message, kind: 'message' }),
    },
    relayState: said.relayState && relayed(said.relayState),
  });
  const sign = (said: SignatureReport): SignatureReport => ({
    ...said,
    algorithm: known(said.algorithm),
    digest: known(said.digest),
    certificate: said.certificate && {
      ...said.certificate,
      subject: said.certificate.subject && text(said.certificate.subject),
    },
    elements: said.elements.map((element) => ({
      ...element,
      algorithm: known(element.algorithm),
      digestAlgorithm: known(element.digestAlgorithm),
      presented: element.presented && {
        ...element.presented,
        subject: element.presented.subject && text(element.presented.subject),
      },
    })),
  });
  return {
    ...report,
    // Of a message that cannot be read nobody knows whose name the file has.
    input: { ...input, source: claimed ? text(input.source) : fileName(input.source, use) },
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
    ...(origin
      ? {
          origin: {
            store: origin.store && { ...origin.store, path: text(origin.store.path) },
            metadata: origin.metadata && { ...origin.metadata, source: text(origin.metadata.source) },
          },
        }
      : {}),
  };
}

/** Standard input, and the number of a message in a file, tell nothing. */
function fileName(source: string, use: (secret: Secret) => string): string {
  const [, name = '', number = ''] = /^(.*?)(#\d+)?$/s.exec(source) ?? [];
  return name === '-' || name === '' ? source : `${use({ value: name, kind: 'file' })}${number}`;
}
