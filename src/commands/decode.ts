// decode: shows any SAML message, from any way of pasting it. Nothing is verified, and every line says so.

import { readInput } from '../adapters/input.ts';
import { defineCommand } from '../command.ts';
import { receive } from '../core/receive/receive.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { nameMessage } from '../core/saml/message.ts';
import { loadWords } from '../core/words/load.ts';
import type { CheckWords, Words } from '../core/words/words.ts';
import { gate } from '../core/xml/gate.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../core/xml/limits.ts';
import { XmlRefusal } from '../core/xml/refusal.ts';
import type { XmlElement } from '../core/xml/tree.ts';
import { EXIT, type ExitCode, gravest } from '../exit.ts';
import type { CommandResult, Style } from '../result.ts';

interface Decoded {
  readonly verified: false;
  readonly input: {
    readonly source: string;
    readonly encodings: readonly string[];
    readonly repairs: readonly string[];
  };
  /** The character encoding of the message where it is not UTF-8: then it is shown, and no logon would take it. */
  readonly encoding?: string;
  /** What the message is; null when it could not be read. */
  readonly message: string | null;
  readonly relayState: string | null;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
  /** The text of the message as it was received. */
  readonly xml: string | null;
  /** The same, one element or text a line, for reading. */
  readonly lines: readonly string[];
}

type Answer =
  | (Decoded & { readonly schemaVersion: number })
  | { readonly schemaVersion: number; readonly messages: readonly Decoded[] };

export const command = defineCommand({
  description: 'Shows any SAML message, from any way of pasting it. Nothing is verified: what it says may be forged.',
  arguments: { file: { optional: true, help: 'a file that holds the message; "-" or nothing: standard input' } },
  examples: ['sso-cli decode saml.txt', 'pbpaste | sso-cli decode --json'],
  async run(context, { file }): Promise<CommandResult<Answer>> {
    const source = file ?? '-';
    const words = await loadWords(context.settings.lang);
    const input = await readInput(source, MAX_INPUT_BYTES, context, words.paste('message'));
    const messages = receive(input).map((received) => decode(received, source, words));
    const [only] = messages;
    return {
      exitCode: gravest(messages.map((each): ExitCode => (each.error ? EXIT.input : EXIT.ok))),
      json:
        messages.length === 1 && only
          ? { schemaVersion: SCHEMA_VERSION, ...only }
          : { schemaVersion: SCHEMA_VERSION, messages },
      text: (json, style) =>
        ('messages' in json ? json.messages : [json]).map((each) => renderDecoded(each, style, words)).join('\n'),
      hints: ['nothing here is verified; to verify it: sso-cli verify-response'],
    };
  },
});

function decode(received: ReturnType<typeof receive>[number], source: string, words: Words): Decoded {
  const bare = {
    verified: false as const,
    input: { source, encodings: received.encodings, repairs: received.repairs.map((each) => words.repairs[each]) },
    ...(received.kind === 'received' && received.encoding !== null ? { encoding: received.encoding } : {}),
  };
  if (received.kind === 'unreadable') {
    return {
      ...bare,
      message: null,
      relayState: null,
      error: toError(received.code, received, words),
      xml: null,
      lines: [],
    };
  }
  const { xml, relayState } = received;
  try {
    const root = gate(xml, MESSAGE_LIMITS);
    const message = nameMessage(root);
    const lines = [...outline(root, 0)];
    if (message !== null) return { ...bare, message, relayState, xml, lines };
    return {
      ...bare,
      message,
      relayState,
      error: toError('input-not-saml', { actual: `<${root.name}>` }, words),
      xml,
      lines,
    };
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return {
      ...bare,
      message: null,
      relayState,
      error: toError(error.code, error, words),
      xml,
      lines: xml.split('\n'),
    };
  }
}

/** The same words that verify-response has for it. */
function toError(code: keyof CheckWords, details: object, words: Words): NonNullable<Decoded['error']> {
  const { says, mend } = words.checks[code];
  return { code, message: says(details as never), hint: mend };
}

/** One element or text a line, indented; attributes as they are read, not as they are escaped. */
function* outline(element: XmlElement, depth: number): Generator<string> {
  const indent = '  '.repeat(depth);
  const attributes = element.attributes.map(({ name, value }) => ` ${name}="${value}"`).join('');
  const nodes = element.children.filter(
    (node) => node.kind === 'element' || (node.kind === 'text' && node.text.trim() !== ''),
  );
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === 'text') {
    yield `${indent}<${element.name}${attributes}>${only.text}`;
    return;
  }
  yield `${indent}<${element.name}${attributes}>`;
  for (const node of nodes) {
    if (node.kind === 'element') yield* outline(node, depth + 1);
    else if (node.kind === 'text') yield `${indent}  ${node.text}`;
  }
}

function renderDecoded(decoded: Decoded, style: Style, words: Words): string {
  const { message, input, error, relayState, encoding } = decoded;
  const notUtf8 = encoding && words.checks['xml-encoding-unsupported'].says({ encoding });
  const gutter = style.yellow('unverified │ ');
  const head = [
    style.bold(style.yellow(`NOT VERIFIED: ${message ?? 'not readable'}`)),
    `${gutter}${input.source} · ${input.encodings.join(' → ') || 'XML'}${input.repairs.length > 0 ? ` · ${input.repairs.join(', ')}` : ''}`,
    ...(notUtf8 === undefined ? [] : [`${gutter}${style.yellow(notUtf8)}`]),
    ...(relayState === null ? [] : [`${gutter}RelayState ${relayState}`]),
    ...(error ? [`${gutter}${style.red(error.code)}  ${error.message}`] : []),
  ];
  const next = error ? [`→ ${error.hint}`] : [];
  return `${[...head, ...decoded.lines.map((line) => `${gutter}${line}`), ...next].join('\n')}\n`;
}
