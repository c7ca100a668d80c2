// Runs a folder of recorded responses (manifest.json beside them) through the built library: node scripts/corpus.js FOLDER
// Entries of our own SP must get the verdict that the contract implies; of others the signatures alone are judged.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAccount, createUser, readMetadata, verifyResponses } from '../dist/lib/core/index.js';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/corpus.js <folder with a manifest.json>');
  process.exit(2);
}
const { entries } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

const SUFFIX = 'example.onaliyun.com';
const NAMES = ['alice', 'bob'];
const account = NAMES.reduce(
  (each, UserName) => createUser(each, { UserName, policies: [] }, '200000000000000001', '2026-01-01T00:00:00Z'),
  createAccount('5123456789012345', 'intl', { defaultDomain: SUFFIX }),
);

/** What a signature can fail by. SHA-1 is allowed below, so what is forbidden then is an algorithm that nobody can verify. */
const BY_SIGNATURE = [
  'signature-algorithm-forbidden',
  'signature-missing',
  'signature-structure-invalid',
  'signature-digest-mismatch',
  'message-reformatted',
  'signature-key-untrusted',
  'signature-value-invalid',
];

const results = entries.map(check);
const width = Math.max(...results.map(({ id }) => id.length));
for (const { id, expected, actual } of results) {
  console.log(
    `${expected === actual ? 'ok   ' : 'WRONG'}  ${id.padEnd(width)}  ${expected === actual ? actual : `${actual}, not ${expected}`}`,
  );
}
const wrong = results.filter(({ expected, actual }) => expected !== actual);
const own = entries.filter((entry) => entry.own).length;
console.log(
  `\n${results.length} responses (${own} of our own SP, ${results.length - own} of others), ${wrong.length} wrong`,
);
process.exitCode = wrong.length > 0 || results.length === 0 ? 1 : 0;

/** The library promises never to throw, so that is a wrong answer too. */
function check(entry) {
  try {
    return entry.own ? checkOwn(entry) : checkForeign(entry);
  } catch (error) {
    return { id: entry.id, expected: 'an answer', actual: `thrown: ${error.message}` };
  }
}

function checkOwn(entry) {
  const report = verify(entry, {});
  const actual = report.verdict === 'accepted' ? `accepted ${report.user.UserName}` : report.cause;
  return { id: entry.id, expected: contract(entry), actual };
}

/** What Alibaba Cloud's rules make of an entry, by what the manifest says of it: the earliest fault, step by step. */
function contract(entry) {
  const { status, encrypted, signed, expectedSignature, nameId, nameIdFormat, quirks = [] } = entry;
  if (status[0] !== 'Success') return 'response-status-not-success';
  if (encrypted) return encrypted === 'nameId' ? 'nameid-encrypted' : 'assertion-encrypted';
  if (quirks.includes('no AuthnStatement')) return 'authn-statement-missing';
  if (signed === 'none') return 'signature-missing';
  if (signed === 'response') return 'assertion-not-signed';
  if ([entry.sigAlg, entry.digestAlg].some((each) => each.includes('sha1'))) return 'signature-algorithm-forbidden';
  if (expectedSignature === 'invalid') return 'signature-key-untrusted';
  if (quirks.includes('no Recipient')) return 'recipient-missing';
  const [name, suffix] = [nameId.slice(0, nameId.lastIndexOf('@')), nameId.slice(nameId.lastIndexOf('@') + 1)];
  // A new value at every logon: whatever else is wrong with it follows from that.
  if (nameIdFormat?.endsWith(':transient') && !NAMES.includes(name)) return 'nameid-transient';
  if (!nameId.includes('@')) return 'nameid-domain-missing';
  if (suffix.trim().toLowerCase() !== SUFFIX) return 'nameid-domain-mismatch';
  if (nameId.trim() !== nameId) return 'nameid-invalid-characters';
  if (NAMES.includes(name)) return `accepted ${name}`;
  return NAMES.includes(name.toLowerCase()) ? 'user-case-mismatch' : 'user-not-found';
}

function checkForeign(entry) {
  const { id, expectedSignature } = entry;
  const report = verify(entry, { allowSha1: true });
  if (report.steps[0].outcome === 'fail' || !report.claimed) return { id, expected: 'readable', actual: report.cause };
  if (expectedSignature === 'unknown') return { id, expected: 'readable', actual: 'readable' };
  const failed = report.checks.filter((check) => check.outcome === 'fail').map((check) => check.code);
  const reason = BY_SIGNATURE.find((code) => failed.includes(code));
  const valid = reason === undefined && report.signature.scope !== 'none';
  const expected = isFormattedCopy(entry) ? 'message-reformatted' : expectedSignature;
  const actual = failed.includes('message-reformatted') ? 'message-reformatted' : valid ? 'valid' : 'invalid';
  return { id, expected, actual: expected === 'invalid' && actual === 'message-reformatted' ? 'invalid' : actual };
}

/** Whether it is a pretty-printed copy of an entry whose signature is valid. */
function isFormattedCopy({ id }) {
  if (!/-formatted-\w+$/.test(id)) return false;
  const original = id.replace(/-formatted-\w+$/, '');
  return entries.some((each) => each.id.replace(/-\w+$/, '') === original && each.expectedSignature === 'valid');
}

function verify(entry, options) {
  const [report] = verifyResponses({
    input: readFileSync(join(folder, entry.response)),
    source: entry.response,
    account,
    idp: entry.metadata ? metadataOf(entry) : null,
    options: {
      at: Date.parse(entry.validAt ?? '2026-11-23T10:00:00Z'),
      requestId: entry.requestId ?? null,
      ...options,
    },
  });
  return report;
}

function metadataOf({ id, metadata }) {
  const reading = readMetadata(readFileSync(join(folder, metadata), 'utf8').replace(/^\ufeff/, ''));
  if (reading.kind !== 'read') throw new Error(`${id}: ${metadata} is no IdP metadata (${reading.kind})`);
  return reading.metadata;
}
