// Simplified Chinese: how the command was called wrongly, and what was probably meant.

import type { UsageWords } from '../error-words.ts';

const meant = (lines: readonly string[]) => `您是否要用：${lines.join('，或 ')}`;
const see = (help: string) => `请查看：${help}`;

export const USAGE: UsageWords = {
  'unknown-command': ({ name, near }) => ({
    message: `没有命令“${name}”`,
    hint: near.length > 0 ? meant(near.map((line) => `sso-cli ${line}`)) : '全部命令：sso-cli --help',
  }),
  'unknown-topic': ({ name, near, topics }) => ({
    message: `没有名为“${name}”的命令或帮助主题`,
    hint:
      near.length > 0
        ? meant(near.map((line) => (line.startsWith('--') ? `sso-cli ${line}` : `sso-cli help ${line}`)))
        : `主题：${topics.map((each) => `sso-cli help ${each}`).join('、')}；全部命令：sso-cli --help`,
  }),
  'unknown-flag': ({ flag, help, guess }) => ({
    message: `没有选项 ${flag}`,
    hint:
      guess.kind === 'flag'
        ? `您是否要用 ${guess.flags.join(' 或 ')}？请查看：${help}`
        : guess.kind === 'argument'
          ? `无需选项：${guess.usage}`
          : guess.kind === 'elsewhere'
            ? meant(guess.lines)
            : see(help),
  }),
  'missing-argument': ({ argument, help }) => ({ message: `缺少参数：<${argument}>`, hint: see(help) }),
  'missing-value': ({ flag, help }) => ({ message: `${flag} 需要一个值`, hint: see(help) }),
  'too-many-arguments': ({ command, help }) => ({
    message: `${command} 的参数过多`,
    hint: `含空格的值请加引号；请查看：${help}`,
  }),
  'wrong-usage': ({ said, help }) => ({ message: `用法有误：${said}`, hint: see(help) }),
};
