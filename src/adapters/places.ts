// Where things are when nobody says. Apart from store.ts, so that asking loads nothing.

import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the store is when nobody says: the platform's own place for data of applications. */
export function defaultStorePath(env: Env, platform: NodeJS.Platform = process.platform): string {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'sso-cli', 'account.json');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'sso-cli', 'account.json');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'sso-cli', 'account.json');
  return join(home, '.local', 'share', 'sso-cli', 'account.json');
}

/** Where mint-response keeps its test IdP when nobody says: beside the store. */
export function defaultTestIdpPath(env: Env): string {
  return join(dirname(defaultStorePath(env)), 'test-idp');
}

/** Where create-request remembers what it made, when nobody says: state, as XDG has it, that may be lost without harm. */
export function defaultRequestsPath(env: Env, platform: NodeJS.Platform = process.platform): string {
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'sso-cli', 'requests.json');
  if (platform === 'darwin' || platform === 'win32')
    return join(dirname(defaultStorePath(env, platform)), 'requests.json');
  return join(env.HOME || homedir(), '.local', 'state', 'sso-cli', 'requests.json');
}
