// From the text of a store to the account: every error in it is named by line or field, and the file is left as it is.

import { getDotPath, safeParse } from 'valibot';
import { hasTooMany, whereJsonEnds } from '../core/json-bounds.ts';
import { changeSettings, createAccount } from '../core/ram/account.ts';
import { type RamGroup, requireGroup } from '../core/ram/group.ts';
import { RamError } from '../core/ram/ram-error.ts';
import { type RamUser, requireFields } from '../core/ram/user.ts';
import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { STORE_VERSION, type StoreContent, type StoredAccount, StoreFile } from './store-schema.ts';
import { upgradeStore } from './upgrade-store.ts';

const damaged = (sentence: ErrorSentence) => new CliError(EXIT.store, 'store-damaged', sentence);

/** Reads the text of a store. @throws CliError store-damaged, store-newer */
export function parseStore(text: string, path: string): StoredAccount {
  const json = parseJson(text, path);
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > STORE_VERSION) {
    throw new CliError(EXIT.store, 'store-newer', {
      key: 'store-newer',
      args: { path, version, known: STORE_VERSION },
    });
  }
  const result = safeParse(StoreFile, upgradeStore(json));
  if (!result.success) {
    const [issue] = result.issues;
    throw damaged({ key: 'store-misshapen', args: { path, field: getDotPath(issue), said: issue.message } });
  }
  return toStoredAccount(result.output, path);
}

function parseJson(text: string, path: string): unknown {
  if (hasTooMany(text)) {
    const said = 'it holds more objects and lists than an account has';
    throw damaged({ key: 'store-misshapen', args: { path, field: null, said } });
  }
  try {
    return JSON.parse(text);
  } catch {
    const before = text.slice(0, whereJsonEnds(text)).split('\n');
    throw damaged({
      key: 'store-not-json',
      args: { path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    });
  }
}

function toStoredAccount(file: StoreContent, path: string): StoredAccount {
  const settings = file.UserSsoSettings;
  let fields = () => ['AccountId'];
  try {
    const empty = createAccount(file.AccountId, file.site);
    fields = () => ['DefaultDomainName', 'DomainAlias', 'AuxiliaryDomain'];
    const account = changeSettings(empty, {
      defaultDomain: file.DefaultDomainName,
      domainAlias: file.DomainAlias ?? null,
      auxiliaryDomain: settings.AuxiliaryDomain ?? null,
      ssoLoginWithDomain: settings.SsoLoginWithDomain ?? null,
      ssoEnabled: settings.SsoEnabled ?? null,
      authnSignAlgo: settings.AuthnSignAlgo ?? null,
    });
    const users = file.Users.User as RamUser[];
    // Plain loops: an account may have thousands of users.
    let at = 0;
    fields = () => [`Users.User.${at}`];
    const names = new Set<string>();
    const suffix = `@${account.defaultDomain}`;
    for (const user of users) {
      const { UserName, UserPrincipalName } = user;
      requireFields(user);
      if (names.add(UserName).size === at)
        throw damaged({ key: 'store-user-twice', args: { path, field: `Users.User.${at}`, user: UserName } });
      if (!isJoined(UserPrincipalName, UserName, suffix)) {
        const field = `Users.User.${at}.UserPrincipalName`;
        throw damaged({ key: 'store-principal', args: { path, field, expected: `${UserName}${suffix}` } });
      }
      at++;
    }
    const groups = file.Groups.Group as RamGroup[];
    const groupNames = new Set<string>();
    groups.forEach((group, i) => {
      fields = () => [`Groups.Group.${i}`];
      requireGroup(group);
      if (groupNames.has(group.GroupName))
        throw damaged({ key: 'store-group-twice', args: { path, field: `Groups.Group.${i}`, group: group.GroupName } });
      groupNames.add(group.GroupName);
    });
    requireMemberships(users, groupNames, path);
    const document = settings.MetadataDocument;
    return {
      account: { ...account, users, groups },
      metadataDocument: document === undefined ? null : Buffer.from(document, 'base64').toString('utf8'),
    };
  } catch (error) {
    if (error instanceof RamError)
      throw damaged({ key: 'store-breaks-rule', args: { path, fields: fields(), problem: error.sentence } });
    throw error;
  }
}

const isJoined = (text: string, head: string, tail: string) =>
  text.length === head.length + tail.length && text.startsWith(head) && text.endsWith(tail);

/** Everybody's groups exist, each once. */
function requireMemberships(users: readonly RamUser[], groupNames: ReadonlySet<string>, path: string): void {
  users.forEach(({ Groups }, i) => {
    if (Groups === undefined) return;
    const names = Groups.Group.map(({ GroupName }) => GroupName);
    const wrong = names.find((name, at) => !groupNames.has(name) || names.indexOf(name) !== at);
    if (wrong === undefined) return;
    const args = { path, field: `Users.User.${i}.Groups`, group: wrong };
    throw damaged({ key: groupNames.has(wrong) ? 'store-group-twice' : 'store-no-such-group', args });
  });
}
