// Step 3, trust: is the IdP metadata in force at the instant judged? The same two questions are asked when it is imported.

import { defineCheck } from '../define.ts';
import type { Facts } from '../facts.ts';
import { judgeExpiry, judgeValidUntil } from '../metadata/document.ts';
import { samlCore, samlMetadata } from '../sources.ts';

export const metadataExpired = defineCheck({
  code: 'metadata-expired',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.3.2')],
  judge: ({ idp, options }: Facts) => judgeExpiry(idp, options.at),
});

export const metadataValidUntilMalformed = defineCheck({
  code: 'metadata-valid-until-malformed',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.3.2'), samlCore('1.3.3')],
  judge: ({ idp }: Facts) => judgeValidUntil(idp),
});
