// Simplified Chinese: the words of step 1, receive.

import type { Mending } from '../../receive/format.ts';
import type { Found } from '../../receive/receive.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../../xml/limits.ts';
import type { CheckWords } from '../words.ts';
import { refusal, refusalAt } from './refusals.ts';

export const FOUND: Record<Found, string> = {
  nothing: '空内容',
  'too-large': '内容过大',
  jwt: 'JSON Web Token（属于 OpenID Connect，不是 SAML）',
  pem: 'PEM 证书或密钥',
  json: '不含 SAML 消息的 JSON',
  html: '不含 SAMLResponse 表单字段的 HTML 页面',
  'log-line': '日志行',
  masked: '替换了原值的占位符',
  text: '普通文本',
  base64: '其他内容的 Base64',
  binary: '二进制数据',
  image: '图片',
  pdf: 'PDF 文档',
  zip: '压缩文件',
  'not-utf-8': '不是 UTF-8 编码的 XML',
};

export const REPAIRS: Record<Mending, string> = {
  'byte-order-mark': '去掉了字节顺序标记',
  'utf-16-file': '按 UTF-16 读取了文件',
  'line-breaks': '去掉了 Base64 中的空白',
  'missing-padding': '补全了 Base64 的填充',
  'invisible-characters': '去掉了不可见字符',
  'quoted-lines': '去掉了行首的引用符号或提示符',
  'quotation-marks': '去掉了外层引号',
  label: '去掉了前面的标签',
  'blanks-for-plus': '把空格还原为“+”',
  'cut-off-mark': '去掉了截断标记',
  'text-around': '从周围的文本中取出了消息',
  'written-line-breaks': '去掉了以转义形式写出的换行',
  'joined-strings': '拼接了相邻的字符串',
  'backslash-escapes': '还原了反斜杠转义',
  'doubled-quotes': '还原了成对的双引号',
  'masked-value': '使用了被屏蔽的值旁边的 XML',
};

const CAPTURE =
  '请重新获取：在浏览器中按 F12，打开“网络”，勾选“保留日志”，重新登录，选择发往 …/saml/SSO 的 POST 请求，从载荷中复制 SAMLResponse。';

/** Chinese type sets a blank between Chinese and Latin letters. */
const spaced = (text: string) => (/^[A-Za-z]/.test(text) ? ` ${text}` : text);

export const RECEIVE = {
  'input-empty': {
    title: '没有粘贴内容',
    why: '没有可供读取 SAML 响应的文本。',
    mend: CAPTURE,
    says: () => '输入中只有空白。',
  },
  'input-too-large': {
    title: '输入过大',
    why: '真实的响应只有几 KB。设置上限是为了防止恶意内容或压缩炸弹耗尽本机资源。',
    mend: CAPTURE,
    says: () => `输入超过上限：粘贴内容 ${MAX_INPUT_BYTES >> 20} MiB，解码后的消息 ${MESSAGE_LIMITS.bytes >> 20} MiB。`,
  },
  'input-truncated': {
    title: '复制的内容不完整',
    why: '响应缺少一部分，因此无法验证其中任何内容。终端、聊天工具和网络面板会截断较长的值。',
    mend: `${CAPTURE}请使用面板自带的“复制值”，不要手动选取。`,
    says: ({ line, column }) => `文本在第 ${line} 行第 ${column} 列结束，响应尚未完整：复制时被截断了。`,
    actual: refusalAt,
  },
  'input-not-saml': {
    title: '输入不是 SAML',
    why: '内容可以读取，但不是 SAML。',
    mend: CAPTURE,
    says: (d) =>
      `输入是${spaced(d.found ? FOUND[d.found] : `XML，但不是 SAML：${d.actual}`)}${d.title ? `：“${d.title}”` : ''}。`,
  },
  'input-wrong-message': {
    title: '该消息不是 SAML 2.0 Response',
    why: '登录由 IdP 提交到 ACS 的 Response 决定。请求、登出、元数据以及其他协议的令牌都不能用于登录。',
    mend: CAPTURE,
    says: (d) => `这是 SAML，但不是 Response：${d.actual}。`,
  },
  'xml-malformed': {
    title: 'XML 格式不正确',
    why: '不同的解析器对损坏的 XML 有不同的理解，因此其中任何内容都不可信。',
    mend: '请原样粘贴浏览器发送的值，不要用编辑器打开。如果浏览器发送的值本身就是损坏的，则需要修正 IdP。',
    says: (d) => `XML 在第 ${d.line} 行第 ${d.column} 列格式不正确：${refusal(d.reason)}。`,
    actual: (d) => (d.reason.key === 'not-utf-8' ? refusal(d.reason) : refusalAt(d)),
  },
  'input-repaired': {
    title: '粘贴的内容经过修复才能读取',
    why: '复制会改变文本。这里列出了还原的内容，以便区分复制造成的变化与消息本身。',
    mend: '无需处理。若想避免，请把值保存为文件，而不要经由终端、邮件或聊天工具复制。',
    says: (d) => `为读取粘贴的内容，sso-cli ${d.repairs.map((each) => REPAIRS[each]).join('，')}。`,
  },
} satisfies Partial<CheckWords>;
