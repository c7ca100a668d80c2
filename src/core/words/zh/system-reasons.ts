// Simplified Chinese: why the system refuses a file, a folder or a port. What has no words is said by its code.

import type { SystemCode } from '../error-words.ts';

export const SYSTEM: Readonly<Record<SystemCode, string>> = {
  EACCES: '权限不足',
  EPERM: '权限不足',
  EISDIR: '这是一个目录',
  EINVAL: '不是普通文件',
  ELOOP: '这是一个符号链接',
  ENOTDIR: '路径中有一部分不是目录',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EROFS: '文件系统是只读的',
  ENAMETOOLONG: '名称过长',
  EMFILE: '打开的文件过多',
  unknown: '未知错误',
};

export const system = (code: string): string => (SYSTEM as Readonly<Record<string, string>>)[code] ?? code;
