// Simplified Chinese: the prompt of a terminal, and the line under it.

import type { Words } from '../words.ts';

export const PASTE: Words['paste'] = (what) => ({
  prompt: `请在此粘贴${what === 'message' ? '消息' : ` ${what}`}。消息完整后即自动读取；连按两次回车或按 Ctrl-D 按现有内容读取，按 Ctrl-C 退出。`,
  seen: (characters, seen) =>
    seen === 'nothing'
      ? '尚无内容'
      : seen === 'whole'
        ? `${characters.toLocaleString('en')} 个字符：消息完整`
        : `${characters.toLocaleString('en')} 个字符，消息尚不完整；连按两次回车即按现有内容判定`,
});
