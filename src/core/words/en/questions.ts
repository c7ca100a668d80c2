// English: what `init` asks for.

import type { QuestionWords } from '../question-words.ts';

export const QUESTIONS: QuestionWords = {
  intro: 'The account to rehearse. Nothing leaves this machine; the same without questions: sso-cli init --help',
  accountId: {
    text: '\nAccount ID: 16 digits. In the console, point at the profile picture at the top right.',
    prompt: 'account ID:',
  },
  site: {
    text: '\nSite: intl where you log on at alibabacloud.com, cn where at aliyun.com. Entity ID and ACS URL differ.',
    prompt: 'site (intl or cn):',
    wrong: 'Type intl or cn.',
  },
  defaultDomain: {
    text: '\nDefault domain: RAM console, Settings > Advanced; or: aliyun ims GetDefaultDomain. It ends in .onaliyun.com.',
    prompt: (otherwise) => `default domain (Enter for ${otherwise}):`,
  },
};
