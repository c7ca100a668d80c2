// Each known repair on a document made for it: said where it lies, and proven. Two faults get the smallest combination. And
// whatever is tried, verdict, exit code and what is authenticated stay as they were.

import { describe, expect, it } from 'vitest';
import type { CheckCode } from '../../../src/core/checks/codes.ts';
import { recogniseProduct } from '../../../src/core/diagnosis/product.ts';
import { toReport } from '../../../src/core/diagnosis/to-report.ts';
import { verifyMessages } from '../../../src/core/diagnosis/verify.ts';
import { FAULTS, findFault } from '../../../src/core/mint/faults.ts';
import { acsUrl, spEntityId } from '../../../src/core/ram/account.ts';
import type { Remedy, Report } from '../../../src/core/report.ts';
import { EN } from '../../../src/core/words/en/index.ts';
import { exitCodeOf } from '../../../src/exit.ts';
import { ATTACKS } from '../../support/attacks/all.ts';
import { judgeAttack, pasteOf } from '../../support/attacks/judging.ts';
import {
  ACCOUNT,
  AT,
  codes,
  GIVEN,
  ISSUER,
  type Judging,
  judge,
  judgeFault,
  metadata,
  pasted,
  response,
  signedXml,
} from '../../support/idp.ts';
import { signWith } from '../../support/signer.ts';
import { expectWithin } from '../../support/time.ts';

const SP = spEntityId(ACCOUNT);
const ACS = acsUrl(ACCOUNT.site);
const HOUR = 3_600_000;
const withAttribute = (value: string) => response({ attributes: { note: [value] } });
const sent = (changes: Parameters<typeof response>[0], judging: Judging = {}) =>
  judge(pasted(null, response(changes)), judging);
const swapped = (from: string, to: string) => judge(pasted(null, response().replaceAll(from, to)));

function provenOf({ remedies }: Report): Remedy[] {
  return remedies.filter((remedy) => remedy.proven);
}

