// Simplified Chinese: flags and arguments that do not go together, or that a command cannot do without.

import type { CallErrorWords } from '../error-words.ts';

/** Instead of importing it. */
const OTHER = {
  against: '，或指定与之比较的文件：--against FILE',
  metadata: '，或直接指定：--metadata <文件>',
  source: '，或给出文件或 URL',
} as const;

export const CALL_ERRORS: CallErrorWords = {
  'account-id-needed': () => ({ message: '需要 --account-id', hint: '即控制台头像下方显示的 16 位数字' }),
  'site-needed': () => ({
    message: '需要 --site：实体 ID 与 ACS 地址因站点而异',
    hint: '看控制台的网址即可：alibabacloud.com 用 --site intl，aliyun.com 用 --site cn',
  }),
  'account-flags-alone': () => ({
    message: '描述账号的选项需要 --account-id',
    hint: '请同时给出 --account-id，或去掉这些选项以使用账号存储文件',
  }),
  'policy-needed': () => ({ message: '缺少权限策略', hint: '请写用户和权限策略，或权限策略和 --group NAME' }),
  'user-or-group': () => ({ message: '同时给出了用户和 --group', hint: '请只给出其一：权限策略授予用户或用户组' }),
  'nothing-to-change': () => ({
    message: '没有要修改的内容',
    hint: '请指定字段：--display-name、--email、--mobile-phone、--comments、--new-name、--status',
  }),
  'json-or-output': () => ({ message: '--json 与 --output 不一致', hint: '请只给出其一' }),
  'cert-and-key': () => ({ message: '--cert 与 --key 必须同时使用', hint: '请同时给出，或只用 --tls 以当场生成证书' }),
  'url-without-browser': () => ({ message: '--url 是 --browser 所启动浏览器的起始页面', hint: '请同时给出 --browser' }),
  'url-no-http': () => ({ message: '--url 不是 http 或 https 地址', hint: '例如：--url https://idp.example.com/apps' }),
  'mint-user-needed': () => ({ message: '缺少用户', hint: '例如：sso-cli mint-response alice' }),
  'name-id-for-one': () => ({ message: '--name-id 只能用于一个用户', hint: '请只给出一个用户，或去掉 --name-id' }),
  'html-for-one': () => ({ message: '--output html 是一个用户的页面', hint: '请为每个用户分别生成页面' }),
  'save-or-from': () => ({ message: '--save 保存所请求的应答，而 --from 不请求任何内容', hint: '请去掉其中之一' }),
  'emit-changes-none': () => ({
    message: '--emit 只输出设置，不更改设置',
    hint: '请先更改，再运行：sso-cli settings --emit',
  }),
  'unknown-code': ({ code, near }) => ({
    message: `没有代码 ${code}`,
    hint: near.length > 0 ? `您是否要用 ${near.join(' 或 ')}？` : '全部代码：sso-cli explain',
  }),
  'metadata-missing': ({ other }) => ({
    message: '尚未导入 IdP 元数据',
    hint: `请导入：sso-cli import-metadata <文件或 URL>${other === null ? '' : OTHER[other]}`,
  }),
};
