// Simplified Chinese: the command's own errors. Apart from the other words: only who meets an error needs them.

import { say } from '../../sentence.ts';
import type { ErrorWords, OwnErrorWords, Said } from '../error-words.ts';
import { CALL_ERRORS } from './call-errors.ts';
import { FETCH_ERRORS } from './fetch-errors.ts';
import { PULL_ERRORS } from './pull-errors.ts';
import { RAM_ERRORS } from './ram-error-words.ts';
import { SERVE_ERRORS } from './serve-errors.ts';
import { SYSTEM, system } from './system-reasons.ts';
import { USAGE } from './usage-words.ts';
import { USER_LIST_ERRORS } from './user-list-errors.ts';

const NOT_REGULAR = ['不是普通文件', '请用管道输入，并以“-”表示标准输入'] as const;

/** Links are followed to an input, unlike to the store. */
const INPUT: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: [SYSTEM.EACCES, '请检查谁有读取权限'],
  EISDIR: [SYSTEM.EISDIR, '请指定其中的文件'],
  EINVAL: NOT_REGULAR,
  ENXIO: NOT_REGULAR,
  ENOTDIR: [SYSTEM.ENOTDIR, '请检查路径'],
  ELOOP: ['符号链接循环', '请检查路径'],
  ENAMETOOLONG: [SYSTEM.ENAMETOOLONG, '请检查路径'],
  unknown: [SYSTEM.unknown, '请检查路径'],
};

const damaged = (path: string, what: string): Said => ({
  message: `无法理解账号存储文件 ${path}：${what}`,
  hint: '文件未被改动；请手动修正、恢复备份，或用 --store 指定其他文件',
});

const unusable = (path: string, reason: string, hint = '请指定可读写的文件；已过期的响应所对应的行无需保留'): Said => ({
  message: `${path} 不能用于 --seen：${reason}`,
  hint,
});

const STRANGERS = { owner: '它属于其他用户', group: '其所属组可以写入', anybody: '任何人都可以写入' };

const misconfigured = (path: string, what: string, known: readonly string[]): Said => ({
  message: `无法使用配置文件 ${path}：${what}`,
  hint: `可用的键：${known.join('、')}`,
});

