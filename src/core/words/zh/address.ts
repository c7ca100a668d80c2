// Simplified Chinese: the words of step 4, address.

import type { Mismatch } from '../../checks/4-address/request.ts';
import type { CheckWords } from '../words.ts';
import { nearMiss } from './phrases.ts';

const MISMATCH: Readonly<Record<Mismatch['how'], string>> = {
  other: '响应对应的不是期望的请求。',
  none: '响应对应的不是期望的请求：它不对应任何请求。',
  differ: 'Response 与 SubjectConfirmation 对应不同的请求。',
  'confirmation-alone': 'SubjectConfirmation 指明了请求，但外层的 Response 没有。',
  unsigned: '响应指明了期望的请求，但仅在未签名的部分。',
  stranger: '响应对应的请求不是由此处发出的。',
};

export const ADDRESS = {
  'audience-missing': {
    title: '没有受众（Audience）',
    why: '受众说明响应是为哪个服务生成的。没有它，为其他服务生成的响应也能在此使用。',
    mend: '请在 IdP 中把该应用的受众（SP 实体 ID、标识符）设为本账号的实体 ID。',
    says: () => 'Conditions 中没有 Audience。',
  },
  'audience-mismatch': {
    title: '受众（Audience）不是本账号',
    why: '阿里云只接受受众为账号实体 ID（含账号 ID）的响应，逐字符比较。',
    mend: '请在 IdP 中把该应用的受众（SP 实体 ID、标识符）设为期望值。',
    says: (d) => `受众不是本账号的实体 ID。${nearMiss(d.miss)}`,
  },
  'recipient-missing': {
    title: '没有 Recipient',
    why: 'Recipient 说明响应可以提交到哪个 URL。阿里云要求提供。',
    mend: '请在 IdP 中设置该应用的 ACS 地址（回复 URL、Recipient）。',
    says: () => 'SubjectConfirmationData 没有 Recipient。',
  },
  'recipient-mismatch': {
    title: 'Recipient 不是该站点的 ACS 地址',
    why: '提交到其他 URL 的响应会被拒绝，以防在别处窃取的响应在此被使用。',
    mend: '请在 IdP 中把该应用的 ACS 地址（回复 URL、Recipient）设为期望值。',
    says: (d) => `Recipient 不是该站点的 ACS 地址。${nearMiss(d.miss)}`,
  },
  'destination-mismatch': {
    title: 'Destination 不是该站点的 ACS 地址',
    why: '指明其他 Destination 的响应是发给其他服务的，必须丢弃。',
    mend: '请在 IdP 中把该应用的 Destination（ACS 地址）设为期望值。',
    says: (d) => `Destination 不是该站点的 ACS 地址。${nearMiss(d.miss)}`,
  },
  'destination-missing': {
    title: '已签名的 Response 没有 Destination',
    why: '已签名的消息必须写明其目标（SAML Bindings 3.5.5.2）；各接收方的要求不一。',
    mend: '请在 IdP 中设置该应用的 Destination（ACS 地址）。',
    says: () => 'Response 已签名，但没有 Destination。',
  },
  'condition-not-understood': {
    title: 'Assertion 设置了 SAML 未定义的条件',
    why: 'Assertion 只有在其所有条件都成立时才有效；无法理解的条件不能视为成立。',
    mend: '请让 IdP 对该应用只发送时间与受众条件。',
    says: (d) => `Conditions 中含有 SAML 未定义的内容：${d.names.join('、')}。`,
  },
  'in-response-to-mismatch': {
    title: '响应对应的是另一个请求',
    why: '对另一请求的响应属于另一次登录，也可能属于另一个人。',
    mend: '请重新发起登录并使用对应的响应。如果问题依旧，则 IdP 没有把请求的 ID 写入 InResponseTo。',
    says: (d) => MISMATCH[d.how],
  },
  'in-response-to-unknown': {
    title: '响应对应的请求未知',
    why: '只有阿里云知道它发出过哪些请求；sso-cli 无法得知是否确有此请求。',
    mend: '若要一并检查，请提供 AuthnRequest 的 ID（--request-id ID），或使用 sso-cli create-request 发起登录。',
    says: () => '响应对应的请求未知，因此无法检查。',
  },
  'request-answered': {
    title: '该请求此前已被响应',
    why: '一个请求只应被响应一次。再次响应意味着响应被重复提交，可能是误操作，也可能是被他人截取。',
    mend: '请重新发起登录。若要再次判定已记录的响应，请指明其请求：--request-id ID。',
    says: () => '响应所对应的请求此前已被响应。',
  },
  'response-unsolicited': {
    title: '登录由 IdP 发起',
    why: '响应不对应任何请求：用户是在 IdP 门户中选择了该应用。阿里云支持这种方式。',
    mend: '无需处理。',
    says: () => '登录由 IdP 发起（没有 InResponseTo）。',
  },
  'relay-state-forbidden': {
    title: 'RelayState 不在阿里巴巴旗下的域名中',
    why: '阿里云只会跳转到阿里巴巴旗下的域名；使用其他 RelayState 时，用户将进入控制台首页。',
    mend: '请在 IdP 中把 RelayState（默认中继状态、起始 URL）设为控制台页面，或留空。',
    says: () => 'RelayState 不在阿里巴巴旗下的域名中：用户将进入控制台首页。',
  },
} satisfies Partial<CheckWords>;
