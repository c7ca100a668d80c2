// Simplified Chinese: help by topic.

import type { TopicWords } from '../topic-words.ts';

export const TOPIC_WORDS: TopicWords = {
  one: '查看其中之一：sso-cli help exit-codes',
  topics: {
    'exit-codes': {
      title: '退出码的含义',
      text: `0    完成，或响应通过
1    结论为否：被拒绝、不健康、拒绝执行、没有该用户
2    用法错误：没有该命令、选项或取值
3    输入无法按应有的格式读取：缺失、为空、过大、不是 SAML
4    配置或账号存储文件：缺失、损坏、被锁定、无法写入
70   sso-cli 自身的缺陷：会说明如何报告
130  被中断

多个输入时以最严重的为准。管道关闭不算错误。使用 --fail-on warning 时，警告也以 1 退出。`,
    },
    environment: {
      title: '所用的环境变量',
      text: `SSO_CLI_<选项>   每个选项都有对应变量：--clock-skew 为 SSO_CLI_CLOCK_SKEW，--store 为 SSO_CLI_STORE。
                 命令行选项优先于变量，变量优先于配置文件。
LC_ALL、LC_MESSAGES、LANG   语言：zh_CN.UTF-8 为中文，其余为英文（--lang 优先）
NO_COLOR、FORCE_COLOR       关闭或打开颜色（--no-color、--color 优先）
XDG_DATA_HOME    未指定时账号存储文件所在目录
XDG_STATE_HOME   记录请求的目录；XDG_CACHE_HOME：编译后的代码
CI               设置后绝不提问
GITHUB_STEP_SUMMARY         使用 --output github 时，报告会追加到该文件

查看各值的来源：sso-cli settings --sources`,
    },
    input: {
      title: '可接受的 SAML 响应形式',
      text: `自动识别，无需选项：XML；Base64、Base64url；百分号编码；重定向绑定的 deflate 压缩；表单正文（SAMLResponse=…）；
URL；带自动提交表单的 HTML 页面；HAR 文件；SAML-tracer 导出；cURL 命令；以及被终端、邮件或聊天工具换行、引用或缩进的文本。
每一步解码和修复都会列在报告中。

sso-cli verify-response saml.txt        一个或多个文件
pbpaste | sso-cli verify-response -     管道
sso-cli verify-response                 在终端：在提示处粘贴

如何获取：打开浏览器开发者工具的“网络”页签并勾选“保留日志”，从 IdP 登录；发往 /saml/SSO 的请求的载荷中有 SAMLResponse。
可将全部记录另存为 HAR，或复制该值。响应在有效期内属于机密：请放入文件或管道，不要写在命令行上。`,
    },
    output: {
      title: '格式、颜色与输出位置',
      text: `标准输出是结论；其余（进度、说明、提示、错误）都在标准错误。

--output text     供人阅读；在终端上自动换行，已通过的步骤合并显示（--verbose 展开）
--output json     供脚本使用：键名稳定，时间为 UTC；错误也是 JSON（{"error": {"code", "message", "hint"}}）
--json            等同于 --output json

对响应和元数据的报告还可以使用：
--output junit    多数 CI 系统的测试报告
--output sarif    代码扫描
--output github   GitHub 工作流注解
--output html     单个页面，不含脚本

JSON 的键名、代码和退出码与语言无关。`,
    },
    files: {
      title: '读写的文件',
      text: `账号存储文件      --store、SSO_CLI_STORE、配置中的 store，否则为应用数据目录（$XDG_DATA_HOME/sso-cli）中的
                  account.json。JSON 格式，仅所有者可读写，便于比较。
<存储文件>.undo   上次更改之前的内容；“sso-cli undo”将两者互换
<存储文件>.lock   正在更改时存在
<存储文件>.metadata-<时间>-<哈希>.xml   导入时被替换的元数据
配置文件          .sso-clirc、.sso-clirc.json、.sso-clirc.yaml，或 package.json 中的 sso-cli；从工作目录向上直到
                  项目根目录。可用的键：output、color、lang。
                  主目录中的 .sso-clirc 还可设置 store、clockSkew 和 failOn。
请求              create-request：$XDG_STATE_HOME/sso-cli/requests.json，或 --requests
编译后的代码      $XDG_CACHE_HOME/sso-cli/compiled（Node.js 22 起），可随时删除
测试 IdP          mint-response --init：key.pem、certificate.pem、metadata.xml，位于 --idp 或存储文件旁

除选项指定的文件外不写入其他文件。查看当前配置：sso-cli status`,
    },
  },
};
