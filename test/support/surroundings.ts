// Ways in which people paste a message: each puts the same bytes into another text. Written by hand after real reports,
// without any pattern or table of the code that opens them.

export interface Surrounding {
  readonly name: string;
  /** `xml` is the message as decoded, `base64` as posted. */
  readonly put: (xml: string, base64: string) => string;
  readonly relayState?: string;
  /** White space at the ends of the message is lost with what stands around it. */
  readonly isXml?: boolean;
}

const lines = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [];
const htmlEscape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const noise = (n: number) => `2026-11-23 10:00:0${n}.123  INFO 4711 --- [nio-8080-exec-${n}] c.e.demo.Web : ok`;
const phpDump = (text: string) => `  string(${Buffer.byteLength(text)}) "${text}"`;
const STATE = 'https://home.console.aliyun.com/';

const PROSE: readonly Surrounding[] = [
  {
    name: 'prose with backticks',
    put: (_, b) => `Hi all,\nour response is \`${b}\` and the console says no.\nThanks, Kim`,
  },
  { name: 'a fence', put: (_, b) => `The value, from DevTools:\n\n\`\`\`\n${b}\n\`\`\`\nWhat is wrong with it?` },
  { name: 'a fence of XML', put: (x) => `Decoded:\n\`\`\`xml\n${x}\n\`\`\`\nSee above.`, isXml: true },
  { name: 'prose on one line', put: (_, b) => `we get SAMLResponse ${b} from the IdP` },
  { name: 'a sentence', put: (_, b) => `The IdP sends "${b}".` },
  {
    name: 'a mail, wrapped and quoted',
    put: (_, b) =>
      `From: kim@example.com\nSubject: SSO\n\nOn Monday, Lee wrote:\n> ${lines(b, 70).join('\n> ')}\n> Lee\n`,
  },
  {
    name: 'a mail in quoted-printable',
    put: (_, b) =>
      `Content-Transfer-Encoding: quoted-printable\n\nHello=2C\n${lines(`see: ${b.replace(/=+$/, '')}`, 75).join('=\n')}${b.endsWith('==') ? '=3D=3D' : b.endsWith('=') ? '=3D' : ''}\nBye=2E`,
  },
  { name: 'XML in prose', put: (x) => `This is what arrives: ${x} and then it fails.`, isXml: true },
  {
    name: 'a table of Markdown',
    put: (_, b) => `| field | value |\n|---|---|\n| SAMLResponse | ${b} |\n| RelayState | x |`,
  },
];

const LOGS: readonly Surrounding[] = [
  { name: 'a Spring log', put: (x) => `${noise(1)}\n${noise(2)}\n${x}\n${noise(3)}\n`, isXml: true },
  {
    name: 'a log with the value behind a label',
    put: (_, b) => `${noise(1)}\n2026-11-23 10:00:00 DEBUG [saml] SAMLResponse=${b}\n${noise(2)}`,
  },
  {
    name: 'syslog',
    put: (_, b) => `<34>Nov 23 10:00:00 web1 sso[4711]: posted SAMLResponse="${b}" to=/acs status=403\n`,
  },
  {
    name: 'a log that repeats its prefix',
    put: (_, b) =>
      `app_1  | start\n${lines(b, 100)
        .map((each) => `app_1  | ${each}`)
        .join('\n')}\napp_1  | end of request\n`,
  },
  {
    name: 'an access log',
    put: (_, b) =>
      `10.0.0.1 - - [23/Nov/2026:10:00:00 +0000] "GET /acs?SAMLResponse=${encodeURIComponent(b)}&RelayState=abc HTTP/1.1" 302 0 "-" "curl"`,
    relayState: 'abc',
  },
  {
    name: 'a JSON log line behind a prefix',
    put: (_, b) =>
      `Nov 23 10:00:00 web1 app: {"level":"debug","payload":{"response":"${b.replaceAll('/', '\\/')}"},"n":1}`,
  },
  {
    name: 'a log with written line breaks',
    put: (_, b) => `DEBUG body=${lines(b, 76).join('\\r\\n')}\\r\\n status=500`,
  },
  { name: 'rsyslog', put: (_, b) => `Nov 23 10:00:00 web1 app: value:#012${lines(b, 76).join('#012')}#012end` },
  {
    name: 'an editor with line numbers',
    put: (_, b) =>
      lines(b, 90)
        .map((each, i) => `${`${i + 1}`.padStart(4)} | ${each}`)
        .join('\n'),
  },
];

