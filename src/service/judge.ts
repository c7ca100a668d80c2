// A message that was posted or pasted, judged as verify-response judges it, and kept for this run. What came to the ACS is taken
// once; a paste is looked at as often as one likes.

import { recogniseProduct } from '../core/diagnosis/product.ts';
import { findRemedies } from '../core/diagnosis/remedies.ts';
import { toReport } from '../core/diagnosis/to-report.ts';
import { DEFAULT_CLOCK_SKEW, type Verified, verifyMessages } from '../core/diagnosis/verify.ts';
import type { Flow } from '../core/words/pages.ts';
import { PATHS } from '../render/pages/frame.ts';
import type { KeptReport } from '../render/pages/reports.ts';
import type { Service } from './service.ts';

/** Longer messages are judged, but not shown. */
const MAX_SHOWN = 256 << 10;

/** Messages in one paste that get a report here. */
const MAX_REPORTS = 20;

export interface Delivery {
  readonly input: Uint8Array | string;
  readonly source: string;
  readonly way: 'acs' | 'paste';
}

/** Judges every message in it; at least one report. */
export async function judge(service: Service, { input, source, way }: Delivery): Promise<readonly KeptReport[]> {
  const { memory, words, advice } = service;
  const isAcs = way === 'acs';
  const options = {
    at: service.now(),
    clockSkew: DEFAULT_CLOCK_SKEW,
    requests: isAcs ? memory.requests : { ...memory.requests, isComplete: false },
    seen: isAcs ? memory.seen : null,
  };
  const verified = verifyMessages({ input, source, ...(await service.situation()), options });
  const wanted: Verified[] = [];
  for (const each of verified) if (wanted.push(each) >= (isAcs ? 1 : MAX_REPORTS)) break;
  return wanted.map((each) => {
    const report = toReport(
      each,
      words,
      each.isAccepted ? [] : findRemedies(each, words, advice),
      recogniseProduct(each.facts),
    );
    const { authenticated } = report;
    if (isAcs && report.verdict === 'accepted' && authenticated?.id) memory.accepted(authenticated.id, each.answers);
    const kept = memory.keep({ flow: flowOf(each, service, way), report, xml: xmlOf(each) });
    service.judged(report, `${service.url}${PATHS.reports}/${kept.token}`);
    return kept;
  });
}

function flowOf({ facts }: Verified, { memory }: Service, way: Delivery['way']): Flow {
  if (way === 'paste') return 'pasted';
  const id = facts.response?.inResponseTo ?? null;
  return id !== null && memory.requests.stateOf(id) !== 'unknown' ? 'sp-initiated' : 'idp-initiated';
}

function xmlOf({ facts: { received } }: Verified): string | null {
  return received.kind === 'received' && received.xml.length <= MAX_SHOWN ? received.xml : null;
}
