// npm run bench:diagnosis: every recorded good response, every single fault and pairs of faults: is the cause right, are
// all faults listed, is a remedy proven? The same documents go to node-saml, samlify and xmlsec1, to see what each says.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readMetadataText } from '../src/adapters/metadata.ts';
import type { CheckCode } from '../src/core/checks/codes.ts';
import { metadataOf } from '../src/core/checks/metadata/facts.ts';
import type { Fault, Given } from '../src/core/mint/faults/fault.ts';
import { FAULTS } from '../src/core/mint/faults.ts';
import { mint } from '../src/core/mint/mint.ts';
import { type Account, acsUrl, createAccount, spEntityId } from '../src/core/ram/account.ts';
import { createUser } from '../src/core/ram/users.ts';
import type { Report } from '../src/core/report.ts';
import type { IdpMetadata } from '../src/core/saml/idp-metadata.ts';
import { verifyResponse } from '../src/core/verify-response.ts';
import { nodeSaml, samlifyPeer, xmlsec1 } from './peers.ts';

interface Recorded {
  readonly name: string;
  readonly xml: string;
  readonly metadata: string;
  readonly at: number;
  readonly requestId: string | null;
}

const read = (path: string) => readFileSync(path, 'utf8');
const policies = [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }] as const;
const account: Account = {
  ...createUser(
    createAccount('5123456789012345', 'intl', { defaultDomain: 'example.onaliyun.com' }),
    { UserName: 'alice', policies },
    '200000000000000001',
    '2026-01-01T00:00:00Z',
  ),
  ssoEnabled: true,
};
const keyOf = (name: string) => ({
  privateKey: read(`fixtures/keys/${name}.key`),
  certificate: read(`fixtures/keys/${name}.crt`),
});
const signer = keyOf('idp');
const stranger = keyOf('stranger');

/** The good responses in fixtures/recorded, and those of a corpus folder where one is given. */
function recordedResponses(): Recorded[] {
  const cases = JSON.parse(read('fixtures/recorded/cases.json')) as {
    name: string;
    response: string;
    metadata: string;
    at: string;
    requestId?: string;
    verdict: string;
  }[];
  return cases
    .filter((each) => each.verdict === 'accepted')
    .map((each) => ({
      name: each.name,
      xml: Buffer.from(read(`fixtures/recorded/${each.response}`), 'base64').toString('utf8'),
      metadata: read(`fixtures/recorded/${each.metadata}`),
      at: Date.parse(each.at),
      requestId: each.requestId ?? null,
    }));
}

/** The metadata of the recorded IdP, with the test key in place of its own: what it would publish if it signed with that. */
function withTestKey(metadata: string): { xml: string; idp: IdpMetadata } {
  const body = signer.certificate.replace(/-----[A-Z ]+-----|\s/g, '');
  const xml = metadata.replace(/(<(?:\w+:)?X509Certificate[^>]*>)[^<]*/g, `$1${body}`);
  const idp = metadataOf(readMetadataText(xml));
  if (!idp) throw new Error('unreadable metadata');
  return { xml, idp };
}

/** Two faults at once, under the code of the first: both edits, the stricter signing, either damage. */
function both(a: Fault, b: Fault): Fault {
  const pick = <K extends keyof Fault>(key: K) => b[key] ?? a[key];
  return {
    code: a.code,
    edit(response, given) {
      a.edit?.(response, given);
      b.edit?.(response, given);
    },
    ...(pick('signing') ? { signing: { ...a.signing, ...b.signing } } : {}),
    ...(pick('damage') ? { damage: (xml) => (b.damage ?? String)((a.damage ?? String)(xml)) } : {}),
    ...(pick('situation')
      ? {
          situation(given) {
            const first = a.situation?.(given);
            const second = b.situation?.({ ...given, account: first?.account ?? given.account });
            return {
              account: second?.account ?? first?.account ?? given.account,
              options: { ...first?.options, ...second?.options },
            };
          },
        }
      : {}),
  };
}

const faultOf = (code: CheckCode): Fault => {
  const fault = FAULTS.find((each) => each.code === code);
  if (!fault) throw new Error(`no fault ${code}`);
  return fault;
};

