// Masks in a text: every secret that stands in it as a word of its own, and nothing inside another word or another mask.

export type Kind = 'user' | 'domain' | 'id' | 'session' | 'value' | 'user-id' | 'name' | 'phone' | 'comment';

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

export function makeMasker(found: readonly Secret[], use: (secret: Secret) => string): Masker {
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

/** An address whose name is one character: masked with its "@", since the character alone stands in every other word. */
const SHORT_ADDRESS =
  /(?<![^\s"'“”‘’(),:;<>[\]（），：；。])([^\s@"'“”‘’(),:;<>[\]（），：；。]@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/u;

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
