// The start page: what is set up, what is missing and the command that mends it, and what to give to the IdP.

import { type Frame, PATHS, renderFramed } from './frame.ts';
import { safe } from './shell.ts';

export interface SetUpItem {
  readonly outcome: 'pass' | 'warn' | 'fail';
  readonly text: string;
  /** What mends it, as it is typed. */
  readonly command?: string;
}

export interface StartPage {
  readonly accountId: string;
  readonly items: readonly SetUpItem[];
  readonly names: 'own' | 'account';
  readonly entityId: string;
  readonly acsUrl: string;
  readonly metadataUrl: string;
}

export function renderStart(frame: Frame, page: StartPage): string {
  const { words, hasTestIdp } = frame;
  const { start, nav, logon } = words;
  const title = start.title(page.accountId);
  return renderFramed(
    frame,
    'start',
    title,
    `<h1 class="page">${safe(title)}</h1>
<p class="lead">${safe(start.lead)}</p>
<section class="card"><h2>${safe(start.rehearse)}</h2>
<ul class="actions"><li><a class="button" href="${PATHS.logon}">${safe(logon.button)}</a></li><li><a class="button second" href="${PATHS.paste}">${safe(words.paste.title)}</a></li>${hasTestIdp ? `<li><a class="button second" href="${PATHS.testIdp}">${safe(nav.testIdp)}</a></li>` : ''}</ul>
</section>
<section class="card"><h2>${safe(start.setUp)}</h2>
<ul class="set-up">
${page.items.map((item) => setUpItem(item, frame)).join('\n')}
</ul></section>
<section class="card"><h2>${safe(start.names)}</h2>
<p class="help">${safe(start.namesHelp[page.names])}</p>
<dl class="facts"><dt>${safe(start.entityId)}</dt><dd><code>${safe(page.entityId)}</code></dd><dt>${safe(start.acsUrl)}</dt><dd><code>${safe(page.acsUrl)}</code></dd><dt>${safe(start.metadata)}</dt><dd><a href="${PATHS.metadata}">${safe(page.metadataUrl)}</a></dd></dl>
</section>`,
  );
}

function setUpItem({ outcome, text, command }: SetUpItem, { words }: Frame): string {
  const mend = command === undefined ? '' : `<code class="command">${safe(command)}</code>`;
  return `<li class="${outcome}"><span class="outcome">${safe(words.start.state[outcome])}</span> ${safe(text)}${mend}</li>`;
}
