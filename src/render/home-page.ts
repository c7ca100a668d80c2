/** Where sso-cli is published. */
export const HOME_PAGE = 'https://www.npmjs.com/package/sso-cli';
