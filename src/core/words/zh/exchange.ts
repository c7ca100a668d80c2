// Simplified Chinese: the plan of pull-account and import-users, and what they say beside it.

import type { Outcome } from '../../ram/plan.ts';
import type { ExchangeWords } from '../exchange-words.ts';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  added: '新增',
  changed: '变更',
  unchanged: '未变',
  removed: '删除',
  refused: '拒绝',
};

const some = (names: readonly string[]) => names.slice(0, 10).join('、') + (names.length > 10 ? '……' : '');

export const EXCHANGE: ExchangeWords = {
  outcomes: OUTCOMES,
  counts: (counts) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${OUTCOMES[outcome as Outcome]} ${count}`)
      .join('，'),
  columns: { outcome: '结果', user: '用户', line: '行', what: '说明' },
  imported: '✓ 已导入',
  pulled: '✓ 已拉取',
  dryRun: '仅预览',
  refused: '✗ 已拒绝，未做任何更改',
  noUsers: '没有用户',
  none: '无',
  source: (source, calls) => `${source}，${calls} 次调用`,
  users: (counts) => `用户：${counts}`,
  groups: (counts) => `用户组：${counts}`,
  more: (rows) => `……另有 ${rows} 行：--output json`,
  reading: (source) => `正在读取 ${source}`,
  asking: '正在查询云端',
  answered: (answered, known) => `正在查询云端：${known} 次调用中已答复 ${answered} 次`,
  askPrune: (removed, users) => `--prune 将删除 ${users} 个用户中的 ${removed} 个。\n仍要删除吗？`,
  groupsMade: (names) =>
    `仅在列表中出现的用户组会被创建，但不带权限策略：${some(names)}；授予权限：sso-cli attach-policy POLICY --group NAME`,
  settingsChange: (changes) =>
    `将更改的设置：${changes.map(({ name, from, to }) => `${name} ${from === null ? '（未知）' : from || '（无）'} → ${to || '（无）'}`).join('，')}`,
  metadataReplaced: 'IdP 元数据：云端的文档与本地存储中的不同；可用 sso-cli diff-metadata 查看影响',
  withoutPrincipal: (names) =>
    `没有 userPrincipalName，名称取自 sAMAccountName：${some(names)}；AD FS 可能不会为他们发送名称`,
  metadataKept: '云端没有 IdP 元数据；保留了本地存储中的元数据',
  metadataUnreadable: '云端的 IdP 元数据无法读取，已略去',
  next: '下一步：sso-cli list-users',
  mendRows: '请修正被拒绝的行，或只导入其余的行：--keep-going',
  nothingWritten: '未写入任何内容；去掉 --dry-run 即可写入',
};
