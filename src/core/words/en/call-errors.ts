// English: flags and arguments that do not go together, or that a command cannot do without.

import type { CallErrorWords } from '../error-words.ts';

/** Instead of importing it. */
const OTHER = {
  against: ', or say what to compare with: --against FILE',
  metadata: ', or name it: --metadata <file>',
  source: ', or give a file or URL',
} as const;

export const CALL_ERRORS: CallErrorWords = {
  'account-id-needed': () => ({
    message: '--account-id is needed',
    hint: 'the 16 digits that the console shows under the profile picture',
  }),
  'site-needed': () => ({
    message: '--site is needed: the entity ID and the ACS URL differ by site',
    hint: 'the address of your console says which: --site intl for alibabacloud.com, --site cn for aliyun.com',
  }),
  'account-flags-alone': () => ({
    message: 'flags that describe an account need --account-id',
    hint: 'give --account-id too, or leave them out to use the store',
  }),
  'policy-needed': () => ({
    message: 'the policy is missing',
    hint: 'write a user and a policy, or a policy and --group NAME',
  }),
  'user-or-group': () => ({
    message: 'a user and --group were given',
    hint: 'name one of them: a policy is attached to one or the other',
  }),
  'nothing-to-change': () => ({
    message: 'there is nothing to change',
    hint: 'name a field: --display-name, --email, --mobile-phone, --comments, --new-name, --status',
  }),
  'json-or-output': () => ({ message: '--json and --output disagree', hint: 'give one of them' }),
  'cert-and-key': () => ({
    message: '--cert and --key belong together',
    hint: 'give both, or --tls alone for a certificate made on the spot',
  }),
  'url-without-browser': () => ({
    message: '--url is where the browser of --browser starts',
    hint: 'give --browser too',
  }),
  'url-no-http': () => ({
    message: '--url is not an http or https URL',
    hint: 'for example: --url https://idp.example.com/apps',
  }),
  'mint-user-needed': () => ({ message: 'the user is missing', hint: 'for example: sso-cli mint-response alice' }),
  'name-id-for-one': () => ({ message: '--name-id is for one user', hint: 'name one user, or leave --name-id out' }),
  'html-for-one': () => ({ message: '--output html is a page for one user', hint: 'mint one page for each' }),
  'save-or-from': () => ({
    message: '--save keeps what was asked, and --from asks nothing',
    hint: 'leave one of them out',
  }),
  'emit-changes-none': () => ({
    message: '--emit prints the settings and changes none',
    hint: 'change them first, then run: sso-cli settings --emit',
  }),
  'unknown-code': ({ code, near }) => ({
    message: `there is no code ${code}`,
    hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'all codes: sso-cli explain',
  }),
  'metadata-missing': ({ other }) => ({
    message: 'no IdP metadata was imported yet',
    hint: `import it: sso-cli import-metadata <file or URL>${other === null ? '' : OTHER[other]}`,
  }),
};
