// sso-cli --version --verbose: what a bug report needs, and nothing that is secret.

import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { defineCommand } from '../command.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { VERSION } from '../core/version.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

export const facts = defineCommand({
  description: 'Prints the version, and what a bug report needs besides.',
  examples: ['sso-cli --version --verbose'],
  async run({ env, settings, stdout, stderr }): Promise<CommandResult<Facts>> {
    return {
      exitCode: EXIT.ok,
      json: {
        schemaVersion: SCHEMA_VERSION,
        version: VERSION,
        node: process.version,
        openssl: process.versions.openssl ?? null,
        platform: `${process.platform} ${process.arch} ${release()}`,
        store: settings.store,
        storeExists: existsSync(settings.store),
        locale: env.LC_ALL || env.LC_MESSAGES || env.LANG || null,
        language: settings.lang,
        terminal: stdout.isTTY === true ? `${env.TERM ?? 'unknown'}, ${stdout.columns ?? 80} columns` : null,
        isErrorTerminal: stderr.isTTY === true,
        ci: env.CI !== undefined && env.CI !== '',
      },
      text: (json) =>
        Object.entries(json)
          .filter(([name]) => name !== 'schemaVersion')
          .map(([name, value]) => `${name.padEnd(15)}  ${value ?? '-'}\n`)
          .join(''),
    };
  },
});

interface Facts {
  readonly schemaVersion: number;
  readonly version: string;
  readonly node: string;
  readonly openssl: string | null;
  readonly platform: string;
  readonly store: string;
  readonly storeExists: boolean;
  readonly locale: string | null;
  readonly language: string;
  readonly terminal: string | null;
  readonly isErrorTerminal: boolean;
  readonly ci: boolean;
}
