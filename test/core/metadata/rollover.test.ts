// The rollover rehearsal: old key, both, new key, with signed responses of each kind at each stage. Every prediction of the
// diff and of its timeline is held against what a verification with that metadata, at that time, really says.

import { describe, expect, it } from 'vitest';
import { findSigner } from '../../../src/core/diagnosis/signer.ts';
import { verifyMessages } from '../../../src/core/diagnosis/verify.ts';
import { diffMetadata } from '../../../src/core/metadata/diff.ts';
import { mergeMetadata } from '../../../src/core/metadata/merge.ts';
import { planRollover, type Stage } from '../../../src/core/metadata/timeline.ts';
import { mint } from '../../../src/core/mint/mint.ts';
import { fromX509 } from '../../../src/core/saml/certificate.ts';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { fixtureText } from '../../support/fixtures.ts';
import { ACCOUNT, AT, GIVEN, ISSUER, metadataXml, response, STRANGER, signerOf } from '../../support/idp.ts';

const DAY = 86_400_000;
const NAMES = ['idp', 'idp-next', 'stranger'] as const;
type Name = (typeof NAMES)[number];
const KINDS = [['Assertion'], ['Assertion', 'Response']] as const;

const fingerprint = (name: Name) => fromX509(fixtureText(`keys/${name}.crt`))?.fingerprint256 ?? '';
const nameOf = (print: string) => NAMES.find((name) => fingerprint(name) === print) as Name;
const keyOf = (name: Name) => fromX509(fixtureText(`keys/${name}.crt`));

function read(xml: string): IdpMetadata {
  const reading = readMetadata(xml);
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.metadata;
}

function sign(name: Name, kind: (typeof KINDS)[number], at = AT, issuer = ISSUER): string {
  const xml = response({ issuedAt: at - 10_000, issuer });
  return mint({ xml, signer: signerOf(name), stranger: STRANGER, given: GIVEN, fault: null, elements: kind });
}

/** Whether Alibaba Cloud, holding this document at that time, logs on whoever this key signs for: by every kind of response. */
function logsOn(name: Name, held: IdpMetadata, at = AT, issuer = ISSUER): boolean {
  const [first, ...rest] = KINDS.map((kind) => {
    const input = sign(name, kind, at, issuer);
    const [verified] = verifyMessages({ input, account: ACCOUNT, idp: held, options: { at, requestId: '_request' } });
    return verified?.isAccepted ?? false;
  });
  if (first === undefined || rest.some((each) => each !== first)) throw new Error('kinds of responses differ');
  return first;
}

const SETS: readonly (readonly Name[])[] = [
  ['idp'],
  ['idp-next'],
  ['idp', 'idp-next'],
  ['idp-next', 'stranger'],
  ['idp', 'idp-next', 'stranger'],
];
const PAIRS = SETS.flatMap((before) => SETS.map((after) => [before, after] as const));

describe('what replacing the metadata does', () => {
  it.each(PAIRS)('%j by %j', (before, after) => {
    const [old, next] = [read(metadataXml(before)), read(metadataXml(after))];
    const { verdict, keys } = diffMetadata(old, next);
    const lost = before.filter((name) => !logsOn(name, next));
    expect(before.every((name) => logsOn(name, old))).toBe(true);
    expect(keys.removed.map(nameOf).toSorted()).toEqual(lost.toSorted());
    expect(verdict).toBe(
      lost.length === before.length
        ? 'breaks'
        : lost.length > 0
          ? 'overlap'
          : before.join() === after.join()
            ? 'identical'
            : 'safe',
    );
  });

  it.each(PAIRS)('%j by %j, when it is known who signs', (before, after) => {
    const [old, next] = [read(metadataXml(before)), read(metadataXml(after))];
    for (const name of before) {
      const found = findSigner(sign(name, ['Assertion']), [old, next]);
      expect(found.kind).toBe('signed');
      const signer = found.kind === 'signed' ? found.key : null;
      const { verdict } = diffMetadata(old, next, { signer });
      const without = diffMetadata(old, next).verdict;
      if (without === 'overlap') expect(verdict).toBe(logsOn(name, next) ? 'safe' : 'breaks');
      else expect(verdict).toBe(without);
    }
  });

  it('by that of another IdP breaks, whatever its keys', () => {
    const other = 'https://other.example.com/';
    const [old, next] = [read(metadataXml(['idp'])), read(metadataXml(['idp'], other))];
    expect(diffMetadata(old, next).verdict).toBe('breaks');
    expect(logsOn('idp', next)).toBe(false);
    expect(logsOn('idp', next, AT, other)).toBe(true);
  });

  it('by what cannot be read, or has an error, breaks', () => {
    const old = read(metadataXml(['idp']));
    expect(diffMetadata(old, null)).toMatchObject({ verdict: 'breaks', entityId: { new: null }, steps: ['mend-new'] });
    const expired = read(
      metadataXml(['idp', 'idp-next']).replace('entityID', 'validUntil="2026-11-01T00:00:00Z" entityID'),
    );
    expect(diffMetadata(old, expired, { hasError: true }).verdict).toBe('breaks');
    expect(logsOn('idp', expired)).toBe(false);
  });
});

