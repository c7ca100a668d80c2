// The box to paste or drop into: a plain form, so that it needs no script.

import { type Frame, PATHS, renderFramed } from './frame.ts';
import { safe } from './shell.ts';

/** Names of its fields. */
export const PASTE_FIELDS = { text: 'text', file: 'file' } as const;

export function renderPaste(frame: Frame): string {
  const { paste } = frame.words;
  return renderFramed(
    frame,
    'paste',
    paste.title,
    `<h1 class="page">${safe(paste.title)}</h1>
<p class="lead">${safe(paste.lead)}</p>
<form method="post" action="${PATHS.paste}" enctype="multipart/form-data">
<label for="text">${safe(paste.text)}</label>
<textarea id="text" name="${PASTE_FIELDS.text}" spellcheck="false" autocomplete="off" autocapitalize="off"></textarea>
<label for="file">${safe(paste.file)}</label>
<input id="file" name="${PASTE_FIELDS.file}" type="file" aria-describedby="file-help">
<p class="help" id="file-help">${safe(paste.fileHelp)}</p>
<div class="actions"><button class="button" type="submit">${safe(paste.button)}</button></div>
</form>`,
  );
}
