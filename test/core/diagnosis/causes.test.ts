// What the poster changed is told from what the IdP did wrong: placeholders, re-formatting, edits, time zones, odd IDs and
// forms; each kind with inputs that fire, and with some that come close and stay quiet.

import { describe, expect, it } from 'vitest';
import type { CheckCode } from '../../../src/core/checks/codes.ts';
import type { Report } from '../../../src/core/report.ts';
import { plain } from '../../support/attacks/kit.ts';
import { EXCLUSIVE, INCLUSIVE, seal, signed } from '../../support/attacks/seal.ts';
import { ACCOUNT, AT, codes, judge, metadata, response, signedXml } from '../../support/idp.ts';
import { signWith } from '../../support/signer.ts';

const XML = signedXml();
const HOUR = 3_600_000;
const has = (report: Report, code: CheckCode) => report.findings.some((each) => each.code === code);
const text = (report: Report) => JSON.stringify([report.remedies, report.findings.map(({ message }) => message)]);

describe('values that were hidden', () => {
  const inElement = (name: string, value: string) =>
    XML.replace(
      new RegExp(`(<(?:\\w+:)?${name}(?: [^>]*)?>)[^<]*(</(?:\\w+:)?${name}>)`),
      (_, open, close) => open + value + close,
    );
  it.each<[what: string, xml: string, field: string]>([
    ['a name in capitals', inElement('NameID', 'XXXXXXXX'), 'NameID'],
    ['a masked middle', inElement('NameID', 'al***@example.onaliyun.com'), 'NameID'],
    ['braces', inElement('NameID', '{username}@{domain}'), 'NameID'],
    ['a template', inElement('NameID', '\u0024{user.email}'), 'NameID'],
    ['angle brackets', inElement('NameID', '&lt;my user name&gt;'), 'NameID'],
    ['Chinese', inElement('NameID', '【已脱敏】'), 'NameID'],
    ['Chinese without brackets', inElement('NameID', '已隐藏'), 'NameID'],
    ['blocks', inElement('NameID', '██████'), 'NameID'],
    ['a word', inElement('SignatureValue', 'REDACTED'), 'SignatureValue'],
    ['a sentence', inElement('SignatureValue', 'removed for privacy'), 'SignatureValue'],
    ['an elision', inElement('SignatureValue', 'MIIC4jCCAcq...x3Q=='), 'SignatureValue'],
    ['a one-character elision', inElement('DigestValue', 'abcd…='), 'DigestValue'],
    ['snipped Base64', inElement('DigestValue', 'abcd[snip]efg='), 'DigestValue'],
    ['a comment alone', inElement('SignatureValue', '<!-- signature -->'), 'SignatureValue'],
    ['the whole Signature', XML.replace(/(<ds:Signature [^>]*>).*(<\/ds:Signature>)/, '$1...$2'), 'Signature'],
    ['a host', XML.replace(/(?<=Audience>)[^<]*/, 'https://xxxx.aliyun.com/xxxx/saml/SSO'), 'Audience'],
    ['a time', XML.replace(/(?<=AuthnInstant=")[^"]*/, 'XXXX-XX-XXTXX:XX:XXZ'), 'AuthnStatement@AuthnInstant'],
    [
      'an ID and its reference',
      XML.replaceAll('_assertion"', '_XXXXXXXX"').replace('#_assertion', '#_XXXXXXXX'),
      'Assertion@ID',
    ],
    ['an attribute', XML.replace('>alice@example.com<', '>[email redacted]<'), 'Attribute mail'],
  ])('%s', (_, xml, field) => {
    for (const lang of ['en', 'zh'] as const) {
      const report = judge(xml, { lang });
      expect(report.cause, JSON.stringify(report.findings)).toBe('message-redacted');
      expect(report.findings.find((each) => each.code === 'message-redacted')?.message).toContain(field);
      expect(report.authenticated).toBeNull();
      // No talk of attacks, and nothing that was hidden is proposed.
      expect(has(report, 'signature-structure-invalid')).toBe(false);
      expect(has(report, 'signature-digest-mismatch')).toBe(false);
      expect(report.remedies.filter((each) => each.where === 'alibaba-cloud')).toEqual([]);
      expect(JSON.stringify(report.remedies)).not.toMatch(/XXX|\*\*\*|█|脱敏|隐藏】|redacted\]/);
    }
  });

  it('outside of what verified: the Assertion is believed, the envelope is not', () => {
    const report = judge(XML.replace(/(?<=<samlp:Response [^>]*Destination=")[^"]*/, '[REDACTED]'));
    expect(report.cause).toBe('message-redacted');
    expect(report.authenticated?.nameId?.value).toBe('alice@example.onaliyun.com');
    expect(codes(report)).toEqual(['message-redacted']);
  });

  it('the rest is judged as it claims', () => {
    const xml = signedXml(response({ nameId: 'nobody.here@example.onaliyun.com' })).replace(
      /(?<=SignatureValue>)[^<]*/,
      '***',
    );
    expect(codes(judge(xml))).toEqual(['message-redacted', 'user-not-found']);
  });

  it.each<[what: string, xml: string]>([
    ['signed so', signedXml(response({ attributes: { note: ['***'], pin: ['XXXX'] } }))],
    ['a user of that name', signedXml(response({ nameId: 'redacted@example.onaliyun.com' }))],
    [
      'a GUID in braces as ID',
      signedXml(
        response({ ids: { response: '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}', assertion: '_a', session: '_s' } }),
      ),
    ],
    ['a forged name', XML.replace('>alice@', '>bob@')],
    ['a name with an x', XML.replace('>alice@', '>max.fox@')],
    ['an altered digest', XML.replace(/(?<=DigestValue>)./, (c) => (c === 'A' ? 'B' : 'A'))],
    ['a name with dots', XML.replace('>alice@', '>j.r.smith@')],
  ])('stays quiet: %s', (_, xml) => {
    expect(has(judge(xml), 'message-redacted')).toBe(false);
  });
});

