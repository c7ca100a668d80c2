// Simplified Chinese: errors of the service on this machine, and of what belongs to it: requests, browser, test IdP.

import type { Said, ServeErrorWords } from '../error-words.ts';
import { system } from './system-reasons.ts';

const WITHOUT_BROWSER =
  '请指定浏览器：--browser /path/to/chrome；或不使用浏览器：sso-cli serve --as-account，然后粘贴响应';

const requestsUnusable = (path: string, reason: string): Said => ({
  message: `无法使用 ${path} 中记录的请求：${reason}`,
  hint: '请删除该文件以清除记录，或用 --requests 指定其他文件',
});

export const SERVE_ERRORS: ServeErrorWords = {
  'requests-unusable': ({ path, reason }) => requestsUnusable(path, system(reason)),
  'requests-too-large': ({ path, mebibytes }) => requestsUnusable(path, `超过 ${mebibytes} MiB`),
  'requests-misshapen': ({ path }) => requestsUnusable(path, '不是已记录请求的文件'),
  'port-in-use': ({ port }) => ({
    message: `端口 ${port} 正被其他程序使用`,
    hint: '请结束该程序，或使用其他端口：--port 0 会选用空闲端口',
  }),
  'port-unusable': ({ addresses, port, reason }) => ({
    message: `无法在 ${addresses.join(', ')} 的端口 ${port} 上监听：${reason === 'EADDRNOTAVAIL' ? '本机没有此地址' : system(reason)}`,
    hint: '请更换 --port（1024 及以上无需特权）或 --host',
  }),
  'host-remote': ({ host }) => ({
    message: `--host ${host} 会让其他机器接触到可用于登录的响应`,
    hint: '去掉它以仅限本机，或同时指定 --allow-remote',
  }),
  'browser-missing': () => ({ message: '在常见位置没有找到 Chrome、Chromium 或 Edge', hint: WITHOUT_BROWSER }),
  'browser-not-there': ({ path }) => ({ message: `${path} 处没有浏览器`, hint: WITHOUT_BROWSER }),
  'browser-failed': ({ path }) => ({
    message: `无法启动 ${path}`,
    hint: '请指定其他浏览器：--browser /path/to/chrome',
  }),
  'test-idp-missing': ({ folder, word }) => ({
    message: `${folder} 中没有测试 IdP`,
    hint: `请创建：sso-cli mint-response --init --idp ${word}`,
  }),
  'logon-url-missing': () => ({
    message: 'IdP 元数据没有给出发起登录的地址',
    hint: '请给出用户发起登录的页面：--url https://idp.example.com/apps',
  }),
  'no-pem-certificate': ({ path }) => ({ message: `${path} 不是证书`, hint: '请提供 PEM 格式的证书' }),
  'key-of-another': ({ path, certificate }) => ({
    message: `${path} 不是 ${certificate} 的私钥`,
    hint: '请提供配对的证书与私钥（PEM，无密码）',
  }),
};
