// A check: its code, its object, its words, a fault that makes it fire. It starts by firing for one odd clock skew.

import { camel, changelog } from './names.js';

/** By step: where the file goes, behind which line of the catalogue, and the files of words and faults. */
const STEPS = {
  1: { folder: '.', last: '...RECEIVE', words: 'receive' },
  2: { folder: '2-read', last: 'assertion.timeMalformed', words: 'read' },
  3: { folder: '3-trust', last: 'certificate.certificateWeakKey', words: 'trust' },
  4: { folder: '4-address', last: 'request.relayStateForbidden', words: 'address' },
  5: { folder: '.', last: '...TIME', words: 'time' },
  6: { folder: '6-identify', last: 'user.userUnexpected', words: 'identify' },
  7: { folder: '.', last: '...LOG_ON', words: 'log-on' },
};

/** No call has it by chance. */
const ODD_SKEW = '86_399_999';

/** With `--step N` in the rest; 4 without. */
export function check(name, rest) {
  const step = rest[0] === '--step' && rest[1] in STEPS ? Number(rest[1]) : 4;
  const { folder, last, words } = STEPS[step];
  const file = folder === '.' ? `./${step}-${name}.ts` : `./${folder}/${name}.ts`;
  const up = folder === '.' ? './' : '../';
  const path = `src/core/checks/${file.slice(2)}`;
  const entry = (title, why, mend, says) =>
    `  '${name}': {\n    title: '${title}',\n    why: '${why}',\n    mend: '${mend}',\n    says: () => '${says}',\n  },\n`;
  return {
    files: {
      [path]: `// Step ${step}: ${name.replaceAll('-', ' ')}.

import { defineCheck, found, pass } from '${up}define.ts';
import type { Facts } from '${up}facts.ts';
import { SAML_SECURITY } from '${up}sources.ts';

export const ${camel(name)} = defineCheck({
  code: '${name}',
  step: ${step},
  severity: 'info',
  where: 'idp',
  sources: [SAML_SECURITY],
  judge: ({ options }: Facts) => (options.clockSkew === ${ODD_SKEW} ? found({}) : pass),
});
`,
    },
    places: [
      { path: 'src/core/checks/codes.ts', at: endOfStep(step), put: `\n  | '${name}'` },
      {
        path: 'src/core/checks/catalogue.ts',
        at: /import type \{ Check \}/,
        put: `import { ${camel(name)} } from '${file}';\n`,
      },
      {
        path: 'src/core/checks/catalogue.ts',
        at: new RegExp(`(?<=\\n  ${last.replaceAll('.', '\\.')},\\n)`),
        put: `  ${camel(name)},\n`,
      },
      {
        path: `src/core/words/en/${words}.ts`,
        at: /\} satisfies Partial<CheckWords>;/,
        put: entry('A new check', 'Why it matters.', 'What mends it.', 'It was found.'),
      },
      {
        path: `src/core/words/zh/${words}.ts`,
        at: /\} satisfies Partial<CheckWords>;/,
        put: entry('新的检查', '为何重要。', '如何修复。', '发现了它。'),
      },
      {
        path: `src/core/mint/faults/${words}.ts`,
        at: /\];\n$/,
        put: `  { code: '${name}', situation: ({ account }) => ({ account, options: { clockSkew: ${ODD_SKEW} } }) },\n`,
      },
      changelog(`New check \`${name}\`.`),
    ],
    left: [
      `${path}: what it judges, its severity, where it is mended and the source that it rests on`,
      `src/core/words/en/${words}.ts and zh/${words}.ts: its words`,
      `src/core/mint/faults/${words}.ts: a fault of the real kind, in place of the odd clock skew`,
      'src/core/diagnosis/repairs/: a repair, if there is one',
    ],
  };
}

/** In the union of codes, behind the last one of a step. */
function endOfStep(step) {
  return step === 7 ? /(?=;\n\n\/\*\* Codes of a metadata)/ : new RegExp(`(?=\\n  // ${step + 1}, )`);
}
