// Reports to put into every output format: one of each fault, one of each recorded response, and a call with several inputs.

import { readMetadataText } from '../../src/adapters/metadata.ts';
import type { Lang } from '../../src/core/checks/define.ts';
import { metadataOf } from '../../src/core/checks/metadata/facts.ts';
import { FAULTS, findFault } from '../../src/core/mint/faults.ts';
import { makeRedactor } from '../../src/core/redact.ts';
import { type Failure, type Report, SCHEMA_VERSION } from '../../src/core/report.ts';
import { verifyResponse } from '../../src/core/verify-response.ts';
import { fixture, fixtureText, RECORDED } from './fixtures.ts';
import { ACCOUNT, judgeFault, pasted } from './idp.ts';
import { makeAccount, type Run, type TestWorld } from './world.ts';

/** Every fault and every recorded response, by name, judged in a language. */
export function allReports(lang: Lang): [name: string, report: Report][] {
  return [
    ...FAULTS.map(({ code }): [string, Report] => [code, judgeFault(code, lang)]),
    ...RECORDED.map((recorded): [string, Report] => [
      recorded.name,
      verifyResponse({
        input: fixture(`recorded/${recorded.response}`),
        source: recorded.response,
        account: ACCOUNT,
        idp: metadataOf(readMetadataText(fixtureText(`recorded/${recorded.metadata}`))),
        options: { at: Date.parse(recorded.at), requestId: recorded.requestId ?? null },
        lang,
      }),
    ]),
  ];
}

/** An input that could not be opened, as verify-response says it of one among several. */
export function failure(source: string, message = `there is no file ${source}`): Failure {
  const error = { code: 'input-missing', message, hint: 'check the path, or write "-" to read standard input' };
  return { schemaVersion: SCHEMA_VERSION, input: { source }, error };
}

/** The same as --redact would print them. */
export function redacted(reports: readonly [string, Report][]): [string, Report][] {
  return reports.map(([name, report]) => [
    name,
    makeRedactor(ACCOUNT.users.map((user) => user.UserName)).redact(report),
  ]);
}

/** Files of one call: accepted, rejected, unreadable, with a warning, and one that is not there. */
function severalFiles(world: TestWorld): string[] {
  const faulty = (code: string) => pasted(findFault(code) ?? null);
  return [
    world.write('accepted.txt', pasted()),
    world.write('re jected.txt', faulty('audience-mismatch')),
    world.write('unreadable.txt', 'Dear support, it does not work.'),
    world.write('warning.txt', faulty('nameid-transient')),
    world.path('missing.txt'),
  ];
}

/** verify-response over those files, in one output format. */
export async function verifySeveral(
  format: string,
  { flags = [], env = {} }: { readonly flags?: readonly string[]; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  const world = await makeAccount();
  const files = severalFiles(world);
  return world.run(['verify-response', '-o', format, '--request-id', '_request', ...flags, ...files], { env });
}
