// Simplified Chinese: why a URL could not be fetched, and what to do.

import type { FetchErrorWords, NetworkCode, Said } from '../error-words.ts';

const UNKNOWN_AUTHORITY = '其 TLS 证书由未知机构签发';

const NETWORK: Readonly<Record<NetworkCode, string>> = {
  ENOTFOUND: '找不到该主机名（离线或拼写有误）',
  EAI_AGAIN: '无法解析主机名（离线？）',
  ECONNREFUSED: '连接被拒绝',
  ECONNRESET: '连接被重置',
  EHOSTUNREACH: '无法到达该主机',
  ENETUNREACH: '无法到达该网络（离线？）',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  CERT_HAS_EXPIRED: '其 TLS 证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '其 TLS 证书是自签名的',
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: '其 TLS 证书属于另一主机',
};

function network(code: string): string {
  return (NETWORK as Readonly<Record<string, string>>)[code] ?? (code ? `网络错误 ${code}` : '网络错误');
}

const unfetched = (url: string, reason: string, hint = '请用浏览器下载，再导入该文件'): Said => ({
  message: `无法获取 ${url}：${reason}`,
  hint,
});

export const FETCH_ERRORS: FetchErrorWords = {
  'fetch-no-url': ({ url }) => unfetched(url, '这不是 URL', '请写成 https://idp.example.com/metadata 的形式'),
  'fetch-password': ({ url }) => unfetched(url, 'URL 中含有密码', '请自行下载，再导入该文件'),
  'fetch-status': ({ url, status }) => unfetched(url, `服务器返回 ${status}`),
  'fetch-redirects': ({ url, limit }) => unfetched(url, `重定向超过 ${limit} 次`),
  'fetch-redirect-nowhere': ({ url }) => unfetched(url, '重定向没有目标'),
  'fetch-redirect-protocol': ({ url, protocol }) => unfetched(url, `重定向到 ${protocol}//，不予跟随`),
  'fetch-encoded': ({ url }) => unfetched(url, '它被过度压缩，而我们并未要求压缩'),
  'fetch-timeout': ({ url, seconds }) => unfetched(url, `${seconds} 秒内没有响应`),
  'fetch-network': ({ url, reason }) => unfetched(url, network(reason)),
};