describe('re-formatted, and edited besides', () => {
  const LAYOUTS: [string, (xml: string) => string][] = [
    ['indented', (xml) => xml.replaceAll('><', '>\n  <')],
    ['with texts on lines of their own', (xml) => xml.replace(/>([^<>]+)</g, '>\n\t$1\n\t<').replaceAll('><', '>\n<')],
    ['with CRLF', (xml) => xml.replaceAll('><', '>\r\n<')],
    ['one line an element, without indentation', (xml) => xml.replaceAll('</', '\n</')],
  ];
  it.each(LAYOUTS)('%s', (_, layout) => {
    const report = judge(layout(XML));
    expect(report.cause).toBe('message-reformatted');
    expect(report.remedies.filter((each) => each.proven).map((each) => each.where)).toEqual(['input']);
  });

  it.each(LAYOUTS.slice(0, 3))('%s, and another user put in', (_, layout) => {
    const report = judge(layout(XML.replace('>alice@', '>bob@')));
    expect(report.cause).toBe('signature-digest-mismatch');
    expect(codes(report)).toEqual(['signature-digest-mismatch']);
    const key = metadata().signingKeys[0]?.fingerprint256 ?? '?';
    expect(report.findings[0]?.message).toMatch(/re-formatted/);
    expect(report.findings[0]?.message).toContain(key);
    expect(report.authenticated).toBeNull();
    expect(report.user).toBeNull();
  });

  it.each(LAYOUTS.slice(0, 2))('%s, and signed by a key that is not trusted', (_, layout) => {
    const report = judge(layout(signWith(response(), { key: 'stranger' })));
    expect(codes(report)).toEqual(['message-reformatted', 'signature-key-untrusted']);
    expect(report.authenticated).toBeNull();
  });

  it('white space around the Issuer of an unsigned Response is of the copy', () => {
    const xml = XML.replace(/<saml:Issuer>([^<]*)<\/saml:Issuer>/, '<saml:Issuer>\n $1\n</saml:Issuer>').replaceAll(
      '><',
      '>\n<',
    );
    expect(codes(judge(xml))).toEqual(['message-reformatted']);
  });

  it('an intact copy with white space around that Issuer is another Issuer', () => {
    expect(judge(XML.replace(/<saml:Issuer>/, '<saml:Issuer>\n ')).cause).toBe('issuer-mismatch');
  });
});

