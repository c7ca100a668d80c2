// Which XML elements a search takes for the root of a message: those of SAML, and those of its neighbours that are worth
// naming. The name alone proves nothing (many APIs answer with a "Response"); its start tag must name the protocol too.

/** What a search looks for. */
export const MESSAGE_ROOTS =
  'Response|Assertion|EncryptedAssertion|AuthnRequest|LogoutRequest|LogoutResponse|ArtifactResolve|ArtifactResponse|' +
  'AttributeQuery|ManageNameIDRequest|ManageNameIDResponse|EntityDescriptor|EntitiesDescriptor|' +
  'RequestSecurityTokenResponse|RequestSecurityTokenResponseCollection';

const ROOT = new RegExp(
  `^\\ufeff?\\s{0,64}(?:<\\?xml\\s[^<>]{0,200}\\?>\\s{0,64})?(?:<!--(?:(?!-->)[\\s\\S]){0,1000}-->\\s{0,64}){0,4}` +
    `<((?:[\\w.-]{1,64}:)?(?:${MESSAGE_ROOTS}))(?=[\\s/>])([^<>]{0,8192})`,
);

export interface Root {
  /** The name as written, with its prefix. */
  readonly name: string;
  /** What stands in the start tag behind the name; without its end where the text was cut off in it. */
  readonly attributes: string;
}

/** The root of a message that `text` begins with; null when it begins with none. */
export function rootOf(text: string): Root | null {
  const [, name, attributes = ''] = ROOT.exec(text.slice(0, ROOT_WITHIN)) ?? [];
  return name === undefined || !PROTOCOL.test(attributes) ? null : { name, attributes };
}

/** So many characters hold the root, or there is none. */
const ROOT_WITHIN = 16_384;
const PROTOCOL = /urn:oasis:names:tc:SAML:|docs\.oasis-open\.org\/ws-sx|\/ws\/2005\/02\/trust/;

/** No encoding takes more bytes a character. */
export const ROOT_BYTES = 4 * ROOT_WITHIN;

/** Whether the first `ROOT_BYTES` of a text, a byte a character, may name the protocol: a root that does not is none. */
export const mayNameProtocol = (head: string): boolean => PROTOCOL.test(head.replaceAll('\0', ''));

const NAME = new RegExp(`<((?:[\\w.-]{1,64}:)?(?:${MESSAGE_ROOTS}))(?=[\\s/>])[^<>]*?(/>\\s*$)?`);

/** How the XML ends that begins in `head`; null where no root of a message begins there. */
export function endOfRoot(head: string): RegExp | null {
  const [, name, isEmpty] = NAME.exec(head) ?? [];
  if (name === undefined) return null;
  return isEmpty === undefined ? new RegExp(`</${name.replaceAll('.', '\\.')}\\s{0,16}>\\s{0,64}$`) : /\/>\s*$/;
}
