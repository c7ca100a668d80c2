// The command itself: joins `main` to this process.

import { EXIT } from './exit.ts';
import { main } from './main.ts';

// A closed pipe is no error: `sso-cli list-users | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
});
process.stderr.on('error', () => undefined);
process.on('SIGINT', () => process.exit(EXIT.interrupted));
process.on('uncaughtException', () => {
  process.stderr.write(
    'sso-cli: error: this is a bug in sso-cli\nhint: please report it with the command and the output of "sso-cli --version"\n',
  );
  process.exit(EXIT.bug);
});

const { stdin, stdout, stderr, env, argv } = process;
void main(argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd(), now: Date.now }).then((exitCode) => {
  process.exitCode = exitCode;
});
