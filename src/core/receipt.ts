// The receipt of a preflight, for a change ticket: what it rested on, as hashes and counts, without anybody's name; and which
// of it is no longer so. What does not decide over a logon is not in it, so that a receipt holds over a changed phone number.

import { createHash } from 'node:crypto';
import { nameIdBy, type Person } from './preflight/people.ts';
import type { Account } from './ram/account.ts';
import { inheritedPolicies } from './ram/group.ts';
import { SCHEMA_VERSION } from './report.ts';
import type { IdpMetadata } from './saml/idp-metadata.ts';
import { formatInstant, type Instant, parseInstant } from './saml/time.ts';
import { VERSION } from './version.ts';

/** A hash, and of how many things. */
export interface Counted {
  readonly sha256: string;
  readonly count: number;
}

/** How the list was read, so that it can be read the same way again. */
export interface ListRule {
  /** Where the list is, from the folder of the receipt; null where it came by standard input. */
  readonly source: string | null;
  readonly nameId: string | null;
  readonly replaceSuffix: string | null;
  /** As by --column. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface Receipt {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly at: string;
  readonly verdict: 'ready' | 'not-ready';
  readonly settings: Counted;
  readonly metadata: Counted;
  readonly users: Counted;
  readonly idpUsers: (Counted & ListRule) | null;
  readonly responses: readonly { readonly sha256: string; readonly at: string }[];
  readonly summary: Readonly<Record<string, number>>;
}

/** What a receipt rests on, at any time. */
export interface Grounds {
  readonly account: Account;
  readonly idp: IdpMetadata | null;
  /** Null where there is no list, or none any more. */
  readonly people: readonly Person[] | null;
  readonly nameIdColumn: string | null;
  readonly replaceSuffix: string | null;
}

export const ALL_PARTS = ['settings', 'metadata', 'users', 'idpUsers'] as const;
export type Part = (typeof ALL_PARTS)[number];

export function makeReceipt(
  grounds: Grounds,
  rule: ListRule,
  shown: {
    readonly at: Instant;
    readonly isReady: boolean;
    readonly responses: readonly { readonly sha256: string; readonly at: Instant }[];
    readonly summary: Receipt['summary'];
  },
): Receipt {
  const { idpUsers, ...counted } = countedOf(grounds);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'sso-cli', version: VERSION },
    at: formatInstant(shown.at),
    verdict: shown.isReady ? 'ready' : 'not-ready',
    ...counted,
    idpUsers: idpUsers && { ...idpUsers, ...rule },
    responses: shown.responses.map(({ sha256, at }) => ({ sha256, at: formatInstant(at) })),
    summary: shown.summary,
  };
}

/** What is no longer as the receipt says. */
export function driftOf(receipt: Receipt, grounds: Grounds): Part[] {
  const now = countedOf(grounds);
  const isSame = (a: Counted | null, b: Counted | null) => a?.sha256 === b?.sha256 && a?.count === b?.count;
  return ALL_PARTS.filter((part) => !isSame(receipt[part], now[part]));
}

function countedOf({ account, idp, people, nameIdColumn, replaceSuffix }: Grounds) {
  const rule = { column: nameIdColumn, replaceSuffix, lowerCase: false };
  return {
    settings: settingsOf(account),
    metadata: metadataOf(idp),
    users: usersOf(account),
    idpUsers:
      people &&
      counted(people.map((person) => [person.idpUser, nameIdBy(person, rule), person.isDisabled, person.isGuest])),
  };
}

function settingsOf(account: Account): Counted {
  const settings = {
    accountId: account.accountId,
    site: account.site,
    defaultDomain: account.defaultDomain,
    // "There is none" and "nobody said that there is one" lead to the same logons.
    domainAlias: account.domainAlias || null,
    auxiliaryDomain: account.auxiliaryDomain || null,
    ssoLoginWithDomain: account.ssoLoginWithDomain,
    ssoEnabled: account.ssoEnabled === true,
    authnSignAlgo: account.authnSignAlgo,
  };
  return counted(Object.entries(settings));
}

function metadataOf(idp: IdpMetadata | null): Counted {
  if (!idp) return { sha256: hashOf(null), count: 0 };
  const keys = idp.signingKeys.map((key) => key.fingerprint256).toSorted();
  const services = idp.singleSignOnServices.map(({ binding, location }) => [binding, location]);
  const content = [idp.entityId, idp.validUntil, idp.malformedValidUntil, keys, services];
  return { sha256: hashOf(content), count: keys.length };
}

/** Who there is, whether they may log on, and what they may do then. */
function usersOf({ users, groups }: Account): Counted {
  return counted(
    users.map((user) => {
      const { UserName, Status, Policies } = user;
      const policies = [...Policies.Policy, ...inheritedPolicies(user, groups)].map(
        ({ PolicyType, PolicyName }) => `${PolicyType}:${PolicyName}`,
      );
      return [UserName, Status, policies.toSorted()];
    }),
  );
}

/** In any order: lists come as they come. */
function counted(rows: readonly unknown[]): Counted {
  return { sha256: hashOf(rows.map((row) => JSON.stringify(row)).toSorted()), count: rows.length };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
}

/** Reads a receipt; null for anything that is none. */
export function parseReceipt(text: string): Receipt | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  return isReceipt(json) ? json : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);

function isReceipt(json: unknown): json is Receipt {
  if (!isObject(json) || json.schemaVersion !== SCHEMA_VERSION) return false;
  const { at, verdict, idpUsers, responses, summary } = json;
  return (
    typeof at === 'string' &&
    parseInstant(at) !== null &&
    (verdict === 'ready' || verdict === 'not-ready') &&
    [json.settings, json.metadata, json.users].every(isCounted) &&
    (idpUsers === null || (isCounted(idpUsers) && isListRule(idpUsers))) &&
    Array.isArray(responses) &&
    responses.every(isAccepted) &&
    isSummary(summary) &&
    // Nobody was locked out where it was ready.
    (verdict === 'not-ready' || !summary.lockedOut)
  );
}

function isCounted(value: unknown): value is Record<string, unknown> {
  return isObject(value) && /^[0-9a-f]{64}$/.test(String(value.sha256)) && Number.isInteger(value.count);
}

const isAccepted = (value: unknown) =>
  isObject(value) && /^[0-9a-f]{64}$/.test(String(value.sha256)) && parseInstant(String(value.at)) !== null;

const isSummary = (value: unknown): value is Record<string, number> =>
  isObject(value) && Object.values(value).every((each) => Number.isInteger(each) && Number(each) >= 0);

function isListRule({ source, nameId, replaceSuffix, columns }: Record<string, unknown>): boolean {
  return (
    [source, nameId, replaceSuffix].every(isTextOrNull) && isObject(columns) && Object.values(columns).every(isText)
  );
}
