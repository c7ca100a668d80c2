// Which IdP product wrote a message, by weighted signs: for explanation alone. It reads untrusted data, anybody can imitate
// a product, and so it must never influence a verdict, a finding or an exit code: only how a remedy is worded.

import type { ProductSigns, Weight } from './signs/define.ts';
import { SIGNS } from './signs/registry.ts';
import { type Evidence, type Traits, traitsOf } from './traits.ts';

export interface Recognition {
  /** The product's name; null while unknown. */
  readonly product: string | null;
  readonly confidence: 'sure' | 'likely' | 'unknown';
  /** What it was recognised by: constant words of this program, never text from the message. */
  readonly signs: readonly string[];
}

const POINTS: Readonly<Record<Weight, number>> = { proof: 10, strong: 5, hint: 2 };

/** How many points it takes, and by how many the next product must lie behind: signs that contradict lower the confidence. */
const SURE = { points: 10, lead: 6 };
const LIKELY = { points: 5, lead: 3 };

interface Score {
  readonly product: ProductSigns;
  readonly signs: readonly string[];
  readonly points: number;
}

export function recogniseIdp(evidence: Evidence): Recognition {
  const traits = traitsOf(evidence);
  const [best, next] = SIGNS.map((product) => score(product, traits)).toSorted((a, b) => b.points - a.points);
  const lead = best ? best.points - (next?.points ?? 0) : 0;
  if (!best || best.points < LIKELY.points || lead < LIKELY.lead) {
    return { product: null, confidence: 'unknown', signs: [] };
  }
  const sure = best.points >= SURE.points && lead >= SURE.lead;
  return { product: best.product.name, confidence: sure ? 'sure' : 'likely', signs: best.signs };
}

function score(product: ProductSigns, traits: Traits): Score {
  const seen = product.signs.filter((sign) => traits[sign.at].some((value) => sign.like.test(value)));
  const points = seen.reduce((sum, sign) => sum + POINTS[sign.weight], 0);
  // Hints alone, however many, make nothing likely.
  const counts = seen.some((sign) => sign.weight !== 'hint');
  return { product, signs: seen.map((sign) => sign.says), points: counts ? points : 0 };
}
