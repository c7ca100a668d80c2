// Other programs that do what sso-cli does, as judges. One that is not installed makes its tests be skipped and say so;
// under SSO_CLI_PEERS=required they fail instead.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';

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

/** A peer: its Debian packages, and whether it answers here. */
export interface Peer {
  readonly packages: string;
  readonly isThere: () => boolean;
}

const answers = (program: string, ...args: string[]) => run(program, args).status === 0;
const SCHEMAS = ['/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd', '/usr/share/xml/xmltooling/xml.xsd'];
const SIMPLESAMLPHP = '/usr/share/simplesamlphp/lib/_autoload.php';

export const PEERS = {
  xmllint: { packages: 'libxml2-utils', isThere: () => answers('xmllint', '--version') },
  xmlsec1: { packages: 'xmlsec1', isThere: () => answers('xmlsec1', '--version') },
  schemas: {
    packages: 'libxml2-utils opensaml-schemas xmltooling-schemas',
    isThere: () => answers('xmllint', '--version') && SCHEMAS.every((each) => existsSync(each)),
  },
  pysaml2: { packages: 'python3-pysaml2', isThere: () => answers('/usr/bin/python3', '-c', 'import saml2.mdstore') },
  lasso: { packages: 'python3-lasso', isThere: () => answers('/usr/bin/python3', '-c', 'import lasso') },
  simplesamlphp: {
    packages: 'simplesamlphp php-cli php-xml php-mbstring',
    isThere: () => existsSync(SIMPLESAMLPHP) && answers('php', '-r', 'exit(extension_loaded("dom") ? 0 : 1);'),
  },
  chromium: { packages: 'chromium fonts-noto-cjk', isThere: () => answers('chromium', '--version') },
  python: { packages: 'python3', isThere: () => answers('/usr/bin/python3', '--version') },
  junitparser: {
    packages: 'python3-junitparser',
    isThere: () => answers('/usr/bin/python3', '-c', 'import junitparser'),
  },
} as const satisfies Record<string, Peer>;

/**
 * `describe` for tests that need a peer. Where it is not installed they are left out, under a name that says how to get
 * it; CI asks for every peer (`SSO_CLI_PEERS=required`), and there a missing one fails.
 */
export function describeWith(name: keyof typeof PEERS, title: string, tests: () => void): void {
  const { packages, isThere } = PEERS[name];
  const there = isThere();
  const how = `${name} is not installed: apt-get install ${packages}`;
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
