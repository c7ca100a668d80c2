// Simplified Chinese: why a file is no list of users, and what to do.

import type { Instead } from '../../ram/exchange/refusal.ts';
import type { UserListErrorWords } from '../error-words.ts';

const INSTEAD: Readonly<Record<Instead, string>> = {
  text: '没有表头的文本',
  binary: '压缩文件或二进制文件',
  html: '网页：可能是代替导出结果返回的登录页',
  xml: 'XML：IdP 元数据请用 import-metadata',
  pem: '证书或密钥',
  pdf: 'PDF 文档',
  json: '不含用户列表的 JSON',
  'error-answer': '接口返回的错误',
};

const UNITS = { MiB: 'MiB', rows: '行', lines: '行文本', columns: '列' } as const;

const place = ({ line, column }: { readonly line: number | null; readonly column: string }) =>
  `${line === null ? '' : `第 ${line} 行`}“${column}”列`;

const some = (names: readonly string[]) => names.slice(0, 20).join('、') + (names.length > 20 ? '……' : '');

export const USER_LIST_ERRORS: UserListErrorWords = {
  'list-empty': () => ({ message: '用户列表为空', hint: '请重新导出' }),
  'list-too-large': ({ limit, unit }) => ({
    message: `用户列表超过 ${limit.toLocaleString('en')} ${UNITS[unit]}`,
    hint: 'RAM 最多有 5,000 个用户：请去掉不需要的列或其他账号',
  }),
  'list-encoding': () => ({
    message: '用户列表既不是 UTF-8 也不是 GB18030',
    hint: '请另存为“CSV UTF-8”；UTF-16 需要字节顺序标记',
  }),
  'list-workbook': ({ kind }) => ({
    message: `这是 Excel 工作簿（${kind}），无法读取`,
    hint: '请在 Excel 中另存为“CSV UTF-8（逗号分隔）”，并把编号列设为文本格式',
  }),
  'list-text-table': () => ({
    message: '这是供人查看的文本（“aliyun --output”、Format-Table、Format-List），其中缺少字段',
    hint: '请去掉 --output 重新运行：可以读取 JSON；在 PowerShell 中：… | Export-Csv 文件 -Encoding UTF8',
  }),
  'list-characters-lost': (d) => ({
    message: `文件写出之前字符已丢失为“?”：${place(d)}为“${d.value}”`,
    hint: '无法恢复：请用 -Encoding UTF8（Export-Csv）或“CSV UTF-8”（Excel）重新导出',
  }),
  'list-numbers-rounded': (d) => ({
    message: `电子表格改写了数字：${place(d)}为 ${d.value}`,
    hint: '数字无法恢复：请重新导出并以文本格式打开该列，或删除该列',
  }),
  'list-malformed': ({ format, line }) => ({
    message: `第 ${line} 行不是有效的 ${format}`,
    hint: format === 'CSV' ? '引号内的引号须写两次；请重新导出列表' : '文件可能被截断或编辑过：请重新导出列表',
  }),
  'list-not-users': ({ instead }) => ({
    message: `这不是用户列表，而是${INSTEAD[instead]}`,
    hint: '可用：“aliyun ims ListUsers” 的 JSON、RAM 凭证报告、SCIM、LDIF、IdP 的导出，或带表头的 CSV',
  }),
  'list-column-ambiguous': ({ candidates }) => ({
    message: `有多个列可能是用户名：${some(candidates)}`,
    hint: `请选择一个：--column name=${candidates[0]}`,
  }),
  'list-column-missing': ({ columns }) => ({
    message: `没有包含用户名或邮箱的列；现有：${some(columns)}`,
    hint: '请选择一个：--column name=表头；第一行必须是表头',
  }),
  'list-prune-many': ({ removed, users }) => ({
    message: `--prune 将删除 ${users} 个用户中的 ${removed} 个；未做任何更改`,
    hint: '请先用 --dry-run 查看；确认无误后加上 --yes',
  }),
  'list-prune-frozen': ({ names }) => ({
    message: `列表中没有已冻结的用户，而默认的列表可能略去了他们：${some(names)}；未做任何更改`,
    hint: "请获取完整列表：aliyun ims ListUsers --Status active,freeze --pager path='Users.User[]' NextToken=Marker",
  }),
  'list-column-unknown': ({ header, columns }) => ({
    message: `列表中没有 ${header} 列`,
    hint: `现有列：${some(columns)}`,
  }),
};
