// System policies that most accounts use. Alibaba Cloud has hundreds and adds more, so one that is not here may well exist.
// Source: "Authorization policies" (https://www.alibabacloud.com/help/doc-detail/28652.htm); ReadOnlyAccess: RAM API examples.

import { nearWords } from '../near-words.ts';

const BOTH = [
  'ActionTrail',
  'BSS',
  'CDN',
  'CloudMonitor',
  'ContainerRegistry',
  'CS',
  'ECS',
  'EIP',
  'ESS',
  'FC',
  'KMS',
  'Kvstore',
  'Log',
  'MNS',
  'MongoDB',
  'NAS',
  'OSS',
  'OTS',
  'RAM',
  'RDS',
  'ROS',
  'SLB',
  'Support',
  'VPC',
  'YundunWAF',
];

const COMMON: readonly string[] = [
  'AdministratorAccess',
  'ReadOnlyAccess',
  'AliyunSTSAssumeRoleAccess',
  'AliyunBSSOrderAccess',
  ...BOTH.flatMap((product) => [`Aliyun${product}FullAccess`, `Aliyun${product}ReadOnlyAccess`]),
];

export const isCommonSystemPolicy = (name: string): boolean => COMMON.includes(name);

/** Those that may have been meant: a slip of the finger away, or by their end: "ECSFullAccess". */
export function nearSystemPolicies(name: string): string[] {
  const near = nearWords(name, COMMON, { slips: 3 });
  if (near.length > 0) return near;
  const lower = name.toLowerCase();
  return lower.length < 3 ? [] : COMMON.filter((each) => each.toLowerCase().includes(lower)).slice(0, 3);
}
