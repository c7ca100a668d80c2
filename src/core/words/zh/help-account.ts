// Simplified Chinese: the help of commands on the account and its users. By the English that the command declares, which stays beside what it says.

export const HELP_ACCOUNT: Readonly<Record<string, string>> = {
  'The account:': '账号：',
  'say what is set up, what is missing and what to do next': '说明已配置什么、缺少什么、下一步做什么',
  'Says what is set up, what is missing, what ends next, and what to type next.\nExits 1 while something keeps people from logging on.':
    '说明已配置什么、缺少什么、最近到期的是什么，以及下一步应输入的命令。\n只要有问题导致用户无法登录，就以 1 退出。',
  'only what is set up and the next step, and exit 0: as sso-cli without a command':
    '只显示已配置的内容和下一步，以 0 退出：等同于不带命令的 sso-cli',
  'create the account store': '创建账号存储文件',
  'Creates the account store, and asks at a terminal for what it needs. Doing it again with the same facts changes nothing.':
    '创建账号存储文件，在终端上会询问所需信息。以相同的信息再次执行不会有变化。',
  'show or change the settings of the account': '显示或更改账号设置',
  'Shows the settings of the account; with flags, changes them.': '显示账号设置；给出选项时更改设置。',
  'there is no domain alias': '没有域别名',
  'there is no auxiliary domain': '没有辅助域名',
  'whether user-based SSO is switched on': '是否已开启用户 SSO',
  'how Alibaba Cloud signs its requests': '阿里云对请求签名的算法',
  'read the JSON of "aliyun ims GetUserSsoSettings" ("-": standard input)':
    '读取“aliyun ims GetUserSsoSettings”的 JSON（“-”：标准输入）',
  'print what would apply these settings to the cloud, as far as they are known; calls nothing':
    '输出在云端应用这些设置的命令，以已知的设置为限；不调用任何接口',
  'with --emit aliyun: write the metadata there, and pass it by that file':
    '与 --emit aliyun 一起使用：将元数据写入该文件，并通过该文件传递',
  'print where each setting of sso-cli comes from': '输出 sso-cli 各设置的来源',
  'put back what the last change did away with': '恢复上次更改之前的内容',
  'Puts back what the store held before its last change: users, settings, metadata.\nDoing it again brings the change back.':
    '恢复存储文件上次更改之前的内容：用户、设置、元数据。\n再次执行会重新应用该更改。',
  'write the SP metadata of the account': '输出账号的 SP 元数据',
  'Writes the metadata of Alibaba Cloud’s SSO service for the account, of the same shape as its own document.':
    '输出阿里云 SSO 服务对于本账号的元数据，与其自身的文档形式相同。',
  'certificate of the console’s own document, PEM or DER, for the KeyDescriptor':
    '控制台文档中的证书，PEM 或 DER，用于 KeyDescriptor',
  'write to a file instead of standard output': '写入文件而不是标准输出',
  'RAM users:': 'RAM 用户：',
  'add RAM users': '添加 RAM 用户',
  'Adds a RAM user, or several alike, by RAM’s own rules.': '按 RAM 的规则添加一个或多个相同的 RAM 用户。',
  'user names: 1 to 64 letters, digits, ".", "-", "_"': '用户名：1 至 64 个字母、数字、“.”、“-”、“_”',
  'name to show, 1 to 128 characters': '显示名称，1 至 128 个字符',
  'e-mail address': '邮箱',
  '<country code>-<number>, like 86-18688880000': '<国家代码>-<号码>，如 86-18688880000',
  'remarks, 1 to 128 characters': '备注，1 至 128 个字符',
  'policy to attach; repeatable': '要授予的权限策略；可重复',
  'list the RAM users': '列出 RAM 用户',
  'Lists the RAM users, sorted by name.': '按名称顺序列出 RAM 用户。',
  'only names that match, like "dev-*"': '只列出名称匹配的用户，如 "dev-*"',
  'at most so many': '最多列出的数量',
  'go on where a truncated list ended': '从被截断的列表末尾继续',
  'show a RAM user and its policies': '显示 RAM 用户及其权限策略',
  'Shows a RAM user, its groups and its policies: its own, and apart from them those of its groups.':
    '显示 RAM 用户、所属用户组及权限策略：分别列出用户自身的和从用户组继承的权限策略。',
  'user name or UserPrincipalName': '用户名或 UserPrincipalName',
  'change a RAM user': '修改 RAM 用户',
  'Changes a RAM user.': '修改 RAM 用户。',
  'rename the user': '重命名用户',
  'active, freeze (disabled) or recycled (in the recycle bin)':
    'active（启用）、freeze（禁用）或 recycled（在回收站中）',
  'remove RAM users': '删除 RAM 用户',
  'Removes one RAM user or several. Like RAM, refuses while one is in groups or has policies.':
    '删除一个或多个 RAM 用户。与 RAM 相同，用户仍属于用户组或仍有权限策略时拒绝删除。',
  'remove it with its policies, out of all groups': '连同权限策略一起删除，并移出所有用户组',
  'keep no way back: undo cannot bring them back': '不留退路：不能用 undo 恢复',
  'take in a list of users, from RAM or the IdP': '导入来自 RAM 或 IdP 的用户列表',
  'Takes a list of users into the account, all of it or nothing: JSON of aliyun, the credential report, SCIM, LDIF, CSV, or an export of the IdP, told apart by looking.':
    '将用户列表导入账号，全部导入或完全不导入：aliyun 的 JSON、用户凭证报告、SCIM、LDIF、CSV 或 IdP 的导出，自动识别。',
  'a file, or "-" for standard input': '文件，或“-”表示标准输入',
  'show the plan, write nothing': '显示计划，不写入',
  'remove the users that the list does not have': '删除列表中没有的用户',
  'also where --prune removes more than a fifth of the users': '--prune 删除超过五分之一的用户时也执行',
  'leave out the rows that are refused, and take the others': '跳过被拒绝的行，导入其余的行',
  'the column that holds a field, like name=邮箱; repeatable': '某字段所在的列，如 name=邮箱；可重复',
  'write the users as JSON, CSV, commands or Terraform': '以 JSON、CSV、命令或 Terraform 输出用户',
  'Writes the users and their groups: as JSON in the shape of "aliyun ims ListUsers", as CSV (also by default), as commands of the Alibaba Cloud CLI, or as Terraform resources that create what is missing. Calls nothing.':
    '输出用户及其用户组：“aliyun ims ListUsers”形式的 JSON、CSV（默认）、阿里云 CLI 命令，或创建所缺用户和用户组的 Terraform 资源。不调用任何接口。',
  'sso-cli itself:': 'sso-cli 自身：',
  'print help for a command or on a topic': '显示命令或主题的帮助',
  'Prints help for a command or on a topic; "topics" lists those.': '显示命令或主题的帮助；“topics”列出全部主题。',
  'a command, or a topic like exit-codes': '命令，或主题，如 exit-codes',
  'write what completes commands and flags in a shell': '输出 shell 的命令与选项补全脚本',
  'Writes a script that completes commands, flags and their values.': '输出补全命令、选项及取值的脚本。',
  'bash, zsh or fish': 'bash、zsh 或 fish',
  'the account store': '账号存储文件',
  'how to print the answer': '输出格式',
  'short for --output json': '等同于 --output json',
  'use colours even where there is no terminal': '即使不在终端也使用颜色',
  'use none': '不使用颜色',
  'language of what is printed': '输出所用的语言',
  'show every step, also those that passed; with --version, facts for a bug report':
    '显示每个步骤，包括已通过的；与 --version 一起使用时输出报告缺陷所需的信息',
};
