// Masks in a text: every secret that stands in it as a word of its own, in whatever case, and nothing inside another word or
// another mask. Linear in the text, however many secrets there are: they are looked up letter by letter, all at once.

export type Kind =
  | 'user'
  | 'domain'
  | 'id'
  | 'session'
  | 'value'
  | 'user-id'
  | 'name'
  | 'phone'
  | 'comment'
  | 'message'
  | 'relay-state'
  | 'file';

export interface Secret {
  readonly value: string;
  readonly kind: Kind;
}

export interface Masker {
  /** A text that may quote secrets. */
  text(text: string): string;
  /** A value that is a secret as a whole, however short. */
  whole(value: string, kind: Kind): string;
}

/** Secrets made ready to be looked up; the same ones serve many reports. */
export interface SecretIndex {
  readonly root: Branch;
}

interface Branch {
  readonly next: Map<number, Branch>;
  /** Those that end here, or go on from here where the branches end; in the order in which they were given. */
  readonly secrets: Folded[];
}

interface Folded extends Secret {
  readonly folded: string;
}

/** Letters by which a secret is looked up; longer ones are then compared as a whole. */
const MAX_DEPTH = 64;

export function indexSecrets(secrets: readonly Secret[]): SecretIndex {
  const root: Branch = { next: new Map(), secrets: [] };
  const known = new Set<string>();
  for (const secret of secrets) {
    if (!isLongEnough(secret) || known.has(secret.value)) continue;
    known.add(secret.value);
    const folded = fold(secret.value);
    let at = root;
    for (let i = 0; i < Math.min(folded.length, MAX_DEPTH); i++) {
      const letter = folded.charCodeAt(i);
      const branch = at.next.get(letter) ?? { next: new Map(), secrets: [] };
      at.next.set(letter, branch);
      at = branch;
    }
    at.secrets.push({ ...secret, folded });
  }
  return { root };
}

/** `found`: the secrets of one report, which come before those that are known anyway. */
export function makeMasker(found: readonly Secret[], known: SecretIndex, use: (secret: Secret) => string): Masker {
  const indexes = [indexSecrets(found), known];
  const whole = (value: string, kind: Kind) => {
    const at = value.lastIndexOf('@');
    if (value.trim() === '') return value;
    if (at <= 0 || at === value.length - 1) return use({ value, kind });
    return `${use({ value: value.slice(0, at), kind: 'user' })}@${use({ value: value.slice(at + 1), kind: 'domain' })}`;
  };
  const text = (text: string) =>
    text
      .split(SHORT_ADDRESS)
      .map((piece, i) => (i % 2 === 1 ? whole(piece, 'user') : maskIn(piece, indexes, use)))
      .join('');
  return { text, whole };
}

/** An address whose name is one character: masked with its "@", since the character alone stands in every other word. */
const SHORT_ADDRESS =
  /(?<![^\s"'“”‘’(),:;<>[\]（），：；。])([^\s@"'“”‘’(),:;<>[\]（），：；。]@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/u;

/** Shorter ones ("1", "de") tell nobody, and masking them would tear other words; a Chinese name may have two letters. */
function isLongEnough({ value, kind }: Secret): boolean {
  return value.trim().length >= (kind === 'user' || /[^ -~]/.test(value) ? 2 : 3);
}

/** In lower case, letter for letter: what becomes longer or shorter so is left as it is. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, i) => {
    const one = text.charAt(i).toLowerCase();
    return one.length === 1 ? one : text.charAt(i);
  }).join('');
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly secret: Secret;
  readonly isExact: boolean;
}

function maskIn(text: string, indexes: readonly SecretIndex[], use: (secret: Secret) => string): string {
  const chosen = choose(indexes.flatMap((index) => matchesIn(text, index)));
  if (chosen.length === 0) return text;
  const masks = new Map(
    chosen.map(({ start, end, secret }) => [start, use({ ...secret, value: text.slice(start, end) })]),
  );
  let masked = '';
  let from = 0;
  for (const { start, end } of chosen.toSorted((a, b) => a.start - b.start)) {
    masked += text.slice(from, start) + masks.get(start);
    from = end;
  }
  return masked + text.slice(from);
}

/** Longest first, so that no mask tears a longer value; of those that are equally long what is written just so. */
function choose(matches: readonly Match[]): Match[] {
  const taken = new Set<number>();
  return matches
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || Number(b.isExact) - Number(a.isExact))
    .filter(({ start, end }) => {
      // What was taken before is as long, so that it holds one of the ends.
      if (taken.has(start) || taken.has(end - 1)) return false;
      for (let at = start; at < end; at++) taken.add(at);
      return true;
    });
}

/** Where secrets stand in the text as words of their own. */
function matchesIn(text: string, { root }: SecretIndex): Match[] {
  const folded = fold(text);
  const matches: Match[] = [];
  if (root.next.size === 0) return matches;
  for (let start = 0; start < text.length; start++) {
    let at = root.next.get(folded.charCodeAt(start));
    if (!at || isInside(text, start)) continue;
    for (let depth = 1; at; depth++) {
      for (const secret of at.secrets) {
        const end = start + secret.folded.length;
        const stands = secret.folded.length <= MAX_DEPTH || folded.startsWith(secret.folded, start);
        if (stands && !isInside(text, end))
          matches.push({ start, end, secret, isExact: text.startsWith(secret.value, start) });
      }
      at = at.next.get(folded.charCodeAt(start + depth));
    }
  }
  return matches;
}

/** Whether this place lies within a word. */
const isInside = (text: string, at: number) => isWordCharacter(text[at - 1]) && isWordCharacter(text[at]);

/** Chinese is written without blanks: what stands beside a Chinese character is a word of its own. */
const isWordCharacter = (c: string | undefined) =>
  c !== undefined &&
  (/[\w]/.test(c) ? c !== '_' : c > '\u007f' && /[\p{L}\p{N}]/u.test(c) && !/\p{Script=Han}/u.test(c));
