// The fields of a RAM user, and which user and policy are meant, as flags and arguments.

import type { Argument, Flags, FlagValues } from '../command.ts';
import type { UserDetails } from '../core/ram/user.ts';

export const USER = { help: 'user name or UserPrincipalName' } as const satisfies Argument;
export const GROUP = { help: 'group name' } as const satisfies Argument;
export const POLICY = { help: 'NAME, NAME:System or NAME:Custom; System when left out' } as const satisfies Argument;

export const DETAIL_FLAGS = {
  displayName: { value: '<text>', help: 'name to show, 1 to 128 characters' },
  email: { value: '<address>', help: 'e-mail address' },
  mobilePhone: { value: '<number>', help: '<country code>-<number>, like 86-18688880000' },
  comments: { value: '<text>', help: 'remarks, 1 to 128 characters' },
} as const satisfies Flags;

/** The fields that these flags name, and no others. */
export function detailsOf(flags: FlagValues<typeof DETAIL_FLAGS>): UserDetails {
  const { displayName, email, mobilePhone, comments } = flags;
  return {
    ...(displayName === undefined ? {} : { DisplayName: displayName }),
    ...(email === undefined ? {} : { Email: email }),
    ...(mobilePhone === undefined ? {} : { MobilePhone: mobilePhone }),
    ...(comments === undefined ? {} : { Comments: comments }),
  };
}
