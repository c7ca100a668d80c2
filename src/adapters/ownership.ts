// Who else may change a file or folder that decides whom sso-cli trusts: judged by owner and mode, as ssh and git do.

/** `owner`: it belongs to another user. `group`, `anybody`: they may write to it. */
export type Stranger = 'owner' | 'group' | 'anybody';

/** What stat(2) says of a file or folder. */
export interface Owned {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Who but this user and root may change it; null where nobody may, and on Windows, which has neither owner nor mode. */
export function strangerTo({ uid, gid, mode }: Owned): Stranger | null {
  const me = process.geteuid?.();
  if (me === undefined) return null;
  // Under sudo, the files of whoever called it are one's own, as for git (safe.directory).
  const caller = me === 0 ? Number(process.env.SUDO_UID ?? Number.NaN) : Number.NaN;
  if (uid !== me && uid !== 0 && uid !== caller) return 'owner';
  if ((mode & 0o002) !== 0) return 'anybody';
  // A group of the user's own number is the user's private one: Debian and Red Hat make files writable for it (umask 002).
  return (mode & 0o020) !== 0 && gid !== uid ? 'group' : null;
}

/** The same of a folder, where the sticky bit (as on /tmp) keeps others from what is not theirs. */
export function strangerToFolder(folder: Owned): Stranger | null {
  const stranger = strangerTo(folder);
  return stranger !== 'owner' && (folder.mode & 0o1000) !== 0 ? null : stranger;
}
