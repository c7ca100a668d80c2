// A person at a real pseudo-terminal (terminal.py): types, pastes, and looks at what the built command shows.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BIN } from './cli.ts';
import { run } from './peers.ts';

export type Deed =
  | { readonly wait: string }
  | { readonly sleep: number }
  | { readonly paste: string; readonly bracketed?: boolean; readonly chunk?: number; readonly pause?: number };

export interface Seen {
  readonly exitCode: number | null;
  /** What the terminal got, control sequences and all. */
  readonly output: string;
  /** Whether the terminal's modes are what they were. */
  readonly restored: boolean;
  readonly failed: string | null;
}

export interface Screen {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command at a terminal of its own, in a home of its own. */
export function atTerminal(home: string, args: readonly string[], deeds: readonly Deed[], screen: Screen = {}): Seen {
  return atTerminalOf(home, [process.execPath, BIN, ...args], deeds, screen);
}

function atTerminalOf(home: string, command: readonly string[], deeds: readonly Deed[], screen: Screen): Seen {
  const steps = deeds.map((deed) => {
    if (!('paste' in deed)) return deed;
    const { paste, bracketed, chunk, pause } = deed;
    const text = bracketed ? `\x1b[200~${paste}\x1b[201~` : paste;
    // Enter, to a terminal, is a carriage return; so are the line ends of a paste.
    return { send: Buffer.from(text.replaceAll('\n', '\r')).toString('base64'), chunk, pause };
  });
  const { columns = 80, rows = 24, env = {} } = screen;
  const script = fileURLToPath(new URL('terminal.py', import.meta.url));
  const ran = run(
    '/usr/bin/python3',
    [script, String(columns), String(rows), ...command],
    JSON.stringify(steps),
    {
      PATH: `${home}/bin:${process.env.PATH}`,
      HOME: home,
      XDG_DATA_HOME: `${home}/data`,
      LC_ALL: 'C.UTF-8',
      TERM: 'xterm-256color',
      NO_COLOR: '1',
      // A person is at this terminal, also where the tests run in CI.
      CI: '',
      ...env,
    },
    home,
  );
  if (ran.status !== 0) throw new Error(`terminal.py failed: ${ran.stderr}`);
  const seen = JSON.parse(ran.stdout) as Seen;
  return { ...seen, output: Buffer.from(seen.output, 'base64').toString('utf8') };
}

/** Runs a line of a shell at a terminal, in which `sso-cli` is the built command. */
export function lineAtTerminal(home: string, line: string, deeds: readonly Deed[] = [], screen: Screen = {}): Seen {
  mkdirSync(`${home}/bin`, { recursive: true });
  writeFileSync(`${home}/bin/sso-cli`, `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`, { mode: 0o755 });
  return atTerminalOf(home, ['/bin/sh', '-c', line], deeds, screen);
}
