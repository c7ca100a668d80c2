// The users in the shape of `aliyun ims ListUsers`, whole: nothing was cut. What RAM's answer lacks (UserName, Policies,
// Groups) is there as well, so that it is read back without a loss.

import type { Account } from '../account.ts';

export function usersToJson({ users }: Account) {
  return {
    IsTruncated: false,
    Users: {
      User: users.map((user) => ({
        UserId: user.UserId,
        UserName: user.UserName,
        UserPrincipalName: user.UserPrincipalName,
        DisplayName: user.DisplayName,
        Email: user.Email,
        MobilePhone: user.MobilePhone,
        Comments: user.Comments,
        Status: user.Status,
        CreateDate: user.CreateDate,
        UpdateDate: user.UpdateDate,
        Groups: user.Groups,
        Policies: {
          Policy: user.Policies.Policy.map(({ PolicyName, PolicyType, AttachDate }) => ({
            PolicyName,
            PolicyType,
            AttachDate,
          })),
        },
      })),
    },
  };
}
