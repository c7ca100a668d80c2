// What ships: the build gives the same bytes wherever it runs, and the package works from where it is installed.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/core/version.ts';
import { makeHome } from '../support/cli.ts';
import { fixturePath, ROOT } from '../support/fixtures.ts';

/** Name and digest of every file below a folder; the code cache belongs to one machine. */
function filesIn(folder: string): Record<string, string> {
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && !each.parentPath.includes('code-cache'))
      .map((each) => join(each.parentPath, each.name))
      .map((path) => [path.slice(folder.length), digest(path)]),
  );
}

describe('the build', () => {
  it('gives the same bytes in another folder', () => {
    const copy = join(makeHome(), 'elsewhere');
    for (const name of ['bin', 'src', 'scripts', 'fixtures', 'package.json', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    // Not a symbolic link, which the build would follow: hard links where the system has them.
    execFileSync('cp', ['-R', ...(process.platform === 'linux' ? ['-l'] : []), join(ROOT, 'node_modules'), copy]);
    execFileSync(process.execPath, ['scripts/build.js'], { cwd: copy, stdio: 'ignore' });
    expect(filesIn(join(copy, 'dist'))).toEqual(filesIn(join(ROOT, 'dist')));
  });

  it('has a source map for each bundle', () => {
    // The bundler's own runtime comes from no source.
    const names = Object.keys(filesIn(join(ROOT, 'dist'))).filter(
      (name) => name.endsWith('.cjs') && !name.endsWith('/rolldown-runtime.cjs'),
    );
    for (const name of names) {
      const map = JSON.parse(readFileSync(join(ROOT, 'dist', `${name}.map`), 'utf8')) as { sources: string[] };
      expect(map.sources.length).toBeGreaterThan(0);
    }
    expect(names.length).toBeGreaterThan(10);
  });
});

describe('the package', () => {
  const project = makeHome();
  const installed = join(project, 'node_modules', 'sso-cli');
  let packed: string[];

  beforeAll(() => {
    const answer = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ filename, files }] = JSON.parse(answer) as [{ filename: string; files: { path: string }[] }];
    packed = files.map((each) => each.path);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', join(project, filename), '-C', installed, '--strip-components=1']);
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  });

  it('holds the command, the library, its schema and its documents, and nothing of this machine', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'bin/sso-cli.js',
        'dist/sso-cli.cjs',
        'schema/report.schema.json',
        'LICENSE',
        'README.md',
      ]),
    );
    expect(packed.filter((path) => /^(src|test|scripts|bench)\/|code-cache|\.(key|map)$/.test(path))).toEqual([]);
  });

  it('runs', () => {
    const { stdout } = spawnSync(process.execPath, [join(installed, 'bin/sso-cli.js'), '--version'], {
      encoding: 'utf8',
    });
    expect(stdout).toBe(`${VERSION}\n`);
  });

  it('is a library', () => {
    const program = `
      import { readFileSync } from 'node:fs';
      import { createAccount, createUser, readMetadata, verifyResponse } from 'sso-cli';
      const [metadata, response] = process.argv.slice(1).map((path) => readFileSync(path, 'utf8'));
      const empty = createAccount('5123456789012345', 'intl', { defaultDomain: 'example.onaliyun.com' });
      const account = createUser(empty, { UserName: 'alice', policies: [] }, '1', '2026-01-01T00:00:00Z');
      const idp = readMetadata(metadata).metadata;
      const at = Date.parse('2026-11-23T10:38:11Z');
      const { verdict, user } = verifyResponse({ input: response, account: { ...account, ssoEnabled: true }, idp, options: { at } });
      console.log(verdict, user.UserName);`;
    const [metadata, response] = ['recorded/simplesamlphp/metadata.xml', 'demo/response.b64'].map(fixturePath);
    const args = ['--input-type=module', '--eval', program, '--', metadata ?? '', response ?? ''];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'accepted alice\n', stderr: '' });
  });
});
