// The search for a message in any text, after the known formats, which say more: XML or Base64 of a SAML message, however
// it is escaped, broken up or surrounded. Takes time linear in the text.

import { type Layer, MAX_MESSAGES, type Mending } from '../format.ts';
import { findBase64 } from './base64-finds.ts';
import { parameterBefore, relayStateBeside } from './relay-state.ts';
import { rootOf } from './roots.ts';
import { unescapeXml } from './unescape.ts';
import { type Find, findXml } from './xml-spans.ts';

/** The messages that stand in `text`, in order, as layers to be opened further; none where there is none. */
export function searchMessages(text: string): Layer[] {
  return toLayers(text, findAll(text));
}

/** The same, but for those that were cut off. */
export function searchWholeMessages(text: string): Layer[] {
  return toLayers(
    text,
    findAll(text).filter((each) => each.isWhole),
  );
}

/**
 * What stands inside a text that begins as XML does, where that text is no message as it stands: an escaped one, one in
 * Base64, one with prose behind it (only where the text is as it was pasted: `isBare`). None where it is to be read itself,
 * as XML that came out of Base64 is (`isOwnBytes`), but for what is escaped in it.
 */
export function searchDocument(text: string, isBare: boolean, isOwnBytes: boolean): Layer[] {
  const root = rootOf(text);
  const { repairs, encodings } = root ? unescapeXml(text) : { repairs: [], encodings: [] };
  if (root && repairs.length + encodings.length === 0 && !(isBare && hasTail(text, root.name))) return [];
  // Behind Base64 it is what the IdP sent, however it ends: nobody who receives it looks for a message in it.
  const isDocument = root === null && /^<[?!A-Za-z]/.test(text) && (isOwnBytes || text.endsWith('>'));
  // Other XML is named for what it is, though a message may stand in it as it is, as in a SOAP envelope.
  const finds = findAll(text).filter((each) => !isDocument || text[each.start] !== '<' || each.encodings.length > 0);
  return toLayers(text, root ? finds.filter((each) => each.isWhole) : finds);
}

/** Whether something other than XML stands behind the end of the root. */
function hasTail(text: string, name: string): boolean {
  const at = text.lastIndexOf(`</${name}`);
  const end = at < 0 ? -1 : text.indexOf('>', at);
  return end > 0 && end < text.length - 1 && !/<[A-Za-z!?]/.test(text.slice(end + 1));
}

function findAll(text: string): Find[] {
  const xml = findXml(text);
  const finds = [...xml, ...findBase64(text, xml)].sort((a, b) => a.start - b.start);
  // Dumps often show the beginning of a value beside the whole of it; any other that was cut off counts.
  const whole = finds.filter((each) => each.isWhole);
  const isBeginning = (part: Find) => whole.some((each) => each.text.startsWith(part.text.slice(0, -64)));
  return whole.length === 0 ? finds : finds.filter((each) => each.isWhole || !isBeginning(each));
}

function toLayers(text: string, wanted: readonly Find[]): Layer[] {
  // One more than may be, by which it shows that there are too many.
  return wanted.slice(0, MAX_MESSAGES + 1).map((find, i) => {
    const place = {
      previous: wanted[i - 1]?.end ?? 0,
      start: find.start,
      end: find.end,
      next: wanted[i + 1]?.start ?? text.length,
    };
    const parameter = parameterBefore(text, find.start);
    const relayState = relayStateBeside(text, place);
    const isAll = find.start === 0 && find.end === text.length;
    const repairs: Mending[] = [...(isAll ? [] : (['text-around'] as const)), ...find.repairs];
    return {
      text: find.text,
      encodings: find.encodings,
      repairs,
      ...(parameter ? { parameter } : {}),
      ...(relayState ? { relayState } : {}),
    };
  });
}
