// Microsoft Entra ID: the portal's "Download users" (old and new header), Graph's GET /users, `Get-MgUser | Export-Csv`,
// and the template for bulk creation. Its NameID is user.userprincipalname by default. accountEnabled is not among the
// properties that Graph returns unasked: where it is missing nothing is known.

import { hasAny, statusOf, statusUnless, type UserFormat } from './format.ts';

export const entra: UserFormat = {
  name: 'entra',
  fits: ({ columns, container, marks, preamble }) =>
    /^version:v\d/m.test(preamble) ||
    marks.has('@odata.context') ||
    (container === 'value' && (columns.size === 0 || columns.has('userprincipalname'))) ||
    (columns.has('userprincipalname') &&
      hasAny(
        columns,
        ...['accountenabled', 'usertype', 'objectid', 'id', 'givenname', 'usagelocation', 'creationtype'],
        ...['onpremisessamaccountname', 'jobtitle', 'mail'],
      )),
  userName: ['userprincipalname'],
  userPrincipalName: ['userprincipalname'],
  displayName: ['displayname'],
  givenAndFamilyName: [['givenname', 'surname']],
  email: ['mail'],
  mobilePhone: ['mobilephone', 'mobile'],
  nameIds: ['userprincipalname', 'mail', 'onpremisessamaccountname'],
  status: (cells) =>
    cells.has('accountenabled') ? statusOf(cells.get('accountenabled')) : statusUnless(cells.get('block sign in')),
  isGuest: (cells) =>
    cells.get('usertype')?.toLowerCase() === 'guest' ||
    (cells.get('userprincipalname')?.toLowerCase().includes('#ext#@') ?? false),
};
