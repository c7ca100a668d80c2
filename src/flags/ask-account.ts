// What `init` needs and no flag said, asked of whoever sits at the terminal. Neither account ID nor site is ever guessed.

import { askAtTerminal, canAsk, type Question } from '../adapters/ask.ts';
import type { Context } from '../context.ts';
import type { Lang } from '../core/languages.ts';
import { createAccount, formerDomain, type Site } from '../core/ram/account.ts';
import { loadQuestions } from '../core/words/load.ts';
import { sayError, toCliError } from '../errors.ts';
import type { AccountFlags } from './account.ts';

/** The same flags with what was missing; as they are where nobody can be asked, or nothing is missing. */
export async function askForAccount(flags: AccountFlags, context: Context): Promise<AccountFlags> {
  if ((flags.accountId !== undefined && flags.site !== undefined) || !canAsk(context)) return flags;
  const { lang } = context.settings;
  const words = await loadQuestions(lang);
  context.stderr.write(`${words.intro}\n`);
  return askAtTerminal(context, async (ask) => {
    const accountId =
      flags.accountId ?? (await ask(checked(words.accountId, lang, (id) => createAccount(id, 'intl').accountId)));
    const site = flags.site ?? (await ask(siteQuestion(words.site)));
    const otherwise = formerDomain(accountId);
    const defaultDomain =
      flags.defaultDomain ??
      (await ask(
        checked(
          { text: words.defaultDomain.text, prompt: words.defaultDomain.prompt(otherwise) },
          lang,
          (domain) => createAccount(accountId, site, { defaultDomain: domain || otherwise }).defaultDomain,
        ),
      ));
    context.stderr.write('\n');
    return { ...flags, accountId, site, defaultDomain };
  });
}

/** An answer by the account's own rules; what breaks them is said, and asked again. */
function checked<T>(
  question: Pick<Question<T>, 'text' | 'prompt'>,
  lang: Lang,
  read: (line: string) => T,
): Question<T> {
  return {
    ...question,
    async read(line) {
      try {
        return { value: read(line) };
      } catch (error) {
        const known = toCliError(error);
        if (!known) throw error;
        const { message, hint } = await sayError(known, lang);
        return { wrong: `${message}: ${hint}` };
      }
    },
  };
}

function siteQuestion({ text, prompt, wrong }: { text: string; prompt: string; wrong: string }): Question<Site> {
  return {
    text,
    prompt,
    read: async (line) => {
      const site = line.toLowerCase();
      return site === 'intl' || site === 'cn' ? { value: site } : { wrong };
    },
  };
}
