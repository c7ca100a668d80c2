// The users in the shape of `aliyun ims ListUsers`, whole: nothing was cut. What RAM's answer lacks (UserName, Policies,
// Groups) is there as well, so that it is read back without a loss.

import type { Account } from '../account.ts';
import { answeredUser } from '../user.ts';

export function usersToJson({ users }: Account) {
  return { IsTruncated: false, Users: { User: users.map(answeredUser) } };
}
