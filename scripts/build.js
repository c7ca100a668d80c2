// Builds dist/: the library unbundled (tsc: dist/lib) and the command as CommonJS bundles (rolldown: dist/sso-cli.cjs).
// CommonJS because it starts sooner than ES modules; bundled because resolving some hundred files costs more than reading
// one. Built beside and moved into place, so that a build that fails leaves the one before. All of it is reproducible but
// dist/code-cache, which belongs to this machine's Node.js (bin/sso-cli.js) and is in no package.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * commander can start other programs as subcommands. This one never does, and loading node:child_process (with it node:net
 * and node:dgram) takes as long as loading commander. Our own adapters that start programs load it where they do.
 */
const withoutChildProcess = {
  name: 'without-child-process',
  resolveId: (id, importer) =>
    /^(node:)?child_process$/.test(id) && /[\\/]node_modules[\\/]commander[\\/]/.test(importer ?? '')
      ? '\0no-child-process'
      : null,
  load: (id) => (id === '\0no-child-process' ? 'export default {}; export const spawn = undefined;' : null),
};

/** Few pastes are compressed, and loading node:zlib takes a fiftieth of a verification. */
const zlibWhenNeeded = {
  name: 'zlib-when-needed',
  resolveId: (id) => (id === 'node:zlib' ? '\0zlib-when-needed' : null),
  load: (id) =>
    id === '\0zlib-when-needed'
      ? ['deflateRawSync', 'gunzipSync', 'inflateRawSync', 'inflateSync']
          .map((name) => `export const ${name} = (...args) => process.getBuiltinModule('node:zlib').${name}(...args);`)
          .join('\n')
      : null,
};

/** The words of reports; those that are loaded apart from them (core/words/load.ts) are chunks of their own. */
const wordsOfReports = (lang) =>
  new RegExp(
    `src/core/words/${lang}/(account|address|identify|index|labels|log-on|metadata|paste|phrases|read|receive|refusals|rollover|time|trust)\\.`,
  );

/**
 * What the entry needs at every start stays out of the groups (core/shell, core/sentence): a group that the entry imports
 * takes all that it shares with the entry out of it, each into a file of its own. For the same reason core/spell stands apart
 * from core/sentence. test/e2e/loads.test.ts holds what each command loads.
 */
const CHUNKS = [
  { name: 'ram', test: /src\/core\/(ram\/(account|users?|groups?|policy)|json-bounds)\.|src\/answers\/user/ },
  // These two import lazily what stands in other chunks: within one of those they would cost every command a file more, of
  // what rolldown needs for it.
  { name: 'sources', test: /src\/flags\/(account|metadata)|src\/adapters\/input/ },
  { name: 'store', test: /src\/adapters\/(store|store-schema|parse-store|upgrade-store)\.|node_modules\/valibot/ },
  {
    name: 'change',
    test: /src\/adapters\/(change-store|format-store|files|lock|chance|user-id)\.|src\/answers\/changed-user|src\/flags\/user-details/,
  },
  { name: 'render', test: /src\/render\/(human|summary|table|difference|wrap)|node_modules\/get-east-asian-width/ },
  { name: 'en', test: wordsOfReports('en') },
  { name: 'zh', test: wordsOfReports('zh') },
  // Where something was rejected, or the answer is no text.
  { name: 'product', test: /src\/core\/(diagnosis\/product|idps\/(recognise|traits|signs))/ },
  // What is judged of metadata and accounts by themselves.
  {
    name: 'assess',
    test: /src\/core\/(metadata\/diff|checks\/(metadata\/(replacement|catalogue)|account|every-check)|diagnosis\/(judge-(account|metadata)|readiness|next-steps|signer))/,
  },
  {
    name: 'verify',
    test: /src\/core\/(checks|metadata\/keys|diagnosis\/(?!remedies|repairs|counterfactual|seal|invocation)|receive\/(?!form-data|seen)|text|work|ram\/(mapping|nearest|user-index)|saml\/(?!time|sp-metadata|sign\.|authn-request|read-authn-request)|words\/words|xml\/(?!write))|src\/adapters\/metadata|node_modules\/(saxes|xmlchars)|zlib-when-needed/,
  },
];

/** What is run to see which functions are worth keeping compiled: the everyday commands, in a home of their own. */
const DEMO = ['verify-response', 'fixtures/demo/response.b64', '--store', 'fixtures/demo/account.json'];
const EVERYDAY = [
  ['--help'],
  ['init', '--account-id', '5123456789012345', '--site', 'intl', '--default-domain', 'example.onaliyun.com'],
  ['create-user', 'alice'],
  ['list-users'],
  ['import-users', 'fixtures/users/entra-portal.csv'],
  ['import-users', 'fixtures/users/ims-users.json'],
  [...DEMO, '--at', '2026-11-23T10:38:11Z'],
  [...DEMO, '--at', '2026-11-23T10:38:11Z', '--json'],
  [...DEMO, '--at', '2040-01-01T00:00:00Z'],
  ['preflight', '--store', 'fixtures/demo/account.json', '--idp-users', 'fixtures/users/entra-portal.csv'],
  ['preflight', '--store', 'fixtures/demo/account.json', '--idp-users', 'fixtures/users/entra-portal.csv', '--json'],
];

const { enableCompileCache } = nodeModule;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const building = `dist.${process.pid}`;

try {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', `${building}/lib`];
  execFileSync(process.execPath, tsc, { stdio: 'inherit' });
  const bundle = await rolldown({
    input: { 'sso-cli': 'src/cli.ts' },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    // cosmiconfig can load configuration written in TypeScript; sso-cli never lets it (adapters/config.ts).
    external: ['typescript'],
    // Their entries only hand on what other files define: what nobody asks for need not be there.
    treeshake: {
      moduleSideEffects: [
        { test: /node_modules\/(fast-xml-parser|fast-xml-builder|is-unsafe|xml-naming)/, sideEffects: false },
      ],
    },
    plugins: [withoutChildProcess, zlibWhenNeeded],
  });
  await bundle.write({
    dir: building,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    // For whoever reads a report of a bug; in no package, so nothing in the bundles points there.
    sourcemap: 'hidden',
    minify: true,
    // One byte a character: Node reads and scans that in half the time.
    charset: 'ascii',
    // Few files, cut along what commands need: every file costs a look-up, every byte a scan.
    codeSplitting: { includeDependenciesRecursively: false, groups: CHUNKS },
  });
  await bundle.close();
  if (existsSync('dist')) renameSync('dist', `${building}.old`);
  renameSync(building, 'dist');
} finally {
  rmSync(building, { recursive: true, force: true });
  rmSync(`${building}.old`, { recursive: true, force: true });
}
// Node.js 22.1 and later keep their own (bin/sso-cli.js).
if (!enableCompileCache) recordCodeCache();

function recordCodeCache() {
  const home = mkdtempSync(join(tmpdir(), 'sso-cli-build-'));
  try {
    const env = { PATH: process.env.PATH, HOME: home, XDG_DATA_HOME: home };
    for (const args of EVERYDAY) {
      const { status, stderr } = spawnSync(
        process.execPath,
        ['--require', './scripts/record-code-cache.cjs', 'bin/sso-cli.js', ...args],
        { env, encoding: 'utf8' },
      );
      if (status !== 0 && status !== 1) throw new Error(`the built command fails: ${args.join(' ')}\n${stderr}`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
