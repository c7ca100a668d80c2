// The one change that mends each person who is locked out: one that mends many where there is one, else the steps that mend
// this one alone. Only what the mapping accepted, run again under exactly these changes, is called a remedy.

import { candidateNames, isOpaque } from '../diagnosis/repairs/names.ts';
import { type Mapping, mapNameId, nameIdFor } from '../ram/mapping.ts';
import { skeleton } from '../ram/nearest.ts';
import { type RamUser, USER_NAME, userNamed } from '../ram/user.ts';
import { shellWord } from '../shell.ts';
import { type Change, isOwnDomain, setAuxiliaryDomain, type Tried } from './changes.ts';
import type { Person } from './people.ts';
import { causeOf, type Logon, reaches, type Scene } from './rehearse.ts';

export interface Remedy {
  /** In order; done together. */
  readonly changes: readonly Change[];
  readonly mended: readonly Person[];
  readonly breaks: number;
  readonly collides: number;
}

export interface Remedies {
  /** Those that mend many first. */
  readonly all: readonly Remedy[];
  readonly of: ReadonlyMap<Person, Remedy>;
}

export function findRemedies(logons: readonly Logon[], scene: Scene, tried: readonly Tried[]): Remedies {
  const many = tried.map(
    (each): Remedy => ({ changes: [each], mended: [...each.mended], breaks: each.breaks, collides: each.collides }),
  );
  const of = new Map<Person, Remedy>();
  // The first that mends somebody is the one that mends most.
  for (const remedy of many) for (const person of remedy.mended) if (!of.has(person)) of.set(person, remedy);
  const near = nearNames(scene.account.users);
  const alone = logons.flatMap((logon) => {
    if (logon.outcome !== 'locked-out' || of.has(logon.person)) return [];
    const way = stepsFor(logon, scene, near, tried);
    return way ? [{ ...way, person: logon.person }] : [];
  });
  const single = joined(alone, reachedBy(logons, alone));
  for (const remedy of single) for (const person of remedy.mended) of.set(person, remedy);
  return { all: [...many, ...single], of };
}

/** What mends one person, and the RAM user that it leads to. */
interface Way {
  readonly changes: Change[];
  readonly user: string;
}

interface OwnWay extends Way {
  readonly person: Person;
}

/** By RAM user, how many would be logged on as it once everybody is mended. */
function reachedBy(logons: readonly Logon[], alone: readonly OwnWay[]): ReadonlyMap<string, number> {
  const reached = new Map<string, number>();
  const count = (name: string) => reached.set(name, (reached.get(name) ?? 0) + 1);
  if (alone.length === 0) return reached;
  for (const { outcome, user } of logons) if (outcome === 'logs-on' && user) count(user.UserName);
  for (const { user } of alone) count(user);
  return reached;
}

/** One and the same change is one remedy, whomever it mends; two people whom it leads to one RAM user would share it. */
function joined(alone: readonly OwnWay[], reached: ReadonlyMap<string, number>): Remedy[] {
  const remedies = new Map<string, Remedy & { readonly mended: Person[] }>();
  for (const { changes, user, person } of alone) {
    const key = JSON.stringify(changes.map(({ advice }) => advice));
    const known = remedies.get(key);
    if (known) known.mended.push(person);
    else remedies.set(key, { changes, mended: [person], breaks: 0, collides: (reached.get(user) ?? 0) > 1 ? 1 : 0 });
  }
  return [...remedies.values()];
}

/** More than these nobody does for one person. */
const MAX_STEPS = 3;

/** Where more would be needed, one of them leads nowhere. */
const MAX_TRIED = 2 * MAX_STEPS;

/** A change for one person, and what the IdP then sends for it. */
interface Step {
  readonly change: Change;
  readonly nameId?: string;
}

function stepsFor(logon: Logon, scene: Scene, near: NearNames, tried: readonly Tried[]): Way | null {
  const { person, nameId: sent } = logon;
  // Whether a guest should log on at all is no matter of names.
  if (person.isGuest) return null;
  const first = sent ?? nextBest(person, scene);
  if (first === null) return null;
  const steps: Step[] = sent === null ? [sendIt(first)] : [];
  let nameId: string = first;
  let at = scene;
  let user = reaches(nameId, at);
  while (!user) {
    if (steps.length >= MAX_TRIED) return null;
    const mapping = mapNameId(nameId, at.account, at.index);
    // Of the first step the cause is known.
    const cause: Logon['cause'] = nameId === sent && steps.length === 0 ? logon.cause : causeOf(mapping, at.account);
    const step = nextStep(mapping, cause, at, near, tried);
    if (!step) return null;
    steps.push(step);
    at = step.change.apply(at);
    nameId = step.nameId ?? nameId;
    user = reaches(nameId, at);
  }
  const changes = neededOf(steps, nameId, scene);
  return changes.length > MAX_STEPS ? null : { changes, user: user.UserName };
}

