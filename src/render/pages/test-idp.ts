// The test IdP's logon page: whom to be, and with which fault.

import { type Frame, PATHS, renderFramed } from './frame.ts';
import { safe } from './shell.ts';

/** Names of its fields. */
export const TEST_IDP_FIELDS = {
  user: 'user',
  nameId: 'nameId',
  fault: 'fault',
  requestId: 'requestId',
  relayState: 'relayState',
} as const;

export interface TestIdpPage {
  readonly users: readonly string[];
  readonly faults: readonly string[];
  /** The request that the answer will be to; null where the logon starts here. */
  readonly requestId: string | null;
  readonly relayState: string | null;
}

export function renderTestIdp(frame: Frame, { users, faults, requestId, relayState }: TestIdpPage): string {
  const { testIdp } = frame.words;
  const hidden = (name: string, value: string | null) =>
    value === null ? '' : `<input type="hidden" name="${name}" value="${safe(value)}">\n`;
  const options = (values: readonly string[]) =>
    values.map((value) => `<option value="${safe(value)}">${safe(value)}</option>`).join('');
  const whom =
    users.length === 0
      ? `<p class="notice">${safe(testIdp.noUsers)}</p>`
      : `<label for="user">${safe(testIdp.user)}</label>
<select id="user" name="${TEST_IDP_FIELDS.user}">${options(users)}</select>`;
  return renderFramed(
    frame,
    'testIdp',
    testIdp.title,
    `<h1 class="page">${safe(testIdp.title)}</h1>
<p class="lead">${safe(testIdp.lead)}</p>
<p>${safe(requestId === null ? testIdp.unsolicited : testIdp.answers(requestId))}</p>
<form method="post" action="${PATHS.testIdpAnswer}">
${hidden(TEST_IDP_FIELDS.requestId, requestId)}${hidden(TEST_IDP_FIELDS.relayState, relayState)}${whom}
<label for="name-id">${safe(testIdp.other)}</label>
<input id="name-id" name="${TEST_IDP_FIELDS.nameId}" type="text" autocomplete="off" spellcheck="false" aria-describedby="name-id-help">
<p class="help" id="name-id-help">${safe(testIdp.otherHelp)}</p>
<label for="fault">${safe(testIdp.fault)}</label>
<select id="fault" name="${TEST_IDP_FIELDS.fault}"><option value="">${safe(testIdp.noFault)}</option>${options(faults)}</select>
<div class="actions"><button class="button" type="submit">${safe(testIdp.button)}</button></div>
</form>`,
  );
}
