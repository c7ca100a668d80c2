// A form body or a URL with SAML parameters (SAML Bindings 3.4.4, 3.5.4): SAMLResponse=…&RelayState=…

import { type InputFormat, type Layer, MAX_MESSAGES, type Parameter } from './format.ts';

export const form: InputFormat = {
  name: 'form',
  open(text) {
    const name = /^https?:\/\//i.test(text) ? 'url' : 'form';
    // Several lines with a message each are a log, not a body.
    const first = text.indexOf('SAMLResponse=');
    const end = text.indexOf('\n', first);
    if (first > 0 && end > 0 && text.indexOf('SAMLResponse=', end) > 0) return [];
    const bodies = parameters(text);
    if (bodies.length > 0) return bodies.map((each) => toLayer(each, name));
    // What WS-Federation posts is opened to be named for what it is; it is XML, so that "+" stands for a blank.
    const [token] = valuesIn(text, 'wresult');
    return token === undefined
      ? []
      : [{ text: decodePercent(token.replaceAll('+', ' ')), encodings: [name, 'percent'] }];
  },
};

export interface FormBody {
  readonly parameter: Parameter;
  /** As written: usually percent-encoded. */
  readonly value: string;
  readonly relayState: string | null;
}

/**
 * The SAML parameters of a form body or query, wherever it begins, in order. Servers differ on which of two counts, so each
 * is one: a good one must not hide another.
 */
export function parameters(text: string): FormBody[] {
  for (const parameter of ['SAMLResponse', 'SAMLRequest'] as const) {
    const values = valuesIn(text, parameter);
    if (values.length === 0) continue;
    const [relayState = null] = valuesIn(text, 'RelayState');
    return values.map((value) => ({ parameter, value, relayState: endOf(relayState) }));
  }
  return [];
}

/** A RelayState is one value in one line; its own blanks and commas are encoded in a form body. */
function endOf(relayState: string | null): string | null {
  return relayState === null ? null : (/^[^\s,]*/.exec(relayState)?.[0] ?? null);
}

/** In a form body "+" stands for a blank; in the message itself it is Base64 and stays. */
export function toLayer({ parameter, value, relayState }: FormBody, name: string): Layer {
  const message = decodePercent(value);
  return {
    text: message,
    encodings: [name, ...(message === value ? [] : ['percent'])],
    parameter,
    ...(relayState ? { relayState: decodePercent(relayState.replaceAll('+', ' ')) } : {}),
  };
}

/**
 * A value ends where the next parameter begins, on a line of its own too, or the quotation that it or the body stands in,
 * or a request line.
 */
function valuesIn(text: string, name: string): string[] {
  const values: string[] = [];
  const pattern = new RegExp(`(?:^|[?&;\\s"'\`=])${name}=["']?([^&#"'\`^\\\\]*)`, 'g');
  // Another message of the same text is no part of a value, whatever stands between the two.
  for (const piece of text.split(/(?=[;\s]SAML(?:Response|Request)=)/)) {
    for (const [, value = ''] of piece.matchAll(pattern)) {
      values.push(value.replace(/\s(?:RelayState|SigAlg|Signature)=.*$/s, '').replace(/ HTTP\/[\d.]{1,3}\s*$/, ''));
      if (values.length > MAX_MESSAGES) return values;
    }
  }
  return values;
}

/** Percent-decodes once, but for an escape that was cut off at the end; text that is not percent-encoded UTF-8 stays. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replace(/%[0-9A-Fa-f]?$/, ''));
  } catch {
    return text;
  }
}
