// The store as a file: its shape, its version, and every error in it named by line or field. The text is made to be read,
// diffed and committed: keys sorted, two blanks, a final newline.

import * as v from 'valibot';
import { type Account, changeSettings, createAccount } from '../core/ram/account.ts';
import { RamError } from '../core/ram/ram-error.ts';
import { type RamUser, requireDetails, requireUserName } from '../core/ram/user.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

/** An account as it is kept, with the IdP metadata document that was imported for it. */
export interface StoredAccount {
  readonly account: Account;
  /** XML text; null before the first import. */
  readonly metadataDocument: string | null;
}

export const STORE_VERSION = 1;

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const DIGITS = /^\d+$/;
const date = v.pipe(v.string(), v.regex(DATE, 'must be a time like 2026-11-23T10:00:00Z'));

const Policy = v.strictObject({
  PolicyName: v.string(),
  PolicyType: v.picklist(['System', 'Custom']),
  AttachDate: v.optional(date),
});

const User = v.strictObject({
  UserName: v.string(),
  UserPrincipalName: v.string(),
  UserId: v.optional(v.pipe(v.string(), v.regex(DIGITS, 'must be digits'))),
  DisplayName: v.optional(v.string()),
  Email: v.optional(v.string()),
  MobilePhone: v.optional(v.string()),
  Comments: v.optional(v.string()),
  Status: v.picklist(['active', 'freeze', 'recycled']),
  CreateDate: v.optional(date),
  UpdateDate: v.optional(date),
  Policies: v.strictObject({ Policy: v.array(Policy) }),
});

/**
 * True of right users only, though not of all: the others are left to `User`, which says what is wrong with them. An
 * account may have 5,000 users, and valibot takes ten times as long.
 */
export function isPlainUser(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const field = value[key];
    switch (key) {
      case 'UserName':
      case 'UserPrincipalName':
      case 'DisplayName':
      case 'Email':
      case 'MobilePhone':
      case 'Comments':
        if (typeof field !== 'string') return false;
        break;
      case 'UserId':
        if (typeof field !== 'string' || !DIGITS.test(field)) return false;
        break;
      case 'Status':
        if (field !== 'active' && field !== 'freeze' && field !== 'recycled') return false;
        break;
      case 'CreateDate':
      case 'UpdateDate':
        if (typeof field !== 'string' || !DATE.test(field)) return false;
        break;
      case 'Policies':
        if (!isObject(field) || Object.keys(field).length !== 1 || !Array.isArray(field.Policy)) return false;
        if (!field.Policy.every(isPlainPolicy)) return false;
        break;
      default:
        return false;
    }
  }
  return 'UserName' in value && 'UserPrincipalName' in value && 'Status' in value && 'Policies' in value;
}

function isPlainPolicy(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { PolicyName, PolicyType, AttachDate } = value;
  if (typeof PolicyName !== 'string' || (PolicyType !== 'System' && PolicyType !== 'Custom')) return false;
  if (AttachDate === undefined) return Object.keys(value).length === 2;
  return typeof AttachDate === 'string' && DATE.test(AttachDate) && Object.keys(value).length === 3;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isListOfPlainUsers = (value: unknown) => Array.isArray(value) && value.every(isPlainUser);

const Users = v.array(User);
const SeenUsers = v.custom<v.InferOutput<typeof Users>>(() => true);

const StoreFile = v.strictObject({
  schemaVersion: v.literal(STORE_VERSION),
  AccountId: v.string(),
  site: v.picklist(['intl', 'cn']),
  DefaultDomainName: v.string(),
  DomainAlias: v.optional(v.string()),
  UserSsoSettings: v.strictObject({
    AuthnSignAlgo: v.picklist(['rsa-sha1', 'rsa-sha256']),
    AuxiliaryDomain: v.optional(v.string()),
    MetadataDocument: v.optional(v.pipe(v.string(), v.base64('must be Base64'))),
    SsoEnabled: v.boolean(),
    SsoLoginWithDomain: v.boolean(),
  }),
  Users: v.strictObject({
    User: v.lazy((users): typeof SeenUsers | typeof Users => (isListOfPlainUsers(users) ? SeenUsers : Users)),
  }),
});

const damaged = (path: string, what: string) =>
  new CliError(
    EXIT.store,
    'store-damaged',
    `the store ${path} cannot be understood: ${what}`,
    'it was left as it is; mend it by hand, restore a copy, or choose another with --store',
  );

/** Reads the text of a store. @throws CliError store-damaged, store-newer */
export function parseStore(text: string, path: string): StoredAccount {
  const json = parseJson(text, path);
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > STORE_VERSION) {
    throw new CliError(
      EXIT.store,
      'store-newer',
      `the store ${path} was written by a newer sso-cli (version ${version}, this one reads ${STORE_VERSION})`,
      'update sso-cli, or choose another store with --store',
    );
  }
  const result = v.safeParse(StoreFile, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw damaged(path, `${v.getDotPath(issue) ?? 'the whole file'}: ${issue.message}`);
  }
  return toStoredAccount(result.output, path);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const before = text.slice(0, whereJsonEnds(text)).split('\n');
    throw damaged(path, `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} is not JSON`);
  }
}

