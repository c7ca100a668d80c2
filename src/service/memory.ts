// What `serve` knows for as long as it runs, and forgets when it ends: requests that it sent, assertions that it took, reports.
// All bounded: whoever can reach the service can fill it.

import { randomBytes } from 'node:crypto';
import type { RequestMemory } from '../core/checks/facts.ts';
import type { KeptReport } from '../render/pages/reports.ts';

const MAX_REQUESTS = 5_000;
const MAX_ASSERTIONS = 20_000;
const MAX_REPORTS = 200;
/** Characters of all messages that are kept to be shown. */
const MAX_XML = 16 << 20;

export interface Memory {
  /** Complete: a request that is not in here is not ours. */
  readonly requests: RequestMemory;
  sent(requestId: string): void;
  /** Whether this assertion was taken before. */
  seen(assertionId: string): boolean;
  /** A response was accepted: neither its assertion nor its request is good for a second one. */
  accepted(assertionId: string, requestId: string | null): void;
  keep(report: Omit<KeptReport, 'token'>): KeptReport;
  find(token: string): KeptReport | null;
  /** Newest first. */
  list(): readonly KeptReport[];
}

export function makeMemory(): Memory {
  const requests = new Map<string, 'open' | 'answered'>();
  const assertions = new Set<string>();
  const reports = new Map<string, KeptReport>();
  let shown = 0;
  return {
    requests: { isComplete: true, stateOf: (id) => requests.get(id) ?? 'unknown' },
    sent(id) {
      requests.set(id, 'open');
      dropOldest(requests, MAX_REQUESTS);
    },
    seen: (id) => assertions.has(id),
    accepted(assertionId, requestId) {
      assertions.add(assertionId);
      dropOldest(assertions, MAX_ASSERTIONS);
      if (requestId !== null && requests.has(requestId)) requests.set(requestId, 'answered');
    },
    keep(report) {
      const kept = { ...report, token: randomBytes(24).toString('base64url') };
      reports.set(kept.token, kept);
      shown += report.xml?.length ?? 0;
      while (reports.size > MAX_REPORTS || (shown > MAX_XML && reports.size > 1)) {
        const [oldest] = reports.values();
        if (!oldest) break;
        reports.delete(oldest.token);
        shown -= oldest.xml?.length ?? 0;
      }
      return kept;
    },
    find: (token) => reports.get(token) ?? null,
    list: () => [...reports.values()].reverse(),
  };
}

/** Sets and maps keep the order in which things came. */
function dropOldest(kept: Set<string> | Map<string, unknown>, limit: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(oldest);
  }
}
