// What explaining may cost one call: counted, never timed, so that the same input always gets the same report. The verdict
// does not depend on it: where it is spent, causes stay as they are and remedies are said without proof.

export interface Work {
  /** What is left, in characters gone through once. */
  left: number;
}

/** Some 2 s of a processor; a single message is explained with a twentieth of it. */
const WORK_OF_A_CALL = 12_000_000;

/** One RSA signature tried takes as long as so many characters. */
export const WORK_OF_A_KEY = 200;

export const newWork = (): Work => ({ left: WORK_OF_A_CALL });

/** Takes so much of it; false, and nothing more from then on, where there is not enough. */
export function spend(work: Work, characters: number): boolean {
  work.left = work.left < characters ? 0 : work.left - characters;
  return work.left > 0;
}
