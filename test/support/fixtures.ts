// Files under fixtures/, by name.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function fixturePath(name: string): string {
  return `${ROOT}fixtures/${name}`;
}

export function fixture(name: string): Buffer {
  return readFileSync(fixturePath(name));
}

export function fixtureText(name: string): string {
  return fixture(name).toString('utf8');
}

export interface RecordedCase {
  readonly name: string;
  readonly idp: string;
  readonly response: string;
  readonly metadata: string;
  readonly at: string;
  readonly requestId?: string;
  readonly verdict: 'accepted' | 'rejected';
  readonly cause: string | null;
  readonly user: string | null;
}

/** Responses of real IdP programs, each with its expected verdict and the instant at which it is judged. */
export const RECORDED: readonly RecordedCase[] = JSON.parse(fixtureText('recorded/cases.json'));
