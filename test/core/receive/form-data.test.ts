// Bodies of forms: what browsers send is read, what they would not send is refused, and time stays linear.

import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/core/receive/form-data.ts';
import { expectWithin } from '../../support/time.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const read = (type: string | null, body: string | Buffer) =>
  readForm(type, Buffer.from(body as string))?.map(({ name, fileName, bytes }) => [
    name,
    fileName,
    Buffer.from(bytes).toString(),
  ]);

/** As undici, another program, writes it. */
async function multipart(fields: FormData): Promise<[string, Buffer]> {
  const request = new Request('http://localhost/', { method: 'POST', body: fields });
  return [request.headers.get('content-type') ?? '', Buffer.from(await request.arrayBuffer())];
}

describe('urlencoded', () => {
  it.each([
    ['', []],
    ['a=b', [['a', null, 'b']]],
    [
      'a=b+c%2Bd&a=%E4%BD%A0&x',
      [
        ['a', null, 'b c+d'],
        ['a', null, '你'],
        ['x', null, ''],
      ],
    ],
    ['a=b=c', [['a', null, 'b=c']]],
  ])('%s', (body, fields) => {
    expect(read(`${URLENCODED}; charset=UTF-8`, body)).toEqual(fields);
    expect([...new URLSearchParams(body)]).toEqual(fields.map(([name, , value]) => [name, value]));
  });

  it.each(['a=%', 'a=%zz', '%=a', 'a=%ff', 'a&'.repeat(17)])('refuses %s', (body) => {
    expect(read(URLENCODED, body)).toBeUndefined();
  });
});

describe('multipart', () => {
  it('texts and files, as another program writes them', async () => {
    const form = new FormData();
    form.set('text', 'a\r\nb--c');
    form.set('file', new Blob([new Uint8Array([0, 255, 13, 10, 45, 45])]), 'ü"x.har');
    const [type, body] = await multipart(form);
    const parts = readForm(type, body);
    expect(parts?.map(({ name, bytes }) => [name, [...bytes]])).toEqual([
      ['text', [...Buffer.from('a\r\nb--c')]],
      ['file', [0, 255, 13, 10, 45, 45]],
    ]);
    expect(parts?.[1]?.fileName).toMatch(/^ü(%22|\\)/);
  });

  const part = (headers: string, content: string) => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
  const good = part('Content-Disposition: form-data; name="a"', 'x');
  it.each([
    ['no end', good],
    ['no boundary', `${good}--c--`],
    ['something before the first', `x${good}--b--`],
    ['a part without a name', `${part('Content-Disposition: form-data', 'x')}--b--`],
    ['a part without headers', '--b\r\nx\r\n--b--'],
    [
      'headers without end',
      `--b\r\nContent-Disposition: form-data; name="a"\r\n${'X: y\r\n'.repeat(1_000)}\r\nx\r\n--b--`,
    ],
    ['too many parts', `${good.repeat(17)}--b--`],
    ['something else behind a delimiter', `${good}--bx\r\n--b--`],
  ])('refuses %s', (_, body) => {
    expect(read('multipart/form-data; boundary=b', body)).toBeUndefined();
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/mixed; boundary=b', 'text/plain', null])(
    'is no form: %s',
    (type) => expect(read(type, `${good}--b--`)).toBeUndefined(),
  );

  it('takes time in proportion to its length', async () => {
    const read = (length: number) => {
      const body = Buffer.from(
        `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'\r\n--'.repeat(length)}\r\n--b--`,
      );
      expect(readForm('multipart/form-data; boundary=b', body)).toHaveLength(1);
    };
    read(1_000);
    await expectWithin(2_000, () => read(2_000_000));
  });
});
