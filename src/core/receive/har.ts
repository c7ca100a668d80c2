// A HAR file (HTTP Archive 1.2), as a browser exports its network panel: every SAML message in it, in order.

import { parameters, toLayer } from './form.ts';
import type { InputFormat, Layer } from './format.ts';
import { layersOfHtml } from './html.ts';
import { asRecord, parseJson } from './json.ts';

export const har: InputFormat = {
  name: 'har',
  open(text) {
    if (!text.startsWith('{') || !/"log"\s*:/.test(text.slice(0, 4_096))) return [];
    const log = asRecord(asRecord(parseJson(text))?.log);
    if (!Array.isArray(log?.entries)) return [];
    const entries = log.entries.map(asRecord);
    const sent = entries.flatMap((entry) => messagesSent(asRecord(entry?.request)));
    // Pages with an auto-posting form matter only where the post itself was not recorded.
    return sent.length > 0 ? sent : entries.flatMap((entry) => messagesShown(asRecord(entry?.response)));
  },
};

function messagesSent(request: Record<string, unknown> | null): Layer[] {
  const post = asRecord(request?.postData);
  const pairs = Array.isArray(post?.params) ? post.params.map(asRecord) : [];
  const fromPairs = pairs.map((pair) => `${pair?.name}=${pair?.value}`).join('&');
  for (const body of [post?.text, fromPairs, request?.url]) {
    const found = typeof body === 'string' ? parameters(body) : [];
    if (found.length > 0) return found.map((each) => toLayer(each, 'har'));
  }
  return [];
}

function messagesShown(response: Record<string, unknown> | null): Layer[] {
  const content = asRecord(response?.content);
  if (typeof content?.text !== 'string') return [];
  const page = content.encoding === 'base64' ? Buffer.from(content.text, 'base64').toString('utf8') : content.text;
  return layersOfHtml(page).map((layer) => ({ ...layer, encodings: ['har', ...layer.encodings] }));
}
