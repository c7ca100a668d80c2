// A percent-encoded value on its own: what a browser's network panel copies as "source".

import { decodePercent } from './form.ts';
import type { InputFormat } from './format.ts';

export const percent: InputFormat = {
  name: 'percent',
  open(text) {
    if (/[<>"]/.test(text) || !/%[0-9A-Fa-f]{2}/.test(text)) return [];
    const decoded = decodePercent(text);
    return decoded === text ? [] : [{ text: decoded, encodings: ['percent'] }];
  },
};
