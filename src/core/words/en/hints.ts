// English: hints and notes after a command.

import type { HintWords } from '../hint-words.ts';

const METADATA = { added: 'there again', removed: 'gone again', replaced: 'as before' } as const;

export const HINTS: HintWords = {
  undo: 'put it back: sso-cli undo',
  undone: 'put back as it was before the last change',
  redo: 'bring the change back: sso-cli undo',
  differences: ({ users, groups, settings, metadata }) => [
    ...(users.added.length > 0 ? [`users there again: ${users.added.join(', ')}`] : []),
    ...(users.removed.length > 0 ? [`users gone again: ${users.removed.join(', ')}`] : []),
    ...(users.changed.length > 0 ? [`users as before: ${users.changed.join(', ')}`] : []),
    ...(groups.added.length > 0 ? [`groups there again: ${groups.added.join(', ')}`] : []),
    ...(groups.removed.length > 0 ? [`groups gone again: ${groups.removed.join(', ')}`] : []),
    ...(groups.changed.length > 0 ? [`groups as before: ${groups.changed.join(', ')}`] : []),
    ...(settings.length > 0 ? [`settings as before: ${settings.join(', ')}`] : []),
    ...(metadata === 'unchanged' ? [] : [`metadata of the IdP ${METADATA[metadata]}`]),
  ],
  aboutCode: (code) => `more about it: sso-cli explain ${code}`,
  placeholders: (product) =>
    `what stands in <…> is not known; with your values: sso-cli guide ${product} --account-id <16 digits> --site intl|cn, or after sso-cli init`,
  cut: (shown, all, command) => `${shown} of ${all} are shown; the rest: ${command}`,
  unknownPolicy: (name, near) =>
    `${name} is none of the common system policies${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}; a policy of your own is ${name}:Custom`,
};
