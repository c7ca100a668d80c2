// Step 2, read: XML that two readers could read differently is refused before anything in it is believed.

import { refusedAs } from '../1-receive.ts';
import { type Details, defineCheck, found, type Judgement, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { SAML_SECURITY, samlBindings, samlCore, XML } from '../sources.ts';

export const xmlDoctypeForbidden = defineCheck({
  code: 'xml-doctype-forbidden',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, XML],
  endsReading: true,
  judge: refusedAs('xml-doctype-forbidden'),
  en: {
    title: 'The XML has a DOCTYPE or entity declaration',
    why: 'Entities let one text mean different things to different readers, read local files, or fill the memory. No IdP sends them.',
    mend: 'Find out where this response comes from: an honest IdP does not write a DOCTYPE. Do not log on with it.',
    says: (d) => `There is a DOCTYPE or entity declaration at line ${d.line}.`,
  },
  zh: {
    title: 'XML 含有 DOCTYPE 或实体声明',
    why: '实体会使同一文本在不同解析器中含义不同，还可能读取本地文件或耗尽内存。正常的 IdP 不会发送。',
    mend: '请查明该响应的来源：正常的 IdP 不会写入 DOCTYPE。不要用它登录。',
    says: (d) => `第 ${d.line} 行有 DOCTYPE 或实体声明。`,
  },
});

export const xmlTooComplex = defineCheck({
  code: 'xml-too-complex',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, XML],
  endsReading: true,
  judge: refusedAs('xml-too-complex'),
  en: {
    title: 'The XML is beyond the limits',
    why: 'Depth, number of elements, attributes, comments and size of texts are bounded, so that no document can exhaust its reader.',
    mend: 'If the IdP really sends this, send fewer attributes or groups: Alibaba Cloud needs none for user-based SSO.',
    says: (d) => `The XML has ${d.reason}.`,
  },
  zh: {
    title: 'XML 超出限制',
    why: '嵌套深度、元素、属性、注释的数量以及文本大小都有上限，以免耗尽读取方的资源。',
    mend: '如果 IdP 确实发送了这样的内容，请减少属性或用户组：用户 SSO 不需要任何属性。',
    says: (d) => `XML 超出限制：${d.reason}。`,
  },
});

interface Ids extends Details {
  readonly ids: readonly string[];
}

export const xmlIdDuplicate = defineCheck({
  code: 'xml-id-duplicate',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, samlCore('1.3.4')],
  judge: ({ response }: Facts): Judgement<Ids> =>
    response && response.duplicateIds.length > 0
      ? found({ ids: response.duplicateIds, actual: response.duplicateIds.join(', ') })
      : pass,
  en: {
    title: 'Two elements carry the same ID',
    why: 'A signature names what it covers by ID. With two of them, one reader verifies one element and another uses the other.',
    mend: 'Find out what changed the response on its way: an IdP makes every ID anew. Do not log on with it.',
    says: (d) => `More than one element carries the ID ${d.ids.join(', ')}.`,
  },
  zh: {
    title: '两个元素具有相同的 ID',
    why: '签名通过 ID 指明其覆盖的元素。ID 重复时，不同的解析器可能验证一个元素，却使用另一个。',
    mend: '请查明响应在传输途中被谁改动：IdP 生成的每个 ID 都是唯一的。不要用它登录。',
    says: (d) => `不止一个元素带有 ID ${d.ids.join('，')}。`,
  },
});

interface Construct extends Details {
  readonly reason: string;
}

export const xmlForbiddenConstruct = defineCheck({
  code: 'xml-forbidden-construct',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [SAML_SECURITY, XML],
  endsReading: true,
  judge: (facts: Facts): Judgement<Construct> =>
    facts.trust?.readersAgree === false
      ? found({ reason: 'two XML readers do not read the signed bytes alike' })
      : refusedAs('xml-forbidden-construct')(facts),
  en: {
    title: 'The XML has a construct that two readers may read differently',
    why: 'Forged responses have passed where the verifier and the application read the same bytes differently. What cannot be read in only one way is refused.',
    mend: 'SAML needs neither processing instructions nor other encodings than UTF-8. If the IdP writes them, configure it to leave them out.',
    says: (d) => `The XML has a construct that is refused: ${d.reason}.`,
  },
  zh: {
    title: 'XML 含有不同解析器可能有不同理解的结构',
    why: '当验证方与应用对同样的字节有不同理解时，伪造的响应曾得以通过。凡不能只有一种读法的内容一律拒绝。',
    mend: 'SAML 不需要处理指令，也不需要 UTF-8 以外的编码。如果 IdP 写入了这些内容，请通过配置去掉。',
    says: (d) => `XML 含有被拒绝的结构：${d.reason}。`,
  },
});

export const responseVersionUnsupported = defineCheck({
  code: 'response-version-unsupported',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('3.2.2'), samlBindings('3.5')],
  judge: ({ response, assertion }: Facts) => {
    const versions = [response?.version, ...(assertion ? [assertion.version] : [])];
    const wrong = versions.find((version) => version !== '2.0');
    return wrong === undefined ? pass : found({ expected: '2.0', actual: wrong ?? '' });
  },
  en: {
    title: 'The SAML version is not 2.0',
    why: 'Alibaba Cloud speaks SAML 2.0. Another version, or none, may mean something else by the same words.',
    mend: 'Set the application at the IdP to SAML 2.0.',
    says: (d) =>
      d.actual ? `The Version is ${d.actual}, not 2.0.` : 'The Version attribute is missing; it must be 2.0.',
  },
  zh: {
    title: 'SAML 版本不是 2.0',
    why: '阿里云使用 SAML 2.0。其他版本或未声明版本时，相同的字段可能有不同含义。',
    mend: '请在 IdP 中把该应用设置为 SAML 2.0。',
    says: (d) => (d.actual ? `Version 是 ${d.actual}，不是 2.0。` : '缺少 Version 属性，其值必须为 2.0。'),
  },
});

interface Shape extends Details {
  readonly names: readonly string[];
}

export const responseMisshapen = defineCheck({
  code: 'response-misshapen',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.3.3'), SAML_SECURITY],
  judge: ({ response, assertion }: Facts): Judgement<Shape> => {
    if (!response) return skipped('xml-malformed');
    const names = [...response.misshapen, ...(assertion?.misshapen ?? [])];
    return names.length > 0 ? found({ names, actual: names.join(', ') }) : pass;
  },
  en: {
    title: 'An element stands twice, lacks its ID, or holds elements where text belongs',
    why: 'The schema allows these once. With two, one reader takes the first and another the last.',
    mend: 'The IdP, or something between it and the browser, writes SAML that the schema does not allow. Report it to its maker.',
    says: (d) => `The schema does not allow this use of ${d.names.join(', ')}.`,
  },
  zh: {
    title: '元素重复、缺少 ID，或在应为文本处含有元素',
    why: '按 schema 这些元素只能出现一次。出现两次时，不同的解析器可能取第一个或最后一个。',
    mend: 'IdP 或其与浏览器之间的组件写出了不符合 schema 的 SAML，请反馈给其厂商。',
    says: (d) => `schema 不允许这样使用 ${d.names.join('，')}。`,
  },
});
