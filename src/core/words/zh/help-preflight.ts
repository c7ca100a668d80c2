// Simplified Chinese: the help of preflight and receipts. By the English that the commands declare.

export const HELP_PREFLIGHT: Readonly<Record<string, string>> = {
  'Before the switch:': '启用之前：',
  'say who would be logged on, and who locked out': '说明谁可以登录、谁会被锁在外面',
  'Says who would be logged on and who would be locked out if user-based SSO were enabled now, and what mends that. Exits 1 if anybody would be locked out, or something is wrong.':
    '说明如果现在启用用户 SSO，谁可以登录、谁会被锁在外面，以及如何补救。有人会被锁在外面或有问题时以 1 退出。',
  'those who may log on at the IdP, in any form that import-users reads':
    '可以在 IdP 登录的用户，格式与 import-users 所读取的相同',
  'a recent real response; repeatable': '最近的真实响应；可重复',
  'the column that the IdP makes the NameID from, where it is not the default': 'IdP 用来生成 NameID 的列（非默认时）',
  'a transformation at the IdP: what it puts behind "@"': 'IdP 中的转换：放在“@”之后的内容',
  "RAM's credential report, which tells who has a password": 'RAM 用户凭证报告，说明谁有密码',
  'MaxIdleDaysForUsers of the account': '账号的 MaxIdleDaysForUsers',
  'write what was shown as hashes and counts, for a change ticket': '将所显示的内容以哈希和数量写出，供变更单使用',
  'say whether what preflight saw is still so': '说明 preflight 所见是否仍然如此',
  'Says whether all that a preflight rested on is still so: settings, metadata, RAM users and the list of IdP users. Exits 0 while it is, 1 with what has drifted.':
    '说明 preflight 所依据的内容是否仍然如此：设置、元数据、RAM 用户和 IdP 用户列表。不变时以 0 退出，有变化时以 1 退出并说明。',
  'what preflight --receipt wrote': 'preflight --receipt 写出的文件',
  'how old it may be, like 24h': '最多可以有多旧，例如 24h',
  'the list of IdP users, where it is no longer where it was': 'IdP 用户列表（已不在原处时）',
  'with --emit aliyun: the command that switches SSO on, only while the receipt holds':
    '与 --emit aliyun 一起使用：启用 SSO 的命令，仅在回执有效时输出',
  'with --enable: the receipt of preflight': '与 --enable 一起使用：preflight 的回执',
};