const DUMPS: readonly Surrounding[] = [
  {
    name: 'print_r of PHP',
    put: (_, b) => `Array\n(\n    [SAMLResponse] => ${b}\n    [RelayState] => ${STATE}\n)\n`,
    relayState: STATE,
  },
  {
    name: 'var_dump of PHP',
    put: (_, b) => `array(2) {\n  ["SAMLResponse"]=>\n${phpDump(b)}\n  ["RelayState"]=>\n${phpDump(STATE)}\n}\n`,
    relayState: STATE,
  },
  {
    name: 'parameters of Rails',
    put: (_, b) =>
      `Started POST "/acs"\n  Parameters: {"SAMLResponse"=>"${b}", "RelayState"=>"${STATE}"}\nCompleted 401`,
    relayState: STATE,
  },
  {
    name: 'inspect of Ruby',
    put: (x) => `#<Response:0x01 @errors=[], @response=${JSON.stringify(x).replaceAll('#{', '\\#{')}, @id=nil>`,
    isXml: true,
  },
  {
    name: 'a QueryDict of Django',
    put: (_, b) => `<QueryDict: {'SAMLResponse': ['${b}'], 'RelayState': ['${STATE}']}>`,
    relayState: STATE,
  },
  {
    name: 'repr of Python',
    put: (x) =>
      `response = b'${x.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t').replaceAll("'", "\\'")}'\nprint(response)`,
    isXml: true,
  },
  {
    name: 'adjacent strings of Python',
    put: (_, b) =>
      `data = (\n${lines(b, 60)
        .map((each) => `    '${each}'`)
        .join('\n')}\n)\n`,
  },
  {
    name: 'joined strings of Java',
    put: (_, b) =>
      `String saml = ${lines(b, 80)
        .map((each) => `"${each}"`)
        .join('\n      + ')};\n`,
  },
  { name: 'XML in a string of Java', put: (x) => `String xml = ${JSON.stringify(x)};`, isXml: true },
  {
    name: 'a map of Go',
    put: (_, b) => `url.Values{"RelayState":[]string{"x"}, "SAMLResponse":[]string{"${b}"}}`,
  },
  { name: 'a printed map of Go', put: (_, b) => `2026/11/23 10:00:00 map[RelayState:[x] SAMLResponse:[${b}]]` },
  {
    name: 'console.log of Node.js',
    put: (_, b) => `[Object: null prototype] {\n  SAMLResponse:\n   '${b}',\n  RelayState: '${STATE}' }`,
    relayState: STATE,
  },
  { name: 'a map of Java', put: (_, b) => `{RelayState=[x], SAMLResponse=[${b}], other=[1]}` },
];

