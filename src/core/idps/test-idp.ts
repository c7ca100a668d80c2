// The test IdP of this program itself: known by its entity ID, which no real IdP has (RFC 2606 reserves ".invalid").

export const TEST_IDP_ENTITY_ID = 'https://test-idp.sso-cli.invalid/metadata';
