// Bodies of HTML forms: application/x-www-form-urlencoded and multipart/form-data (RFC 7578, RFC 2046 5.1.1), read strictly and
// in linear time. What a browser would not send is null.

export interface FormPart {
  readonly name: string;
  /** Null for a field that is no file. */
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
}

const MAX_PARTS = 16;
const MAX_PART_HEADERS = 4_096;

/** The fields of a form in the order in which they stand; null where it is none. */
export function readForm(contentType: string | null, body: Buffer): readonly FormPart[] | null {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((each) => each.trim());
  if (type.toLowerCase() === 'application/x-www-form-urlencoded') return readUrlEncoded(body);
  if (type.toLowerCase() !== 'multipart/form-data') return null;
  const boundary = parameters.map((each) => /^boundary=(?:"([^"]{1,70})"|([^\s";]{1,70}))$/i.exec(each)).find(Boolean);
  return boundary ? readMultipart(body, boundary[1] ?? boundary[2] ?? '') : null;
}

/** Whether this is a form at all, well-formed or not. */
export function isForm(contentType: string | null): boolean {
  return /^\s*(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(contentType ?? '');
}

function readUrlEncoded(body: Buffer): readonly FormPart[] | null {
  const text = body.toString('latin1');
  const pairs = text === '' ? [] : text.split('&', MAX_PARTS + 1);
  if (pairs.length > MAX_PARTS) return null;
  const parts = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2);
    const [decodedName, decodedValue] = [decodeField(name), decodeField(value)];
    return decodedName === null || decodedValue === null
      ? null
      : { name: decodedName, fileName: null, bytes: Buffer.from(decodedValue, 'utf8') };
  });
  return parts.every((each) => each !== null) ? parts : null;
}

function decodeField(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function readMultipart(body: Buffer, boundary: string): readonly FormPart[] | null {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const parts: FormPart[] = [];
  // The first delimiter needs no line end before it.
  if (!body.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))) return null;
  for (let at = delimiter.length - 2; ; ) {
    const after = body.subarray(at, at + 2).toString('latin1');
    if (after === '--') return parts;
    const end = body.indexOf(delimiter, at);
    if (after !== '\r\n' || end < 0 || parts.length >= MAX_PARTS) return null;
    const part = readPart(body.subarray(at, end));
    if (!part) return null;
    parts.push(part);
    at = end + delimiter.length;
  }
}

/** Headers, an empty line, and the content. `bytes` begins with the line end of the delimiter. */
function readPart(bytes: Buffer): FormPart | null {
  const end = bytes.subarray(0, MAX_PART_HEADERS).indexOf('\r\n\r\n');
  if (end < 0) return null;
  const headers = bytes.subarray(2, end).toString('utf8').split('\r\n');
  const disposition = headers.find((each) => /^content-disposition:\s*form-data\s*;/i.test(each));
  const name = disposition && /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (disposition === undefined || name === undefined) return null;
  const fileName = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1] ?? null;
  return { name, fileName, bytes: bytes.subarray(end + 4) };
}