const RECORDS: readonly Surrounding[] = [
  { name: 'JSON under any key', put: (_, b) => JSON.stringify({ a: 1, event: { body: { token: b } } }, null, 2) },
  { name: 'XML in JSON', put: (x) => JSON.stringify({ message: `got ${x}`, level: 'info' }), isXml: true },
  {
    name: 'XML in JSON as Go writes it',
    put: (x) =>
      JSON.stringify({ msg: x }).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026'),
    isXml: true,
  },
  { name: 'JSON in JSON', put: (_, b) => JSON.stringify({ log: JSON.stringify({ SAMLResponse: `${b}` }) }) },
  { name: 'CSV', put: (x) => `time,message\n10:00,"${x.replaceAll('"', '""')}"\n`, isXml: true },
  { name: 'HTML-escaped XML', put: (x) => `<p>Response:</p><pre>${htmlEscape(x)}</pre>`, isXml: true },
  { name: 'XML escaped twice', put: (x) => `Response: ${htmlEscape(htmlEscape(x))} (end)`, isXml: true },
  {
    name: 'a page that shows the value',
    put: (_, b) => `<html><body><h1>Debug</h1><textarea rows=9>${b}</textarea></body></html>`,
  },
  {
    name: 'a form whose value is escaped',
    put: (_, b) =>
      `<form action="/acs"><input type="hidden" name="SAMLResponse" value="${b.replaceAll('+', '&#43;').replaceAll('=', '&#x3d;')}"/><input type="hidden" name="RelayState" value="${STATE}"/></form>`,
    relayState: STATE,
  },
  { name: 'percent-encoded XML', put: (x) => `payload=${encodeURIComponent(x)}&x=1`, isXml: true },
  {
    name: 'multipart',
    put: (_, b) =>
      `--b1\r\nContent-Disposition: form-data; name="SAMLResponse"\r\n\r\n${b}\r\n--b1\r\nContent-Disposition: form-data; name="RelayState"\r\n\r\n${STATE}\r\n--b1--\r\n`,
    relayState: STATE,
  },
  {
    name: 'curl',
    put: (_, b) =>
      `curl 'https://signin.example/acs' \\\n  -H 'content-type: application/x-www-form-urlencoded' \\\n  --data-raw 'SAMLResponse=${encodeURIComponent(b)}&RelayState=${encodeURIComponent(STATE)}'`,
    relayState: STATE,
  },
  {
    name: 'fetch',
    put: (_, b) =>
      `Here is the call:\nfetch("https://signin.example/acs", {\n  "body": "SAMLResponse=${encodeURIComponent(b)}&RelayState=abc",\n  "method": "POST"\n});`,
    relayState: 'abc',
  },
  {
    name: 'PowerShell',
    put: (_, b) =>
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -Uri "https://signin.example/acs" \`\n-Method "POST" \`\n-Body "SAMLResponse=${encodeURIComponent(b)}&RelayState=abc"`,
    relayState: 'abc',
  },
  {
    name: 'HAR',
    put: (_, b) =>
      JSON.stringify({
        log: { entries: [{ request: { postData: { text: `SAMLResponse=${encodeURIComponent(b)}&RelayState=abc` } } }] },
      }),
    relayState: 'abc',
  },
  {
    name: 'a raw request',
    put: (_, b) =>
      `POST /acs HTTP/1.1\r\nHost: sp\r\n\r\nSAMLResponse=${encodeURIComponent(b)}&RelayState=abc\r\n\r\nHTTP/1.1 302 Found\r\n`,
    relayState: 'abc',
  },
  {
    name: 'the payload panel',
    put: (_, b) => `Form Data\nview source\nSAMLResponse: ${b}\nRelayState: ${STATE}\n`,
    relayState: STATE,
  },
  {
    name: 'the payload panel without padding',
    put: (_, b) => `SAMLResponse: ${b.replace(/=+$/, '')}\nRelayState: ${STATE}`,
    relayState: STATE,
  },
  {
    name: 'the payload panel in two lines',
    put: (_, b) => `SAMLResponse\n${b}\nRelayState\n${STATE}\n`,
    relayState: STATE,
  },
  {
    name: 'URL-safe Base64 in prose',
    put: (_, b) => `token: ${b.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}.`,
  },
  { name: 'Base64 twice in a log', put: (_, b) => `INFO stored blob ${Buffer.from(b).toString('base64')} ok` },
  { name: 'a terminal without blanks for plus', put: (_, b) => `SAMLResponse="${b.replaceAll('+', ' ')}"\nnext: 1` },
];

export const SURROUNDINGS: readonly Surrounding[] = [...PROSE, ...LOGS, ...DUMPS, ...RECORDS];

