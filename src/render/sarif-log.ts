// What every SARIF 2.1.0 log of ours is made of (OASIS, 2020-03-27), whatever it reports on: the frame, rules, texts, places.

import type { Severity, Wording } from '../core/checks/define.ts';
import { basisOf, type Source } from '../core/checks/sources.ts';
import { VERSION } from '../core/version.ts';

export const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

interface Run<Rule, Result> {
  readonly rules: readonly Rule[];
  readonly results: readonly Result[];
  /** What could not be opened: with one of these the execution did not succeed (3.20.14, 3.20.21). */
  readonly notifications?: readonly object[];
  /** Of the texts, RFC 3066. */
  readonly language: string;
}

export function sarifLog<Rule, Result>({ rules, results, notifications = [], language }: Run<Rule, Result>) {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sso-cli', version: VERSION, semanticVersion: VERSION, rules } },
        invocations: [
          {
            executionSuccessful: notifications.length === 0,
            ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
          },
        ],
        language,
        results,
      },
    ],
  };
}

interface RuleSource {
  readonly code: string;
  readonly severity: Severity;
  readonly sources: readonly [Source, ...Source[]];
}

export function ruleOf(
  { code, severity, sources }: RuleSource,
  { title, why, mend }: Wording,
  properties: object = {},
) {
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: mend },
    helpUri: sources[0].url,
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { ...properties, basis: basisOf(sources) },
  };
}

/**
 * A message whose lines quote an input. A message string may hold links, "[text](target)", of which a viewer makes some;
 * what is quoted must not: the bracket that would end the text is escaped, with the backslashes before it (3.11.6).
 */
export const plainMessage = (lines: readonly string[]) => ({
  text: lines.join('\n').replace(/(\\*)\]\(/g, '$1$1\\]('),
});

export const locationsOf = (source: string) => [{ physicalLocation: { artifactLocation: { uri: uriOf(source) } } }];

/** A relative URI reference for a path; "-" stands for standard input. */
function uriOf(source: string): string {
  return source === '-' ? 'stdin' : source.split(/[\\/]/).map(encodeURIComponent).join('/');
}
