// Requests that a browser copied as code: "Copy as cURL" for sh and for cmd, "Copy as fetch", "Copy as PowerShell", axios.

import { parameters, toLayer } from './form.ts';
import type { InputFormat } from './format.ts';

export const curl: InputFormat = {
  name: 'curl',
  open(text) {
    if (!/^(?:[$#>]\s*)?curl(?:\.exe)?\s/.test(text)) return [];
    // cmd.exe escapes with "^"; a Base64 or percent-encoded value holds none of its own.
    const body = parameters(text.includes('^') ? text.replaceAll('^', '') : text);
    return body ? [toLayer(body, 'curl')] : [];
  },
};

export const fetchSnippet: InputFormat = {
  name: 'fetch',
  open(text) {
    if (
      !/^(?:(?:await|return|const|let|var)\s[^(]{0,80})?(?:fetch|axios[.\w]*|\$session\b|Invoke-(?:WebRequest|RestMethod))/.test(
        text,
      )
    )
      return [];
    const body = parameters(text);
    return body ? [toLayer(body, 'fetch')] : [];
  },
};