describe('IDs that are no NCName', () => {
  const named = (id: string) => seal(plain().replaceAll('_assertion', id), { over: id });
  it.each(['1assertion', 'a:b', '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}', '2026-11-23T10:00:00Z', '-x', 'id+1/2='])(
    '%s is judged by equality',
    (id) => {
      const report = judge(named(id));
      expect(report.verdict, JSON.stringify(report.findings)).toBe('accepted');
      expect(codes(report, 'warning')).toEqual(['xml-id-malformed']);
      // Equality, and nothing like it.
      expect(judge(named(id).replace(`URI="#${id}"`, `URI="#${id}x"`)).cause).toBe('signature-structure-invalid');
      expect(judge(named(id).replace('>alice@', '>bob@')).cause).toBe('signature-digest-mismatch');
    },
  );

  it.each(['xpointer(/)', 'a b', "x' or '1'='1", '%5Fa', 'a#b', ' a', 'element(/1)'])(
    '%s is refused: others read it differently',
    (id) => {
      expect(judge(named(id)).verdict).toBe('rejected');
    },
  );
});

describe('inclusive canonicalization', () => {
  const C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';
  it.each([
    ['1.0', INCLUSIVE],
    ['1.1', C14N_11],
    ['1.1', `${C14N_11}#WithComments`],
  ])('%s of content and SignedInfo: %s', (version, algorithm) => {
    for (const signing of [
      { content: { algorithm } },
      { signedInfo: { algorithm } },
      { content: { algorithm }, signedInfo: { algorithm } },
    ]) {
      const report = judge(signWith(response(), signing));
      expect(report.verdict).toBe('accepted');
      expect(codes(report, 'warning')).toEqual(['canonicalization-inclusive']);
      expect(report.findings.at(-1)?.message).toContain(version);
      expect(judge(signWith(response(), signing).replace('>alice@', '>bob@')).verdict).toBe('rejected');
    }
  });

  it('the exclusive one is quiet', () => {
    expect(has(judge(signWith(response(), { content: { algorithm: EXCLUSIVE } })), 'canonicalization-inclusive')).toBe(
      false,
    );
  });
});

describe('a Signature in a look-alike namespace', () => {
  const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
  it.each([
    'https://www.w3.org/2000/09/xmldsig#',
    'http://www.w3.org/2000/09/xmldsig',
    'HTTP://www.w3.org/2000/09/xmldsig#',
    'http://www.w3.org/2000/09/xmlsig#',
    '',
  ])('"%s" is named', (namespace) => {
    const odd = XML.replace(`xmlns:ds="${DSIG}"`, `xmlns:ds="${namespace || 'urn:x'}"`);
    const report = judge(odd);
    expect(report.cause).toBe('signature-missing');
    expect(report.findings[0]?.actual).toBe(namespace || 'urn:x');
    expect(report.findings[0]?.message).toContain(namespace || 'urn:x');
  });

  it('where there is none, none is named', () => {
    expect(judge(plain()).findings[0]?.actual).toBeUndefined();
  });
});

describe('time zones', () => {
  const local = (hours: number, changes: Parameters<typeof response>[0] = {}) =>
    signedXml(response({ issuedAt: AT - 10_000 + hours * HOUR, ...changes }));
  it.each([8, 1, 9, 5.5, -5, -8, -3.5, 14])('UTC%d written as UTC', (hours) => {
    const report = judge(local(hours));
    const finding = report.findings.find((each) => each.code === 'time-zone-suspected');
    expect(finding?.message, JSON.stringify(report.findings)).toMatch(hours > 0 ? /ahead/ : /behind/);
    expect(report.remedies[0]).toMatchObject({ where: 'idp', proven: true });
    expect(report.remedies[0]?.change).toMatch(/UTC/);
  });

  it.each<[what: string, xml: string]>([
    ['a fresh one', local(0)],
    ['three minutes ahead', local(0.05)],
    ['25 minutes ahead', local(25 / 60)],
    ['an old one', local(-7.3)],
    ['one of yesterday', local(-24)],
    ['a quarter of an hour', local(0.25)],
    [
      'only the end of the Conditions',
      signedXml(response().replace(/(?<=NotOnOrAfter=")[^"]*/, '2026-11-23T18:05:00Z')),
    ],
    [
      'its own offset',
      signedXml(
        response().replaceAll(
          /2026-11-23T(\d\d):(\d\d:\d\d)Z/g,
          (_, hour, rest) => `2026-11-23T${Number(hour) + 8}:${rest}+08:00`,
        ),
      ),
    ],
  ])('stays quiet: %s', (_, xml) => {
    expect(has(judge(xml), 'time-zone-suspected')).toBe(false);
  });
});

