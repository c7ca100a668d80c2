// check-receipt: whether all that a preflight rested on is still so.

import { nameOfSource } from '../adapters/input.ts';
import { readReceipt, receiptFacts } from '../adapters/receipt.ts';
import { readStore } from '../adapters/store.ts';
import { defineCommand } from '../command.ts';
import type { Assessment } from '../core/assessment.ts';
import { ACCOUNT_CATALOGUE } from '../core/checks/account/catalogue.ts';
import type { AccountFacts } from '../core/checks/account/facts.ts';
import { type AccountFinding, judgeAccount } from '../core/diagnosis/judge-account.ts';
import type { Part, Receipt } from '../core/receipt.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { formatInstant } from '../core/saml/time.ts';
import { loadPreflight, loadWords } from '../core/words/load.ts';
import { exitCodeOfFindings } from '../exit.ts';
import { duration, instant } from '../flags/values.ts';
import { assessmentText } from '../render/assessment/text.ts';
import type { CommandResult } from '../result.ts';

interface Checked {
  readonly schemaVersion: number;
  readonly source: string;
  readonly at: string;
  readonly holds: boolean;
  readonly receipt: Pick<Receipt, 'at' | 'verdict' | 'summary'>;
  readonly drifted: readonly Part[];
  readonly findings: readonly AccountFinding[];
}

export const command = defineCommand({
  description:
    'Says whether all that a preflight rested on is still so: settings, metadata, RAM users and the list of IdP users. Exits 0 while it is, 1 with what has drifted.',
  arguments: { receipt: { help: 'what preflight --receipt wrote' } },
  flags: {
    maxAge: { value: '<duration>', parse: duration, help: 'how old it may be, like 24h' },
    idpUsers: { value: '<file>', help: 'the list of IdP users, where it is no longer where it was' },
    at: { value: '<time>', parse: instant, help: 'judge at this instant instead of now (RFC 3339)' },
    failOn: { value: '<severity>', choices: ['error', 'warning'], help: 'exit 1 for findings from this severity on' },
  },
  examples: ['sso-cli check-receipt receipt.json', 'sso-cli check-receipt receipt.json --max-age 24h'],
  reports: true,
  async run(context, { receipt: path }, flags): Promise<CommandResult<Checked, Assessment>> {
    const { lang, store } = context.settings;
    const [words, own] = await Promise.all([loadWords(lang), loadPreflight(lang)]);
    const at = flags.at ?? context.now();
    const stored = await readStore(store);
    const receipt = await readReceipt(path, context);
    const asked = { path, at, maxAge: flags.maxAge ?? null, idpUsers: flags.idpUsers };
    const facts: AccountFacts = {
      format: 'csv',
      cut: null,
      missingCount: false,
      duplicates: [],
      receipt: await receiptFacts(receipt, asked, stored, context),
    };
    const findings = judgeAccount(facts, words);
    const holds = findings.every(({ severity }) => severity !== 'error');
    const { word, headline } = holds ? own.holds : own.drifted;
    const assessment: Assessment = {
      subject: nameOfSource(path),
      at: formatInstant(at),
      isGood: holds,
      verdict: word,
      headline,
      findings,
      passed: ACCOUNT_CATALOGUE.filter(
        (check) => check.code.startsWith('receipt-') && check.judge(facts).kind === 'pass',
      ).map(({ code }) => code),
      sections: [],
      steps: [],
    };
    return {
      exitCode: exitCodeOfFindings(findings, flags.failOn),
      json: {
        schemaVersion: SCHEMA_VERSION,
        source: nameOfSource(path),
        at: formatInstant(at),
        holds,
        receipt: { at: receipt.at, verdict: receipt.verdict, summary: receipt.summary },
        drifted: facts.receipt?.drifted ?? [],
        findings,
      },
      shown: assessment,
      text: (shown, style) => assessmentText(shown, words.labels, style),
      assessments: [assessment],
    };
  },
});
