// Draws docs/diagnosis.svg (npm run picture): what a terminal shows for one rejected logon of the fixtures. From real output,
// with colours. --check: whether it is still that.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const RESPONSE = 'fixtures/recorded/simplesamlphp/response-assertion-mail-otherdomain.b64';
const args = ['verify-response', RESPONSE, '--at', '2026-11-23T10:38:13Z'];
const { stdout } = spawnSync(
  process.execPath,
  ['bin/sso-cli.js', ...args, '--store', 'fixtures/demo/account.json', '--color', '--lang', 'en'],
  { encoding: 'utf8' },
);

const CLASS = { 1: 'b', 2: 'd', 31: 'r', 32: 'g', 33: 'y', 36: 'c' };
const safe = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
const WIDTH = 100;
const ESC = '\u001b';
const SGR = new RegExp(`(${ESC}\\[\\d+m)`, 'g');
const withoutStyle = (text) => text.replace(SGR, '');

/** One line of terminal output as tspans; chalk closes with 22 (bold, dim) and 39 (colour). */
function toSpans(line) {
  let on = [];
  let spans = '';
  for (const part of line.split(SGR)) {
    const code = part.startsWith(ESC) ? part.slice(2, -1) : undefined;
    if (code === undefined) {
      if (part !== '') spans += on.length > 0 ? `<tspan class="${on.join(' ')}">${safe(part)}</tspan>` : safe(part);
    } else if (code === '39') on = on.filter((each) => 'bd'.includes(each));
    else if (code === '22') on = on.filter((each) => !'bd'.includes(each));
    else on = [...on, CLASS[code]];
  }
  return spans;
}

/** Breaks a line where the terminal would, at blanks. */
function* wrap(line) {
  const plain = withoutStyle(line);
  if (plain.length <= WIDTH) {
    yield line;
    return;
  }
  const words = line.split(' ');
  let length = 0;
  let current = [];
  for (const word of words) {
    const size = withoutStyle(word).length + 1;
    if (length + size > WIDTH && current.length > 0) {
      yield current.join(' ');
      current = ['      '];
      length = 7;
    }
    current.push(word);
    length += size;
  }
  yield current.join(' ');
}

const lines = [
  `${ESC}[2m$${ESC}[22m sso-cli verify-response saml.txt`,
  ...stdout.replaceAll(RESPONSE, 'saml.txt').trimEnd().split('\n'),
];
const drawn = lines.flatMap((line) => [...wrap(line)]);
const height = drawn.length * 20 + 32;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 ${height}" width="880" height="${height}" role="img" aria-label="sso-cli explains a rejected logon">
<style>
svg{--bg:#fff;--fg:#1f2328;--d:#59636e;--r:#b3261e;--g:#116329;--y:#7d4e00;--c:#0550ae;--line:#d1d9e0}
@media (prefers-color-scheme:dark){svg{--bg:#0d1117;--fg:#e6edf3;--d:#9198a1;--r:#ff8b82;--g:#57d27a;--y:#e3b341;--c:#79c0ff;--line:#3d444d}}
text{font:14px/20px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--fg);white-space:pre}
.b{font-weight:700}.d{fill:var(--d)}.r{fill:var(--r)}.g{fill:var(--g)}.y{fill:var(--y)}.c{fill:var(--c)}
</style>
<rect x=".5" y=".5" width="879" height="${height - 1}" rx="8" fill="var(--bg)" stroke="var(--line)"/>
${drawn.map((line, i) => `<text x="16" y="${i * 20 + 30}" xml:space="preserve">${toSpans(line)}</text>`).join('\n')}
</svg>
`;
const PICTURE = 'docs/diagnosis.svg';
if (!process.argv.includes('--check')) writeFileSync(PICTURE, svg);
else if (readFileSync(PICTURE, 'utf8') !== svg) {
  console.error(`${PICTURE} is not what the command prints: run "npm run picture"`);
  process.exitCode = 1;
}
