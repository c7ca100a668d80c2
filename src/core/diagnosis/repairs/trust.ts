// Repairs of step 3: whose response it is, and what its signatures are worth.

import type { Facts } from '../../checks/facts.ts';
import { append, type Editable, findAll, setText } from '../../saml/edit.ts';
import { undoReformatting } from '../../saml/reformatting.ts';
import { SAML_ASSERTION } from '../../xml/names.ts';
import { type Premise, withEdit, withMetadata, withOptions } from '../counterfactual.ts';
import type { Repair, RepairTable } from './repair.ts';

const ACCEPT_SHA1: Repair = {
  where: 'sso-cli',
  advice: { key: 'accept-sha1', args: {} },
  command: { kind: 'verify', flags: { 'allow-sha1': true } },
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
  'issuer-mismatch': (facts) => {
    const { idp, assertion, response } = facts;
    const actual = assertion?.issuer ?? response?.issuer ?? '';
    // What nobody trusted has signed says nothing of whom to trust, and what is no entity ID is not passed on.
    if (!isSignedByIdp(facts)) return [];
    return [
      ...(isEntityId(actual) ? [importOf(actual)] : []),
      {
        where: 'idp',
        advice: { key: 'set-issuer-entity-id', args: { entityId: idp?.entityId ?? '' } },
        apply: withEdit((edited) => setIssuer(edited, idp?.entityId ?? '')),
      },
    ];
  },
  'response-issuer-missing': ({ idp }) => [
    {
      where: 'idp',
      advice: { key: 'set-response-issuer', args: { entityId: idp?.entityId ?? '' } },
      apply: withEdit((response) => putFirst(response, idp?.entityId ?? '')),
    },
  ],
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
    reformatting && reformatting.outcome !== 'edited'
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
  'signature-key-untrusted': ({ trust, reformatting, idp }) => {
    const shown = reformatting?.trust ?? trust;
    const key = [shown?.assertion, shown?.response].find((each) => each?.value === 'untrusted')?.key;
    if (!key || !idp) return [];
    return [
      {
        where: 'alibaba-cloud',
        advice: { key: 'import-new-certificate', args: { fingerprint: key.fingerprint256 } },
        command: { kind: 'import' },
        // The new document takes the place of the old one, keys and all.
        apply: withMetadata((metadata) => ({ ...metadata, signingKeys: [key] })),
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

function importOf(entityId: string): Repair {
  return {
    where: 'alibaba-cloud',
    advice: { key: 'import-metadata-of', args: { entityId } },
    command: { kind: 'import' },
    changesAccount: true,
    apply: withMetadata((metadata) => ({ ...metadata, entityId })),
  };
}

/** A URI, and nothing that a person could take for words of advice. */
function isEntityId(text: string): boolean {
  return text.length <= 1024 && /^[A-Za-z][A-Za-z0-9+.-]*:[!-;=?-~]+$/.test(text);
}

/** Whether a key of the metadata signed what the message says, a re-formatting undone. */
export function isSignedByIdp({ trust, reformatting }: Facts): boolean {
  return trust?.authenticated != null || reformatting?.outcome === 'verifies' || intact(trust);
}

/** The mathematics of every signature holds, with a key of the metadata. */
function intact(trust: Facts['trust']): boolean {
  const present = [trust?.assertion, trust?.response].filter((each) => each != null);
  return present.length > 0 && present.every((each) => each.digest === 'match' && each.value === 'trusted');
}

function setIssuer(response: Editable, entityId: string): void {
  const [assertion] = findAll(response, 'Assertion');
  for (const issuer of findAll(response, 'Issuer')) setText(issuer, entityId);
  if (assertion && findAll(assertion, 'Issuer').length === 0) putFirst(assertion, entityId);
}

function putFirst(parent: Editable, entityId: string): void {
  const issuer = append(parent, 'Issuer', {}, entityId, SAML_ASSERTION);
  parent.children = [issuer, ...parent.children.filter((node) => node !== issuer)];
}