/** Pairs as they happen: a migration half done, a copied configuration, a stale file and a wrong name. */
const PAIRS: readonly (readonly [CheckCode, CheckCode])[] = [
  ['audience-mismatch', 'user-not-found'],
  ['audience-mismatch', 'nameid-domain-mismatch'],
  ['audience-mismatch', 'recipient-mismatch'],
  ['audience-mismatch', 'assertion-expired'],
  ['audience-missing', 'recipient-missing'],
  ['recipient-mismatch', 'destination-mismatch'],
  ['recipient-mismatch', 'user-case-mismatch'],
  ['destination-mismatch', 'nameid-domain-missing'],
  ['signature-key-untrusted', 'audience-mismatch'],
  ['signature-key-untrusted', 'user-not-found'],
  ['signature-key-untrusted', 'nameid-domain-mismatch'],
  ['signature-algorithm-forbidden', 'audience-mismatch'],
  ['signature-algorithm-forbidden', 'nameid-domain-missing'],
  ['assertion-not-signed', 'audience-mismatch'],
  ['assertion-not-signed', 'user-not-found'],
  ['signature-missing', 'nameid-domain-mismatch'],
  ['message-reformatted', 'audience-mismatch'],
  ['message-reformatted', 'user-not-found'],
  ['issuer-mismatch', 'audience-mismatch'],
  ['issuer-mismatch', 'nameid-domain-missing'],
  ['authn-statement-missing', 'audience-mismatch'],
  ['confirmation-window-missing', 'recipient-mismatch'],
  ['assertion-expired', 'user-inactive'],
  ['nameid-domain-mismatch', 'user-inactive'],
  ['in-response-to-mismatch', 'nameid-domain-mismatch'],
  ['user-not-found', 'nameid-domain-missing'],
];

interface Tally {
  readonly code: string;
  readonly isError: boolean;
  tried: number;
  cause: number;
  findings: number;
  proven: number;
  readonly wrong: string[];
  readonly said: Map<string, string>;
}

function judgeFault(
  recorded: Recorded,
  fault: Fault,
): { report: Report; pasted: string; metadataXml: string; idp: IdpMetadata } {
  const given: Given = { account, at: recorded.at };
  const pasted = mint({ xml: recorded.xml, signer, stranger, given, fault });
  const { xml: metadataXml, idp } = withTestKey(recorded.metadata);
  const situation = fault.situation?.(given);
  const report = verifyResponse({
    input: pasted,
    account: situation?.account ?? account,
    idp: situation?.withoutMetadata ? null : idp,
    options: { at: recorded.at, requestId: recorded.requestId, ...situation?.options },
  });
  return { report, pasted, metadataXml, idp };
}

function count(tally: Tally, recorded: Recorded, report: Report, codes: readonly CheckCode[]): void {
  tally.tried++;
  const errors = report.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code);
  const right = tally.isError
    ? report.verdict === 'rejected' && report.cause !== null && codes.includes(report.cause)
    : report.verdict === 'accepted' && report.findings.some((finding) => codes.includes(finding.code));
  const complete = !tally.isError || (codes.every((code) => errors.includes(code)) && errors.length === codes.length);
  if (right) tally.cause++;
  if (complete) tally.findings++;
  if (report.remedies.some((remedy) => remedy.proven)) tally.proven++;
  if (!right || !complete)
    tally.wrong.push(`${recorded.name}: ${report.verdict}, cause ${report.cause}, ${errors.join(' ')}`);
}

const recordings = recordedResponses();
const isError = (code: CheckCode) => {
  const recorded = recordings[0] as Recorded;
  return judgeFault(recorded, faultOf(code)).report.verdict === 'rejected';
};
const newTally = (code: string, error: boolean): Tally => ({
  code,
  isError: error,
  tried: 0,
  cause: 0,
  findings: 0,
  proven: 0,
  wrong: [],
  said: new Map(),
});

