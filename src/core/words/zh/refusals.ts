// Simplified Chinese: why the gate refuses a document.

import { type Sentences, say } from '../../sentence.ts';
import type { RefusalReason, RefusalReasons } from '../../xml/refusal.ts';

const REFUSALS: Sentences<RefusalReasons> = {
  syntax: ({ said }) => said,
  'bare-ampersand': () => '有单独的“&”，在 XML 中应写作“&amp;”',
  'undefined-entity': () => '未定义的实体',
  'not-utf-8': () => '不是 UTF-8',
  'half-surrogate': () => '不成对的代理字符',
  'name-part': () => '前缀之后的部分不能这样开头的名称',
  'no-element': () => '没有任何元素',
  doctype: () => 'DOCTYPE',
  'doctype-or-entity': () => 'DOCTYPE 或实体声明',
  depth: ({ limit }) => `元素嵌套超过 ${limit} 层`,
  elements: ({ limit }) => `元素超过 ${limit} 个`,
  attributes: ({ limit }) => `单个元素的属性超过 ${limit} 个`,
  comments: ({ limit }) => `注释超过 ${limit} 个`,
  'text-length': ({ limit }) => `单段文本超过 ${limit} 个字符`,
  'value-length': ({ limit }) => `单个属性值超过 ${limit} 个字符`,
  'name-length': ({ limit }) => `单个名称超过 ${limit} 个字符`,
  'entity-length': ({ limit }) => `单个实体超过 ${limit} 个字符`,
  'entity-elements': ({ limit }) => `单个实体的元素超过 ${limit} 个`,
  'entity-keys': ({ limit }) => `单个实体的证书和密钥超过 ${limit} 个`,
  'xml-version': ({ version }) => `XML 版本 ${version}`,
  encoding: ({ encoding }) => `编码 ${encoding}`,
  'processing-instruction': () => '处理指令',
  'attribute-like-xmlns': () => '以 xmlns 开头的属性名',
  'namespace-not-absolute': () => '不是纯 ASCII 绝对 URI 的命名空间名',
  'readers-differ': () => '两个 XML 解析器对已签名的字节解读不一',
};

export const refusal = (reason: RefusalReason) => say(REFUSALS, reason);

/** Where and why, for the evidence. */
export const refusalAt = ({ line, column, reason }: { line: number; column: number; reason: RefusalReason }) =>
  `第 ${line} 行第 ${column} 列：${refusal(reason)}`;
