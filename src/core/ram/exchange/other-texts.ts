// Texts that are often handed in in place of a list, told apart before anything is read from them.

import { UserListRefusal } from './refusal.ts';

/** @throws UserListRefusal input-text-table, input-not-users */
export function refuseOtherTexts(text: string): void {
  const head = text.slice(0, 16_384).trimStart();
  if (isTextTable(head)) throw new UserListRefusal({ key: 'list-text-table', args: {} });
  if (head.startsWith('-----BEGIN ')) throw new UserListRefusal({ key: 'list-not-users', args: { instead: 'pem' } });
  if (!head.startsWith('<')) return;
  const isHtml = /^<(?:!doctype\s+html|html|head|body)\b/i.test(head);
  throw new UserListRefusal({ key: 'list-not-users', args: { instead: isHtml ? 'html' : 'xml' } });
}

/**
 * `aliyun --output cols=…`: columns parted by "|", and a second line of dashes; or PowerShell's Format-Table, whose second
 * line has dashes below each header; or its Format-List, a property a line.
 */
function isTextTable(head: string): boolean {
  const [first = '', second = ''] = head.split(/\r?\n/, 2);
  const isRule = (line: string) => /^[-|+ =\t]{3,}$/.test(line) && line.includes('-');
  if (/^ *-{2,}(?: +-{2,})* *$/.test(second) && /^[ \w.@]+$/.test(first)) return true;
  if (/^[A-Za-z]\w* +: /.test(first) && /^[A-Za-z]\w* +: ?/.test(second)) return true;
  return isRule(first) ? second.includes('|') : isRule(second) && (first.includes('|') || second.includes('|'));
}
