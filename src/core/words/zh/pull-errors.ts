// Simplified Chinese: why the account could not be pulled from the cloud, and what to do.

import type { PullErrorWords } from '../error-words.ts';

const ALIYUN = {
  unknown: '阿里云 CLI 失败，且未给出错误码',
  'not-json': '阿里云 CLI 的返回结果不是 JSON',
  timeout: '阿里云 CLI 两分钟后仍无响应',
  'too-large': '返回结果超过 64 MiB',
  'too-many-pages': '云端的列表没有尽头',
} as const;

export const PULL_ERRORS: PullErrorWords = {
  'aliyun-missing': ({ command, reason }) => ({
    message: `无法启动阿里云 CLI：${reason === 'ENOENT' ? `没有 ${command}` : `${command}：${reason}`}`,
    hint: '请安装（https://github.com/aliyun/aliyun-cli）或用 --aliyun PATH 指定；没有它时：sso-cli import-users <文件>，或使用在别处保存的快照：--from FILE',
  }),
  'aliyun-failed': ({ action, reason, command }) => ({
    message: `${action}：${ALIYUN[reason]}`,
    hint: `未作任何更改；请直接运行查看其输出：${command}`,
  }),
  'cloud-denied': ({ action }) => ({
    message: `云端拒绝 ${action}：aliyun 命令所用的身份没有此权限`,
    hint: `未作任何更改；请授权 ${action}，或授权所需的全部操作：sso-cli pull-account --print-policy`,
  }),
  'cloud-throttled': ({ action, tries }) => ({
    message: `${action} 被限流，尝试 ${tries} 次后仍未成功`,
    hint: '未作任何更改；请过几分钟、在无人调用 RAM 时重试',
  }),
  'cloud-refused': ({ action, code }) => ({
    message: `云端拒绝 ${action}：${code}`,
    hint: '未作任何更改；查看当前身份：aliyun sts GetCallerIdentity',
  }),
  'cloud-answer': ({ action, field }) => ({
    message: `${action} 的返回结果不符合预期：${field}`,
    hint: '未作任何更改；请直接用 aliyun 命令查询，如果该命令版本过旧请更新',
  }),
  'snapshot-line': ({ path, line }) => ({
    message: `${path}：第 ${line} 行不是快照中的一次调用`,
    hint: '快照由 sso-cli pull-account --save FILE 写出：每次调用一行 JSON',
  }),
  'snapshot-incomplete': ({ path, action, of }) => ({
    message: `${path}：缺少 ${action}${of === null ? '' : `（${of}）`}的返回结果`,
    hint: '未作任何更改；请重新保存快照：sso-cli pull-account --save FILE',
  }),
  'snapshot-too-large': ({ path, mebibytes }) => ({
    message: `${path} 超过 ${mebibytes} MiB`,
    hint: '5,000 个用户的快照也小于此值；请检查文件',
  }),
  'other-account': ({ stored, cloud }) => ({
    message: `存储文件属于账号 ${stored}，而读取到的是账号 ${cloud}`,
    hint: '请用 --store 选择其他位置，或用 --profile 选择其他账号',
  }),
  'pull-removes-many': ({ removed, users }) => ({
    message: `--prune 将移除 ${users} 个用户中的 ${removed} 个`,
    hint: '请先用 --dry-run 查看计划；如果确实如此，请加上 --yes',
  }),
  'not-a-word': ({ flag }) => ({
    message: `${flag} 的值无效`,
    hint: '不能为空，不能以“-”开头，也不能含有控制字符',
  }),
};
