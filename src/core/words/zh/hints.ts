// Simplified Chinese: hints and notes after a command.

import type { HintWords } from '../hint-words.ts';

const METADATA = { added: '已恢复 IdP 元数据', removed: '已移除 IdP 元数据', replaced: '已还原 IdP 元数据' } as const;

export const HINTS: HintWords = {
  undo: '撤销：sso-cli undo',
  undone: '已恢复到上次更改之前',
  redo: '重新应用该更改：sso-cli undo',
  differences: ({ users, groups, settings, metadata }) => [
    ...(users.added.length > 0 ? [`恢复的 RAM 用户：${users.added.join('、')}`] : []),
    ...(users.removed.length > 0 ? [`移除的 RAM 用户：${users.removed.join('、')}`] : []),
    ...(users.changed.length > 0 ? [`还原的 RAM 用户：${users.changed.join('、')}`] : []),
    ...(groups.added.length > 0 ? [`恢复的用户组：${groups.added.join('、')}`] : []),
    ...(groups.removed.length > 0 ? [`移除的用户组：${groups.removed.join('、')}`] : []),
    ...(groups.changed.length > 0 ? [`还原的用户组：${groups.changed.join('、')}`] : []),
    ...(settings.length > 0 ? [`还原的设置：${settings.join('、')}`] : []),
    ...(metadata === 'unchanged' ? [] : [METADATA[metadata]]),
  ],
  aboutCode: (code) => `详细说明：sso-cli explain ${code}`,
  placeholders: (product) =>
    `<…> 中的值尚不清楚；填入您的值：sso-cli guide ${product} --account-id <16 位数字> --site intl|cn，或先运行 sso-cli init`,
  cut: (shown, all, command) => `共 ${all} 个，已显示 ${shown} 个；查看其余：${command}`,
  unknownPolicy: (name, near) =>
    `${name} 不是常见的系统策略${near.length > 0 ? `；您是否要用 ${near.join(' 或 ')}？` : ''}；自定义策略请写 ${name}:Custom`,
};