/** Of the values that were sent on the way the last one alone; and no change to the account that it does not need. */
function neededOf(steps: readonly Step[], nameId: string, scene: Scene): Change[] {
  const sent = steps.findLast((step) => step.nameId !== undefined);
  const all = steps.filter((step) => step.nameId === undefined || step === sent).map(({ change }) => change);
  const reachedBy = (changes: readonly Change[]) =>
    reaches(
      nameId,
      changes.reduce((at, change) => change.apply(at), scene),
    );
  return all.reduce((needed, each) => {
    const others = needed.filter((change) => change !== each);
    return each !== sent?.change && reachedBy(others) ? others : needed;
  }, all);
}

/** Another value that the IdP has of somebody of whom it lacks the one that it sends. */
function nextBest({ nameIds }: Person, scene: Scene): string | null {
  const values = Object.values(nameIds);
  return values.find((each) => reaches(each, scene)) ?? values[0] ?? null;
}

function nextStep(
  mapping: Mapping,
  cause: Logon['cause'],
  scene: Scene,
  near: NearNames,
  tried: readonly Tried[],
): Step | null {
  const { account } = scene;
  const { nameId, prefix, suffix } = mapping;
  const send = (name: string): Step => sendIt(nameIdFor(name, account));
  // Whoever is meant and there is needs nothing but the right value: CORP\alice is alice.
  const meant = () => candidateNames(mapping).find((name) => reaches(nameIdFor(name, account), scene));
  switch (cause) {
    case 'nameid-invalid-characters': {
      const known = meant();
      if (known !== undefined) return send(known);
      const name = skeleton(prefix).replace(/[^A-Za-z0-9._-]/g, '');
      return USER_NAME.test(name) && name.length > skeleton(prefix).length / 2 ? send(name) : null;
    }
    case 'nameid-domain-mismatch': {
      // A suffix that many have is set once for all; one that nobody else needs is not worth the account's only one.
      const setting = tried.find(({ apply, breaks }) => breaks === 0 && accepts(nameId, apply(scene)));
      if (setting) return { change: setting };
      const isFree = !account.domainAlias && !account.auxiliaryDomain;
      return isFree && suffix !== null && mapping.suffixKind === 'unknown' && isOwnDomain(suffix, account)
        ? { change: setAuxiliaryDomain(account, suffix.toLowerCase()) }
        : send(prefix);
    }
    case 'nameid-domain-missing':
    case 'nameid-domain-forbidden':
    case 'nameid-domain-shadowed':
      return send(meant() ?? prefix);
    case 'user-not-found': {
      const close = near(prefix);
      if (close !== null && reaches(nameIdFor(close, account), scene)) return send(close);
      // What a machine made is nobody's name.
      return USER_NAME.test(prefix) && !isOpaque(mapping) ? { change: createUser(prefix) } : null;
    }
    case 'user-case-mismatch':
      return mapping.caseTwin ? send(mapping.caseTwin.UserName) : null;
    case 'user-inactive':
      return isOpaque(mapping) ? null : { change: activateUser(prefix) };
    default:
      return null;
  }
}

/** Whether the suffix is right under a change of settings, whoever it names. */
function accepts(nameId: string, { account, index }: Scene): boolean {
  return ['default', 'alias', 'auxiliary'].includes(mapNameId(nameId, account, index).suffixKind);
}

function sendIt(nameId: string): Step {
  const change: Change = {
    where: 'idp',
    advice: { key: 'send-nameid', args: { nameId } },
    command: null,
    apply: (scene) => scene,
  };
  return { change, nameId };
}

function createUser(user: string): Change {
  return {
    where: 'alibaba-cloud',
    advice: { key: 'create-user', args: { user } },
    command: ['create-user', ...operand(user)],
    apply: (scene) => withUser(scene, userNamed(user, scene.account.defaultDomain)),
  };
}

function activateUser(user: string): Change {
  return {
    where: 'alibaba-cloud',
    advice: { key: 'activate-user', args: { user } },
    command: ['update-user', '--status', 'active', ...operand(user)],
    apply: (scene) => {
      const found = scene.index.named(user);
      return found ? withUser(scene, { ...found, Status: 'active' }) : scene;
    },
  };
}

const operand = (name: string) => (name.startsWith('-') ? ['--', shellWord(name)] : [shellWord(name)]);

/** The scene with one user more, or another one in its place. The list is left as it is: nothing is copied for one user. */
function withUser(scene: Scene, user: RamUser): Scene {
  const { index } = scene;
  const lower = user.UserName.toLowerCase();
  return {
    ...scene,
    index: {
      named: (name) => (name === user.UserName ? user : index.named(name)),
      namedInLowerCase: (name) => index.namedInLowerCase(name) ?? (name === lower ? user : undefined),
    },
  };
}

/** The RAM user whose name is the same but for separators and look-alike letters; null where there is none, or several. */
type NearNames = (name: string) => string | null;

function nearNames(users: readonly RamUser[]): NearNames {
  const keyOf = (name: string) => skeleton(name).toLowerCase().replace(/[._-]/g, '');
  let byKey: Map<string, string | null> | null = null;
  return (name) => {
    byKey ??= users.reduce((map, { UserName }) => {
      const key = keyOf(UserName);
      return map.set(key, map.has(key) ? null : UserName);
    }, new Map<string, string | null>());
    const key = keyOf(name);
    return key.length < 3 ? null : (byKey.get(key) ?? null);
  };
}
