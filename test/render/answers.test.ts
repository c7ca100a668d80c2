// The JSON of what is judged and is no response, against the schemas that ship in the package: real answers of each kind.

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/fixtures.ts';
import { metadataXml, pasted, response } from '../support/idp.ts';
import { plant } from '../support/planted.ts';
import { makeAccount } from '../support/world.ts';

/** Commands whose answers there are, each with the files that they read: name, content. */
const ANSWERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'check-metadata': [
    ['check-metadata'],
    ['check-metadata', 'idp-metadata.xml', 'two.xml', 'none.xml', 'page.html'],
    ['check-metadata', 'page.html'],
    ['check-metadata', 'none.xml'],
  ],
  'diff-metadata': [
    ['diff-metadata', 'idp-metadata.xml'],
    ['diff-metadata', 'two.xml', '--timeline', '2026-12-01T00:00:00Z'],
    ['diff-metadata', 'other.xml', '--response', 'saml.txt', '--merge', 'merged.xml'],
    ['diff-metadata', 'page.html'],
    ['diff-metadata', 'none.xml'],
  ],
  'import-users': [
    ['import-users', 'staff.csv', '--dry-run'],
    ['import-users', 'bad.csv'],
    ['import-users', 'page.html'],
    ['import-users', 'none.csv'],
  ],
  preflight: [
    ['preflight'],
    ['preflight', '--idp-users', 'planted.csv', '--store', 'planted.json', '--max-idle-days', '90'],
    ['preflight', '--idp-users', 'staff.csv', '--response', 'saml.txt', '--response', 'page.html'],
    ['preflight', '--idp-users', 'page.html'],
  ],
  'check-receipt': [
    ['check-receipt', 'receipt.json'],
    ['check-receipt', 'receipt.json', '--max-age', '1h', '--at', '2026-11-24T10:00:00Z'],
    ['check-receipt', 'receipt.json', '--store', 'planted.json'],
    ['check-receipt', 'page.html'],
  ],
};

function validatorOf(name: string) {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(`${ROOT}schema/${name}.schema.json`, 'utf8')));
}

const FILES: Readonly<Record<string, string>> = {
  'two.xml': metadataXml(['idp', 'idp-next']),
  'other.xml': metadataXml(['idp-next']),
  'page.html': '<!doctype html><title>Sign in</title><p>Dear support',
  'staff.csv': 'username,email\nalice,alice@example.com\ncarol,\n',
  'bad.csv': 'username,email\ncarol,x\ncarol,y@example.com\nno body,\n',
  'saml.txt': pasted(null, response({ inResponseTo: null })),
};

describe.each(['en', 'zh'])('in %s', (lang) => {
  describe.each(Object.keys(ANSWERS))('%s', (name) => {
    const validate = validatorOf(name);
    it.each((ANSWERS[name] ?? []).map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
      const world = await makeAccount();
      const planted = plant(7, 200, { metadata: metadataXml() });
      for (const [file, text] of Object.entries({
        ...FILES,
        'planted.csv': planted.list,
        'planted.json': planted.store,
      }))
        world.write(file, text);
      await world.run(['preflight', '--idp-users', world.path('staff.csv'), '--receipt', world.path('receipt.json')]);
      const inside = args.map((each) => (/\.\w+$/.test(each) ? world.path(each) : each));
      const { json } = await world.run([...inside, '--json', '--lang', lang]);
      expect(validate(json) ? [] : validate.errors).toEqual([]);
    });
  });
});

it('a receipt is what its schema says', async () => {
  const world = await makeAccount();
  const [list, saml] = [
    world.write('staff.csv', FILES['staff.csv'] ?? ''),
    world.write('s.txt', FILES['saml.txt'] ?? ''),
  ];
  const validate = validatorOf('receipt');
  for (const args of [[], ['--idp-users', list, '--response', saml, '--column', 'name=username']]) {
    await world.run(['preflight', ...args, '--receipt', world.path('r.json')]);
    expect(validate(JSON.parse(world.read('r.json'))) ? [] : validate.errors).toEqual([]);
  }
});
