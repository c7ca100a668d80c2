// Simplified Chinese: metadata over time.

import type { RolloverWords } from '../rollover.ts';

export const ROLLOVER: RolloverWords = {
  verdicts: {
    identical: { word: '相同', headline: '与登录有关的内容没有差异。' },
    safe: { word: '安全', headline: '登录不受影响：当前签名所用的密钥也在新元数据中。' },
    overlap: {
      word: '部分重叠',
      headline: '有一个密钥两者都有，另有密钥被移除：只有 IdP 用保留的密钥签名时，登录才不受影响。',
    },
    breaks: { word: '将无法登录', headline: '按 IdP 目前的签名方式，使用新元数据将无人能够登录。' },
  },
  signed: {
    neither: '当前签名所用的密钥在两个文档中都没有：使用任何一个都无人能够登录。请获取当前的元数据。',
    new: 'IdP 用只在新元数据中的密钥签名：上传之前无人能够登录。',
  },
  healthy: { word: '健康', headline: '元数据可用，密钥仍然有效。' },
  unhealthy: { word: '不健康', headline: '元数据存在问题，现在或不久之后将导致无法登录。' },
  steps: {
    'mend-new': '请先修正新元数据：问题见上。',
    'confirm-idp': '请确认另一个 IdP 正是用户要使用的：其 entityID 不同。',
    'switch-together': '请选择空闲时段并准备好主账号：IdP 与阿里云中的元数据必须同时更换。',
    'find-signer': '请查明当前用哪个密钥签名：抓取一个当天的响应，并用 --response FILE 指定。',
    'upload-new': '把新元数据上传到阿里云，并在此导入。',
    'upload-both': '写出同时包含新旧密钥的文档（--merge FILE），上传到阿里云，并在此导入。',
    'switch-idp': '在 IdP 中切换到新的签名证书。',
    'verify-response': '登录一次，并验证该响应：sso-cli verify-response FILE。',
    'remove-old': '旧密钥不再用于签名之后：上传不含旧密钥的元数据。',
  },
  fields: {
    entityId: '实体 ID',
    certificate: '证书',
    singleSignOnService: '登录地址',
    nameIdFormat: 'NameID 格式',
    wantAuthnRequestsSigned: '要求签名的请求',
  },
  signer: {
    both: '其密钥在两个文档中都有',
    old: '其密钥只在当前文档中',
    new: '其密钥只在新文档中：上传之前无人能够登录',
    neither: '两个文档都没有其密钥：使用任何一个都无人能够登录',
  },
  stages: {
    before: '当前',
    prepared: '切换之前已上传',
    switched: 'IdP 已切换',
    done: '只有新元数据',
    'new-too-early': '如果在切换之前只上传新元数据',
    'never-uploaded': '如果在切换之前什么都不上传',
  },
  held: { old: '当前的', both: '新旧密钥', new: '新的' },
  outcomes: { everybody: '所有人', some: '仅部分密钥', nobody: '无人' },
  headings: {
    certificates: '签名证书',
    changes: '变更内容',
    signer: '所给的响应',
    timeline: '按此顺序，谁能登录',
    risks: '否则会出现的问题',
  },
  columns: {
    certificate: '证书',
    key: '密钥',
    until: '有效期至',
    days: '剩余天数',
    what: '项目',
    present: '当前',
    to: '之后',
    stage: '阶段',
    from: '开始',
    metadata: '元数据',
    logsOn: '能登录',
  },
  bareKey: '裸密钥',
};
