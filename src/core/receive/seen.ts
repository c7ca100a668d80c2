// How much of a message has arrived, for whoever reads a paste while it comes in.

import { parseJson } from './json.ts';
import { receive } from './receive.ts';

export type Seen = 'nothing' | 'part' | 'whole';

/** `whole`: everything in the text can be opened, and each message in it is closed. */
export function seenIn(text: string): Seen {
  if (text.trim() === '') return 'nothing';
  // A recording may hold a whole message long before it ends itself.
  if (/^\s*[{[]/.test(text) && parseJson(text) === undefined) return 'part';
  return receive(text).every((each) => each.kind === 'received' && isClosed(each.xml)) ? 'whole' : 'part';
}

/** Whether the document's element has its end tag (or none to wait for), and nothing but white space follows. */
function isClosed(xml: string): boolean {
  const name = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->)*<([^\s/>!?]+)/.exec(xml)?.[1];
  if (name === undefined) return false;
  const last = xml.slice(xml.lastIndexOf('<'));
  return last.replace(/\s/g, '') === `</${name}>`;
}
