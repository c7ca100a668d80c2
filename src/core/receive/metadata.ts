// A metadata document that was pasted rather than downloaded: in a fence, behind a browser's first line, in Base64, escaped.
// Opened as any paste is; only where the document is not XML as it stands.

import { type Found, type Received, receive } from './receive.ts';

export type PastedMetadata = { readonly kind: 'opened'; readonly xml: string } | NoMetadata;

/** What was pasted instead. */
export type NoMetadata =
  | { readonly kind: 'other-encoding'; readonly encoding: string }
  | { readonly kind: 'other'; readonly found: Found; readonly title: string | null };

/** Null where it is XML, and no more than that is to be said. */
export function openPastedMetadata(bytes: Uint8Array): PastedMetadata | null {
  // A store, or the answer of an API, may hold metadata; whoever names that file here most likely mistook it.
  if (/^\s{0,64}[{[]/.test(Buffer.from(bytes.subarray(0, 72)).toString('latin1')))
    return { kind: 'other', found: 'json', title: null };
  const all = receive(bytes);
  const messages = all.filter((each): each is Received => each.kind === 'received');
  const metadata = messages.find((each) => METADATA_ROOT.test(each.xml.slice(0, 4_096)));
  const [first] = all;
  const read = metadata ?? messages[0];
  if (read?.encoding) return { kind: 'other-encoding', encoding: read.encoding };
  // Documents put together by hand begin twice.
  if (read) return { kind: 'opened', xml: read.xml.replace(/^<\?xml[^<>]{0,200}\?>\s{0,64}(?=<\?xml\s)/, '') };
  return first?.kind === 'unreadable' ? { kind: 'other', found: first.found, title: first.title } : null;
}

const METADATA_ROOT = /<(?:[\w.-]{1,64}:)?Entit(?:y|ies)Descriptor[\s>]/;
