// The shell of every page: of the report that is attached to a ticket, and of the pages that `serve` shows. Nothing is fetched
// and no script is needed; the policy lets exactly this style sheet in, by its hash.

import { createHash } from 'node:crypto';
import { STYLE } from './style.ts';

export interface Page {
  /** Of its language (BCP 47). */
  readonly lang: string;
  readonly title: string;
  /** HTML of the main part. */
  readonly content: string;
  /** HTML above it: where else one can go. */
  readonly navigation?: string;
  /** A script of our own, which does what a button beside it does too. */
  readonly script?: string;
}

/** Text between tags or in a quoted attribute. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const STYLE_HASH = hashOf(STYLE);

/** What the page may do: look as it does, and run `script` where there is one. */
export function contentSecurityPolicy(script?: string): string {
  const scripts = script === undefined ? '' : `; script-src ${hashOf(script)}`;
  return `default-src 'none'; style-src ${STYLE_HASH}${scripts}`;
}

export function renderPage({ lang, title, content, navigation, script }: Page): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${safe(contentSecurityPolicy(script))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${navigation === undefined ? '' : `${navigation}\n`}<main${navigation === undefined ? '' : ' id="main"'}>
${content}
</main>${script === undefined ? '' : `\n<script>${script}</script>`}
</body>
</html>
`;
}
