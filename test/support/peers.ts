// Other programs that do what sso-cli does, as judges. One that is not installed makes its tests be skipped and say so;
// under SSO_CLI_PEERS=required they fail instead.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { ROOT } from './fixtures.ts';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(
  program: string,
  args: readonly string[],
  input = '',
  env: Record<string, string> = {},
  cwd?: string,
): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, ...env },
    cwd,
  });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** A peer: what installs it, and whether it answers here. */
export interface Peer {
  readonly install: string;
  readonly isThere: () => boolean;
}

const answers = (program: string, ...args: string[]) => run(program, args).status === 0;
const SCHEMAS = ['/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd', '/usr/share/xml/xmltooling/xml.xsd'];
const debian = (packages: string) => `apt-get install ${packages}`;
const SIMPLESAMLPHP = '/usr/share/simplesamlphp/lib/_autoload.php';

/** Where the SDKs of Alibaba Cloud are installed: its package.json and lock pin them. */
export const ALIBABA_CLOUD_SDK = join(ROOT, 'test/peers/alibaba-cloud-sdk');

export const PEERS = {
  xmllint: { install: debian('libxml2-utils'), isThere: () => answers('xmllint', '--version') },
  xmlsec1: { install: debian('xmlsec1'), isThere: () => answers('xmlsec1', '--version') },
  schemas: {
    install: debian('libxml2-utils opensaml-schemas xmltooling-schemas'),
    isThere: () => answers('xmllint', '--version') && SCHEMAS.every((each) => existsSync(each)),
  },
  pysaml2: {
    install: debian('python3-pysaml2'),
    isThere: () => answers('/usr/bin/python3', '-c', 'import saml2.mdstore'),
  },
  lasso: { install: debian('python3-lasso'), isThere: () => answers('/usr/bin/python3', '-c', 'import lasso') },
  simplesamlphp: {
    install: debian('simplesamlphp php-cli php-xml php-mbstring'),
    isThere: () => existsSync(SIMPLESAMLPHP) && answers('php', '-r', 'exit(extension_loaded("dom") ? 0 : 1);'),
  },
  chromium: { install: debian('chromium fonts-noto-cjk'), isThere: () => answers('chromium', '--version') },
  python: { install: debian('python3'), isThere: () => answers('/usr/bin/python3', '--version') },
  junitparser: {
    install: debian('python3-junitparser'),
    isThere: () => answers('/usr/bin/python3', '-c', 'import junitparser'),
  },
  hcl: {
    install: debian('golang-go golang-github-hashicorp-hcl-v2-dev'),
    isThere: () => existsSync('/usr/share/gocode/src/github.com/hashicorp/hcl/v2') && answers('go', 'version'),
  },
  // Outside the dependencies of the repository: 36 MB, of which one wants to run a script when it is installed.
  alibabaCloudSdk: {
    install: 'npm ci --ignore-scripts --prefix test/peers/alibaba-cloud-sdk',
    isThere: () => existsSync(join(ALIBABA_CLOUD_SDK, 'node_modules')),
  },
} as const satisfies Record<string, Peer>;

/**
 * `describe` for tests that need a peer. Where it is not installed they are left out, under a name that says how to get
 * it; CI asks for every peer (`SSO_CLI_PEERS=required`), and there a missing one fails.
 */
export function describeWith(name: keyof typeof PEERS, title: string, tests: () => void): void {
  const { install, isThere } = PEERS[name];
  const there = isThere();
  const how = `${name} is not installed: ${install}`;
  if (there || process.env['SSO_CLI_PEERS'] !== 'required') {
    describe.runIf(there)(there ? `${title} (${name})` : `${title}: ${how}`, tests);
    return;
  }
  describe(`${title} (${name})`, () => {
    it('has its peer', () => {
      throw new Error(how);
    });
  });
}
