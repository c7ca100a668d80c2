// From which bytes a value was read, said by its type alone: at run time it is the text that it was. What is asked for can
// be met by signed bytes and by nothing else; what is merely claimed can contradict it.

declare const origin: unique symbol;

/** What no value has at run time. */
export interface Marked<Origin extends string> {
  readonly [origin]: Origin;
}

/** The same value, with every text in it marked. */
type From<Origin extends string, T> = T extends string
  ? T & Marked<Origin>
  : T extends object
    ? { readonly [K in keyof T]: From<Origin, T[K]> }
    : T;

/**
 * From inside the Assertion, which must be signed: where its signature does not hold, step 3 rejects the message, and
 * nothing that a later check finds good makes up for that.
 */
export type Signed<T> = From<'signed', T>;

/** From outside of it: anybody can have written that. */
export type Claimed<T> = From<'claimed', T>;

/** A text that the response must hold. No string to the compiler, so that it is compared by `meets` or not at all. */
export type Asked = Marked<'asked'>;

export const markSigned = <T>(inside: T) => inside as Signed<T>;
export const markClaimed = <T>(outside: T) => outside as Claimed<T>;
export const ask = (text: string) => text as unknown as Asked;
export const textOfAsked = (asked: Asked) => asked as unknown as string;

/** Whether signed bytes hold what is asked for. */
export function meets(asked: Asked, signed: Signed<string> | null | undefined): boolean {
  return textOfAsked(asked) === signed;
}

/** Whether a value is there and is not what is asked for: that is enough to refuse, wherever it comes from. */
export function contradicts(asked: Asked, value: string | null | undefined): boolean {
  return value != null && textOfAsked(asked) !== value;
}