describe('a copy that was re-formatted is told from a forgery', () => {
  // The text that was signed, and what became of the copy.
  it.each<[what: string, signed: string, damage: (xml: string) => string]>([
    ['indented', response(), (xml) => xml.replaceAll('><', '>\n  <')],
    ['indented with tabs and CRLF', response(), (xml) => xml.replaceAll('><', '>\r\n\t<')],
    ['indented outside the Signature alone', response(), (xml) => xml.replace(/<\/?saml:/g, '\n  $&')],
    ['the text of elements on lines of their own', response(), (xml) => xml.replace(/>([^<>]+)</g, '>\n    $1\n  <')],
    ['its line ends turned into CRLF', withAttribute('one\ntwo'), (xml) => xml.replace('one\ntwo', 'one&#13;\ntwo')],
    [
      'its CRLF turned into line feeds',
      withAttribute('one&two').replace('one&amp;two', 'one&#13;\ntwo'),
      (xml) => xml.replace('one&#xD;', 'one').replace('one&#13;', 'one'),
    ],
    ['its tabs turned into blanks', withAttribute('one\ttwo'), (xml) => xml.replace('one\ttwo', 'one    two')],
    [
      'UTF-8 read as windows-1252',
      withAttribute('Exämple – ein „Test“'),
      (xml) => xml.replace('Exämple – ein „Test“', 'ExÃ¤mple â€“ ein â€žTestâ€œ'),
    ],
    ['its entities written twice', withAttribute('R&D'), (xml) => xml.replace('R&amp;D', 'R&amp;amp;D')],
    [
      'its blanks no longer breaking',
      withAttribute('Alice Example'),
      (xml) => xml.replace('Alice Example', 'Alice\u00a0Example'),
    ],
    [
      'its quotation marks made typographic',
      withAttribute(`it's "so"`),
      (xml) => xml.replace(/it's (&quot;|")so(&quot;|")/, 'it’s “so”'),
    ],
    ['its letters composed', withAttribute('Exa\u0308mple'), (xml) => xml.normalize('NFC')],
    ['its letters decomposed', withAttribute('Exämple'), (xml) => xml.replace('ä', 'a\u0308')],
  ])('%s', (_, signed, damage) => {
    const original = signedXml(signed);
    expect(judge(original).verdict).toBe('accepted');
    const copy = damage(original);
    expect(copy).not.toBe(original);
    const report = judge(copy);
    expect(report).toMatchObject({ verdict: 'rejected', cause: 'message-reformatted', authenticated: null });
    expect(codes(report)).toEqual(['message-reformatted']);
    expect(provenOf(report)).toMatchObject([{ code: 'message-reformatted', where: 'input' }]);
  });

  it.each<[what: string, damage: (xml: string) => string]>([
    ['another name', (xml) => xml.replace('>alice@', '>bob@')],
    ['another name, indented', (xml) => xml.replace('>alice@', '>bob@').replaceAll('><', '>\n<')],
    ['an attribute more', (xml) => xml.replace('</saml:AttributeStatement>', '<saml:Attribute Name="x"/>$&')],
    ['another time', (xml) => xml.replace(/(<saml:Conditions[^>]* NotOnOrAfter=")[^"]*/, '$12036-01-01T00:00:00Z')],
  ])('not when it says something else: %s', (_, forge) => {
    const report = judge(forge(signedXml()));
    expect(report.cause).toBe('signature-digest-mismatch');
    expect(provenOf(report)).toEqual([]);
  });
});

interface Expected {
  readonly code: string;
  readonly where: Remedy['where'];
  readonly change: RegExp;
  readonly command?: RegExp;
}

describe('one fault', () => {
  const cnAccount = { ...ACCOUNT, site: 'cn' as const };
  it.each<[what: string, report: () => Report, expected: Expected]>([
    [
      'another certificate of the IdP',
      () => judge(Buffer.from(signWith(response(), { key: 'idp-next' })).toString('base64')),
      {
        code: 'signature-key-untrusted',
        where: 'alibaba-cloud',
        change: /[0-9A-F]{2}(:[0-9A-F]{2}){31}/,
        command: /^sso-cli import-metadata /,
      },
    ],
    [
      'the clock of the IdP ahead',
      () => sent({ issuedAt: AT + 300_000 }),
      { code: 'assertion-not-yet-valid', where: 'idp', change: /clock of the IdP is .*5 min.* ahead/ },
    ],
    [
      'a response of ten minutes ago',
      () => sent({ issuedAt: AT - 600_000 }),
      { code: 'assertion-expired', where: 'sso-cli', change: /own time/, command: /--at 2026-11-23T09:50:00Z/ },
    ],
    [
      'a response of yesterday',
      () => sent({ issuedAt: AT - 24 * HOUR }),
      { code: 'assertion-expired', where: 'sso-cli', change: /own time/, command: /--at 2026-11-22T10:00:00Z/ },
    ],
    [
      'made for the other site',
      () => sent({ account: cnAccount }),
      { code: 'audience-mismatch', where: 'sso-cli', change: /China site/, command: /^sso-cli settings --site cn$/ },
    ],
    [
      'made for the international site',
      () => judge(pasted(), { account: cnAccount }),
      { code: 'audience-mismatch', where: 'sso-cli', change: /international site/, command: /--site intl$/ },
    ],
    [
      'a slash behind the audience',
      () => swapped(`<saml:Audience>${SP}<`, `<saml:Audience>${SP}/<`),
      { code: 'audience-mismatch', where: 'idp', change: new RegExp(`${SP}(?!/)`) },
    ],
    [
      'the audience with http',
      () => swapped(`<saml:Audience>${SP}<`, `<saml:Audience>${SP.replace('https', 'http')}<`),
      { code: 'audience-mismatch', where: 'idp', change: new RegExp(SP) },
    ],
    [
      'the audience in other case',
      () => swapped(`<saml:Audience>${SP}<`, `<saml:Audience>${SP.replace('/SSO', '/sso')}<`),
      { code: 'audience-mismatch', where: 'idp', change: new RegExp(SP) },
    ],
    [
      'the ACS URL as audience',
      () => swapped(`<saml:Audience>${SP}<`, `<saml:Audience>${ACS}<`),
      { code: 'audience-mismatch', where: 'idp', change: new RegExp(SP) },
    ],
    [
      'a slash behind the recipient',
      () => swapped(`Recipient="${ACS}"`, `Recipient="${ACS}/"`),
      { code: 'recipient-mismatch', where: 'idp', change: new RegExp(ACS) },
    ],
    [
      'the recipient with http',
      () => swapped(`Recipient="${ACS}"`, `Recipient="${ACS.replace('https', 'http')}"`),
      { code: 'recipient-mismatch', where: 'idp', change: new RegExp(ACS) },
    ],
    [
      'a slash behind the issuer',
      () => judge(pasted(null, response({ issuer: `${ISSUER}/` }))),
      { code: 'issuer-mismatch', where: 'alibaba-cloud', change: /metadata/, command: /import-metadata/ },
    ],
    [
      'a suffix of the company',
      () => sent({ nameId: 'alice@corp.example' }),
      {
        code: 'nameid-domain-mismatch',
        where: 'alibaba-cloud',
        change: /auxiliary domain/,
        command: /--auxiliary-domain corp\.example$/,
      },
    ],
    [
      'a suffix beside a domain alias',
      () => sent({ nameId: 'alice@corp.example' }, { account: { ...ACCOUNT, domainAlias: 'alias.example' } }),
      { code: 'nameid-domain-mismatch', where: 'idp', change: /alice@example\.onaliyun\.com/ },
    ],
    [
      'the auxiliary domain in the shadow of the alias',
      () => judgeFault('nameid-domain-shadowed'),
      {
        code: 'nameid-domain-shadowed',
        where: 'alibaba-cloud',
        change: /[Rr]emove the domain alias/,
        command: /--no-domain-alias$/,
      },
    ],
    [
      'no suffix',
      () => sent({ nameId: 'alice' }),
      {
        code: 'nameid-domain-missing',
        where: 'alibaba-cloud',
        change: /SsoLoginWithDomain/,
        command: /--no-login-with-domain$/,
      },
    ],
    [
      'a suffix where there is none',
      () => judge(pasted(), { account: { ...ACCOUNT, ssoLoginWithDomain: false } }),
      {
        code: 'nameid-domain-forbidden',
        where: 'alibaba-cloud',
        change: /SsoLoginWithDomain/,
        command: /--login-with-domain$/,
      },
    ],
    [
      'the closest user',
      () => sent({ nameId: 'alise@example.onaliyun.com' }),
      { code: 'user-not-found', where: 'idp', change: /alice@example\.onaliyun\.com/ },
    ],
    [
      'a look-alike letter',
      () => sent({ nameId: '\u0430lice@example.onaliyun.com' }),
      { code: 'nameid-invalid-characters', where: 'idp', change: /alice@example\.onaliyun\.com/ },
    ],
    [
      'another separator',
      () => sent({ nameId: 'carol-smith@example.onaliyun.com' }),
      { code: 'user-not-found', where: 'idp', change: /carol\.smith@/ },
    ],
    [
      'a user that is to be made',
      () => sent({ nameId: 'nobody.here@example.onaliyun.com' }),
      { code: 'user-not-found', where: 'alibaba-cloud', change: /nobody\.here/, command: /create-user nobody\.here$/ },
    ],
    [
      'other case',
      () => sent({ nameId: 'ALICE@example.onaliyun.com' }),
      { code: 'user-case-mismatch', where: 'idp', change: /alice@/ },
    ],
    [
      'a frozen user',
      () => judgeFault('user-inactive'),
      { code: 'user-inactive', where: 'alibaba-cloud', change: /alice/, command: /--status active$/ },
    ],
    [
      'two SubjectConfirmations',
      () => judgeFault('confirmation-multiple'),
      { code: 'confirmation-multiple', where: 'idp', change: /one SubjectConfirmation/ },
    ],
    [
      'SHA-1',
      () => judgeFault('signature-algorithm-forbidden'),
      { code: 'signature-algorithm-forbidden', where: 'idp', change: /SHA256/ },
    ],
    [
      'the Response signed alone',
      () => judgeFault('assertion-not-signed'),
      { code: 'assertion-not-signed', where: 'idp', change: /Assertion/ },
    ],
    [
      'another request',
      () => judge(pasted(), { options: { requestId: '_another' } }),
      { code: 'in-response-to-mismatch', where: 'sso-cli', change: /_request/, command: /--request-id _request/ },
    ],
  ])('%s', (_, judged, { code, where, change, command }) => {
    const report = judged();
    expect(codes(report)).toContain(code);
    const found = provenOf(report).find(
      (each) => each.code === code && each.where === where && change.test(each.change),
    );
    expect(found, JSON.stringify(report.remedies, null, 1)).toBeDefined();
    expect(found?.together).toBeUndefined();
    if (command) expect(found?.command).toMatch(command);
  });
});

describe('a change to the account', () => {
  const commands = ({ remedies }: Report) => remedies.flatMap(({ command }) => (command ? [command] : []));

  it('is not proposed where the command would refuse it: no room for another user', () => {
    const users = Array.from({ length: 5_000 }, (_, i) => ({
      ...(ACCOUNT.users[0] as (typeof ACCOUNT.users)[0]),
      UserName: `user${String(i).padStart(4, '0')}`,
    }));
    const nobody = { nameId: 'nobody.here@example.onaliyun.com' };
    expect(commands(sent(nobody, { account: { ...ACCOUNT, users: users.slice(1) } }))).toContainEqual(
      expect.stringContaining('create-user'),
    );
    const full = sent(nobody, { account: { ...ACCOUNT, users } });
    expect(codes(full)).toEqual(['user-not-found']);
    expect(commands(full)).not.toContainEqual(expect.stringContaining('create-user'));
  });

  it.each([
    ['a transient NameID', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'alice'],
    [
      'an identifier that means nobody',
      'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      '7f1c9f3e-5a0b-4f6e-9a53-0f8f7f9f2b11',
    ],
  ])('is not proposed for %s', (_, nameIdFormat, name) => {
    const [alice, ...others] = ACCOUNT.users;
    if (!alice) throw new Error('the account has no user');
    const nameId = `${name}@example.onaliyun.com`;
    const with_ = (user: Partial<typeof alice>) => ({ ...ACCOUNT, users: [{ ...alice, ...user }, ...others] });
    const frozen = sent({ nameId, nameIdFormat }, { account: with_({ UserName: name, Status: 'freeze' }) });
    expect(codes(frozen)).toContain('user-inactive');
    const twin = sent({ nameId, nameIdFormat }, { account: with_({ UserName: name.toUpperCase() }) });
    for (const report of [frozen, twin]) expect(commands(report).join()).not.toContain('update-user');
  });

  it.each<[auxiliaryDomain: string | null, first: Remedy['where'], advice: RegExp]>([
    ['', 'alibaba-cloud', /^Set the auxiliary domain .* to corp\.example/],
    [null, 'idp', /look first whether the console shows another/],
    ['old.example', 'idp', /from old\.example to corp\.example/],
  ])('an auxiliary domain in place of %j', (auxiliaryDomain, first, advice) => {
    const report = sent({ nameId: 'alice@corp.example' }, { account: { ...ACCOUNT, auxiliaryDomain } });
    const own = report.remedies.filter(({ code }) => code === 'nameid-domain-mismatch');
    expect(own[0]?.where).toBe(first);
    expect(own.filter(({ where }) => where === 'alibaba-cloud')).toMatchObject([
      { proven: true, change: expect.stringMatching(advice) },
    ]);
  });
});

describe('what no single change can prove', () => {
  it.each([
    'signature-digest-mismatch',
    'signature-value-invalid',
    'signature-structure-invalid',
    'assertion-encrypted',
    'input-truncated',
    'metadata-missing',
    'response-status-not-success',
  ])('%s: a remedy is named, and not called proven', (code) => {
    const { remedies } = judgeFault(code);
    expect(remedies.length).toBeGreaterThan(0);
    expect(remedies.every((each) => !each.proven)).toBe(true);
  });

  it.each(
    Object.entries(ATTACKS).filter(([name]) => /wrapping|stripping|smuggling|HMAC|key confusion|gadgets/.test(name)),
  )('%s: nothing that was forged is proven by undoing a re-formatting', (_, attacks) => {
    for (const attack of attacks)
      for (const report of judgeAttack(attack, pasteOf(attack)))
        expect(provenOf(report).filter((each) => each.where === 'input')).toEqual([]);
  });
});

describe('two faults', () => {
  const both = (...names: [CheckCode, ...CheckCode[]]) => {
    const edits = names.map((code) => findFault(code));
    return judge(
      pasted({
        code: names[0],
        edit: (xml) => {
          for (const each of edits) each?.edit?.(xml, GIVEN);
        },
        ...(edits.some((each) => each?.signing)
          ? { signing: Object.assign({}, ...edits.map((each) => each?.signing)) }
          : {}),
        damage: (xml) => edits.reduce((at, each) => each?.damage?.(at) ?? at, xml),
      }),
    );
  };

  it.each<[CheckCode, CheckCode]>([
    ['audience-mismatch', 'user-not-found'],
    ['audience-missing', 'nameid-domain-mismatch'],
    ['signature-key-untrusted', 'audience-mismatch'],
    ['signature-algorithm-forbidden', 'user-case-mismatch'],
    ['authn-statement-missing', 'recipient-missing'],
    ['message-reformatted', 'audience-mismatch'],
    ['confirmation-multiple', 'issuer-mismatch'],
  ])('%s and %s: both are listed, and proven together', (first, second) => {
    const report = both(first, second);
    expect(codes(report).toSorted()).toEqual([first, second].toSorted());
    const proven = provenOf(report);
    expect(new Set(proven.map((each) => each.code))).toEqual(new Set([first, second]));
    for (const each of proven) expect(each.together).toEqual([each.code === first ? second : first]);
    // Neither suffices alone, and that is what "together" says.
    expect(report.verdict).toBe('rejected');
  });

  it('that one change mends get that one change', () => {
    const report = sent({ account: { ...ACCOUNT, site: 'cn' } });
    expect(codes(report)).toEqual(['audience-mismatch', 'recipient-mismatch', 'destination-mismatch']);
    const single = provenOf(report).filter((each) => each.command === 'sso-cli settings --site cn');
    expect(single.length).toBeGreaterThan(0);
    for (const each of provenOf(report)) expect(each.together).toBeUndefined();
  });

  it('three are mended together too', () => {
    const report = both('audience-mismatch', 'authn-statement-missing', 'user-not-found');
    expect(
      provenOf(report)
        .find((each) => each.code === 'audience-mismatch')
        ?.together?.toSorted(),
    ).toEqual(['authn-statement-missing', 'user-not-found']);
  });

  it('one of which cannot be mended proves nothing', () => {
    const xml = signedXml(response().replaceAll(`<saml:Audience>${SP}<`, '<saml:Audience>urn:x<')).replace(
      '>alice@',
      '>bob@',
    );
    const report = judge(xml);
    expect(codes(report)).toEqual(expect.arrayContaining(['signature-digest-mismatch', 'audience-mismatch']));
    expect(provenOf(report)).toEqual([]);
  });
});

describe('a counterfactual changes nothing but the remedies', () => {
  it.each(FAULTS.map((fault) => [fault.code, fault] as const))('%s', (code, fault) => {
    const situation = fault.situation?.(GIVEN);
    const account = situation?.account ?? ACCOUNT;
    const [verified] = verifyMessages({
      input: pasted(fault),
      source: '-',
      account,
      idp: situation?.withoutMetadata ? null : (situation?.idp?.(metadata()) ?? metadata()),
      options: { at: AT, requestId: '_request', ...situation?.options },
    });
    if (!verified) throw new Error('no message');
    const before = toReport(verified, EN, [], recogniseProduct(verified.facts));
    const after = judgeFault(code);
    expect({ ...after, remedies: [] }).toEqual(before);
    expect(exitCodeOf(after)).toBe(exitCodeOf(before));
    if (after.remedies.some((each) => each.proven)) {
      expect(after.verdict).toBe('rejected');
      expect(after.user).toBeNull();
    }
  });

  it('takes no time that anybody would notice, however many faults there are', async () => {
    const xml = response({
      account: { ...ACCOUNT, site: 'cn', accountId: '1000000000000001' },
      nameId: 'x y@corp.example',
      issuer: 'urn:other',
      issuedAt: AT - 24 * HOUR,
    });
    const situation = { idp: metadata(['stranger']), options: { expectUser: 'bob' } };
    await expectWithin(3_000, () => {
      expect(codes(judge(pasted(null, xml), situation)).length).toBeGreaterThan(5);
    });
  });
});
