// Step 1, receive: is there a SAML response in what was pasted? A failure here ends the reading and exits 3.

import type { Repair } from '../receive/format.ts';
import type { Found } from '../receive/receive.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../xml/limits.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from './define.ts';
import type { Facts } from './facts.ts';
import { ALIBABA_FAQ, samlBindings, XML } from './sources.ts';

const POST = samlBindings('3.5.4');

interface Unread extends Details {
  readonly found: Found;
}

const unreadable =
  (code: string) =>
  ({ received }: Facts): Judgement<Unread> =>
    received.kind === 'unreadable' && received.code === code ? found({ found: received.found }) : pass;

interface Place extends Details {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** Reports what the gate refused under this code. */
export const refusedAs =
  (code: string) =>
  ({ refusal }: Facts): Judgement<Place> => {
    if (refusal?.code !== code) return pass;
    const { reason, line, column } = refusal;
    return found({ reason, line, column, actual: `line ${line}, column ${column}: ${reason}` });
  };

const FOUND: Record<Found, { en: string; zh: string }> = {
  nothing: { en: 'nothing', zh: '空内容' },
  'too-large': { en: 'too much', zh: '内容过大' },
  jwt: { en: 'a JSON Web Token (OpenID Connect, not SAML)', zh: 'JSON Web Token（属于 OpenID Connect，不是 SAML）' },
  pem: { en: 'a PEM certificate or key', zh: 'PEM 证书或密钥' },
  json: { en: 'JSON without a SAML message in it', zh: '不含 SAML 消息的 JSON' },
  html: { en: 'an HTML page without a SAMLResponse form field', zh: '不含 SAMLResponse 表单字段的 HTML 页面' },
  'log-line': { en: 'a log line', zh: '日志行' },
  text: { en: 'plain text', zh: '普通文本' },
  base64: { en: 'Base64 of something else', zh: '其他内容的 Base64' },
  binary: { en: 'binary data', zh: '二进制数据' },
  image: { en: 'an image', zh: '图片' },
  pdf: { en: 'a PDF document', zh: 'PDF 文档' },
  zip: { en: 'a compressed archive', zh: '压缩文件' },
  'not-utf-8': { en: 'XML that is not UTF-8', zh: '不是 UTF-8 编码的 XML' },
};

export const REPAIRS: Record<Repair, { en: string; zh: string }> = {
  'byte-order-mark': { en: 'dropped a byte order mark', zh: '去掉了字节顺序标记' },
  'utf-16-file': { en: 'read the file as UTF-16', zh: '按 UTF-16 读取了文件' },
  'line-breaks': { en: 'removed white space inside the Base64', zh: '去掉了 Base64 中的空白' },
  'url-safe-alphabet': { en: 'read URL-safe Base64', zh: '读取了 URL 安全的 Base64' },
  'missing-padding': { en: 'added missing Base64 padding', zh: '补全了 Base64 的填充' },
  'invisible-characters': { en: 'removed invisible characters', zh: '去掉了不可见字符' },
  'quoted-lines': { en: 'removed quotation signs or a prompt before the lines', zh: '去掉了行首的引用符号或提示符' },
  'quotation-marks': { en: 'removed quotation marks around it', zh: '去掉了外层引号' },
  label: { en: 'removed the label before it', zh: '去掉了前面的标签' },
  'blanks-for-plus': { en: 'turned blanks back into “+”', zh: '把空格还原为“+”' },
  'cut-off-mark': { en: 'removed the mark where it was cut off', zh: '去掉了截断标记' },
};

const CAPTURE_EN =
  'Capture the value again: in the browser press F12, open Network, tick "Preserve log", log on, choose the POST to …/saml/SSO, and copy SAMLResponse from its payload.';
const CAPTURE_ZH =
  '请重新获取：在浏览器中按 F12，打开“网络”，勾选“保留日志”，重新登录，选择发往 …/saml/SSO 的 POST 请求，从载荷中复制 SAMLResponse。';

export const inputEmpty = defineCheck({
  code: 'input-empty',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_FAQ, POST],
  endsReading: true,
  judge: unreadable('input-empty'),
  en: {
    title: 'Nothing was pasted',
    why: 'There is no text to read a SAML response from.',
    mend: CAPTURE_EN,
    says: () => 'The input holds nothing but white space.',
  },
  zh: {
    title: '没有粘贴内容',
    why: '没有可供读取 SAML 响应的文本。',
    mend: CAPTURE_ZH,
    says: () => '输入中只有空白。',
  },
});

export const inputTooLarge = defineCheck({
  code: 'input-too-large',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [POST],
  endsReading: true,
  judge: unreadable('input-too-large'),
  en: {
    title: 'The input is too large',
    why: 'Real responses are a few kilobytes. A limit keeps a hostile one, or a compressed bomb, from exhausting this machine.',
    mend: CAPTURE_EN,
    says: () =>
      `The input is over the limit: ${MAX_INPUT_BYTES >> 20} MiB as pasted, ${MESSAGE_LIMITS.bytes >> 20} MiB as a decoded message.`,
  },
  zh: {
    title: '输入过大',
    why: '真实的响应只有几千字节。设置上限是为了防止恶意内容或压缩炸弹耗尽本机资源。',
    mend: CAPTURE_ZH,
    says: () => `输入超过上限：粘贴内容 ${MAX_INPUT_BYTES >> 20} MiB，解码后的消息 ${MESSAGE_LIMITS.bytes >> 20} MiB。`,
  },
});

