// SimpleSAMLphp as a running IdP: Debian's package under PHP's own web server, with a private configuration. It is given SP
// metadata and nothing else; its parser makes of it what it makes.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixturePath } from './fixtures.ts';
import { run } from './peers.ts';

const HOME = '/usr/share/simplesamlphp';

export interface SimpleSamlPhp {
  readonly url: string;
  /** The IdP's metadata document. */
  readonly metadataUrl: string;
  /** Where a logon starts at the IdP. */
  startUrl(entityId: string): string;
  /** From now on it signs with another key. */
  rotateKey(): void;
  stop(): Promise<void>;
}

/** PHP has no port 0: one that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const CONFIG = (url: string, folder: string) => `<?php
$config = [
  'baseurlpath' => '${url}/',
  'certdir' => '${folder}/cert/', 'loggingdir' => '${folder}/log/', 'datadir' => '${folder}/data/', 'tempdir' => '${folder}/tmp',
  'metadatadir' => '${folder}/metadata',
  'metadata.sources' => [['type' => 'flatfile', 'directory' => '${folder}/metadata']],
  'secretsalt' => 'only-for-tests', 'auth.adminpassword' => 'only-for-tests', 'admin.protectmetadata' => false,
  'technicalcontact_name' => 'Tests', 'technicalcontact_email' => 'tests@example.com', 'timezone' => 'UTC',
  'logging.handler' => 'errorlog', 'logging.level' => 4, 'enable.saml20-idp' => true,
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
  'session.cookie.secure' => false, 'session.phpsession.savepath' => '${folder}/sessions', 'store.type' => 'phpsession',
  'language.available' => ['en'], 'language.default' => 'en', 'theme.use' => 'default', 'production' => true,
];`;

const AUTH_SOURCES = `<?php
$config = [
  'admin' => ['core:AdminPassword'],
  'people' => ['exampleauth:UserPass',
    'alice:secret' => ['upn' => ['alice@example.onaliyun.com']],
    'mallory:secret' => ['upn' => ['mallory@example.onaliyun.com']],
  ],
];`;

const HOSTED = (entityId: string, key: string) => `<?php
$metadata['${entityId}'] = [
  'host' => '__DEFAULT__', 'auth' => 'people', 'privatekey' => '${key}.key', 'certificate' => '${key}.crt',
  'NameIDFormat' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  'authproc' => [3 => ['class' => 'saml:AttributeNameID', 'attribute' => 'upn',
    'Format' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress']],
];`;

/** Its own parser reads the document, as its "XML to SimpleSAMLphp metadata converter" does. */
const CONVERT = `
require_once '${HOME}/lib/_autoload.php';
$sp = \\SimpleSAML\\Metadata\\SAMLParser::parseString(stream_get_contents(STDIN))->getMetadata20SP();
unset($sp['entityDescriptor']);
echo "<?php\\n\\$metadata[" . var_export($sp['entityid'], true) . '] = ' . var_export($sp, true) . ";\\n";`;

/** Starts it in `folder`, knowing the service providers of these documents. */
export async function startSimpleSamlPhp(folder: string, spMetadata: readonly string[]): Promise<SimpleSamlPhp> {
  for (const each of ['config', 'metadata', 'cert', 'log', 'data', 'tmp', 'sessions'])
    mkdirSync(join(folder, each), { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const entityId = `${url}/saml2/idp/metadata.php`;
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('config/config.php', CONFIG(url, folder));
  write('config/authsources.php', AUTH_SOURCES);
  write('metadata/saml20-idp-hosted.php', HOSTED(entityId, fixturePath('keys/idp')));
  const converted = spMetadata.map((document) => {
    const { status, stdout, stderr } = run('php', ['-r', CONVERT], document, environment(folder));
    if (status !== 0) throw new Error(`SimpleSAMLphp does not read the SP metadata: ${stderr}${stdout}`);
    return stdout.replace('<?php', '');
  });
  write('metadata/saml20-sp-remote.php', `<?php\n${converted.join('\n')}`);

  // With PHP's cache of compiled files, one that changed within two seconds is still the old one.
  const child = spawn('php', ['-d', 'opcache.enable=0', '-S', `127.0.0.1:${port}`, '-t', `${HOME}/www`], {
    env: { ...process.env, ...environment(folder) },
    stdio: 'ignore',
  });
  await answering(`${url}/saml2/idp/metadata.php`, child);
  return {
    url,
    metadataUrl: `${url}/saml2/idp/metadata.php`,
    startUrl: (sp) => `${url}/saml2/idp/SSOService.php?spentityid=${encodeURIComponent(sp)}`,
    rotateKey: () => write('metadata/saml20-idp-hosted.php', HOSTED(entityId, fixturePath('keys/stranger'))),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

const environment = (folder: string) => ({ SIMPLESAMLPHP_CONFIG_DIR: join(folder, 'config') });

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (child.exitCode !== null) throw new Error('php ended');
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (answer) throw new Error(`SimpleSAMLphp answers ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`);
    await sleep(50);
  }
  throw new Error('php does not answer');
}
