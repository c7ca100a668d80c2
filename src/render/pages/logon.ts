// The logon page, as a RAM user meets it, and the page whose form goes on to the other party by itself.

import type { PageWords } from '../../core/words/pages.ts';
import { type Frame, PATHS, renderFramed } from './frame.ts';
import { contentSecurityPolicy, renderPage, safe } from './shell.ts';

export interface LogonPage {
  /** The default domain of the account. */
  readonly domain: string;
  /** Why a logon cannot start here; null where it can. */
  readonly obstacle: string | null;
}

export function renderLogon(frame: Frame, { domain, obstacle }: LogonPage): string {
  const { logon } = frame.words;
  const way =
    obstacle === null
      ? `<a class="button" href="${PATHS.go}" rel="nofollow">${safe(logon.button)}</a>\n<p class="help">${safe(logon.help)}</p>`
      : `<p class="notice">${safe(logon.cannot)} ${safe(obstacle)}</p>`;
  return renderFramed(
    frame,
    'logon',
    logon.title,
    `<div class="logon card"><h1 class="page">${safe(logon.title)}</h1>\n<p class="lead">${safe(logon.lead(domain))}</p>\n${way}</div>`,
  );
}

/** Sends the form as soon as it is there; without scripts, the button does. */
const SUBMIT = 'document.forms[0].submit()';

/** The policy for `renderPost`. */
export const POST_POLICY = contentSecurityPolicy(SUBMIT);

/** A form that goes on to `action` (SAML Bindings 3.5.4), in the language of this tag. Fields that are null are left out. */
export function renderPost(
  words: PageWords,
  lang: string,
  action: string,
  fields: Readonly<Record<string, string | null>>,
): string {
  const inputs = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`<input type="hidden" name="${safe(name)}" value="${safe(value)}">`],
  );
  return renderPage({
    lang,
    title: words.post.title,
    script: SUBMIT,
    content: `<form class="logon" method="post" action="${safe(URL.canParse(action) ? new URL(action).href : action)}">
<h1 class="page">${safe(words.post.title)}</h1>
<p class="lead">${safe(words.post.lead(originOf(action)))}</p>
${inputs.join('\n')}
<button class="button" type="submit">${safe(words.post.button)}</button>
</form>`,
  });
}

function originOf(action: string): string {
  return URL.canParse(action) ? new URL(action).origin : action;
}
