// The frame of the pages that `serve` shows: the shell with the way to the other pages above.

import type { Labels } from '../../core/words/labels.ts';
import type { PageWords } from '../../core/words/pages.ts';
import { renderPage, safe } from './shell.ts';

export type Place = keyof PageWords['nav'];

/** Where the pages are. The ACS and the metadata have Alibaba Cloud's own paths. */
export const PATHS = {
  start: '/',
  logon: '/logon',
  paste: '/paste',
  reports: '/reports',
  testIdp: '/test-idp',
  go: '/logon/go',
  /** Where the browser of a dry run starts. */
  begin: '/logon/begin',
  acs: '/saml/SSO',
  metadata: '/saml/SpMetadata.xml',
  testIdpMetadata: '/test-idp/metadata.xml',
  testIdpAnswer: '/test-idp/answer',
} as const;

export interface Frame {
  readonly words: PageWords;
  readonly labels: Labels;
  readonly hasTestIdp: boolean;
}

export function renderFramed(frame: Frame, here: Place | null, title: string, content: string): string {
  const { words, labels, hasTestIdp } = frame;
  const places: readonly Place[] = [
    'start',
    'logon',
    'paste',
    'reports',
    ...(hasTestIdp ? (['testIdp'] as const) : []),
  ];
  const links = places.map(
    (place) =>
      `<li><a href="${PATHS[place]}"${place === here ? ' aria-current="page"' : ''}>${safe(words.nav[place])}</a></li>`,
  );
  const navigation = `<a class="skip" href="#main">${safe(words.skip)}</a>
<header class="top"><div><span class="brand">sso-cli</span><nav aria-label="sso-cli"><ul>${links.join('')}</ul></nav></div></header>`;
  return renderPage({ lang: labels.tag, title: `${title} · sso-cli`, content, navigation });
}

/** A refusal, as a page like the others. */
export function renderRefusal(frame: Frame, status: number): string {
  return renderProblem(frame, ...refusalWords(frame, status));
}

/** What a request is refused for, and what to do. */
export function refusalWords({ words: { refusal } }: Frame, status: number): readonly [what: string, next: string] {
  return refusal[status] ?? refusal[500] ?? ['', ''];
}

/** What is wrong, and the next step. */
export function renderProblem(frame: Frame, title: string, what: string): string {
  return renderFramed(frame, null, title, `<h1 class="page">${safe(title)}</h1>\n<p class="lead">${safe(what)}</p>`);
}
