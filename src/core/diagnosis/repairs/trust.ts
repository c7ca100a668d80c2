// Repairs of step 3: whose response it is, and what its signatures are worth.

import type { Facts } from '../../checks/facts.ts';
import { append, type Editable, findAll, setText } from '../../saml/edit.ts';
import { undoReformatting } from '../../saml/reformatting.ts';
import { type Premise, withEdit, withMetadata, withOptions } from '../counterfactual.ts';
import type { Repair, RepairTable } from './repair.ts';

const ACCEPT_SHA1: Repair = {
  where: 'sso-cli',
  advice: { key: 'accept-sha1', args: {} },
  command: 'sso-cli verify-response --allow-sha1 …',
  apply: withOptions({ allowSha1: true }),
};

export const TRUST_REPAIRS: RepairTable = {
  'issuer-missing': ({ idp }) => [
    {
      where: 'idp',
      advice: { key: 'set-issuer', args: { entityId: idp?.entityId ?? '' } },
      apply: withEdit((response) => setIssuer(response, idp?.entityId ?? '')),
    },
  ],
  'issuer-mismatch': ({ idp, assertion, response }) => {
    const actual = assertion?.issuer ?? response?.issuer ?? '';
    return [
      {
        where: 'alibaba-cloud',
        advice: { key: 'import-metadata-of', args: { entityId: actual } },
        command: 'sso-cli import-metadata metadata.xml',
        apply: withMetadata((metadata) => ({ ...metadata, entityId: actual })),
      },
      {
        where: 'idp',
        advice: { key: 'set-issuer-entity-id', args: { entityId: idp?.entityId ?? '' } },
        apply: withEdit((edited) => setIssuer(edited, idp?.entityId ?? '')),
      },
    ];
  },
  'signature-missing': () => [
    {
      where: 'idp',
      advice: { key: 'sign-assertion', args: {} },
      apply: withEdit(() => undefined, { sign: true }),
    },
  ],
  'assertion-not-signed': () => [
    {
      where: 'idp',
      advice: { key: 'sign-assertion-too', args: {} },
      apply: withEdit(() => undefined, { sign: true }),
    },
  ],
  'signature-algorithm-forbidden': ({ trust }) => [
    {
      where: 'idp',
      advice: { key: 'use-sha256', args: {} },
      // Only where the old signature is otherwise in order: a stronger algorithm cures no forgery.
      apply: (premise) => (intact(trust) ? withEdit(() => undefined, { sign: true })(premise) : null),
    },
    ...([trust?.assertion, trust?.response].some((each) => each?.usesSha1) ? [ACCEPT_SHA1] : []),
  ],
  'message-reformatted': ({ reformatting }) =>
    reformatting
      ? [
          {
            where: 'input',
            advice: { key: 'paste-original', args: {} },
            apply: (premise: Premise) => {
              const xml = undoReformatting(premise.received.xml, reformatting);
              return { ...premise, received: { ...premise.received, xml } };
            },
          },
        ]
      : [],
  'signature-key-untrusted': ({ trust, idp }) => {
    const key = [trust?.assertion, trust?.response].find((each) => each?.value === 'untrusted')?.key;
    if (!key || !idp) return [];
    return [
      {
        where: 'alibaba-cloud',
        advice: { key: 'import-new-certificate', args: { fingerprint: key.fingerprint256 } },
        command: 'sso-cli import-metadata metadata.xml',
        apply: withMetadata((metadata) => ({ ...metadata, signingKeys: [...metadata.signingKeys, key] })),
      },
    ];
  },
  'certificate-weak-key': ({ trust }) => [
    {
      where: 'idp',
      advice: { key: 'make-stronger-certificate', args: {} },
      apply: (premise) => (intact(trust) ? withEdit(() => undefined, { sign: true })(premise) : null),
    },
  ],
};

/** The mathematics of every signature holds, with a key of the metadata. */
function intact(trust: Facts['trust']): boolean {
  const present = [trust?.assertion, trust?.response].filter((each) => each != null);
  return present.length > 0 && present.every((each) => each.digest === 'match' && each.value === 'trusted');
}

function setIssuer(response: Editable, entityId: string): void {
  const [assertion] = findAll(response, 'Assertion');
  for (const issuer of findAll(response, 'Issuer')) setText(issuer, entityId);
  if (assertion && findAll(assertion, 'Issuer').length === 0) {
    const issuer = append(assertion, 'Issuer', {}, entityId);
    assertion.children = [issuer, ...assertion.children.filter((node) => node !== issuer)];
  }
}
