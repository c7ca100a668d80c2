// Simplified Chinese: the words around a report.

import type { Labels } from '../labels.ts';

export const LABELS: Labels = {
  tag: 'zh-CN',
  region: 'zh-CN',
  accepted: '通过',
  rejected: '拒绝',
  notOpened: '未读取',
  judgedAt: '判定时间',
  judgedBy: (store, metadata) =>
    `依据${store === null ? '命令行选项所述的账号' : `账号存储文件 ${store}`}，${metadata === null ? '没有元数据' : `元数据来自 ${metadata}`}`,
  steps: ['接收', '读取', '信任', '地址', '时间', '识别', '登录'],
  outcome: { pass: '正常', warn: '警告', fail: '失败', skipped: '未判定', unverified: '未验证' },
  because: '由于',
  comma: '，',
  colon: '：',
  standardInput: '标准输入',
  whatToDo: '如何处理',
  where: { idp: '在 IdP 中', 'alibaba-cloud': '在阿里云中', input: '粘贴的内容', 'sso-cli': '在 sso-cli 中' },
  proven: '已验证有效',
  expected: '期望',
  actual: '实际',
  logsOn: (nameId, user) => `${nameId} 将登录为 RAM 用户 ${user}`,
  atItsOwnTime: {
    logsOn: (said, user) => `${said.replace(/。$/, '')}；按其自身的时间，可登录为 ${user}。`,
    fails: (said, why) => `${said.replace(/。$/, '')}；按其自身的时间：${why}`,
  },
  signed: {
    assertion: 'Assertion 已签名',
    response: 'Response 已签名',
    both: 'Assertion 与 Response 均已签名',
    none: '没有签名',
  },
  with: (algorithm) => `算法 ${algorithm}`,
  validUntil: (time) => `有效期至 ${time}`,
  isUser: (nameId, user) => `NameID ${nameId} 是 RAM 用户 ${user}`,
  noPolicies: '权限策略未知',
  byGroup: (policy, group) => `${policy}（来自用户组 ${group}）`,
  asClaimed: '所声称的内容正常',
  seeAbove: '见上',
  source: '来源',
  provenTogether: (codes) => `与针对 ${codes} 的措施一并验证有效`,
  redacted: (count) => `已遮盖 ${count} 项个人信息`,
  explains: '可解释',
  counted: (accepted, all) => `共 ${all} 个，通过 ${accepted} 个`,
  basis: {
    alibaba: '阿里云文档有说明',
    saml: '依据 SAML 规范；阿里云文档未提及',
    inferred: '仅为提醒：阿里云文档与 SAML 规范均未说明',
  },
  imports: { imported: '已导入', unchanged: '没有变化', 'dry-run': '未保存（试运行）', refused: '已拒绝' },
};
