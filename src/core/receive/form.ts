// A form body or a URL with SAML parameters (SAML Bindings 3.4.4, 3.5.4): SAMLResponse=…&RelayState=…

import type { InputFormat } from './format.ts';

export const form: InputFormat = {
  name: 'form',
  open(text) {
    const value = parameter(text, 'SAMLResponse') ?? parameter(text, 'SAMLRequest');
    if (value === null) return [];
    const message = decodePercent(value);
    const relayState = parameter(text, 'RelayState');
    const isUrl = /^https?:\/\//i.test(text);
    return [
      {
        text: message,
        encodings: [isUrl ? 'url' : 'form', ...(message === value ? [] : ['percent'])],
        // In a form body "+" stands for a blank; in the message itself it is Base64 and stays.
        ...(relayState ? { relayState: decodePercent(relayState.replaceAll('+', ' ')) } : {}),
      },
    ];
  },
};

function parameter(text: string, name: string): string | null {
  return new RegExp(`(?:^|[?&;\\s])${name}=([^&#]*)`).exec(text)?.[1] ?? null;
}

/** Percent-decodes once; text that is not percent-encoded UTF-8 stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