/** Where text stops being JSON, which not every error message of the engine says: its longest merely unfinished beginning. */
function whereJsonEnds(text: string): number {
  let [unfinished, wrong] = [0, text.length];
  while (unfinished < wrong) {
    const middle = (unfinished + wrong + 1) >> 1;
    if (couldGoOn(text.slice(0, middle))) unfinished = middle;
    else wrong = middle - 1;
  }
  return unfinished;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const said = (error as Error).message;
    return said.startsWith('Unexpected end') || Number(/position (\d+)/.exec(said)?.[1]) >= beginning.length;
  }
}

type Parsed = v.InferOutput<typeof StoreFile>;

function toStoredAccount(file: Parsed, path: string): StoredAccount {
  const settings = file.UserSsoSettings;
  let field = 'AccountId';
  try {
    const empty = createAccount(file.AccountId, file.site);
    field = 'DefaultDomainName, DomainAlias or AuxiliaryDomain';
    const account = changeSettings(empty, {
      defaultDomain: file.DefaultDomainName,
      domainAlias: file.DomainAlias ?? null,
      auxiliaryDomain: settings.AuxiliaryDomain ?? null,
      ssoLoginWithDomain: settings.SsoLoginWithDomain,
      ssoEnabled: settings.SsoEnabled,
      authnSignAlgo: settings.AuthnSignAlgo,
    });
    const users = file.Users.User as RamUser[];
    const names = new Set<string>();
    users.forEach((user, i) => {
      field = `Users.User.${i}`;
      requireUserName(user.UserName);
      requireDetails(user);
      if (names.has(user.UserName)) throw damaged(path, `${field}: there are two users named ${user.UserName}`);
      if (user.UserPrincipalName !== `${user.UserName}@${account.defaultDomain}`) {
        throw damaged(path, `${field}.UserPrincipalName: must be ${user.UserName}@${account.defaultDomain}`);
      }
      names.add(user.UserName);
    });
    const document = settings.MetadataDocument;
    return {
      account: { ...account, users },
      metadataDocument: document === undefined ? null : Buffer.from(document, 'base64').toString('utf8'),
    };
  } catch (error) {
    if (error instanceof RamError) throw damaged(path, `${field}: ${error.message}`);
    throw error;
  }
}

/** The text of a store; the same account always gives the same text. */
export function formatStore({ account, metadataDocument }: StoredAccount): string {
  const file: Parsed = {
    schemaVersion: STORE_VERSION,
    AccountId: account.accountId,
    site: account.site,
    DefaultDomainName: account.defaultDomain,
    ...(account.domainAlias === null ? {} : { DomainAlias: account.domainAlias }),
    UserSsoSettings: {
      AuthnSignAlgo: account.authnSignAlgo,
      ...(account.auxiliaryDomain === null ? {} : { AuxiliaryDomain: account.auxiliaryDomain }),
      ...(metadataDocument === null
        ? {}
        : { MetadataDocument: Buffer.from(metadataDocument, 'utf8').toString('base64') }),
      SsoEnabled: account.ssoEnabled ?? false,
      SsoLoginWithDomain: account.ssoLoginWithDomain,
    },
    Users: { User: account.users as Parsed['Users']['User'] },
  };
  return `${JSON.stringify(sortKeys(file), null, 2)}\n`;
}

/** The same data with its keys in order: most of it, read from a store, is so already and is not made anew. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    const sorted = value.map(sortKeys);
    return sorted.some((each, i) => each !== value[i]) ? sorted : value;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sortKeys(each)] as const);
  const isSame = entries.every(
    ([key, each], i) =>
      each === (value as Record<string, unknown>)[key] && (i === 0 || (entries[i - 1]?.[0] ?? '') < key),
  );
  return isSame ? value : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