const OWN: OwnErrorWords = {
  'store-missing': ({ path }) => ({
    message: `${path} 处没有账号存储文件`,
    hint: '请创建：sso-cli init --account-id <16 位数字> --site intl|cn',
  }),
  'store-changed': ({ path }) => ({
    message: `账号存储文件 ${path} 中的元数据在此期间已被替换`,
    hint: '没有做任何更改；请重新运行该命令',
  }),
  'store-removed': ({ path }) => ({
    message: `账号存储文件 ${path} 在此期间被删除`,
    hint: '请重新创建：sso-cli init',
  }),
  'nothing-to-undo': ({ path }) => ({
    message: `${path} 没有可以撤销的更改`,
    hint: '查看当前配置：sso-cli status',
  }),
  'store-unreadable': ({ path, reason }) => ({
    message: `无法读取账号存储文件 ${path}：${system(reason)}`,
    hint: reason === 'ELOOP' ? '请用 --store 指定真实路径' : '请检查路径及其权限，或用 --store 指定其他文件',
  }),
  'store-not-writable': ({ path, reason }) => ({
    message: `无法写入账号存储文件 ${path}：${system(reason)}`,
    hint: '没有任何改动；请检查磁盘空间与权限，或用 --store 指定其他文件',
  }),
  'store-too-large': ({ path, mebibytes }) => ({
    message: `账号存储文件 ${path} 超过 ${mebibytes} MiB`,
    hint: '这不是 sso-cli 的账号存储文件；请用 --store 指定其他文件',
  }),
  'store-newer': ({ path, version, known }) => ({
    message: `账号存储文件 ${path} 由更新版本的 sso-cli 写入（版本 ${version}，当前可读版本 ${known}）`,
    hint: '请更新 sso-cli，或用 --store 指定其他文件',
  }),
  'store-not-json': ({ path, line, column }) => damaged(path, `第 ${line} 行第 ${column} 列不是 JSON`),
  'store-misshapen': ({ path, field, said }) => damaged(path, `${field ?? '整个文件'}：${said}`),
  'store-breaks-rule': ({ path, fields, problem }) =>
    damaged(path, `${fields.join('、')}：${say(RAM_ERRORS, problem).message}`),
  'store-user-twice': ({ path, field, user }) => damaged(path, `${field}：有两个名为 ${user} 的用户`),
  'store-group-twice': ({ path, field, group }) => damaged(path, `${field}：用户组 ${group} 出现了两次`),
  'store-no-such-group': ({ path, field, group }) => damaged(path, `${field}：没有用户组 ${group}`),
  'store-principal': ({ path, field, expected }) => damaged(path, `${field}：必须为 ${expected}`),
  'store-locked': ({ path, owner }) => ({
    message: `账号存储文件已被${owner ? `主机 ${owner.host} 上的进程 ${owner.pid} ` : '另一进程'}锁定`,
    hint: `请等待其结束；如果该进程已不存在，请删除 ${path}`,
  }),
  'lock-lost': () => ({ message: '账号存储文件的锁已被夺走', hint: '请重新运行该命令' }),
  'not-answered': () => ({
    message: '没有回答所提的问题',
    hint: '未做任何更改；不提问的用法：sso-cli init --help',
  }),
  'lock-no-file': ({ path }) => ({
    message: `锁文件的位置上有 ${path}，但它不是锁`,
    hint: '请查看它是什么，并将其移走',
  }),
  'folder-unsafe': ({ path, word, stranger }) => ({
    message: `他人可以更改目录 ${path} 中的内容：${STRANGERS[stranger]}`,
    hint: stranger === 'owner' ? '请选择自己的目录，或取得其所有权' : `请运行 chmod go-w ${word}，或选择其他位置`,
  }),
  'file-unsafe': ({ path, word, stranger }) => ({
    message: `他人可以更改账号存储文件 ${path}，从而决定信任谁：${STRANGERS[stranger]}`,
    hint:
      stranger === 'owner'
        ? '请先查看其内容，再用 --store 指定自己的副本'
        : `请先查看其内容，再运行 chmod go-w ${word}，或用 --store 指定其他文件`,
  }),
  'output-exists': ({ path }) => ({ message: `${path} 已存在`, hint: '请先删除，或指定其他目录' }),
  'output-in-use': ({ path }) => ({
    message: `${path} 是本地存储或此处读取的文件：没有覆盖它`,
    hint: '请为输出另选名称',
  }),
  'output-not-writable': ({ path, reason }) => ({
    message: `无法写入 ${path}：${system(reason)}`,
    hint: '请检查目录及其权限',
  }),
  'seen-unusable': ({ path, reason }) => unusable(path, system(reason)),
  'seen-too-large': ({ path, mebibytes }) => unusable(path, `超过 ${mebibytes} MiB`),
  'not-one-idp': ({ path, word }) => ({
    message: `${path} 不是单个 IdP 的元数据`,
    hint: `查看其内容：sso-cli import-metadata ${word} --dry-run`,
  }),
  'seen-unsafe': ({ path, stranger }) =>
    unusable(path, `他人可以更改它：${STRANGERS[stranger]}`, '请指定只有您自己可以写入的文件'),
  'seen-cut': ({ path, line }) =>
    unusable(path, `最后一行（第 ${line} 行）没有换行符，可能被截断`, '如果其 ID 完整，请补上换行符；否则请删除该行'),
  'seen-line': ({ path, line }) =>
    unusable(path, `第 ${line} 行不是“时间、空格、ID”的格式`, '请修正或删除该行；无法读取的 ID 会被再次接受'),
  'input-is-message': () => ({
    message: '该参数是消息本身，而不是文件名',
    hint: '响应属于机密：请保存为文件，或用管道输入并写“-”',
  }),
  'input-missing': ({ path }) => ({ message: `没有文件 ${path}`, hint: '请检查路径，或写“-”从标准输入读取' }),
  'input-unreadable': ({ path, reason }) => {
    const [why, hint] = INPUT[reason] ?? [reason, '请检查路径'];
    return { message: `无法读取 ${path}：${why}`, hint };
  },
  'input-empty': ({ path }) => ({ message: `${path} 为空`, hint: '请重新从 IdP 下载元数据' }),
  'metadata-too-large': ({ path, mebibytes }) => ({
    message: `${path} 超过 ${mebibytes} MiB`,
    hint: '单个 IdP 的元数据只有几千字节，联盟的约 100 MB：请检查这是什么文件',
  }),
  'no-certificate': ({ path }) => ({ message: `${path} 不是证书`, hint: '请提供一个 X.509 证书，PEM 或 DER 格式' }),
  'not-credential-report': ({ path, format }) => ({
    message: `${path}不是用户凭证报告，而是 ${format} 类型的列表`,
    hint: '获取方法：aliyun ims GenerateCredentialReport，然后 aliyun ims GetCredentialReport',
  }),
  'receipt-malformed': ({ path }) => ({
    message: `${path} 不是 preflight 的回执`,
    hint: '请写一份：sso-cli preflight --idp-users 文件 --receipt 文件',
  }),
  'receipt-needed': () => ({
    message: '--enable 须与 --emit aliyun 和 --receipt 一起使用',
    hint: '请写成：sso-cli settings --emit aliyun --enable --receipt 文件；回执由 sso-cli preflight --receipt 文件 写出',
  }),
  'receipt-does-not-hold': ({ path, said }) => ({
    message: `回执 ${path} 不再有效：${said}`,
    hint: '请带 --receipt 重新运行 preflight，看看现在的回答',
  }),
  'config-import': ({ path, known }) => misconfigured(path, '不允许“$import”：配置中的任何内容都不会被执行', known),
  'config-syntax': ({ path, known }) => misconfigured(path, '既不是 JSON 也不是 YAML', known),
  'config-no-file': ({ path, known }) => misconfigured(path, '不是可读取的小型普通文件', known),
  'config-no-keys': ({ path, known }) => misconfigured(path, '不是一组键值', known),
  'config-unknown-key': ({ path, known, key, near }) => {
    const said = misconfigured(path, `未知的键“${key}”`, known);
    return near === null ? said : { ...said, hint: `是否要写“${near}”？` };
  },
  'config-in-tree': ({ path, known, key }) => ({
    ...misconfigured(path, `“${key}”决定信任或容忍什么，工作目录中的文件不得设置`, known),
    hint: '请用命令行选项或环境变量指定，或写入主目录下的 .sso-clirc',
  }),
  'config-unsafe': ({ path, known, stranger }) => ({
    ...misconfigured(path, `他人可以更改它：${STRANGERS[stranger]}`, known),
    hint: '请先查看其内容，再取消其他人的写入权限',
  }),
  'config-value': ({ path, known, key }) => misconfigured(path, `“${key}”必须是文本、true 或 false`, known),
};

export const ERRORS: ErrorWords = {
  ...RAM_ERRORS,
  ...USER_LIST_ERRORS,
  ...PULL_ERRORS,
  ...SERVE_ERRORS,
  ...FETCH_ERRORS,
  ...CALL_ERRORS,
  ...USAGE,
  ...OWN,
};