/** Every stage, against the documents that Alibaba Cloud then holds, and responses made at that time. */
function rehearse(
  stages: readonly Stage[],
  documents: Record<string, IdpMetadata>,
  issuers = { old: ISSUER, new: ISSUER },
) {
  for (const stage of stages) {
    const held = documents[stage.metadata];
    if (!held) throw new Error(`no document for ${stage.metadata}`);
    const at = Math.max(AT, stage.from ?? AT) + 60_000;
    const isSwitched = ['switched', 'done', 'never-uploaded'].includes(stage.stage);
    for (const print of stage.signedBy) {
      const truth = logsOn(nameOf(print), held, at, isSwitched ? issuers.new : issuers.old);
      expect([stage.stage, nameOf(print), stage.logsOn.includes(print)]).toEqual([stage.stage, nameOf(print), truth]);
      expect(stage.lockedOut.includes(print)).toBe(!truth);
    }
    const [on, out] = [stage.logsOn.length, stage.lockedOut.length];
    expect(stage.outcome).toBe(out === 0 ? 'everybody' : on === 0 ? 'nobody' : 'some');
  }
}

describe('the timeline of a rollover', () => {
  it.each(PAIRS)('from %j to %j comes true at each stage', (before, after) => {
    const [oldXml, nextXml] = [metadataXml(before), metadataXml(after)];
    const [old, next] = [read(oldXml), read(nextXml)];
    const both = read(mergeMetadata(oldXml, nextXml) ?? '');
    for (const switchAt of [AT + 7 * DAY, AT - DAY]) {
      const { stages, risks } = planRollover({ old, next, switchAt, at: AT });
      rehearse([...stages, ...risks], { old, both, new: next });
      // What is planned ahead locks nobody out.
      if (switchAt > AT) expect(stages.map((each) => each.outcome)).toEqual(stages.map(() => 'everybody'));
    }
  });

  it('from one key to another: too early, and not at all, are the two ways to lock everybody out', () => {
    const [old, next] = [read(metadataXml(['idp'])), read(metadataXml(['idp-next']))];
    const { stages, risks, steps } = planRollover({ old, next, switchAt: AT + DAY, at: AT });
    expect(stages.map((each) => [each.stage, each.metadata])).toEqual([
      ['before', 'old'],
      ['prepared', 'both'],
      ['switched', 'both'],
      ['done', 'new'],
    ]);
    expect(risks.map((each) => [each.stage, each.outcome])).toEqual([
      ['new-too-early', 'nobody'],
      ['never-uploaded', 'nobody'],
    ]);
    expect(steps).toEqual(['upload-both', 'switch-idp', 'verify-response', 'upload-new']);
  });

  it('of an IdP that has switched already: nobody can log on until the new metadata is there', () => {
    const [old, next] = [read(metadataXml(['idp'])), read(metadataXml(['idp-next']))];
    const { stages, steps } = planRollover({ old, next, switchAt: AT - DAY, at: AT });
    expect(stages.map((each) => each.outcome)).toEqual(['nobody', 'everybody']);
    expect(steps[0]).toBe('upload-new');
  });

  it('to another IdP: both sides change at one moment', () => {
    const other = 'https://other.example.com/';
    const [old, next] = [read(metadataXml(['idp'])), read(metadataXml(['idp-next'], other))];
    const { stages, risks, steps } = planRollover({ old, next, switchAt: AT + DAY, at: AT });
    rehearse([...stages, ...risks], { old, new: next }, { old: ISSUER, new: other });
    expect(risks.map((each) => each.outcome)).toEqual(['nobody', 'nobody']);
    expect(steps).toContain('switch-together');
    expect(mergeMetadata(metadataXml(['idp']), metadataXml(['idp-next'], other))).toBeNull();
  });

  it('that outlives validUntil of the new document is no plan', () => {
    const oldXml = metadataXml(['idp']);
    const nextXml = metadataXml(['idp', 'idp-next']).replace('entityID', 'validUntil="2026-11-25T00:00:00Z" entityID');
    const [old, next] = [read(oldXml), read(nextXml)];
    const { stages } = planRollover({ old, next, switchAt: AT + 7 * DAY, at: AT });
    rehearse(stages, { old, new: next });
    expect(stages.at(-1)?.outcome).toBe('nobody');
  });

  it('names the key that signs now where a response says so', () => {
    const [old, next] = [read(metadataXml(['idp', 'stranger'])), read(metadataXml(['idp-next']))];
    const { stages } = planRollover({ old, next, switchAt: AT + DAY, at: AT, signer: keyOf('idp') });
    expect(stages[0]?.signedBy.map(nameOf)).toEqual(['idp']);
  });
});

describe('the key that signs now', () => {
  const documents = [read(metadataXml(['idp']))];
  it.each([
    ['a key of neither document', sign('stranger', ['Assertion']), 'signed'],
    ['nothing signed', Buffer.from(response()).toString('base64'), 'unsigned'],
    ['no response', 'Dear support', 'unreadable'],
    ['nothing', '', 'unreadable'],
  ])('%s', (_, input, expected) => {
    expect(findSigner(input, documents).kind).toBe(expected);
  });
  it('is named with the place where it stands', () => {
    const [old, next] = [read(metadataXml(['idp'])), read(metadataXml(['idp-next']))];
    const places = NAMES.map((name) => diffMetadata(old, next, { signer: keyOf(name) }).signer?.in);
    expect(places).toEqual(['old', 'new', 'neither']);
  });
});
