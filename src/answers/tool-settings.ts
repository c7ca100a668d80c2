// The settings of sso-cli itself, each with where its value comes from.

import type { ToolSettings } from '../context.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

export function toolSettings({ sourced: rows }: ToolSettings): CommandResult {
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, settings: rows },
    text: (json) =>
      (json as { settings: typeof rows }).settings
        .map((row) => `${row.name.padEnd(9)}  ${row.source.padEnd(13)}  ${row.value ?? '-'}\n`)
        .join(''),
  };
}
