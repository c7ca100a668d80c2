// Changes that mend many at once: settings of the account, and what the IdP sends. Each is tried on everybody, so that what
// it mends, and whom it would lock out, is known and not guessed.

import type { Where } from '../checks/define.ts';
import { isLookAlike } from '../diagnosis/repairs/names.ts';
import { type Account, isDomain, takesDomain } from '../ram/account.ts';
import { acceptedSuffixes } from '../ram/mapping.ts';
import type { RamUser } from '../ram/user.ts';
import type { Sentence } from '../sentence.ts';
import { shellWord } from '../shell.ts';
import type { PreflightAdvice } from '../words/preflight.ts';
import { type NameIdRule, nameIdBy, type Person } from './people.ts';
import { type Logon, reaches, type Scene } from './rehearse.ts';

export interface Change {
  readonly where: Where;
  readonly advice: Sentence<PreflightAdvice>;
  /** Arguments of sso-cli that make the change, or rehearse it. */
  readonly command: readonly string[] | null;
  apply(scene: Scene): Scene;
}

/** A change, and what it did when the mapping ran again. */
export interface Tried extends Change {
  readonly mended: ReadonlySet<Person>;
  /** People who log on today, and would be locked out. */
  readonly breaks: number;
  /** RAM users whom several people reach by it, and do not today. */
  readonly collides: number;
}

/** Suffixes that are tried, the commonest first: with more, nobody would follow them. */
const MAX_SUFFIXES = 5;
const MAX_COLUMNS = 5;

/** The arguments of this very preflight under a changed rule; null where it cannot run again. */
export type Rehearsal = ((changed: Partial<NameIdRule>) => readonly string[]) | null;

/**
 * What mends somebody and locks out fewer, by how many it mends. A transformation that makes alice@a and alice@b one is a risk
 * of its own: it is offered where no setting does nearly as much.
 */
export function triedChanges(logons: readonly Logon[], scene: Scene, rehearsal: Rehearsal): readonly Tried[] {
  const lockedOut = logons.filter(({ outcome }) => outcome === 'locked-out');
  if (lockedOut.length === 0) return [];
  const all = [...ofAccount(lockedOut, scene), ...ofIdp(lockedOut, scene, rehearsal)].flatMap((change) => {
    const mended = mendedBy(change, lockedOut, scene);
    if (mended.size === 0) return [];
    const harm = harmOf(change, logons, scene, mended.size);
    return harm ? [{ ...change, mended, ...harm }] : [];
  });
  const bySetting = Math.max(0, ...all.filter(({ where }) => where !== 'idp').map(({ mended }) => mended.size));
  return all
    .filter(({ advice, mended }) => advice.key !== 'replace-suffix' || mended.size > 2 * bySetting)
    .toSorted(
      (a, b) => b.mended.size - b.breaks - (a.mended.size - a.breaks) || a.collides - b.collides || a.breaks - b.breaks,
    );
}

function mendedBy(change: Change, lockedOut: readonly Logon[], scene: Scene): Set<Person> {
  const changed = change.apply(scene);
  const mended = lockedOut.filter((logon) => reachedUnder(changed, logon, scene));
  return new Set(mended.map(({ person }) => person));
}

/** Whom a person reaches once `scene` has changed; where neither the account nor what is sent changes, whom it does today. */
function reachedUnder(changed: Scene, { person, nameId, user }: Logon, { account }: Scene): RamUser | null {
  const sent = nameIdBy(person, changed.rule);
  return sent === nameId && changed.account === account ? user : reaches(sent, changed);
}

/** Null as soon as it locks out as many as it mends. */
function harmOf(
  change: Change,
  logons: readonly Logon[],
  scene: Scene,
  mends: number,
): Pick<Tried, 'breaks' | 'collides'> | null {
  const changed = change.apply(scene);
  let breaks = 0;
  // Only of users whom others reach than do today: how many more, or fewer.
  const more = new Map<string, number>();
  const count = (name: string, by: number) => more.set(name, (more.get(name) ?? 0) + by);
  const isWorse = logons.some((logon) => {
    const { outcome, user } = logon;
    if (outcome === 'disabled') return false;
    const reached = reachedUnder(changed, logon, scene);
    if (reached === user) return false;
    if (user) count(user.UserName, -1);
    if (reached) count(reached.UserName, 1);
    return user !== null && reached === null && ++breaks >= mends;
  });
  if (isWorse) return null;
  const today = new Map<string, number>();
  logons.forEach(({ outcome, user }) => {
    if (outcome !== 'disabled' && user && more.has(user.UserName))
      today.set(user.UserName, (today.get(user.UserName) ?? 0) + 1);
  });
  let collides = 0;
  for (const [name, by] of more) if (by > 0 && (today.get(name) ?? 0) + by > 1) collides++;
  return { breaks, collides };
}

