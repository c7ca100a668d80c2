// Did a person put this text in place of a value, before posting the message? What a value looks like then, whoever hides it.

/** Words for "hidden", in the languages of those who paste; each alone stands for a value. */
const HIDDEN = new Set(
  `redacted redact redaction hidden hide masked mask removed remove omitted omit elided stripped snip snipped
  truncated deleted censored anonymized anonymised obfuscated scrubbed sanitized sanitised confidential
  placeholder replaced dummy withheld suppressed blanked blackened changeme geheim entfernt geschwärzt anonymisiert
  masqué supprimé oculto eliminado ommited ommitted xxx`.split(/\s+/),
);
/** Words that may stand beside one of them. */
const BESIDE = new Set(
  `a an the this here my our your some was is for of by in and or to value values data text string content id ids name names
  user username users email mail e address domain host url uri link key keys cert certificate certificates x509 pem base64 b64
  blob signature digest hash sig nameid issuer entity audience account company customer tenant org organization organisation
  app application client server idp sp saml response assertion request info information details privacy security reasons
  purposes public private sensitive secret real actual original etc code number token session part rest middle long very`.split(
    /\s+/,
  ),
);
const CHINESE =
  /^(?:已|被|此处|内容|数据)*(?:隐藏|脱敏|省略|删除|移除|打码|屏蔽|保密|替换|隐去|略|马赛克)(?:处理|内容|了|显示|掉)*$/u;

/** What people bracket a stand-in with. Where a bracket alone is proof, a word inside it is enough. */
const BRACKETED =
  /^(?:\{\{?|\[\[?|<<?|\(|\$\{|%|#|«|【|［|（|「|_{2,}|-{2,}|\*+)(.{1,60}?)(?:\}\}?|\]\]?|>>?|\)|%|#|»|】|］|）|」|_{2,}|-{2,}|\*+)$/su;

/** A value that is hidden as a whole: "XXXX", "{HIDE}", "***", "[REDACTED]", "...". */
function standsForAll(text: string): boolean {
  if (/^(?:([xX*#?•●■█▇.·_＊×✱])\1{2,}|…+|\*+|•+|█+)$/u.test(text)) return true;
  // The shape was kept and its characters hidden: "XXXX-XX-XXTXX:XX:XXZ", "xxx.xxx", "_XXXXXXXX".
  if (/^[_-]?[xX*#•█]+(?:[-:./@_ TZ]+[xX*#•█]+)+[TZ]?$/u.test(text) && /([xX*#•█])\1/u.test(text)) return true;
  if (/^[_#-]*[xX]{4,}$/.test(text)) return true;
  const inside = text.length <= 80 ? BRACKETED.exec(text)?.[1]?.trim() : undefined;
  if (inside !== undefined && isBracketedName(text, inside)) return true;
  return isHiddenWords(text);
}

/** "{HIDE}", "[your certificate]", "${IDP_URL}": words alone. A GUID in braces is a value, and so is "(alice)". */
function isBracketedName(text: string, inside: string): boolean {
  if (isHiddenWords(inside) || standsForAllRun(inside)) return true;
  const isTemplate = /^(?:\{|\$\{|<|\[|【|%)/u.test(text);
  return isTemplate && /^[\p{L}][\p{L} _.'-]*\d{0,2}$/u.test(inside);
}

const standsForAllRun = (text: string) => /^(?:([xX*#.•█])\1+|…+)$/u.test(text);

function isHiddenWords(text: string): boolean {
  if (text.length > 80) return false;
  if (CHINESE.test(text)) return true;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return (
    words.some((word) => HIDDEN.has(word)) &&
    words.every((word) => HIDDEN.has(word) || BESIDE.has(word) || /^\d{1,2}$/.test(word))
  );
}

/** Whether a value, or the part of it that mattered, was replaced. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || text.length > 4_096) return false;
  if (standsForAll(text)) return true;
  // A masked middle: "al***@example.com", "138****1234", "https://idp.xxxx.com/", "https://[redacted]/saml".
  if (/\*{2,}|[•●█]{2,}|…|(?<![A-Za-z0-9])[xX]{3,}(?![A-Za-z0-9])|[xX]{5,}/u.test(text)) return true;
  const parts = text.match(/(?:\{\{?|\[|<|\$\{)[^{}[\]<>]{1,60}(?:\}\}?|\]|>)/gu) ?? [];
  if (parts.some((part) => standsForAll(part))) return true;
  return text.split(/[@/:.\\]+/).some((part) => /redact|censor|^\.{3}$/i.test(part));
}

/** A placeholder that might just be an odd value: letters "x" in the midst of others. */
export function isFaint(value: string): boolean {
  const text = value.trim();
  return /[^xX]/.test(text) && !isPlaceholder(text.replace(/[xX]{3,}/g, 'value'));
}

/** The same for what should be Base64, in which hardly anything else may stand: "MIIC...", "MIIC[snip]AB==", "<certificate>". */
export function isPlaceholderForBase64(value: string): boolean {
  const text = value.replace(/[ \t\r\n]+/g, ' ').trim();
  if (standsForAll(text.slice(0, 200)) && text.length <= 200) return true;
  if (/\.{2,}|…|\*{2,}|[•█]|([xX])\1{7,}/u.test(text)) return true;
  const parts = text.match(/(?:\{|\[|<|\()[^{}[\]<>()]{1,60}(?:\}|\]|>|\))/gu) ?? [];
  return parts.some((part) => standsForAll(part));
}
