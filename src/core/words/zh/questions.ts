// Simplified Chinese: what `init` asks for.

import type { QuestionWords } from '../question-words.ts';

export const QUESTIONS: QuestionWords = {
  intro: '请填写要演练的账号。数据不会离开本机；不提问的用法：sso-cli init --help',
  accountId: {
    text: '\n账号 ID：16 位数字。在控制台右上角，将鼠标移到头像上即可看到。',
    prompt: '账号 ID：',
  },
  site: {
    text: '\n站点：在 aliyun.com 登录填 cn（中国站），在 alibabacloud.com 登录填 intl（国际站）。两者的实体 ID 和 ACS 地址不同。',
    prompt: '站点（cn 或 intl）：',
    wrong: '请输入 cn 或 intl。',
  },
  defaultDomain: {
    text: '\n默认域名：RAM 控制台的“设置”>“高级设置”；或运行 aliyun ims GetDefaultDomain。以 .onaliyun.com 结尾。',
    prompt: (otherwise) => `默认域名（回车使用 ${otherwise}）：`,
  },
};