function ofAccount(lockedOut: readonly Logon[], { account }: Scene): Change[] {
  const changes: Change[] = [];
  const causes = new Set(lockedOut.map(({ cause }) => cause));
  const alter = (change: Partial<Account>) => (scene: Scene) => ({
    ...scene,
    account: { ...scene.account, ...change },
  });
  if (causes.has('nameid-domain-mismatch') && !account.domainAlias) {
    const unknown = lockedOut.flatMap(({ nameId, suffixKind }) =>
      suffixKind === 'unknown' && nameId ? [nameId.slice(nameId.lastIndexOf('@') + 1)] : [],
    );
    const own = new Set([...new Set(unknown)].filter((suffix) => isOwnDomain(suffix, account)));
    const proposed = unknown.filter((suffix) => own.has(suffix)).map((suffix) => suffix.toLowerCase());
    changes.push(...commonest(proposed).map((domain) => setAuxiliaryDomain(account, domain)));
  }
  if (causes.has('nameid-domain-shadowed'))
    changes.push({
      where: 'alibaba-cloud',
      advice: { key: 'remove-domain-alias', args: {} },
      command: ['settings', '--no-domain-alias'],
      apply: alter({ domainAlias: null }),
    });
  if (causes.has('nameid-domain-missing'))
    changes.push({
      where: 'alibaba-cloud',
      advice: { key: 'log-on-without-domain', args: {} },
      command: ['settings', '--no-login-with-domain'],
      apply: alter({ ssoLoginWithDomain: false }),
    });
  if (causes.has('nameid-domain-forbidden'))
    changes.push({
      where: 'alibaba-cloud',
      advice: { key: 'log-on-with-domain', args: {} },
      command: ['settings', '--login-with-domain'],
      apply: alter({ ssoLoginWithDomain: true }),
    });
  return changes;
}

export function setAuxiliaryDomain({ auxiliaryDomain }: Account, domain: string): Change {
  return {
    where: 'alibaba-cloud',
    advice: auxiliaryDomain
      ? { key: 'change-auxiliary-domain', args: { from: auxiliaryDomain, to: domain } }
      : { key: auxiliaryDomain === '' ? 'set-auxiliary-domain' : 'set-unknown-auxiliary-domain', args: { domain } },
    command: ['settings', '--auxiliary-domain', shellWord(domain)],
    apply: (scene) => ({ ...scene, account: { ...scene.account, auxiliaryDomain: domain } }),
  };
}

/** Whether it may be proposed: what only looks like a domain of the account is a typing error, or somebody's trap. */
export const isOwnDomain = (suffix: string, account: Account) => isDomain(suffix) && !isLookAlike(suffix, account);

function ofIdp(lockedOut: readonly Logon[], { account, rule }: Scene, rehearsal: Rehearsal): Change[] {
  const rehearsed = (changed: Partial<NameIdRule>) => rehearsal?.(changed) ?? null;
  const send = (changed: Partial<Scene['rule']>) => (scene: Scene) => ({
    ...scene,
    rule: { ...scene.rule, ...changed },
  });
  const columns = commonest(
    lockedOut.flatMap(({ person }) => Object.keys(person.nameIds).filter((each) => each !== rule.column)),
    MAX_COLUMNS,
  );
  // The one that others send already, so that all come to look alike.
  const domain = acceptedSuffixes(account).at(-1) ?? account.defaultDomain;
  const takesSuffix = takesDomain(account) && domain !== rule.replaceSuffix;
  return [
    ...columns.map(
      (column): Change => ({
        where: 'idp',
        advice: { key: 'send-column', args: { column } },
        command: rehearsed({ column }),
        apply: send({ column }),
      }),
    ),
    ...(takesSuffix
      ? [
          {
            where: 'idp' as const,
            advice: { key: 'replace-suffix', args: { domain } } as const,
            command: rehearsed({ replaceSuffix: domain }),
            apply: send({ replaceSuffix: domain }),
          },
        ]
      : []),
    ...(rule.lowerCase
      ? []
      : [
          {
            where: 'idp' as const,
            advice: { key: 'lower-case', args: {} } as const,
            command: null,
            apply: send({ lowerCase: true }),
          },
        ]),
  ];
}

/** Each value once, the commonest first. */
function commonest(values: readonly string[], limit = MAX_SUFFIXES): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, limit)
    .map(([value]) => value);
}
