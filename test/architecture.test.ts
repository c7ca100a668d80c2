// The borders of the house: who imports whom, one place for each outside thing, and files that hold one idea.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { VERSION } from '../src/core/version.ts';
import { ROOT } from './support/fixtures.ts';

const SRC = join(ROOT, 'src');

interface SourceFile {
  /** Path under src. */
  readonly name: string;
  readonly text: string;
  /** The text without comments on lines of their own. */
  readonly code: string;
  /** What it imports, statically or not: paths under src, or names of packages. */
  readonly imports: readonly string[];
}

const FILES: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    const specifiers = [...code.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm)].map(
      ([, a, b, c]) => a ?? b ?? c ?? '',
    );
    const imports = specifiers.map((each) =>
      each.startsWith('.') ? relative(SRC, join(SRC, dirname(name), each)) : each,
    );
    return { name, text, code, imports };
  });

const importers = (specifier: string) =>
  FILES.filter((file) => file.imports.includes(specifier)).map(({ name }) => name);
const layerOf = (name: string) => (name.includes('/') ? (name.split('/')[0] ?? '') : name.replace(/\.ts$/, ''));

it('there is something to hold', () => {
  expect(FILES.length).toBeGreaterThan(80);
  expect(FILES.flatMap((file) => file.imports).length).toBeGreaterThan(300);
});

describe('one importer for each outside thing', () => {
  it.each<[specifier: string, files: string[]]>([
    ['saxes', ['core/xml/gate.ts']],
    ['fast-xml-parser', ['core/xml/read.ts', 'core/xml/write.ts']],
    ['xml-crypto', ['core/mint/sign.ts']],
    ['cosmiconfig', ['adapters/config.ts']],
    ['chalk', ['render/style.ts']],
    ['ora', ['adapters/progress.ts']],
    ['valibot', ['adapters/store-file.ts', 'adapters/requests.ts']],
    ['get-east-asian-width', ['render/table.ts']],
  ])('%s', (specifier, files) => {
    expect(importers(specifier).filter((name) => !files.includes(name))).toEqual([]);
  });

  it('commander: the command tree and the edge alone', () => {
    expect(importers('commander').filter((name) => !name.startsWith('program/') && name !== 'main.ts')).toEqual([]);
  });

  it('every dependency is used', () => {
    const used = new Set(FILES.flatMap((file) => file.imports));
    expect(Object.keys(packageJson.dependencies).filter((name) => !used.has(name))).toEqual([]);
  });

  it('signatures are verified in one place', () => {
    const verifying = FILES.filter(({ text }) =>
      /import \{[^}]*\b(verify|createVerify)\b[^}]*\} from 'node:crypto'/.test(text),
    );
    expect(verifying.map(({ name }) => name)).toEqual(['core/saml/authenticate.ts']);
  });
});

describe('files are written in one place', () => {
  const CHANGES =
    /^(write|append|rename|rm|unlink|mkdir|mkdtemp|symlink|link|truncate|ftruncate|copyFile|cp|chmod|chown|utimes|createWriteStream|open$)/;
  it('adapters/files.ts and adapters/lock.ts', () => {
    const changing = FILES.filter(({ text }) =>
      [...text.matchAll(/import \{([^}]+)\} from 'node:fs(?:\/promises)?'/g)].some(([, names = '']) =>
        names.split(',').some((name) => CHANGES.test(name.trim())),
      ),
    );
    // cli.ts writes to its own streams by descriptor.
    expect(changing.map(({ name }) => name).filter((name) => name !== 'cli.ts')).toEqual([
      'adapters/files.ts',
      'adapters/lock.ts',
    ]);
  });

  it('nobody takes node:fs whole', () => {
    expect(FILES.filter(({ text }) => /import (\*|\w+).* from 'node:fs/.test(text)).map(({ name }) => name)).toEqual(
      [],
    );
  });
});

describe('imports run one way', () => {
  it('core imports nothing outward, and of Node nothing that reaches outside', () => {
    const ALLOWED = ['node:crypto', 'node:zlib', 'node:buffer', 'node:util', 'saxes', 'fast-xml-parser', 'xml-crypto'];
    const outward = FILES.filter(({ name }) => name.startsWith('core/')).flatMap(({ name, imports }) =>
      imports.filter((each) => !each.startsWith('core/') && !ALLOWED.includes(each)).map((each) => `${name}: ${each}`),
    );
    expect(outward).toEqual([]);
  });

  it.each<[layer: string, may: string[]]>([
    ['render', ['core', 'context']],
    ['adapters', ['core', 'context', 'errors', 'exit']],
    ['commands', ['core', 'adapters', 'render', 'context', 'errors', 'exit']],
    ['program', ['core', 'adapters', 'commands', 'context', 'errors', 'exit']],
    ['context', ['core', 'exit']],
    ['errors', ['core', 'exit']],
    ['exit', ['core']],
  ])('%s', (layer, may) => {
    const others = FILES.filter(({ name }) => layerOf(name) === layer).flatMap(({ name, imports }) =>
      imports
        .filter((each) => each.endsWith('.ts') && layerOf(each) !== layer && !may.includes(layerOf(each)))
        .map((each) => `${name}: ${each}`),
    );
    expect(others).toEqual([]);
  });

  it('nobody imports the command itself, and only it imports main', () => {
    expect(importers('cli.ts')).toEqual([]);
    expect(importers('main.ts')).toEqual(['cli.ts']);
  });

  it('core has no clock and no chance; the linter keeps process and console out', () => {
    const calls = /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|random(Bytes|Int|UUID)\()/;
    const reaching = FILES.filter(({ name, code }) => name.startsWith('core/') && calls.test(code));
    expect(reaching.map(({ name }) => name)).toEqual([]);
  });
});

describe('files hold one idea', () => {
  it('in at most 250 lines', () => {
    const long = FILES.filter(({ text }) => text.split('\n').length - 1 > 250);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it('and open with a comment that says which', () => {
    expect(FILES.filter(({ text }) => !/^(\/\/ |\/\*\* )\S/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('no utils, helpers, manager or common', () => {
    expect(
      FILES.filter(({ name }) => /\b(utils?|helpers?|manager|common|misc)\b/.test(name)).map(({ name }) => name),
    ).toEqual([]);
  });
});

it('the version is that of the package', () => {
  expect(VERSION).toBe(packageJson.version);
});

describe('the lockfile', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; hasInstallScript?: boolean }>;
  };

  it('names the optional packages of every platform, or "npm ci" fails on some', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('has no package with an install script', () => {
    expect(Object.keys(packages).filter((place) => packages[place]?.hasInstallScript)).toEqual([]);
  });
});
