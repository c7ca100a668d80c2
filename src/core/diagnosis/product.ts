// Which IdP product wrote the message, guessed from its traits: it chooses the words of remedies, and never the verdict.

import type { Facts } from '../checks/facts.ts';
import { type Recognition, recogniseIdp } from '../idps/recognise.ts';

export function recogniseProduct({ response, assertion, idp, trust }: Facts): Recognition {
  const presented = (trust?.assertion ?? trust?.response)?.presented?.certificate ?? null;
  return recogniseIdp({ response, assertion, idp, presented });
}
