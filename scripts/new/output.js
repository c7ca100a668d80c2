// An output format of reports. It starts as a line a report.

import { changelog, pascal } from './names.js';

export function output(name) {
  return {
    files: {
      [`src/render/${name}.ts`]: `// Reports as ${name}: a line each. Gets neutralised data only.

import type { Assessment } from '../core/assessment.ts';
import { type InputReport, isFailure } from '../core/report.ts';

export function render${pascal(name)}(reports: readonly InputReport[]): string {
  return reports.map((report) => \`\${report.input.source}: \${said(report)}\\n\`).join('');
}

function said(report: InputReport): string {
  if (isFailure(report)) return report.error.message;
  const nameId = report.claimed?.nameId?.value ?? '';
  return [report.verdict, nameId, ...report.findings.map(({ message }) => message)].filter(Boolean).join(' ');
}

export function assessments${pascal(name)}(assessments: readonly Assessment[]): string {
  return assessments.map(({ findings }) => \`\${findings.map(({ message }) => message).join(' ')}\\n\`).join('');
}
`,
      [`test/render/${name}.test.ts`]: `import { expect, it } from 'vitest';
import { loadWords } from '../../src/core/words/load.ts';
import { renderReports } from '../../src/render/reports.ts';
import { judge, pasted } from '../support/idp.ts';

it('${name} says the verdict', async () => {
  expect(renderReports('${name}', [judge(pasted())], await loadWords('en'))).toContain('accepted alice@');
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
      {
        path: 'src/render/assessment/formats.ts',
        at: /\ntype Format = /,
        put: `import { assessments${pascal(name)} } from '../${name}.ts';\n`,
      },
      {
        path: 'src/render/assessment/formats.ts',
        at: /(?<=const RENDERERS: [^\n]*\n(?: {2}[^\n]*\n)*)(?=\};)/,
        put: `  '${name}': assessments${pascal(name)},\n`,
      },
      changelog(`Reports as \`-o ${name}\`.`),
    ],
    left: [
      `src/render/${name}.ts: the format, with its own escape in src/render/escape.ts`,
      `test/render/${name}.test.ts: somebody else's validator of the format`,
      'README.md: its name among the formats',
    ],
  };
}
