// The input formats, in the order in which they are tried: the more telling first, since Base64 fits almost anything.

import { base64 } from './base64.ts';
import { curl, fetchSnippet } from './commands.ts';
import { form } from './form.ts';
import type { InputFormat } from './format.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { percent } from './percent.ts';
import { quoted } from './quoted.ts';
import { quotedPrintable } from './quoted-printable.ts';

export const FORMATS: readonly InputFormat[] = [
  quotedPrintable,
  har,
  json,
  html,
  curl,
  fetchSnippet,
  form,
  percent,
  quoted,
  base64,
];
