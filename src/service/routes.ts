// The pages of `serve` by their paths: what each takes, and what it answers.

import { type WebAnswer, WebRefusal, type WebRequest } from '../adapters/listen.ts';
import { acsOf, spEntityId } from '../core/ram/account.ts';
import { type FormPart, isForm, readForm } from '../core/receive/form-data.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { logonEndpoint } from '../core/saml/idp-metadata.ts';
import { spMetadata } from '../core/saml/sp-metadata.ts';
import { MAX_INPUT_BYTES } from '../core/xml/limits.ts';
import { CliError, sayError } from '../errors.ts';
import { mapStrings, visible } from '../render/escape.ts';
import { PATHS, refusalWords, renderProblem } from '../render/pages/frame.ts';
import { renderLogon } from '../render/pages/logon.ts';
import { PASTE_FIELDS, renderPaste } from '../render/pages/paste.ts';
import { type KeptReport, renderList, renderReport } from '../render/pages/reports.ts';
import { renderStart } from '../render/pages/start.ts';
import { data, page, plain, redirect, requireNavigation, requireOwnPage, wantsJson } from './answers.ts';
import { judge } from './judge.ts';
import { sendRequest } from './logon.ts';
import type { Service } from './service.ts';
import { setUpOf } from './set-up.ts';
import { answerAsIdp, testIdpMetadata, testIdpPage } from './test-idp.ts';

/** Of a post to the ACS: 1 MiB of XML in Base64, every character percent-encoded. */
const MAX_RESPONSE_BODY = 6 << 20;
/** Of a paste: the longest input, and what is around it. */
const MAX_PASTE_BODY = MAX_INPUT_BYTES + (64 << 10);

type Route = (request: WebRequest, service: Service) => Promise<WebAnswer>;

const ROUTES: Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST', Route>>>>> = {
  [PATHS.start]: { GET: start },
  [PATHS.logon]: { GET: logon },
  [PATHS.go]: { GET: async (_, service) => sendRequest(service) },
  [PATHS.begin]: {
    GET: async (_, service) => (service.beginning === null ? sendRequest(service) : redirect(service.beginning)),
  },
  [PATHS.acs]: { POST: assertionConsumer },
  [PATHS.metadata]: {
    GET: async (_, service) =>
      plain(spMetadata((await service.situation()).account, null), 'application/samlmetadata+xml'),
  },
  [PATHS.paste]: { GET: async (_, { frame }) => page(renderPaste(frame)), POST: paste },
  [PATHS.reports]: { GET: list },
  [PATHS.testIdp]: { GET: testIdpPage, POST: testIdpPage },
  [PATHS.testIdpAnswer]: { POST: answerAsIdp },
  [PATHS.testIdpMetadata]: { GET: testIdpMetadata },
};

/** What other sites may make a browser send: the ways of SAML itself. */
const OPEN_TO_ALL: readonly string[] = [PATHS.acs, PATHS.testIdp];

/** What the store or the metadata say while it runs (removed, damaged), and what is refused, is said in the form asked for. */
export async function answer(request: WebRequest, service: Service): Promise<WebAnswer> {
  try {
    return await route(request, service);
  } catch (error) {
    if (error instanceof CliError) {
      const { message, hint } = mapStrings(await sayError(error, service.words.lang), visible);
      return wantsJson(request)
        ? failure(409, error.code, message, hint)
        : page(renderProblem(service.frame, message, hint), 409);
    }
    if (!(error instanceof WebRefusal) || !wantsJson(request)) throw error;
    const [message, hint] = refusalWords(service.frame, error.status);
    return failure(error.status, `http-${error.status}`, message, hint);
  }
}

function failure(status: number, code: string, message: string, hint: string): WebAnswer {
  return data({ schemaVersion: SCHEMA_VERSION, error: { code, message, hint } }, status);
}

async function route(request: WebRequest, service: Service): Promise<WebAnswer> {
  const { path } = request;
  if (!OPEN_TO_ALL.includes(path)) requireOwnPage(request);
  if (path.startsWith(`${PATHS.reports}/`)) return oneReport(request, service);
  const methods = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!methods) throw new WebRefusal(404);
  const handler = methods[request.method === 'HEAD' ? 'GET' : (request.method as 'GET' | 'POST')];
  if (!handler) throw new WebRefusal(405);
  return handler(request, service);
}

