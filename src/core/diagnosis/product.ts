// Which IdP product the facts look like: for the words of remedies, never for a verdict.

import type { Facts } from '../checks/facts.ts';
import { type Recognition, recogniseIdp } from '../idps/recognise.ts';

export function recogniseProduct({ response, assertion, idp, trust }: Facts): Recognition {
  const presented = (trust?.assertion ?? trust?.response)?.presented?.certificate ?? null;
  return recogniseIdp({ response, assertion, idp, presented });
}
