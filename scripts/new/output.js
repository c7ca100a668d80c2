// An output format of reports. It starts as a line a report.

import { changelog, pascal } from './names.js';

export function output(name) {
  return {
    files: {
      [`src/render/${name}.ts`]: `// Reports as ${name}: a line each. Gets neutralised data only.

import { type InputReport, isFailure } from '../core/report.ts';

export function render${pascal(name)}(reports: readonly InputReport[]): string {
  const line = (report: InputReport) => (isFailure(report) ? report.error.code : (report.cause ?? report.verdict));
  return reports.map((report) => \`\${line(report)}\\n\`).join('');
}
`,
      [`test/render/${name}.test.ts`]: `import { expect, it } from 'vitest';
import { loadWords } from '../../src/core/words/load.ts';
import { renderReports } from '../../src/render/reports.ts';
import { judge, pasted } from '../support/idp.ts';

it('${name} says the verdict', async () => {
  expect(renderReports('${name}', [judge(pasted())], await loadWords('en'))).toBe('accepted\\n');
});
`,
    },
    places: [
      { path: 'src/context.ts', at: /(?<=OUTPUT_FORMATS = \[[^\]]*)(?=\])/, put: `, '${name}'` },
      {
        path: 'src/render/reports.ts',
        at: /\n\/\*\* Formats that only reports have/,
        put: `import { render${pascal(name)} } from './${name}.ts';\n`,
      },
      {
        path: 'src/render/reports.ts',
        at: /(?<=const RENDERERS: [^\n]*\n(?: {2}[^\n]*\n)*)(?=\};)/,
        put: `  '${name}': render${pascal(name)},\n`,
      },
      changelog(`Reports as \`-o ${name}\`.`),
    ],
    left: [
      `src/render/${name}.ts: the format, with its own escape in src/render/escape.ts`,
      `test/render/${name}.test.ts: somebody else's validator of the format`,
      'src/render/assessment/formats.ts: the same for the answers of preflight and its like',
      'README.md: its name among the formats',
    ],
  };
}
