// English: what repairs advise. Apart from the other words: only a message that was rejected needs it.

import type { AdviceWords } from '../advice.ts';
import { distance, zone } from './phrases.ts';

export const ADVICE: AdviceWords = {
  sentences: {
    // Step 2, read.
    'saml-version': () => 'Set the application at the IdP to SAML 2.0.',
    'use-user-sso-application': ({ entityId, acsUrl }) =>
      `Use the application for user-based SSO: audience ${entityId}, ACS URL ${acsUrl}.`,
    'send-elements-once': () => 'Send each of these elements once, as the schema says.',
    'send-one-nameid': ({ nameId }) => `Send one NameID: ${nameId}.`,
    'send-one-confirmation': () => 'Send one SubjectConfirmation: bearer, for the ACS URL.',
    'send-confirmation': () => 'Send a bearer SubjectConfirmation for the ACS URL.',
    'set-bearer': () => 'Set the method of the subject confirmation to bearer.',
    'set-confirmation-lifetime': () =>
      'Set a lifetime for the response, so that SubjectConfirmationData has NotOnOrAfter.',
    'send-authn-statement': () => 'Send an AuthnStatement in the Assertion.',
    'write-times-in-utc': () => 'Write times in UTC with a trailing Z.',
    // Step 3, trust.
    'set-issuer': ({ entityId }) => `Set the issuer to ${entityId}.`,
    'set-response-issuer': ({ entityId }) => `Let the Response carry its own Issuer: ${entityId}`,
    'import-metadata-of': ({ entityId }) =>
      `Import the metadata of the IdP that answered (${entityId}), here and in the console, if it is the right one.`,
    'set-issuer-entity-id': ({ entityId }) => `Set the issuer (entity ID) to ${entityId}.`,
    'sign-assertion': () => 'Turn on signing of the Assertion (RSA-SHA256).',
    'sign-assertion-too': () => 'Sign the Assertion too, or instead of the Response.',
    'use-sha256': () => 'Set the signature algorithm to RSA-SHA256 and the digest to SHA-256.',
    'accept-sha1': () => 'For now, accept SHA-1 with a warning.',
    'paste-original': () => 'Paste the original value of SAMLResponse, not a copy that was formatted to be read.',
    'import-new-certificate': ({ fingerprint }) =>
      `If the console of the IdP shows the certificate ${fingerprint}, download its metadata again and import it, here and in the console. If it does not, this is not your IdP.`,
    'make-stronger-certificate': () =>
      'Make a new certificate with RSA of 2,048 bits or more, and import its metadata.',
    // Step 4, address.
    'set-site': ({ site }) =>
      `If the account is on the ${site === 'cn' ? 'China' : 'international'} site, say so here.`,
    'set-audience': ({ expected }) => `Set the audience (SP entity ID) to ${expected}`,
    'set-recipient': ({ expected }) => `Set the ACS URL (reply URL, recipient) to ${expected}`,
    'set-destination': ({ expected }) => `Set the destination (ACS URL) to ${expected}`,
    'set-recipient-and-destination': ({ expected }) =>
      `Set the ACS URL (reply URL, recipient and destination) to ${expected}`,
    'give-request-id': ({ requestId }) => `If the response belongs to the request ${requestId}, give that ID.`,
    'omit-request-id': () => 'The logon was started at the IdP: verify it without --request-id.',
    'copy-request-id': () => 'Copy the ID of the AuthnRequest into InResponseTo.',
    'judge-again': () => 'Start a new logon; to judge this response again, name its request.',
    'send-known-conditions': () => 'Send no conditions other than times and audience.',
    // Step 5, time.
    'judge-at-own-time': () =>
      'Judge the response at its own time. To know about now, log on again and verify the fresh response.',
    'set-clock-back': ({ ahead }) =>
      `If this was a fresh logon, the clock of the IdP is ${distance(ahead)} ahead: set it (NTP).`,
    'set-clock-forward': ({ behind }) =>
      `If this was a fresh logon, the clock of the IdP is ${distance(behind)} behind: set it (NTP).`,
    'set-lifetime': () =>
      'Set a lifetime of a few minutes for the response: at present there is no instant at which all its times hold.',
    'convert-times-to-utc': ({ offset }) =>
      `Write times in UTC: the IdP writes local time (UTC${zone(offset)}) with a Z behind it. Its clock is right.`,
    'leave-not-before-out': () => 'Leave NotBefore out of SubjectConfirmationData.',
    'log-on-again': () => 'Log on again and verify the fresh response.',
    // Step 6, identify.
    'send-nameid': ({ nameId }) => `Send the NameID ${nameId}`,
    'send-attribute': ({ attribute, nameId }) => `Make the NameID from the attribute ${attribute}: ${nameId}`,
    'send-attribute-as': ({ attribute, nameId }) =>
      `Make the NameID from the attribute ${attribute}, in the form ${nameId}`,
    'send-user-name': ({ example }) => `Send the name of the person’s RAM user as the NameID, for example ${example}`,
    'log-on-without-domain': () =>
      'Set SsoLoginWithDomain to false, in the console and here: the NameID is then the bare user name for everybody, and whoever sends a suffix is locked out.',
    'change-auxiliary-domain': ({ from, to }) =>
      `Change the auxiliary domain from ${from} to ${to}, in the console and here; there is only one, so everyone on ${from} is then locked out.`,
    'set-auxiliary-domain': ({ domain }) =>
      `Set the auxiliary domain of the SSO settings to ${domain}, in the console and here, if that domain is yours.`,
    'set-unknown-auxiliary-domain': ({ domain }) =>
      `If that domain is yours, set the auxiliary domain of the SSO settings to ${domain}, in the console and here; look first whether the console shows another: there is only one, and everyone on that would be locked out.`,
    'remove-domain-alias': ({ alias }) =>
      `Remove the domain alias, in the console and here; the auxiliary domain then takes effect. Everyone on ${alias} is then locked out, password logon by it included.`,
    'log-on-with-domain': () =>
      'Set SsoLoginWithDomain to true, Alibaba Cloud’s default, in the console and here; whoever sends a bare user name is then locked out.',
    'create-user': ({ user }) => `Create the RAM user ${user}, in the console and here.`,
    'rename-user': ({ from, to }) =>
      `Rename the RAM user ${from} to ${to}, in the console and here; whoever logs on as ${from} then has to use the new name.`,
    'activate-user': ({ user }) =>
      `Enable or restore the RAM user ${user} in the RAM console, and here, unless it was disabled on purpose.`,
    'expect-user': ({ user }) => `If ${user} was meant, say so.`,
  },
  downloadedTo: (advice, file) => `${advice} Download it as ${file}.`,
  atProduct: (advice, words) => `${advice} (${words.replace(/[.。]$/, '')})`,
};
