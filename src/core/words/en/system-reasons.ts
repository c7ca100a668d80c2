// English: why the system refuses a file, a folder or a port. What has no words is said by its code.

import type { SystemCode } from '../error-words.ts';

export const SYSTEM: Readonly<Record<SystemCode, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  EINVAL: 'it is not a regular file',
  ELOOP: 'it is a symbolic link',
  ENOTDIR: 'a part of the path is not a directory',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  unknown: 'unknown error',
};

export const system = (code: string): string => (SYSTEM as Readonly<Record<string, string>>)[code] ?? code;