describe('what the schema requires and Alibaba Cloud can do without', () => {
  it.each<[CheckCode, string, (xml: string) => string]>([
    [
      'issue-instant-missing',
      'of the Response',
      (xml) => xml.replace(/(<samlp:Response [^>]*) IssueInstant="[^"]*"/, '$1'),
    ],
    [
      'issue-instant-missing',
      'of the Assertion',
      (xml) => xml.replace(/(<saml:Assertion [^>]*) IssueInstant="[^"]*"/, '$1'),
    ],
    ['issue-instant-missing', 'of both', (xml) => xml.replaceAll(/ IssueInstant="[^"]*"/g, '')],
    ['authn-statement-incomplete', 'no AuthnInstant', (xml) => xml.replace(/ AuthnInstant="[^"]*"/, '')],
    [
      'authn-statement-incomplete',
      'no AuthnContext',
      (xml) => xml.replace(/<saml:AuthnContext>.*<\/saml:AuthnContext>/, ''),
    ],
    [
      'authn-statement-incomplete',
      'nothing',
      (xml) => xml.replace(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, '<saml:AuthnStatement/>'),
    ],
    [
      'issuer-format-wrong',
      'unspecified',
      (xml) =>
        xml.replaceAll('<saml:Issuer>', '<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">'),
    ],
    [
      'issuer-format-wrong',
      'of the Response alone',
      (xml) =>
        xml.replace(
          '<saml:Issuer>',
          '<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">',
        ),
    ],
    ['issuer-format-wrong', 'empty', (xml) => xml.replace('<saml:Issuer>', '<saml:Issuer Format="">')],
    [
      'authn-instant-in-future',
      'two minutes',
      (xml) => xml.replace(/(?<=AuthnInstant=")[^"]*/, '2026-11-23T10:02:00Z'),
    ],
  ])('%s: %s', (code, _, edit) => {
    const report = judge(signedXml(edit(response())));
    expect(report.verdict).toBe('accepted');
    expect(codes(report, 'warning')).toEqual([code]);
  });

  it('an Issuer of Format entity is as it should be', () => {
    const xml = response().replaceAll(
      '<saml:Issuer>',
      '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">',
    );
    expect(judge(signedXml(xml)).findings).toEqual([]);
  });

  it('an Issuer of the Response is required, and can be added', () => {
    const report = judge(signed().replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, ''));
    expect(codes(report)).toEqual(['response-issuer-missing']);
    expect(report.remedies[0]).toMatchObject({ where: 'idp', proven: true });
  });
});

describe('a stale response', () => {
  const old = (changes: Parameters<typeof response>[0] = {}) =>
    judge(signedXml(response({ issuedAt: AT - 9.2 * HOUR, ...changes })));

  it('says whom it logs on at its own time', () => {
    const report = old();
    expect(report).toMatchObject({ verdict: 'rejected', cause: 'assertion-expired', user: null });
    expect(report.atItsOwnTime).toMatchObject({ verdict: 'accepted', cause: null, user: { UserName: 'alice' } });
    expect(
      judge(signedXml(response({ issuedAt: AT - 9.2 * HOUR })), {
        options: { at: Date.parse(report.atItsOwnTime?.at ?? '') },
      }).verdict,
    ).toBe('accepted');
  });

  it('says what is wrong at its own time', () => {
    expect(old({ nameId: 'nobody.here@example.onaliyun.com' }).atItsOwnTime).toMatchObject({
      verdict: 'rejected',
      cause: 'user-not-found',
      user: null,
    });
    expect(old({ nameId: 'alice@corp.example' }).atItsOwnTime?.cause).toBe('nameid-domain-mismatch');
  });

  it('one that is not valid yet, too', () => {
    expect(judge(signedXml(response({ issuedAt: AT + 0.2 * HOUR }))).atItsOwnTime?.verdict).toBe('accepted');
  });

  it.each<[string, Report]>([
    ['where something earlier is wrong', old({ account: { ...ACCOUNT, accountId: '1000000000000001' } })],
    [
      'where the signature does not hold',
      judge(signedXml(response({ issuedAt: AT - 9 * HOUR })).replace('>alice@', '>bob@')),
    ],
    ['where it is accepted', judge(XML)],
    [
      'where no instant would do',
      judge(signedXml(response().replace(/(?<=<saml:Conditions NotBefore=")[^"]*/, '2026-11-23T12:00:00Z'))),
    ],
  ])('is no matter %s', (_, report) => {
    expect(report.atItsOwnTime).toBeUndefined();
  });
});

describe('NameIDs that stand for nobody', () => {
  const sent = (nameId: string, changes: Parameters<typeof response>[0] = {}) =>
    judge(signedXml(response({ nameId, attributes: { dept: ['x1'] }, ...changes })));
  it.each([
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'G-3f2504e0-4f89-11d3-9a0c-0305e82c3301@example.onaliyun.com',
    '_ce3d2948b4cf20146dee0a0b3dd6f69b6cf86f62d7',
    '5f4dcc3b5aa765d61d8327deb882cf99@example.onaliyun.com',
    '108204268033311374519',
    '00u1a2b3c4D5e6F7g8h9@corp.example',
    'u7Jk2PqX9z0mB4vN8sT1Lw==',
    'cn=alice,ou=people,dc=corp',
  ])('%s changes nothing in the account', (nameId) => {
    const { remedies } = sent(nameId);
    expect(remedies.length).toBeGreaterThan(0);
    expect(
      remedies.filter((each) => each.where === 'alibaba-cloud'),
      text(sent(nameId)),
    ).toEqual([]);
  });

  it('a transient one is the cause, whatever else is wrong with it', () => {
    for (const nameId of ['_8a1b2c3d4e5f60718293', 'some.one', 'someone@corp.example', 'x y']) {
      const report = sent(nameId, { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' });
      expect(report.cause).toBe('nameid-transient');
      expect(report.remedies.filter((each) => each.where === 'alibaba-cloud')).toEqual([]);
    }
  });

  it.each([
    'CORP\\alice',
    'corp.example\\alice',
    'CORP/alice',
    'alice@corp.example',
    'CORP\\alice@corp.example',
    'alice@corp.example@example.onaliyun.com',
  ])('%s is tried as alice under each suffix', (nameId) => {
    const account = { ...ACCOUNT, domainAlias: 'alias.example' };
    const { remedies } = judge(signedXml(response({ nameId, attributes: { dept: ['x1'] } })), { account });
    const proven = remedies
      .filter((each) => each.proven && !each.together)
      .map((each) => each.change)
      .join('\n');
    for (const suffix of ['example.onaliyun.com', 'alias.example']) expect(proven).toContain(`alice@${suffix}`);
  });

  it.each([
    'examp1e.onaliyun.com',
    'example.onaliyun.com.evil.example',
    'exarnple.onaliyun.com',
    'other.onaliyun.com',
    'xn--xample-9uf.com',
    'aliyun.com',
    'corp_internal',
    'alias.exanple',
  ])('the domain %s is not proposed', (suffix) => {
    const account = { ...ACCOUNT, auxiliaryDomain: 'alias.example' };
    const { remedies } = judge(signedXml(response({ nameId: `alice@${suffix}` })), { account });
    expect(remedies.filter((each) => each.command?.includes('auxiliary-domain'))).toEqual([]);
  });

  it('what is unsigned, or signed by nobody known, proposes nothing for the account', () => {
    for (const nameId of [
      'mallory@example.onaliyun.com',
      'alice@attacker.example',
      'alice',
      'ALICE@example.onaliyun.com',
    ]) {
      const unsigned = response({ nameId, issuer: 'https://attacker.example/idp' });
      for (const xml of [
        unsigned,
        signWith(unsigned, { key: 'stranger' }),
        signedXml(unsigned).replace('<saml:Conditions', '<saml:Advice/><saml:Conditions'),
      ]) {
        const { remedies } = judge(xml);
        expect(remedies.filter((each) => each.where === 'alibaba-cloud' && !/certificate/.test(each.change))).toEqual(
          [],
        );
      }
    }
  });
});
