// Simplified Chinese: the help of commands on groups and policies, and on pulling the account. By the English that the command declares, which stays beside what it says.

export const HELP_GROUPS: Readonly<Record<string, string>> = {
  'read the account from the cloud': '从云端读取账号',
  'Reads the account from the cloud by your own aliyun command: settings, users, groups and who has which policy. It is asked to read, and nothing else; no credential is seen here.':
    '用您自己的 aliyun 命令从云端读取账号：设置、用户、用户组以及各自的权限策略。只请求读取，不做其他操作；本命令看不到任何凭证。',
  'the Alibaba Cloud CLI; else "aliyun" on PATH': '阿里云 CLI 的路径；省略时使用 PATH 中的“aliyun”',
  'the profile of the aliyun command to use': '要使用的 aliyun 命令的配置（profile）',
  'intl (alibabacloud.com) or cn (aliyun.com); needed once, the cloud does not tell it':
    'intl（alibabacloud.com，国际站）或 cn（aliyun.com，中国站）；首次需要给出，云端不提供此信息',
  'show the plan, write no store': '显示计划，不写入存储文件',
  'remove the users and groups that the cloud does not have': '删除云端没有的用户和用户组',
  'keep the raw answers as a snapshot': '将原始应答保存为快照',
  'read a snapshot instead of calling anything ("-": standard input)': '读取快照而不调用任何接口（“-”：标准输入）',
  'print the calls that it would make, and make none': '输出将要进行的调用，不实际调用',
  'print the smallest RAM policy that allows them': '输出允许这些调用的最小权限策略',
  'attach a policy to RAM users or a group': '为 RAM 用户或用户组授予权限策略',
  'Attaches a policy to RAM users, or to a group: its members inherit what it has.':
    '为 RAM 用户或用户组授予权限策略：组成员继承用户组的权限策略。',
  'user names (none with --group), and last the policy: NAME, NAME:System or NAME:Custom':
    '用户名（使用 --group 时不给出），最后是权限策略：NAME、NAME:System 或 NAME:Custom',
  'the group whose policy it is, instead of a user': '以用户组代替用户作为权限策略的授权对象',
  'detach a policy from a RAM user or group': '解除 RAM 用户或用户组的权限策略',
  'Detaches a policy from RAM users, or from a group: its members inherit what it has.':
    '解除 RAM 用户或用户组的权限策略：组成员继承用户组的权限策略。',
  'RAM groups:': 'RAM 用户组：',
  'group name': '用户组名称',
  'add a RAM group': '创建用户组',
  'Adds a RAM group, by RAM’s own rules. Its members inherit its policies.':
    '按 RAM 的规则创建用户组。组成员继承用户组的权限策略。',
  'group name: 1 to 64 letters, digits, ".", "-", "_"': '用户组名称：1 至 64 个字母、数字、“.”、“-”、“_”',
  'list the RAM groups': '列出用户组',
  'Lists the RAM groups, sorted by name, with their members and policies.':
    '按名称顺序列出用户组，以及组成员和权限策略。',
  'remove a RAM group': '删除用户组',
  'Removes a RAM group. Like RAM, refuses while it has members or policies.':
    '删除用户组。与 RAM 相同，仍有组成员或权限策略时拒绝删除。',
  'remove it with its policies; its members stay, and inherit them no longer':
    '连同权限策略一起删除；组成员保留，但不再继承这些权限策略',
  'put a RAM user into a group': '将 RAM 用户添加到用户组',
  'Puts a RAM user into a group, whose policies it inherits from then on.':
    '将 RAM 用户添加到用户组，此后继承用户组的权限策略。',
  'take a RAM user out of a group': '将 RAM 用户移出用户组',
  'Takes a RAM user out of a group, whose policies it inherits no longer.':
    '将 RAM 用户移出用户组，不再继承用户组的权限策略。',
};
