// The fields of a RAM user as flags.

import type { UserDetails } from '../core/ram/user.ts';

export interface DetailFlags {
  readonly displayName?: string;
  readonly email?: string;
  readonly mobilePhone?: string;
  readonly comments?: string;
}

/** The fields that these flags name, and no others. */
export function detailsOf({ displayName, email, mobilePhone, comments }: DetailFlags): UserDetails {
  return {
    ...(displayName === undefined ? {} : { DisplayName: displayName }),
    ...(email === undefined ? {} : { Email: email }),
    ...(mobilePhone === undefined ? {} : { MobilePhone: mobilePhone }),
    ...(comments === undefined ? {} : { Comments: comments }),
  };
}
