// Simplified Chinese: why the gate refuses a document, which it says in English (xml/gate.ts).

const REASONS: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^elements nested over (\d+) deep$/, '元素嵌套超过 $1 层'],
  [/^over (\d+) elements$/, '元素超过 $1 个'],
  [/^over (\d+) attributes$/, '单个元素的属性超过 $1 个'],
  [/^over (\d+) comments$/, '注释超过 $1 个'],
  [/^a text of over (\d+) characters$/, '单段文本超过 $1 个字符'],
  [/^a value of over (\d+) characters$/, '单个属性值超过 $1 个字符'],
  [/^a name of over (\d+) characters$/, '单个名称超过 $1 个字符'],
  [/^a processing instruction$/, '处理指令'],
  [/^XML version (.*)$/, 'XML 版本 $1'],
  [/^encoding (.*)$/, '编码 $1'],
  [/^an attribute name that begins with xmlns$/, '以 xmlns 开头的属性名'],
  [/^a name whose part behind the prefix begins as no name may$/, '前缀之后的部分不能这样开头的名称'],
  [/^a namespace name that is not an absolute URI in plain ASCII$/, '不是纯 ASCII 绝对 URI 的命名空间名'],
  [/^two XML readers do not read the signed bytes alike$/, '两个 XML 解析器对已签名的字节解读不一'],
  [/^half a surrogate pair$/, '不成对的代理字符'],
  [/^a bare "&", which XML writes as "&amp;"$/, '有单独的“&”，在 XML 中应写作“&amp;”'],
  [/^undefined entity$/, '未定义的实体'],
  [/^not UTF-8$/, '不是 UTF-8'],
];

/** A reason that has no Chinese stays English: those of the XML parser are many, and technical. */
export function reasonInChinese(reason: string): string {
  const [english, chinese] = REASONS.find(([pattern]) => pattern.test(reason)) ?? [];
  return english && chinese ? reason.replace(english, chinese) : reason;
}
