// An IdP product: its guide in every language, the signs that it is recognised by, its lines in both registries.

import { changelog, constant } from './names.js';

/** What a guide and remedies need at the least (test/core/idps/). */
const guide = (name, CONSTANT) => `// ${name}: guide and remedies.

import { defineIdp, field, remedy } from './define.ts';

export const ${CONSTANT} = defineIdp({
  id: '${name}',
  name: '${name}',
  aliases: [],
  officialPage: null,
  fields: [field('Entity ID', '{entityId}'), field('ACS URL', '{acsUrl}')],
  metadataUrl: null,
  guide: {
    en: {
      steps: ['Add an application of the type SAML 2.0.', 'Enter the values.', 'Set the NameID.', 'Assign people.'],
      nameId: { own: 'Send the address; it must end in @{suffix}.', replaced: null, bare: 'Send the bare user name.' },
      pitfalls: [],
      metadata: 'Download the metadata from the application.',
    },
    zh: {
      steps: ['添加 SAML 2.0 应用。', '填写各项值。', '设置 NameID。', '分配用户。'],
      nameId: { own: '发送邮箱地址；须以 @{suffix} 结尾。', replaced: null, bare: '发送不带后缀的用户名。' },
      pitfalls: [],
      metadata: '在该应用中下载元数据。',
    },
  },
  remedies: [
    remedy(['audience-mismatch', 'recipient-mismatch', 'destination-mismatch'], {
      en: 'Enter the values of the account in the application.',
      zh: '请在该应用中填写本账号的值。',
    }),
    remedy(['signature-key-untrusted', 'issuer-mismatch'], {
      en: 'Download the metadata of the application again.',
      zh: '请重新下载该应用的元数据。',
    }),
    remedy(['nameid-transient', 'nameid-domain-mismatch'], {
      en: 'Set the NameID of the application.',
      zh: '请设置该应用的 NameID。',
    }),
  ],
  sources: ['https://example.com/'],
});
`;

const signs = (name, CONSTANT) => `// ${name}: what it is recognised by.

import { defineSigns } from './define.ts';

export const ${CONSTANT} = defineSigns('${name}', [
  { at: 'issuer', like: /^https:\\/\\/${name}\\.invalid\\/\\w{1,40}$/, weight: 'proof', says: 'issuer https://${name}.invalid/<key>' },
]);
`;

export function idp(name) {
  const CONSTANT = constant(name);
  const line = `import { ${CONSTANT} } from './${name}.ts';\n`;
  const registry = 'src/core/idps/registry.ts';
  const signRegistry = 'src/core/idps/signs/registry.ts';
  return {
    files: {
      [`src/core/idps/${name}.ts`]: guide(name, CONSTANT),
      [`src/core/idps/signs/${name}.ts`]: signs(name, CONSTANT),
    },
    places: [
      { path: registry, at: /import type \{ IdpProduct \}/, put: line },
      { path: registry, at: / {2}GENERIC,\n\];/, put: `  ${CONSTANT},\n` },
      { path: signRegistry, at: /import type \{ ProductSigns \}/, put: line },
      { path: signRegistry, at: /\];\n$/, put: `  ${CONSTANT},\n` },
      changelog(`\`guide ${name}\`.`),
    ],
    left: [
      `src/core/idps/${name}.ts: its name, screens, NameID rule, pitfalls and remedies, from the product's own documentation, which stands in sources`,
      `src/core/idps/signs/${name}.ts: what it really writes`,
      'test/core/idps/recognise.test.ts: a row with a message that it wrote',
    ],
  };
}
