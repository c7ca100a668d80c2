// Repairs of what the IdP wrote: steps 2 and 3.

import { append, copy, find, findAll, getText, remove, setAttribute, setText } from '../../mint/edit.ts';
import { acsUrl, spEntityId } from '../../ram/account.ts';
import { formatInstant } from '../../saml/time.ts';
import { BEARER } from '../../xml/names.ts';
import { type Premise, withEdit, withMetadata, withOptions } from '../counterfactual.ts';
import { undoReformatting } from '../reformatting.ts';
import type { RepairsOf } from './repair.ts';

const LIFETIME = 300_000;

export const MESSAGE_REPAIRS: Readonly<Record<string, RepairsOf>> = {
  'response-version-unsupported': (_, say) => [
    {
      where: 'idp',
      change: say('Set the application at the IdP to SAML 2.0.', '请在 IdP 中把该应用设置为 SAML 2.0。'),
      apply: withEdit((response) => {
        for (const element of [response, ...findAll(response, 'Assertion')]) setAttribute(element, 'Version', '2.0');
      }),
    },
  ],
  'role-sso-response': ({ account, mapping }, say) => [
    {
      where: 'idp',
      change: say(
        `Use the application for user-based SSO: audience ${spEntityId(account)}, ACS URL ${acsUrl(account.site)}.`,
        `请使用用户 SSO 应用：受众 ${spEntityId(account)}，ACS 地址 ${acsUrl(account.site)}。`,
      ),
      apply: withEdit((response) => {
        setText(find(response, 'Audience'), spEntityId(account));
        setAttribute(find(response, 'SubjectConfirmationData'), 'Recipient', acsUrl(account.site));
        setAttribute(response, 'Destination', acsUrl(account.site));
        if (mapping?.suffix === null) setText(find(response, 'NameID'), `${mapping.prefix}@${account.defaultDomain}`);
      }),
    },
  ],
  'response-misshapen': (_, say) => [
    {
      where: 'idp',
      change: say('Send each of these elements once, as the schema says.', '请按 schema 让这些元素各出现一次。'),
      apply: withEdit((response) => {
        for (const name of ['Conditions', 'Subject'])
          for (const second of findAll(response, name).slice(1)) remove(second);
      }),
    },
  ],
  'nameid-multiple': ({ mapping, assertion, account }, say) => {
    const values = assertion?.subject?.nameIds.map((each) => each.value) ?? [];
    const kept =
      values.find((value) => value.endsWith(`@${account.defaultDomain}`)) ?? values[0] ?? mapping?.nameId ?? '';
    return [
      {
        where: 'idp',
        change: say(`Send one NameID: ${kept}.`, `请只发送一个 NameID：${kept}。`),
        apply: withEdit((response) => {
          const [first, ...others] = findAll(find(response, 'Subject'), 'NameID').sort((a) =>
            getText(a) === kept ? -1 : 1,
          );
          for (const other of others) if (other.parent === first?.parent) remove(other);
        }),
      },
    ];
  },
  'confirmation-multiple': ({ account }, say) => [
    {
      where: 'idp',
      change: say(
        'Send one SubjectConfirmation: bearer, for the ACS URL.',
        '请只发送一个 SubjectConfirmation：bearer，针对 ACS 地址。',
      ),
      apply: withEdit((response) => {
        const all = findAll(response, 'SubjectConfirmation');
        const kept =
          all.find((each) =>
            findAll(each, 'SubjectConfirmationData').some((data) =>
              data.attributes.some((a) => a.value === acsUrl(account.site)),
            ),
          ) ?? all[0];
        for (const each of all) if (each !== kept) remove(each);
      }),
    },
  ],
  'confirmation-missing': ({ account, options }, say) => [
    {
      where: 'idp',
      change: say(
        'Send a bearer SubjectConfirmation for the ACS URL.',
        '请发送针对 ACS 地址的 bearer SubjectConfirmation。',
      ),
      apply: withEdit((response) => {
        const confirmation = append(find(response, 'Subject'), 'SubjectConfirmation', { Method: BEARER });
        const end = formatInstant(options.at + LIFETIME);
        append(confirmation, 'SubjectConfirmationData', { Recipient: acsUrl(account.site), NotOnOrAfter: end });
      }),
    },
  ],
  'confirmation-not-bearer': (_, say) => [
    {
      where: 'idp',
      change: say('Set the method of the subject confirmation to bearer.', '请把主体确认方式设为 bearer。'),
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmation'), 'Method', BEARER)),
    },
  ],
  'confirmation-window-missing': ({ options }, say) => [
    {
      where: 'idp',
      change: say(
        'Set a lifetime for the response, so that SubjectConfirmationData has NotOnOrAfter.',
        '请为响应设置有效期，使 SubjectConfirmationData 带有 NotOnOrAfter。',
      ),
      apply: withEdit((response) =>
        setAttribute(find(response, 'SubjectConfirmationData'), 'NotOnOrAfter', formatInstant(options.at + LIFETIME)),
      ),
    },
  ],
  'confirmation-not-before': (_, say) => [
    {
      where: 'idp',
      change: say('Leave NotBefore out of SubjectConfirmationData.', '请在 SubjectConfirmationData 中去掉 NotBefore。'),
      apply: withEdit((response) => setAttribute(find(response, 'SubjectConfirmationData'), 'NotBefore', null)),
    },
  ],
  'authn-statement-missing': ({ options }, say) => [
    {
      where: 'idp',
      change: say('Send an AuthnStatement in the Assertion.', '请在 Assertion 中发送 AuthnStatement。'),
      apply: withEdit((response) => {
        const statement = append(find(response, 'Assertion'), 'AuthnStatement', {
          AuthnInstant: formatInstant(options.at),
        });
        append(
          append(statement, 'AuthnContext'),
          'AuthnContextClassRef',
          {},
          'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
        );
      }),
    },
  ],
  'time-malformed': (_, say) => [
    {
      where: 'idp',
      change: say('Write times in UTC with a trailing Z.', '请以 UTC 书写时间，并以 Z 结尾。'),
      apply: withEdit((response) => {
        for (const name of ['Response', 'Assertion', 'Conditions', 'SubjectConfirmationData', 'AuthnStatement']) {
          for (const element of findAll(response, name)) {
            for (const each of element.attributes) if (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(each.value)) each.value += 'Z';
          }
        }
      }),
    },
  ],
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

type Trust = Parameters<RepairsOf>[0]['trust'];

/** The mathematics of every signature holds, with a key of the metadata. */
function intact(trust: Trust): boolean {
  const present = [trust?.assertion, trust?.response].filter((each) => each != null);
  return present.length > 0 && present.every((each) => each.digest === 'match' && each.value === 'trusted');
}

function setIssuer(response: Parameters<typeof find>[0], entityId: string): void {
  const [assertion] = findAll(response, 'Assertion');
  for (const issuer of findAll(response, 'Issuer')) setText(issuer, entityId);
  if (assertion && findAll(assertion, 'Issuer').length === 0) {
    const issuer = append(assertion, 'Issuer', {}, entityId);
    assertion.children = [copy(issuer, assertion), ...assertion.children.filter((node) => node !== issuer)];
  }
}
