// An account and a list of IdP users with problems planted by a seed: what a preflight must find is known from the planting
// alone. Shares nothing with the mapping.

import { randomOf } from '../fuzz/random.ts';

export const KINDS = [
  'absent',
  'frozen',
  'case',
  'other-suffix',
  'no-suffix',
  'odd-characters',
  'guest',
  'disabled',
  'shared',
  'unmapped',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Planted {
  /** The store as a file. */
  readonly store: string;
  /** Entra's download. */
  readonly list: string;
  /** IdP users by what is wrong with them; of `unmapped` the RAM users. */
  readonly of: Readonly<Record<Kind, readonly string[]>>;
  readonly good: readonly string[];
}

export const CAUSES: Readonly<Partial<Record<Kind, string>>> = {
  absent: 'user-not-found',
  frozen: 'user-inactive',
  case: 'user-case-mismatch',
  'other-suffix': 'nameid-domain-mismatch',
  'no-suffix': 'nameid-domain-missing',
  'odd-characters': 'nameid-invalid-characters',
  guest: 'nameid-invalid-characters',
};

export function plant(seed: number, size: number, { metadata }: { readonly metadata: string }): Planted {
  const random = randomOf(seed);
  const of: Record<Kind, string[]> = {
    absent: [],
    frozen: [],
    case: [],
    'other-suffix': [],
    'no-suffix': [],
    'odd-characters': [],
    guest: [],
    disabled: [],
    shared: [],
    unmapped: [],
  };
  const good: string[] = [];
  const rows: string[] = [];
  const users: object[] = [];
  const ram = (name: string, Status = 'active') =>
    users.push({
      UserName: name,
      UserPrincipalName: `${name}@example.onaliyun.com`,
      Status,
      Policies: { Policy: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }] },
    });
  const row = (upn: string, { type = 'Member', isEnabled = true } = {}) =>
    rows.push(`${upn},Somebody,${type},${isEnabled ? 'True' : 'False'},${rows.length}`);
  for (let i = 0; i < size; i++) {
    const name = `p${seed}.user${i}`;
    const upn = `${name}@example.com`;
    const kind = random.below(100) < 12 ? random.pick(KINDS) : null;
    const elsewhere = `${name}@sub${random.below(3)}.example.net`;
    const isIn = kind !== null && !['absent', 'odd-characters', 'guest'].includes(kind);
    if (isIn) ram(name, kind === 'frozen' ? 'freeze' : 'active');
    if (kind) {
      const sent: Record<Kind, string> = {
        absent: upn,
        frozen: upn,
        case: `P${upn.slice(1)}`,
        'other-suffix': elsewhere,
        'no-suffix': name,
        'odd-characters': `p${i}\u7f57@example.com`,
        guest: `g${i}_partner.example#EXT#@example.com`,
        disabled: upn,
        shared: upn,
        unmapped: name,
      };
      of[kind].push(sent[kind]);
      if (kind !== 'unmapped')
        row(sent[kind], { type: kind === 'guest' ? 'Guest' : 'Member', isEnabled: kind !== 'disabled' });
      if (kind === 'shared') row(`${name}@EXAMPLE.com`);
    } else {
      ram(name);
      row(upn);
      good.push(upn);
    }
  }
  const store = {
    schemaVersion: 1,
    AccountId: '5123456789012345',
    site: 'intl',
    DefaultDomainName: 'example.onaliyun.com',
    UserSsoSettings: {
      AuthnSignAlgo: 'rsa-sha256',
      AuxiliaryDomain: 'example.com',
      MetadataDocument: Buffer.from(metadata).toString('base64'),
      SsoEnabled: false,
      SsoLoginWithDomain: true,
    },
    Users: { User: users },
  };
  const header = 'userPrincipalName,displayName,userType,accountEnabled,id';
  return { store: JSON.stringify(store), list: `${[header, ...rows].join('\n')}\n`, of, good };
}
