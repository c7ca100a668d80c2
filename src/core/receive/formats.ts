// The input formats, in the order in which they are tried: the more telling first, since Base64 fits almost anything.

import { base64 } from './base64.ts';
import { form } from './form.ts';
import type { InputFormat } from './format.ts';
import { percent } from './percent.ts';

export const FORMATS: readonly InputFormat[] = [form, percent, base64];