/** Further ones, of kinds that hold more than one difficulty. */
export const MIXED: readonly Surrounding[] = [
  {
    name: 'XML quoted in a mail',
    put: (x) => `Lee wrote:\n\n> ${x.trim().split('\n').join('\n> ')}\n\nCan you see it?`,
    isXml: true,
  },
  {
    name: 'XML with line numbers',
    put: (x) =>
      x
        .trim()
        .split('\n')
        .map((each, i) => `${`${i + 1}`.padStart(4)}: ${each}`)
        .join('\n'),
    isXml: true,
  },
  {
    name: 'a log of containers with XML',
    put: (x) =>
      `${x
        .trim()
        .split('\n')
        .map((each) => `web-1  | ${each}`)
        .join('\n')}\nweb-1  | done`,
    isXml: true,
  },
  {
    name: 'an escaped form in a JSON log',
    put: (_, b) => JSON.stringify({ log: `posted "SAMLResponse=${encodeURIComponent(b)}&RelayState=abc"` }),
    relayState: 'abc',
  },
  {
    name: 'percent-encoded twice in a log',
    put: (_, b) => `10:00 redirect to /login?next=%2Facs%3FSAMLResponse%3D${encodeURIComponent(encodeURIComponent(b))}`,
  },
  { name: 'a Markdown quote of a fence', put: (_, b) => `> \`\`\`\n> ${b}\n> \`\`\`\n\nThis one.` },
  { name: 'an indented block', put: (_, b) => `Value:\n\n    ${lines(b, 76).join('\n    ')}\n\nMore text.` },
  {
    name: 'JSON5 of a console',
    put: (_, b) => `body: { SAMLResponse: "${lines(b, 76).join('\\n')}", RelayState: "${STATE}" }`,
    relayState: STATE,
  },
  {
    name: 'a curl command of Windows',
    put: (_, b) =>
      `curl ^"https://sp.example/acs^" ^\n  --data-raw ^"SAMLResponse=${encodeURIComponent(b).replaceAll('%', '^%')}^&RelayState=abc^"`,
    relayState: 'abc',
  },
  { name: 'C# with verbatim quotes', put: (x) => `var xml = @"${x.replaceAll('"', '""')}";`, isXml: true },
  { name: 'properties of Java', put: (_, b) => `saml.response=${b.replaceAll('=', '\\=')}\nsaml.other=1\n` },
  {
    name: 'a YAML block',
    put: (_, b) => `test:\n  response: |\n    ${lines(b, 64).join('\n    ')}\n  at: 2026-11-23\n`,
  },
  {
    name: 'a Python list of lines',
    put: (_, b) =>
      `lines = [${lines(b, 76)
        .map((each) => `'${each}'`)
        .join(',\n  ')}]`,
  },
  { name: 'a Go dump', put: (_, b) => `(string) (len=${b.length}) "${b}"` },
  { name: 'SQL', put: (_, b) => `INSERT INTO log VALUES (1, '${b}', 'x');` },
  {
    name: 'a shell heredoc',
    put: (_, b) => `cat <<EOF > r.txt\n${lines(b, 76).join('\n')}\nEOF\nsso-cli verify-response r.txt`,
  },
  {
    name: 'a VB string',
    put: (_, b) =>
      `s = ${lines(b, 70)
        .map((each) => `"${each}"`)
        .join(' & _\n    ')}\nPrint s`,
  },
  { name: 'a JavaScript string over lines', put: (_, b) => `const r = '${lines(b, 70).join('\\\n')}';\nsend(r);` },
  {
    name: 'XML with HTML-escaped quotes in JSON',
    put: (x) => JSON.stringify({ html: `<td>${htmlEscape(x)}</td>` }),
    isXml: true,
  },
  {
    name: 'a stack trace',
    put: (_, b) => `Error: invalid response ${b}\n    at validate (/srv/saml.js:10:3)\n    at run (/srv/app.js:1:1)`,
  },
  { name: 'Chinese prose', put: (_, b) => `响应如下：${b}。请帮忙看看` },
  { name: 'XML behind Chinese prose', put: (x) => `解码后：${x}，登录失败。`, isXml: true },
  { name: 'XML before prose', put: (x) => `${x.trim()}\n\nThis is what we receive.`, isXml: true },
  { name: 'Base64 before prose in one line', put: (_, b) => `${b} is the response` },
  {
    name: 'console of Chrome',
    put: (_, b) => `▶ POST https://sp.example/acs 500\nVM12:1 SAMLResponse: ${b}\nVM12:2 done`,
  },
  {
    name: 'key and value of Kibana',
    put: (_, b) => `@timestamp\tNov 23, 2026\nform.SAMLResponse\t${b}\nform.RelayState\t${STATE}\nhost\tweb`,
    relayState: STATE,
  },
];
