// What every contender is given: one account, one IdP, and distinct responses of one size, some of them tampered with.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatStore } from '../src/adapters/format-store.ts';
import type { Fault } from '../src/core/mint/faults/fault.ts';
import { FAULTS } from '../src/core/mint/faults.ts';
import { idpMetadata } from '../src/core/mint/idp-metadata.ts';
import { mint } from '../src/core/mint/mint.ts';
import { writeResponse } from '../src/core/mint/response.ts';
import { type Account, acsUrl, createAccount, spEntityId } from '../src/core/ram/account.ts';
import { createUser } from '../src/core/ram/users.ts';
import { copy, type Editable, find, remove, setAttribute, setText } from '../src/core/saml/edit.ts';
import { spMetadata } from '../src/core/saml/sp-metadata.ts';
import { formatInstant } from '../src/core/saml/time.ts';

export interface Responses {
  /** Base64, paths relative to the folder of the scenario. */
  readonly files: readonly string[];
  /** The same as XML, for those who read nothing else. */
  readonly xmlFiles: readonly string[];
  readonly isTampered: readonly boolean[];
}

export interface Scenario {
  readonly folder: string;
  /** Stateless flags of verify-response: nothing is stored, nothing is read but the metadata. */
  readonly flags: readonly string[];
  readonly keys: { readonly certificate: string; readonly privateKey: string };
  responses(name: string, count: number, options?: { size?: number; tamperedEvery?: number }): Responses;
  /** A store with this many users. */
  store(users: number): string;
}

const ISSUER = 'https://idp.example.com/metadata';
const DOMAIN = 'example.onaliyun.com';
const HOUR = 3_600_000;

const key = (name: string) => ({
  privateKey: readFileSync(`fixtures/keys/${name}.key`, 'utf8'),
  certificate: readFileSync(`fixtures/keys/${name}.crt`, 'utf8'),
});

/** The forged Assertion first, the signed one behind it: whoever checks one and reads the other is fooled. */
const WRAPPED: Fault = {
  code: 'assertion-multiple',
  forge(response: Editable) {
    const signed = find(response, 'Assertion');
    const forged = copy(signed, response);
    remove(find(forged, 'Signature'));
    setAttribute(forged, 'ID', '_forged');
    setText(find(forged, 'NameID'), `bob@${DOMAIN}`);
    response.children.splice(response.children.indexOf(signed), 0, forged);
  },
};

const TAMPERINGS: readonly Fault[] = [
  'signature-digest-mismatch',
  'signature-value-invalid',
  'signature-key-untrusted',
  'signature-missing',
]
  .map((code) => {
    const fault = FAULTS.find((each) => each.code === code);
    if (!fault) throw new Error(`no fault ${code}`);
    return fault;
  })
  .concat(WRAPPED);

export const TAMPERINGS_IN_WORDS =
  'an altered NameID, an altered signature value, a stranger’s key, no signature, a forged assertion before the signed one';

/** Writes what all parts share into `folder`. Everything is issued now, since some peers only judge by the present. */
export function makeScenario(folder: string): Scenario {
  const at = Date.now();
  const account: Account = {
    ...createUser(
      createAccount('5123456789012345', 'intl', { defaultDomain: DOMAIN }),
      { UserName: 'alice', policies: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }] },
      '200000000000000001',
      '2026-01-01T00:00:00Z',
    ),
    ssoEnabled: true,
  };
  const signer = key('idp');
  const given = { account, at };
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const metadata = idpMetadata(ISSUER, signer.certificate, 'https://idp.example.com/sso');
  write('idp.xml', metadata);
  write('idp.pem', signer.certificate);
  write('stranger.pem', key('stranger').certificate);
  write('sp.xml', spMetadata(account, null));
  const job = {
    acs: acsUrl('intl'),
    audience: spEntityId(account),
    issuer: ISSUER,
    certificate: signer.certificate,
    idpMetadata: 'idp.xml',
    spMetadata: 'sp.xml',
  };
  write('job.json', JSON.stringify(job));

  const unsigned = (id: string, groups: number) =>
    writeResponse({
      account,
      issuer: ISSUER,
      nameId: `alice@${DOMAIN}`,
      issuedAt: at - 10_000,
      lifetime: 2 * HOUR,
      inResponseTo: null,
      ids: { response: `_r${id}`, assertion: `_a${id}`, session: `_s${id}` },
      attributes: {
        mail: ['alice@example.com'],
        groups: Array.from(
          { length: groups },
          (_, i) => `CN=Group ${i} of the directory, ${'OU=Unit,'.repeat(10)}DC=example`,
        ),
      },
    });
  const sizeOf = (groups: number) =>
    Buffer.from(mint({ xml: unsigned('0', groups), signer, stranger: signer, given, fault: null }), 'base64').length;
  const [bare, full] = [sizeOf(1), sizeOf(101)];

  return {
    folder,
    keys: signer,
    flags: [
      ...['--metadata', 'idp.xml', '--account-id', account.accountId, '--site', 'intl', '--default-domain', DOMAIN],
      ...['--user', 'alice', '--user', 'bob', '--at', formatInstant(at)],
    ],
    responses(name, count, { size = 6_000, tamperedEvery = 0 } = {}) {
      mkdirSync(join(folder, name));
      const groups = 1 + Math.max(0, Math.round((size - bare) / ((full - bare) / 100)));
      const numbers = Array.from({ length: count }, (_, i) => i);
      // Not the first of each: a single response is a good one.
      const isTampered = numbers.map((i) => tamperedEvery > 0 && i % tamperedEvery === tamperedEvery - 1);
      let tampered = 0;
      const files = numbers.map((i) => {
        const fault = isTampered[i] ? (TAMPERINGS[tampered++ % TAMPERINGS.length] ?? null) : null;
        const xml = unsigned(`${name}${i}`, groups);
        const base64 = mint({ xml, signer, stranger: key('stranger'), given, fault });
        write(`${name}/${i}.xml`, Buffer.from(base64, 'base64').toString('utf8'));
        return write(`${name}/${i}.b64`, base64);
      });
      return { files, xmlFiles: files.map((file) => file.replace(/b64$/, 'xml')), isTampered };
    },
    store(users) {
      const [first] = account.users;
      if (!first) throw new Error('no user');
      const all = Array.from({ length: users }, (_, i) => {
        const UserName = i === 0 ? first.UserName : `user-${String(i).padStart(5, '0')}`;
        return {
          ...first,
          UserName,
          UserPrincipalName: `${UserName}@${DOMAIN}`,
          UserId: String(200000000000000001n + BigInt(i)),
        };
      });
      return write(
        `store-${users}.json`,
        formatStore({ account: { ...account, users: all }, metadataDocument: metadata }),
      );
    },
  };
}
