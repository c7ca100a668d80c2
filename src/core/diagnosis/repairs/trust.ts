// Repairs of step 3: whose response it is, and what its signatures are worth.

import type { Facts } from '../../checks/facts.ts';
import { append, type Editable, findAll, setText } from '../../saml/edit.ts';
import { undoReformatting } from '../../saml/reformatting.ts';
import { type Premise, withEdit, withMetadata, withOptions } from '../counterfactual.ts';
import type { RepairsOf } from './repair.ts';

export const TRUST_REPAIRS: Readonly<Record<string, RepairsOf>> = {
  'issuer-missing': ({ idp }, say) => [
    {
      where: 'idp',
      change: say(`Set the issuer to ${idp?.entityId ?? ''}.`, `请把 Issuer 设为 ${idp?.entityId ?? ''}。`),
      apply: withEdit((response) => setIssuer(response, idp?.entityId ?? '')),
    },
  ],
  'issuer-mismatch': ({ idp, assertion, response }, say) => {
    const actual = assertion?.issuer ?? response?.issuer ?? '';
    return [
      {
        where: 'alibaba-cloud',
        change: say(
          `Import the metadata of the IdP that answered (${actual}), here and in the console, if it is the right one.`,
          `如果响应的 IdP（${actual}）正是要用的，请在 sso-cli 和控制台中导入它的元数据。`,
        ),
        command: 'sso-cli import-metadata metadata.xml',
        apply: withMetadata((metadata) => ({ ...metadata, entityId: actual })),
      },
      {
        where: 'idp',
        change: say(
          `Set the issuer (entity ID) to ${idp?.entityId ?? ''}.`,
          `请把 Issuer（实体 ID）设为 ${idp?.entityId ?? ''}。`,
        ),
        apply: withEdit((edited) => setIssuer(edited, idp?.entityId ?? '')),
      },
    ];
  },
  'signature-missing': (_, say) => [
    {
      where: 'idp',
      change: say('Turn on signing of the Assertion (RSA-SHA256).', '请开启 Assertion 签名（RSA-SHA256）。'),
      apply: withEdit(() => undefined, { sign: true }),
    },
  ],
  'assertion-not-signed': (_, say) => [
    {
      where: 'idp',
      change: say('Sign the Assertion too, or instead of the Response.', '请对 Assertion 也签名，或改为对它签名。'),
      apply: withEdit(() => undefined, { sign: true }),
    },
  ],
  'signature-algorithm-forbidden': ({ trust }, say) => [
    {
      where: 'idp',
      change: say(
        'Set the signature algorithm to RSA-SHA256 and the digest to SHA-256.',
        '请把签名算法设为 RSA-SHA256，摘要算法设为 SHA-256。',
      ),
      // Only where the old signature is otherwise in order: a stronger algorithm cures no forgery.
      apply: (premise) => (intact(trust) ? withEdit(() => undefined, { sign: true })(premise) : null),
    },
    ...([trust?.assertion, trust?.response].some((each) => each?.usesSha1)
      ? [
          {
            where: 'sso-cli' as const,
            change: say('For now, accept SHA-1 with a warning.', '暂时接受 SHA-1，并给出警告。'),
            command: 'sso-cli verify-response --allow-sha1 …',
            apply: withOptions({ allowSha1: true }),
          },
        ]
      : []),
  ],
  'message-reformatted': ({ reformatting }, say) =>
    reformatting
      ? [
          {
            where: 'input',
            change: say(
              'Paste the original value of SAMLResponse, not a copy that was formatted to be read.',
              '请粘贴 SAMLResponse 的原始值，不要粘贴排版过的副本。',
            ),
            apply: (premise: Premise) => {
              const xml = undoReformatting(premise.received.xml, reformatting);
              return { ...premise, received: { ...premise.received, xml } };
            },
          },
        ]
      : [],
  'signature-key-untrusted': ({ trust, idp }, say) => {
    const key = [trust?.assertion, trust?.response].find((each) => each?.value === 'untrusted')?.key;
    if (!key || !idp) return [];
    return [
      {
        where: 'alibaba-cloud',
        change: say(
          `If the console of the IdP shows the certificate ${key.fingerprint256}, download its metadata again and import it, here and in the console. If it does not, this is not your IdP.`,
          `如果 IdP 控制台显示证书 ${key.fingerprint256}，请重新下载元数据，并在 sso-cli 和控制台中导入。否则这不是您的 IdP。`,
        ),
        command: 'sso-cli import-metadata metadata.xml',
        apply: withMetadata((metadata) => ({ ...metadata, signingKeys: [...metadata.signingKeys, key] })),
      },
    ];
  },
  'certificate-weak-key': ({ trust }, say) => [
    {
      where: 'idp',
      change: say(
        'Make a new certificate with RSA of 2,048 bits or more, and import its metadata.',
        '请创建 2048 位或更长的 RSA 证书，并导入其元数据。',
      ),
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