async function start(request: WebRequest, service: Service): Promise<WebAnswer> {
  const { account, idp } = await service.situation();
  const names = { entityId: spEntityId(account), acsUrl: acsOf(account) };
  const metadataUrl = `${service.url}${PATHS.metadata}`;
  const items = setUpOf(account, idp, service);
  if (wantsJson(request))
    return data({ schemaVersion: SCHEMA_VERSION, url: service.url, ...names, metadataUrl, setUp: items });
  const shown = { accountId: account.accountId, items, names: service.names, ...names, metadataUrl };
  return page(renderStart(service.frame, mapStrings(shown, visible)));
}

async function logon(_: WebRequest, service: Service): Promise<WebAnswer> {
  const { account, idp } = await service.situation();
  const { start: say } = service.frame.words;
  const obstacle = idp === null ? say.noMetadata : logonEndpoint(idp) ? null : say.noEndpoint;
  return page(renderLogon(service.frame, { domain: account.defaultDomain, obstacle }));
}

async function assertionConsumer(request: WebRequest, service: Service): Promise<WebAnswer> {
  requireNavigation(request);
  const parts = await formOf(request, MAX_RESPONSE_BODY);
  const values = (name: string) => parts.filter((part) => part.name === name).map(textOf);
  const [response, ...others] = values('SAMLResponse');
  if (response === undefined || others.length > 0) throw new WebRefusal(422);
  const [relayState] = values('RelayState');
  const fields = [['SAMLResponse', response], ...(relayState === undefined ? [] : [['RelayState', relayState]])];
  const input = fields.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&');
  return reportsAnswer(request, service, await judge(service, { input, source: PATHS.acs, way: 'acs' }));
}

async function paste(request: WebRequest, service: Service): Promise<WebAnswer> {
  const parts = isForm(request.header('content-type'))
    ? await formOf(request, MAX_PASTE_BODY)
    : [{ name: PASTE_FIELDS.file, fileName: null, bytes: await request.body(MAX_PASTE_BODY) }];
  // Where both are filled in, the file: a text box may hold what was pasted before.
  const file = parts.find((part) => part.name === PASTE_FIELDS.file && part.bytes.length > 0);
  const text = parts.find((part) => part.name === PASTE_FIELDS.text);
  const input = (file ?? text)?.bytes ?? new Uint8Array();
  const source = file?.fileName || PATHS.paste;
  return reportsAnswer(request, service, await judge(service, { input, source, way: 'paste' }));
}

async function list(request: WebRequest, { memory, frame, url }: Service): Promise<WebAnswer> {
  if (!wantsJson(request)) return page(renderList(frame, mapStrings(memory.list(), visible)));
  const reports = memory.list().map(({ token, flow, report: { at, verdict, cause, user } }) => ({
    url: `${url}${PATHS.reports}/${token}`,
    at,
    flow,
    verdict,
    cause,
    user: user?.UserPrincipalName ?? null,
  }));
  return data({ schemaVersion: SCHEMA_VERSION, reports });
}

async function oneReport(request: WebRequest, service: Service): Promise<WebAnswer> {
  const kept = service.memory.find(request.path.slice(PATHS.reports.length + 1));
  if (!kept) throw new WebRefusal(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new WebRefusal(405);
  return reportsAnswer(request, { ...service, isOnce: false }, [kept]);
}

function reportsAnswer(request: WebRequest, service: Service, kept: readonly KeptReport[]): WebAnswer {
  const [only] = kept;
  if (wantsJson(request)) {
    const reports = kept.map(({ report }) => report);
    return data(reports.length === 1 ? only?.report : { schemaVersion: SCHEMA_VERSION, reports });
  }
  const shown = kept.map((each) => ({ ...mapStrings(each, visible), xml: each.xml && linewise(each.xml) }));
  return page(renderReport(service.frame, { reports: shown, isLast: service.isOnce }));
}

/** A text of several lines with each made harmless. */
function linewise(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

async function formOf(request: WebRequest, limit: number): Promise<readonly FormPart[]> {
  const type = request.header('content-type');
  if (!isForm(type)) throw new WebRefusal(415);
  const parts = readForm(type, await request.body(limit));
  if (!parts) throw new WebRefusal(400);
  return parts;
}

function textOf({ bytes }: FormPart): string {
  return Buffer.from(bytes).toString('utf8');
}
