// Writes XML with fast-xml-parser's builder (its only import for writing), which escapes every value.

import { XMLBuilder } from 'fast-xml-parser';

/** An element to write: text, or child elements. */
export interface Markup {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: string | readonly Markup[];
}

const options = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', suppressEmptyNode: true };
const indented = new XMLBuilder({ ...options, format: true, indentBy: '  ' });
const compact = new XMLBuilder({ ...options, format: false });

/** A whole document, indented, with an XML declaration and a final newline. */
export function writeXml(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${indented.build([toOrdered(root)]).trim()}\n`;
}

/** An element alone, without white space of the writer's own: what is to be signed. */
export function writeElement(root: Markup): string {
  return compact.build([toOrdered(root)]);
}

function toOrdered({ name, attributes = {}, content = [] }: Markup): Record<string, unknown> {
  const children = typeof content === 'string' ? [{ '#text': content }] : content.map(toOrdered);
  return { [name]: children, ':@': attributes };
}
