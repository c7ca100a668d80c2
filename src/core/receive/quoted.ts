// What mail, chats, terminals and network panels put around a value: quotation marks, "> " before each line, a prompt, a
// label, code fences, an ellipsis where they cut it off.

import { trimOf, XML_SPACE } from '../text.ts';
import type { InputFormat, Layer, Mending } from './format.ts';
import { relayStateBeside } from './search/relay-state.ts';

type Unquote = readonly [Mending, (text: string) => string];

const UNQUOTES: readonly Unquote[] = [
  ['quotation-marks', (text) => /^```[^\n]{0,40}\n([^`]+)```$/.exec(text)?.[1] ?? text],
  [
    'quotation-marks',
    (text) =>
      /^b?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”|«([^»]*)»)[,;]?$/
        .exec(text)
        ?.slice(1)
        .find((each) => each !== undefined) ?? text,
  ],
  ['quoted-lines', unquoteLines],
  ['label', (text) => text.replace(/^(?:echo(?:\s+-n)?|export|set|const|let|var)\s+(?=\S)/, '')],
  ['label', (text) => text.replace(/^(?:"|')?SAML_?(?:Response|Request)(?:"|')?(?:\s*[:=]\s*|\s+)/i, '')],
  ['label', (text) => text.replace(OTHER_FIELDS_BEFORE, '').replace(OTHER_FIELDS_AFTER, '')],
  ['cut-off-mark', (text) => text.replace(/(?:…|\.{3}|\[(?:truncated|cut|more)[^\]]{0,20}\])$/i, '')],
];

// A whole list of form fields, as a network panel shows it: "SAMLResponse: …", "RelayState: …", one or two lines each.
const OTHER_FIELDS_BEFORE = /^(?:Form Data|Payload|RelayState)\b.{0,2048}?\n(?=SAML(?:Response|Request)\b)/s;
const OTHER_FIELDS_AFTER = /\n[ \t]{0,8}(?:RelayState|SigAlg|Signature)(?:[\s:=].*)?$/s;

export const quoted: InputFormat = {
  name: 'quoted',
  open(text) {
    for (const [repair, unquote] of UNQUOTES) {
      const inner = trimOf(unquote(text), XML_SPACE);
      if (inner !== text && inner !== '') return [toLayer(inner, repair, text)];
    }
    return [];
  },
};

function toLayer(text: string, repair: Mending, whole: string): Layer {
  const parameter =
    repair !== 'label'
      ? {}
      : { parameter: /Request/i.test(whole.slice(0, 20)) ? ('SAMLRequest' as const) : ('SAMLResponse' as const) };
  return { text, encodings: [], repairs: [repair], ...parameter, ...fieldsDropped(text, whole) };
}

/** The RelayState among the fields that stood around `text` in a list. */
function fieldsDropped(text: string, whole: string): Pick<Layer, 'relayState'> {
  const start = whole.indexOf(text);
  if (start < 0) return {};
  const place = { previous: 0, start, end: start + text.length, next: whole.length };
  const relayState = relayStateBeside(whole, place);
  return relayState === null ? {} : { relayState };
}

/** Drops every "> " and "| " before one line. Not by one expression: a line of megabytes would overflow its stack. */
function unquoteLine(line: string): string {
  let start = line.length - line.trimStart().length;
  const isMark = (at: number) => line[at] === '>' || line[at] === '|';
  if (!isMark(start)) return line;
  while (isMark(start)) start += line[start + 1] === ' ' ? 2 : 1;
  return line.slice(start);
}

/** Drops "> ", "| " or a prompt before the lines, where every line but blank ones has it, or the first has a prompt. */
function unquoteLines(text: string): string {
  const lines = text.split('\n');
  if (lines.every((line) => line.trim() === '' || /^\s{0,3}[>|]/.test(line))) return lines.map(unquoteLine).join('\n');
  return text.replace(/^(?:[$#%>]|PS [^\n>]{0,200}>|[\w.-]{1,40}@[\w.-]{1,60}[:~/\w.-]{0,80}[$#]) +/, '');
}
