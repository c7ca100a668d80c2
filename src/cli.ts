// The command itself: joins `main` to this process.

import { fstatSync, writeSync } from 'node:fs';
import type { OutputStream } from './context.ts';
import { EXIT } from './exit.ts';
import { main } from './main.ts';

/**
 * A standard stream without Node's stream classes, which take as long to load as a verification to run. Writes are
 * synchronous, so nothing is lost when the process ends. A closed pipe is no error: `sso-cli list-users | head -1`.
 */
function standardStream(fd: 1 | 2, stream: () => NodeJS.WriteStream): OutputStream {
  let isClosed = false;
  return {
    get isTTY() {
      return isTerminal(fd, stream);
    },
    get columns(): number | undefined {
      // A terminal that nobody gave a size has none, which is not a width of nothing.
      return stream().columns || undefined;
    },
    write(text) {
      const bytes = Buffer.from(text, 'utf8');
      for (let sent = 0; sent < bytes.length && !isClosed; ) {
        try {
          sent += writeSync(fd, bytes, sent);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EAGAIN') continue;
          // What is said beside the answer must cost neither the answer nor the exit code.
          if (code === 'EPIPE' || fd === 2) isClosed = true;
          else failUnwritten(code ?? 'unknown');
        }
      }
    },
  };
}

/** Standard output that is a full disk is no bug, and an answer that was not given is no yes. */
function failUnwritten(code: string): never {
  world.stderr.write(
    `sso-cli: error: standard output cannot be written (${code})\nhint: see where it leads, and whether there is room\n`,
  );
  process.exit(EXIT.no);
}

/**
 * Only a character device can be a terminal, and on Linux none of number 1, /dev/null among them: asking further loads
 * Node's stream classes.
 */
function isTerminal(fd: number, stream: () => { readonly isTTY?: boolean }): boolean {
  try {
    const found = fstatSync(fd);
    const isMemory = process.platform === 'linux' && found.rdev >> 8 === 1;
    return found.isCharacterDevice() && !isMemory && stream().isTTY === true;
  } catch {
    return false;
  }
}

process.on('SIGINT', () => process.exit(EXIT.interrupted));
process.on('uncaughtException', () => {
  world.stderr.write(
    'sso-cli: error: this is a bug in sso-cli\nhint: please report it with the command and the output of "sso-cli --version"\n',
  );
  process.exit(EXIT.bug);
});

const world = {
  get stdin() {
    return process.stdin;
  },
  stdout: standardStream(1, () => process.stdout),
  stderr: standardStream(2, () => process.stderr),
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
};

void main(process.argv.slice(2), world).then((exitCode) => {
  // All is written by now. Left to itself Node.js would wait for V8 to optimise what has run for the last time.
  process.exit(exitCode);
});
