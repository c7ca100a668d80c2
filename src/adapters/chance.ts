// What must not clash, and need not be secret: names of files, and IDs. Math.random does for that, which Node.js seeds from
// the system; loading node:crypto takes a tenth of importing a user.

/** A whole number from 0 up to, and without, `limit`. */
export const chanceBelow = (limit: number): number => Math.floor(Math.random() * limit);

/** 16 hexadecimal digits. */
export function chanceHex(): string {
  const half = () =>
    chanceBelow(2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return half() + half();
}
