// Step 2, read: XML that two readers could read differently is refused before anything in it is believed.

import { isNcName } from '../../saml/signature.ts';
import type { RefusalReason } from '../../xml/refusal.ts';
import { refusedAs } from '../1-receive.ts';
import { type Details, defineCheck, found, type Judgement, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { SAML_SECURITY, samlBindings, samlCore, XML } from '../sources.ts';

export const xmlDoctypeForbidden = defineCheck({
  code: 'xml-doctype-forbidden',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, XML],
  endsReading: true,
  judge: refusedAs('xml-doctype-forbidden'),
});

export const xmlTooComplex = defineCheck({
  code: 'xml-too-complex',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, XML],
  endsReading: true,
  judge: refusedAs('xml-too-complex'),
});

export interface Encoding extends Details {
  readonly encoding: string;
}

export const xmlEncodingUnsupported = defineCheck({
  code: 'xml-encoding-unsupported',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [XML, SAML_SECURITY],
  judge: ({ received }: Facts): Judgement<Encoding> => {
    const encoding = received.kind === 'received' ? received.encoding : null;
    return encoding === null ? pass : found({ encoding, expected: 'UTF-8', actual: encoding });
  },
});

export interface Ids extends Details {
  readonly ids: readonly string[];
}

export const xmlIdDuplicate = defineCheck({
  code: 'xml-id-duplicate',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, samlCore('1.3.4')],
  tells: { actual: 'id' },
  judge: ({ response }: Facts): Judgement<Ids> =>
    response && response.duplicateIds.length > 0
      ? found({ ids: response.duplicateIds, actual: response.duplicateIds.join(', ') })
      : pass,
});

export const xmlIdMalformed = defineCheck({
  code: 'xml-id-malformed',
  step: 2,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('1.3.4'), XML],
  tells: { actual: 'id' },
  judge: ({ response, assertion }: Facts): Judgement<Ids> => {
    const ids = [response?.id, assertion?.id].filter((id) => id != null && id !== '').map(String);
    const odd = [...new Set(ids)].filter((id) => !isNcName(id));
    return odd.length > 0 ? found({ ids: odd, actual: odd.join(', ') }) : pass;
  },
});

export interface Construct extends Details {
  readonly reason: RefusalReason;
  /** Counted from 1; absent where it has no one place. */
  readonly line?: number;
  readonly column?: number;
}

export const xmlForbiddenConstruct = defineCheck({
  code: 'xml-forbidden-construct',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, XML],
  endsReading: true,
  judge: (facts: Facts): Judgement<Construct> =>
    facts.trust?.readersAgree === false
      ? found({ reason: { key: 'readers-differ', args: {} } })
      : refusedAs('xml-forbidden-construct')(facts),
});

export const responseVersionUnsupported = defineCheck({
  code: 'response-version-unsupported',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('3.2.2'), samlBindings('3.5')],
  judge: ({ response, assertion }: Facts) => {
    const versions = [response?.version, ...(assertion ? [assertion.version] : [])];
    const wrong = versions.find((version) => version !== '2.0');
    return wrong === undefined ? pass : found({ expected: '2.0', actual: wrong ?? '' });
  },
});

export interface Shape extends Details {
  readonly names: readonly string[];
}

export const responseMisshapen = defineCheck({
  code: 'response-misshapen',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.3.3'), SAML_SECURITY],
  judge: ({ response, assertion }: Facts): Judgement<Shape> => {
    if (!response) return skipped('xml-malformed');
    const names = [...response.misshapen, ...(assertion?.misshapen ?? [])];
    return names.length > 0 ? found({ names, actual: names.join(', ') }) : pass;
  },
});