const singles: Tally[] = [];
for (const fault of FAULTS) {
  const tally = newTally(fault.code, isError(fault.code));
  for (const recorded of recordings) {
    const { report, pasted, metadataXml, idp } = judgeFault(recorded, fault);
    count(tally, recorded, report, [fault.code]);
    if (recorded === recordings[0]) {
      const question = {
        base64: pasted,
        metadataXml,
        certificate: signer.certificate,
        entityId: idp.entityId,
        acs: acsUrl('intl'),
        audience: spEntityId(account),
      };
      for (const [name, peer] of [
        ['node-saml', nodeSaml],
        ['samlify', samlifyPeer],
        ['xmlsec1', xmlsec1],
      ] as const) {
        tally.said.set(name, (await peer(question)) ?? '(not installed)');
      }
    }
  }
  singles.push(tally);
}

const doubles = PAIRS.map(([a, b]) => {
  const tally = newTally(`${a} + ${b}`, true);
  const pair = both(faultOf(a), faultOf(b));
  for (const recorded of recordings) count(tally, recorded, judgeFault(recorded, pair).report, [a, b]);
  return tally;
});

const cell = (text: string) => text.replace(/[|\n]/g, ' ').slice(0, 90);
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
const sum = (tallies: readonly Tally[], key: 'tried' | 'cause' | 'findings' | 'proven') =>
  tallies.reduce((total, each) => total + each[key], 0);
const errors = singles.filter((each) => each.isError);
const mild = singles.filter((each) => !each.isError);
const provable = errors.filter((each) => each.proven > 0);

const report = `# Diagnosis: what each verifier says about the same fault

Written by \`npm run bench:diagnosis\`. ${recordings.length} recorded good responses of real IdP programs; each fault put into each of them, and signed anew with a test key. A remedy is proven when the whole verification accepts with exactly that change; where no attribute says what a missing NameID should be, any RAM user’s name serves to show that nothing else is missing. The peers do not judge time here, and xmlsec1 judges signatures alone.

| | documents | right cause | exactly the faults listed | remedy proven |
|---|---|---|---|---|
| single faults that fail a logon (${errors.length}) | ${sum(errors, 'tried')} | ${percent(sum(errors, 'cause'), sum(errors, 'tried'))} | ${percent(sum(errors, 'findings'), sum(errors, 'tried'))} | ${percent(sum(provable, 'proven'), sum(provable, 'tried'))} of the ${provable.length} faults that have one |
| single faults that only warn or inform (${mild.length}) | ${sum(mild, 'tried')} | ${percent(sum(mild, 'cause'), sum(mild, 'tried'))} | | |
| pairs of faults (${doubles.length}) | ${sum(doubles, 'tried')} | ${percent(sum(doubles, 'cause'), sum(doubles, 'tried'))} | ${percent(sum(doubles, 'findings'), sum(doubles, 'tried'))} | ${percent(sum(doubles, 'proven'), sum(doubles, 'tried'))} |

sso-cli names the code in the first column as the cause of each. The others, for the response of ${recordings[0]?.name}:

| fault | remedy proven | node-saml 5.1.0 | samlify 2.13.1 | xmlsec1 |
|---|---|---|---|---|
${singles.map((each) => `| ${each.code} | ${each.isError ? `${each.proven}/${each.tried}` : 'no failure'} | ${cell(each.said.get('node-saml') ?? '')} | ${cell(each.said.get('samlify') ?? '')} | ${cell(each.said.get('xmlsec1') ?? '')} |`).join('\n')}

## Pairs

| pair | both listed | remedy proven |
|---|---|---|
${doubles.map((each) => `| ${each.code} | ${each.findings}/${each.tried} | ${each.proven}/${each.tried} |`).join('\n')}
`;
if (existsSync('bench/results')) writeFileSync('bench/results/diagnosis.md', report);

const wrong = [...singles, ...doubles].filter((each) => each.wrong.length > 0);
for (const each of wrong) console.log(`${each.code}\n  ${each.wrong.slice(0, 3).join('\n  ')}`);
console.log(
  `${singles.length} single faults and ${doubles.length} pairs over ${recordings.length} responses: ${wrong.length} not as expected`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;
