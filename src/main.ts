// The process edge: from argv to an exit code. Standard output is the answer, standard error everything else, and
// nothing that did not come from this program's own text is printed raw.

import { CommanderError } from 'commander';
import { withStore } from './answers/with-store.ts';
import type { CommandGroup } from './command.ts';
import { type Context, OUTPUT_FORMATS, type ToolSettings, type World } from './context.ts';
import { isLang, type Lang, localeLanguage } from './core/languages.ts';
import { SCHEMA_VERSION } from './core/report.ts';
import { loadWords } from './core/words/load.ts';
import { CliError, sayError, toCliError } from './errors.ts';
import { EXIT, type ExitCode, gravest } from './exit.ts';
import { askedFor, factsAskedFor } from './program/asked.ts';
import { COMMAND_GROUPS } from './program/commands.ts';
import { makeProgram } from './program/program.ts';
import { jsonText, mapStrings, terminalSafe } from './render/escape.ts';
import type { ReportFormat } from './render/reports.ts';
import { styleFor, wantsColor } from './render/style.ts';
import type { Answer, CommandResult } from './result.ts';

/**
 * Runs one command line (without node and script) in a world; never throws, and prints nothing after it returns. Tests hand
 * in commands of their own.
 */
export async function main(
  args: readonly string[],
  world: World,
  groups: readonly CommandGroup[] = COMMAND_GROUPS,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  let asJson = wantsJson(args, world);
  let lang = wantedLanguage(args, world);
  const listener = {
    settled(settings: ToolSettings) {
      asJson = settings.output === 'json';
      lang = settings.lang;
    },
    async deliver(answer: Answer, context: Context) {
      for await (const result of resultsOf(answer)) {
        exitCode = gravest([exitCode, result.exitCode]);
        await deliver(result, context);
      }
    },
  };
  try {
    const forFacts = factsAskedFor(args);
    const asked = forFacts ?? (await askedFor(args, groups));
    const alone = forFacts && (await import('./program/facts.ts')).facts;
    const program = await makeProgram(asked, world, listener, groups, { alone, lang });
    await program.parseAsync(asked, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    const known = error instanceof CommanderError ? await wrongUsage(error, args, groups) : toCliError(error);
    return known ? await fail(known, asJson, lang, world) : await failAsBug(error, asJson, lang, world);
  }
}

/** Loaded only where something was typed wrongly. */
async function wrongUsage(error: CommanderError, args: readonly string[], groups: readonly CommandGroup[]) {
  const { usageErrorOf } = await import('./program/usage-error.ts');
  return usageErrorOf(error, args, groups);
}

async function* resultsOf(answer: Answer): AsyncGenerator<CommandResult> {
  if (Symbol.asyncIterator in answer) yield* answer;
  else yield await answer;
}

async function deliver(result: CommandResult, { settings, stdout, stderr, env }: Context): Promise<void> {
  for (const note of result.notes ?? []) stderr.write(`sso-cli: note: ${terminalSafe(note)}\n`);
  if (settings.output === 'json') {
    stdout.write(`${jsonText(result.json)}\n`);
    return;
  }
  const { output } = settings;
  if (isReportFormat(output) && (result.reports || result.assessments)) {
    const { text, summary } = await rendered(output, result, settings.lang);
    stdout.write(text);
    if (summary !== null && env.GITHUB_STEP_SUMMARY) {
      const { appendLine } = await import('./adapters/files.ts');
      // The answer has been given: a summary that cannot be kept changes neither it nor the exit code.
      try {
        appendLine(env.GITHUB_STEP_SUMMARY, summary);
      } catch (error) {
        const reason = terminalSafe((error as NodeJS.ErrnoException).code ?? 'unknown');
        stderr.write(`sso-cli: note: GITHUB_STEP_SUMMARY cannot be written (${reason})\n`);
      }
    }
    return;
  }
  const style = await styleFor(wantsColor(settings, env, stdout));
  stdout.write(await result.text(mapStrings(result.shown ?? result.json, terminalSafe), style));
  if (!stderr.isTTY) return;
  const hints = typeof result.hints === 'function' ? await result.hints() : (result.hints ?? []);
  for (const hint of hints) stderr.write(`hint: ${terminalSafe(withStore(hint, settings))}\n`);
}

function isReportFormat(output: string): output is ReportFormat {
  return output !== 'text' && output !== 'json' && OUTPUT_FORMATS.some((format) => format === output);
}

/** The answer in a format that only reports and assessments have. Loaded here alone: it brings the whole catalogue along. */
async function rendered(format: ReportFormat, { reports = [], assessments }: CommandResult, lang: Lang) {
  const words = await loadWords(lang);
  const { renderAssessments, renderAssessmentSummary, renderReports, renderSummaryFor } = await import(
    './render/reports.ts'
  );
  if (assessments) {
    return {
      text: renderAssessments(format, assessments, words),
      summary: renderAssessmentSummary(format, assessments, words),
    };
  }
  return { text: renderReports(format, reports, words), summary: renderSummaryFor(format, reports, words) };
}

async function fail(error: CliError, asJson: boolean, lang: Lang, world: World): Promise<ExitCode> {
  const { message, hint } = await sayError(error, lang);
  if (asJson) {
    world.stdout.write(`${jsonText({ schemaVersion: SCHEMA_VERSION, error: { code: error.code, message, hint } })}\n`);
  } else {
    world.stderr.write(`sso-cli: error: ${terminalSafe(message)}\n`);
    world.stderr.write(`hint: ${terminalSafe(hint)}\n`);
  }
  return error.exitCode;
}

/** A bug says so. Its message may quote a secret and is not printed; where it happened is asked for. */
function failAsBug(error: unknown, asJson: boolean, lang: Lang, world: World): Promise<ExitCode> {
  const where = error instanceof Error ? (/\bat [^\n]*?([\w.-]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1] ?? '') : '';
  const bug = new CliError(
    EXIT.bug,
    'bug',
    `this is a bug in sso-cli, at ${where || 'an unknown place'}`,
    'please report it with the command and the output of "sso-cli --version", without the response itself',
  );
  return fail(bug, asJson, lang, world);
}

/** Whether errors are asked for as JSON: known even where the command line could not be understood. */
function wantsJson(args: readonly string[], { env }: World): boolean {
  const end = args.indexOf('--');
  const flags = end < 0 ? args : args.slice(0, end);
  const last = flags.findLastIndex((arg) => /^(-o|--output)(=|$)|^-o./.test(arg));
  if (flags.includes('--json')) return true;
  if (last >= 0)
    return (
      /(^|=|^-o)json$/.test(flags[last] ?? '') ||
      ((flags[last] === '-o' || flags[last] === '--output') && flags[last + 1] === 'json')
    );
  return env.SSO_CLI_OUTPUT === 'json' || /^(true|yes|on|1)$/i.test(env.SSO_CLI_JSON ?? '');
}

/** The language of errors: known even where the command line or the configuration could not be understood. */
function wantedLanguage(args: readonly string[], { env }: World): Lang {
  const end = args.indexOf('--');
  const flags = end < 0 ? args : args.slice(0, end);
  const last = flags.findLastIndex((arg) => /^--lang(=|$)/.test(arg));
  const flag = flags[last] === '--lang' ? flags[last + 1] : flags[last]?.slice('--lang='.length);
  const wanted = [flag, env.SSO_CLI_LANG].find(isLang);
  return wanted ?? localeLanguage(env);
}
