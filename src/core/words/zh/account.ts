// Simplified Chinese: the words of the checks of lists of users.

import type { CutMark, UserListFormat } from '../../ram/exchange/user-list.ts';
import type { AccountWords } from '../words.ts';

const REST: Partial<Record<UserListFormat, string>> = {
  'ims-users': "aliyun ims ListUsers --Status active,freeze --pager path='Users.User[]' NextToken=Marker",
  'ram-users': "aliyun ram ListUsers --pager path='Users.User[]' NextToken=Marker",
  'credential-report': '带 --NextToken 再次调用 GetCredentialReport，并把各次结果放进同一个文件',
  scim: '以 startIndex=<已有行数 + 1> 继续请求，并把各次结果放进同一个文件',
  entra: '沿 @odata.nextLink 继续（Get-MgUser -All 会自动完成），或在门户中下载列表',
  okta: '沿 rel="next" 的 Link 标头继续，并把各页放进同一个文件',
  google: '以 pageToken=<nextPageToken> 继续请求，并把各次结果放进同一个文件',
  keycloak: 'kcadm.sh get users -r <realm> -q max=-1',
};

const SIGN: Partial<Record<CutMark, string>> = { count: '恰好是一页的数量，且没有任何标记说明这是最后一页' };

export const ACCOUNT = {
  'list-incomplete': {
    title: '用户列表不完整',
    why: '接口按页返回。不在第一页中的用户既没有被删除，也没有被锁在外面。',
    mend: '请获取所有页，并依次放进同一个文件：它们会被当作一个列表读取。',
    says: ({ cut, format }) => {
      const sign = SIGN[cut.mark] ?? `${cut.mark} 表明还有更多`;
      const count = cut.total === null ? `${cut.rows} 个用户` : `${cut.total} 个用户中的 ${cut.rows} 个`;
      return `列表含有 ${count}：${sign}。获取其余部分：${REST[format] ?? '请不加限制地重新导出'}。`;
    },
  },
  'user-duplicate': {
    title: '两行对应同一个 RAM 用户',
    why: 'RAM 只按“@”之前的名称识别用户。名称相同就是同一个用户，权限也相同。',
    mend: '请在列表中只保留一行，或用 --column name=表头 指定一个能区分它们的列。',
    says: ({ duplicates }) => {
      const [first] = duplicates;
      const lines = first && first.lines.length > 0 ? `（第 ${first.lines.join('、')} 行）` : '';
      const more = duplicates.length > 1 ? `，另有 ${duplicates.length - 1} 个名称也是如此` : '';
      return `多行对应 RAM 用户 ${first?.UserName}${lines}${more}。`;
    },
  },
} satisfies AccountWords;
