// English: metadata over time.

import type { RolloverWords } from '../rollover.ts';

export const ROLLOVER: RolloverWords = {
  verdicts: {
    identical: { word: 'identical', headline: 'Nothing that matters to a logon differs.' },
    safe: { word: 'safe', headline: 'Logons go on: the key that signs today is in the new metadata too.' },
    overlap: {
      word: 'overlap',
      headline: 'A key is in both, and another is gone: logons go on only if the IdP signs with a key that stays.',
    },
    breaks: { word: 'breaks logons', headline: 'Nobody could log on with the new metadata as the IdP signs today.' },
  },
  signed: {
    neither:
      'The key that signs today is in neither document: nobody can log on with either. Get the metadata of today.',
    new: 'The IdP signs with a key of the new metadata alone: nobody can log on until that is uploaded.',
  },
  healthy: { word: 'healthy', headline: 'The metadata can be used, and its keys hold.' },
  unhealthy: { word: 'unhealthy', headline: 'Something is wrong with the metadata that ends logons, now or soon.' },
  steps: {
    'mend-new': 'Have the new metadata mended first: what is wrong with it stands above.',
    'confirm-idp': 'Make sure that the other IdP is the one that people are to log on with: its entityID differs.',
    'switch-together':
      'Choose a quiet hour and keep a root account at hand: the IdP and the metadata at Alibaba Cloud must change at the same moment.',
    'find-signer': 'Find out which key signs now: capture a response of today and give it with --response FILE.',
    'upload-new': 'Upload the new metadata to Alibaba Cloud, and import it here.',
    'upload-both':
      'Write a document with the old and the new keys (--merge FILE), upload that to Alibaba Cloud, and import it here.',
    'switch-idp': 'At the IdP, switch to the new signing certificate.',
    'verify-response': 'Log on once, and verify that response: sso-cli verify-response FILE.',
    'remove-old': 'When nobody signs with the old key any more: upload metadata without it.',
  },
  fields: {
    entityId: 'entity ID',
    certificate: 'certificate',
    singleSignOnService: 'logon URL',
    nameIdFormat: 'NameID format',
    wantAuthnRequestsSigned: 'wants signed requests',
  },
  signer: {
    both: 'its key is in both documents',
    old: 'its key is in the present document alone',
    new: 'its key is in the new document alone: nobody can log on until that is uploaded',
    neither: 'its key is in neither document: nobody can log on with either',
  },
  stages: {
    before: 'today',
    prepared: 'uploaded before the switch',
    switched: 'the IdP has switched',
    done: 'the new metadata alone',
    'new-too-early': 'if the new metadata alone is uploaded before the switch',
    'never-uploaded': 'if nothing is uploaded before the switch',
  },
  held: { old: 'the present one', both: 'old and new keys', new: 'the new one' },
  outcomes: { everybody: 'everybody', some: 'only by some keys', nobody: 'nobody' },
  headings: {
    certificates: 'Signing certificates',
    changes: 'What changes',
    signer: 'The response that was given',
    timeline: 'Who can log on, in this order',
    risks: 'What goes wrong otherwise',
  },
  columns: {
    certificate: 'CERTIFICATE',
    key: 'KEY',
    until: 'UNTIL',
    days: 'DAYS LEFT',
    what: 'WHAT',
    present: 'NOW',
    to: 'THEN',
    stage: 'STAGE',
    from: 'FROM',
    metadata: 'METADATA',
    logsOn: 'LOGS ON',
  },
  bareKey: 'bare key',
};
