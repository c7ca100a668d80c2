// Microsoft Entra ID: the portal's "Download users" (old and new header), Graph's GET /users, `Get-MgUser | Export-Csv`,
// and the template for bulk creation; Get-MsolUser before. Its NameID is user.userprincipalname by default. accountEnabled is not among the
// properties that Graph returns unasked: where it is missing nothing is known.

import { hasAny, type UserFormat } from './format.ts';
import { statusBy } from './status-columns.ts';

export const entra: UserFormat = {
  name: 'entra',
  fits: ({ columns, container, marks, preamble }) =>
    /^version:v\d/m.test(preamble) ||
    marks.has('@odata.context') ||
    (container === 'value' && (columns.size === 0 || columns.has('userprincipalname'))) ||
    (columns.has('@odata.type') && columns.has('id')) ||
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
  status: statusBy(['accountenabled', 'block sign in', 'blockcredential', 'block credential']),
  // Members of a group, or of an application: groups in it, devices, service principals. Nobody logs on as one.
  isNoUser: (cells) => !['#microsoft.graph.user', undefined].includes(cells.get('@odata.type')),
  isGuest: (cells) =>
    cells.get('usertype')?.toLowerCase() === 'guest' ||
    (cells.get('userprincipalname')?.toLowerCase().includes('#ext#@') ?? false),
};
