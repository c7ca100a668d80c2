// An input format: recognised by a mark of its own, opened by one layer.

import { camel, changelog, constant } from './names.js';

export function input(name) {
  const variable = camel(name);
  const mark = `${constant(name)}:`;
  return {
    files: {
      [`src/core/receive/${name}.ts`]: `// A message behind the mark "${mark}".

import type { InputFormat } from './format.ts';

const MARK = '${mark}';

export const ${variable}: InputFormat = {
  name: '${name}',
  open(text) {
    return text.startsWith(MARK) ? [{ text: text.slice(MARK.length), encodings: ['${name}'] }] : [];
  },
};
`,
      [`test/core/receive/${name}.test.ts`]: `import { expect, it } from 'vitest';
import { receive } from '../../../src/core/receive/receive.ts';

const XML = '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>';

it('${name} is opened', () => {
  const pasted = \`${mark} \${Buffer.from(XML).toString('base64')}\`;
  expect(receive(pasted)).toMatchObject([{ kind: 'received', xml: XML, encodings: ['${name}', 'base64'] }]);
});
`,
    },
    places: [
      {
        path: 'src/core/receive/formats.ts',
        at: /import type \{ InputFormat \}/,
        put: `import { ${variable} } from './${name}.ts';\n`,
      },
      {
        path: 'src/core/receive/formats.ts',
        at: /(?<=FORMATS: readonly InputFormat\[\] = \[\n)/,
        put: `  ${variable},\n`,
      },
      changelog(`Pastes of the form \`${name}\` are opened.`),
    ],
    left: [
      `src/core/receive/${name}.ts: how it is recognised, and its layers; in linear time`,
      `test/core/receive/${name}.test.ts: real ones, and what only looks like one`,
      'src/core/receive/formats.ts: its place in the order (the more telling first)',
      'test/core/receive/cost.test.ts: the beginnings that make it look further',
    ],
  };
}