export const inputTruncated = defineCheck({
  code: 'input-truncated',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_FAQ, XML],
  endsReading: true,
  judge: refusedAs('input-truncated'),
  en: {
    title: 'The copy stops before its end',
    why: 'Part of the response is missing, so nothing in it can be verified. Terminals, chats and network panels cut long values off.',
    mend: `${CAPTURE_EN} Copy it with the panel's own "Copy value" rather than by selecting it.`,
    says: ({ line, column }) =>
      `The text ends at line ${line}, column ${column}, before the response does: the copy was cut off.`,
  },
  zh: {
    title: '复制的内容不完整',
    why: '响应缺少一部分，因此无法验证其中任何内容。终端、聊天工具和网络面板会截断较长的值。',
    mend: `${CAPTURE_ZH} 请使用面板自带的“复制值”，不要手动选取。`,
    says: ({ line, column }) => `文本在第 ${line} 行第 ${column} 列结束，响应尚未完整：复制时被截断了。`,
  },
});

interface Other extends Details {
  readonly found: Found | null;
}

export const inputNotSaml = defineCheck({
  code: 'input-not-saml',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_FAQ, POST],
  endsReading: true,
  judge: ({ received, otherMessage }: Facts): Judgement<Other> => {
    if (received.kind === 'unreadable' && received.code === 'input-not-saml') return found({ found: received.found });
    return otherMessage && !otherMessage.isSaml ? found({ found: null, actual: otherMessage.name }) : pass;
  },
  en: {
    title: 'The input is not SAML',
    why: 'It could be read, but it is something else.',
    mend: CAPTURE_EN,
    says: (d) => `The input is ${d.found ? FOUND[d.found].en : `XML, but not SAML: ${d.actual}`}.`,
  },
  zh: {
    title: '输入不是 SAML',
    why: '内容可以读取，但不是 SAML。',
    mend: CAPTURE_ZH,
    says: (d) => `输入是${d.found ? FOUND[d.found].zh : `XML，但不是 SAML：${d.actual}`}。`,
  },
});

export const inputWrongMessage = defineCheck({
  code: 'input-wrong-message',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [samlBindings('3.5')],
  endsReading: true,
  judge: ({ otherMessage }: Facts) =>
    otherMessage?.isSaml ? found({ expected: 'Response', actual: otherMessage.name }) : pass,
  en: {
    title: 'The message is not a SAML 2.0 Response',
    why: 'A logon is decided by the Response that the IdP posts to the ACS. Requests, logouts, metadata and tokens of other protocols log nobody on.',
    mend: CAPTURE_EN,
    says: (d) => `This is SAML, but not a Response: ${d.actual}.`,
  },
  zh: {
    title: '该消息不是 SAML 2.0 Response',
    why: '登录由 IdP 提交到 ACS 的 Response 决定。请求、登出、元数据以及其他协议的令牌都不能用于登录。',
    mend: CAPTURE_ZH,
    says: (d) => `这是 SAML，但不是 Response：${d.actual}。`,
  },
});

export const xmlMalformed = defineCheck({
  code: 'xml-malformed',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [XML],
  endsReading: true,
  judge: (facts: Facts): Judgement<Place> =>
    facts.received.kind === 'unreadable' && facts.received.code === 'xml-malformed'
      ? found({ reason: 'not UTF-8', line: 1, column: 1, actual: 'not UTF-8' })
      : refusedAs('xml-malformed')(facts),
  en: {
    title: 'The XML is not well-formed',
    why: 'Readers disagree on what broken XML means, so no part of it can be believed.',
    mend: 'Paste the value exactly as the browser sent it, without opening it in an editor. If it is already broken there, the IdP must be mended.',
    says: (d) => `The XML is not well-formed at line ${d.line}, column ${d.column}: ${d.reason}.`,
  },
  zh: {
    title: 'XML 格式不正确',
    why: '不同的解析器对损坏的 XML 有不同的理解，因此其中任何内容都不可信。',
    mend: '请原样粘贴浏览器发送的值，不要用编辑器打开。如果浏览器发送的值本身就是损坏的，则需要修正 IdP。',
    says: (d) => `XML 在第 ${d.line} 行第 ${d.column} 列格式不正确：${d.reason}。`,
  },
});

interface Repaired extends Details {
  readonly repairs: readonly Repair[];
}

export const inputRepaired = defineCheck({
  code: 'input-repaired',
  step: 1,
  severity: 'info',
  where: 'input',
  sources: [POST],
  always: true,
  judge: ({ received: { repairs } }: Facts): Judgement<Repaired> =>
    repairs.length > 0 ? found({ repairs }) : notApplicable,
  en: {
    title: 'The paste had to be repaired to be read',
    why: 'Copying changes text. What was undone is listed, so that you can tell the copy from the message.',
    mend: 'Nothing needs to be done. To avoid it, save the value to a file instead of copying it through a terminal, mail or chat.',
    says: (d) => `To read the paste, sso-cli ${d.repairs.map((each) => REPAIRS[each].en).join(', ')}.`,
  },
  zh: {
    title: '粘贴的内容经过修复才能读取',
    why: '复制会改变文本。这里列出了还原的内容，以便区分复制造成的变化与消息本身。',
    mend: '无需处理。若想避免，请把值保存为文件，而不要经由终端、邮件或聊天工具复制。',
    says: (d) => `为读取粘贴的内容，sso-cli ${d.repairs.map((each) => REPAIRS[each].zh).join('，')}。`,
  },
});

export const RECEIVE = [
  inputEmpty,
  inputTooLarge,
  inputTruncated,
  inputNotSaml,
  inputWrongMessage,
  xmlMalformed,
  inputRepaired,
] as const;
