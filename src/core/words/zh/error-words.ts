// Simplified Chinese: the command's own errors. Apart from the other words: only who meets an error needs them.

import { say } from '../../sentence.ts';
import type { ErrorWords, NetworkCode, OwnErrorWords, Said, SystemCode } from '../error-words.ts';
import { PULL_ERRORS } from './pull-errors.ts';
import { RAM_ERRORS } from './ram-error-words.ts';
import { USAGE } from './usage-words.ts';
import { USER_LIST_ERRORS } from './user-list-errors.ts';

const SYSTEM: Readonly<Record<SystemCode, string>> = {
  EACCES: '权限不足',
  EPERM: '权限不足',
  EISDIR: '这是一个目录',
  EINVAL: '不是普通文件',
  ELOOP: '这是一个符号链接',
  ENOTDIR: '路径中有一部分不是目录',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EROFS: '文件系统是只读的',
  ENAMETOOLONG: '名称过长',
  EMFILE: '打开的文件过多',
  unknown: '未知错误',
};

const system = (code: string): string => (SYSTEM as Readonly<Record<string, string>>)[code] ?? code;

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

const UNKNOWN_AUTHORITY = '其 TLS 证书由未知机构签发';

const NETWORK: Readonly<Record<NetworkCode, string>> = {
  ENOTFOUND: '找不到该主机名（离线或拼写有误）',
  EAI_AGAIN: '无法解析主机名（离线？）',
  ECONNREFUSED: '连接被拒绝',
  ECONNRESET: '连接被重置',
  EHOSTUNREACH: '无法到达该主机',
  ENETUNREACH: '无法到达该网络（离线？）',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  CERT_HAS_EXPIRED: '其 TLS 证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '其 TLS 证书是自签名的',
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: '其 TLS 证书属于另一主机',
};

function network(code: string): string {
  return (NETWORK as Readonly<Record<string, string>>)[code] ?? (code ? `网络错误 ${code}` : '网络错误');
}

const damaged = (path: string, what: string): Said => ({
  message: `无法理解账号存储文件 ${path}：${what}`,
  hint: '文件未被改动；请手动修正、恢复备份，或用 --store 指定其他文件',
});

const unusable = (path: string, reason: string, hint = '请指定可读写的文件；已过期的响应所对应的行无需保留'): Said => ({
  message: `${path} 不能用于 --seen：${reason}`,
  hint,
});

const STRANGERS = { owner: '它属于其他用户', group: '其所属组可以写入', anybody: '任何人都可以写入' };

const unfetched = (url: string, reason: string, hint = '请用浏览器下载，再导入该文件'): Said => ({
  message: `无法获取 ${url}：${reason}`,
  hint,
});

const misconfigured = (path: string, what: string, known: readonly string[]): Said => ({
  message: `无法使用配置文件 ${path}：${what}`,
  hint: `可用的键：${known.join('、')}`,
});

const WITHOUT_BROWSER =
  '请指定浏览器：--browser /path/to/chrome；或不使用浏览器：sso-cli serve --as-account，然后粘贴响应';

const requestsUnusable = (path: string, reason: string): Said => ({
  message: `无法使用 ${path} 中记录的请求：${reason}`,
  hint: '请删除该文件以清除记录，或用 --requests 指定其他文件',
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
  'output-not-writable': ({ path, reason }) => ({
    message: `无法写入 ${path}：${system(reason)}`,
    hint: '请检查目录及其权限',
  }),
  'seen-unusable': ({ path, reason }) => unusable(path, system(reason)),
  'seen-too-large': ({ path, mebibytes }) => unusable(path, `超过 ${mebibytes} MiB`),
  'requests-unusable': ({ path, reason }) => requestsUnusable(path, system(reason)),
  'requests-too-large': ({ path, mebibytes }) => requestsUnusable(path, `超过 ${mebibytes} MiB`),
  'requests-misshapen': ({ path }) => requestsUnusable(path, '不是已记录请求的文件'),

  'port-in-use': ({ port }) => ({
    message: `端口 ${port} 正被其他程序使用`,
    hint: '请结束该程序，或使用其他端口：--port 0 会选用空闲端口',
  }),
  'port-unusable': ({ addresses, port, reason }) => ({
    message: `无法在 ${addresses.join(', ')} 的端口 ${port} 上监听：${reason === 'EADDRNOTAVAIL' ? '本机没有此地址' : system(reason)}`,
    hint: '请更换 --port（1024 及以上无需特权）或 --host',
  }),
  'host-remote': ({ host }) => ({
    message: `--host ${host} 会让其他机器接触到可用于登录的响应`,
    hint: '去掉它以仅限本机，或同时指定 --allow-remote',
  }),
  'browser-missing': () => ({ message: '在常见位置没有找到 Chrome、Chromium 或 Edge', hint: WITHOUT_BROWSER }),
  'browser-not-there': ({ path }) => ({ message: `${path} 处没有浏览器`, hint: WITHOUT_BROWSER }),
  'browser-failed': ({ path }) => ({
    message: `无法启动 ${path}`,
    hint: '请指定其他浏览器：--browser /path/to/chrome',
  }),
  'test-idp-missing': ({ folder, word }) => ({
    message: `${folder} 中没有测试 IdP`,
    hint: `请创建：sso-cli mint-response --init --idp ${word}`,
  }),
  'logon-url-missing': () => ({
    message: 'IdP 元数据没有给出发起登录的地址',
    hint: '请给出用户发起登录的页面：--url https://idp.example.com/apps',
  }),
  'no-pem-certificate': ({ path }) => ({ message: `${path} 不是证书`, hint: '请提供 PEM 格式的证书' }),
  'key-of-another': ({ path, certificate }) => ({
    message: `${path} 不是 ${certificate} 的私钥`,
    hint: '请提供配对的证书与私钥（PEM，无密码）',
  }),

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
  'fetch-no-url': ({ url }) => unfetched(url, '这不是 URL', '请写成 https://idp.example.com/metadata 的形式'),
  'fetch-password': ({ url }) => unfetched(url, 'URL 中含有密码', '请自行下载，再导入该文件'),
  'fetch-status': ({ url, status }) => unfetched(url, `服务器返回 ${status}`),
  'fetch-redirects': ({ url, limit }) => unfetched(url, `重定向超过 ${limit} 次`),
  'fetch-redirect-nowhere': ({ url }) => unfetched(url, '重定向没有目标'),
  'fetch-redirect-protocol': ({ url, protocol }) => unfetched(url, `重定向到 ${protocol}//，不予跟随`),
  'fetch-encoded': ({ url }) => unfetched(url, '它被过度压缩，而我们并未要求压缩'),
  'fetch-timeout': ({ url, seconds }) => unfetched(url, `${seconds} 秒内没有响应`),
  'fetch-network': ({ url, reason }) => unfetched(url, network(reason)),
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

export const ERRORS: ErrorWords = { ...RAM_ERRORS, ...USER_LIST_ERRORS, ...PULL_ERRORS, ...USAGE, ...OWN };
