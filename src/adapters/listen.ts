// A web server for this machine alone (its only maker): loopback addresses, a Host that is checked, bounds on bodies, time and
// connections, and an end within a second whatever clients do. What is answered is the caller's business.

import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

export interface WebRequest {
  readonly method: string;
  /** Without the query, as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
  /** The origin that was called, like http://localhost:8455; its host was checked. */
  readonly origin: string;
  /** Reads the body, once, up to so many bytes. @throws WebRefusal 413, 503 */
  readonly body: (limit: number) => Promise<Buffer>;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that is refused before anything looks at it. */
export class WebRefusal extends Error {
  override readonly name = 'WebRefusal';
  readonly status: number;
  constructor(status: number) {
    super(`refused: ${status}`);
    this.status = status;
  }
}

export interface Listening {
  /** The port, which the system may have chosen. */
  readonly port: number;
  /** Stops taking requests, lets those that are being answered end for a moment, and cuts off the rest. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Addresses to bind; one that this machine does not have is passed over, unless none is left. */
  readonly addresses: readonly string[];
  /** 0: any that is free. */
  readonly port: number;
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** Values of Host that are answered, without the port; the port is added. */
  readonly hosts: readonly string[];
  /** A port that clients think they call, where a browser was told to come here instead. */
  readonly seenPort?: number;
  answer(request: WebRequest): Promise<WebAnswer>;
  /** What is sent for a refusal (400, 408, 413, 421, 503) and for a bug (500). */
  refuse(status: number): WebAnswer;
}

/** Bytes of all bodies that are being read or judged at a time. */
const MAX_BODIES_BYTES = 128 << 20;
const MAX_CONNECTIONS = 512;
/** Milliseconds for a whole request to arrive. */
const PATIENCE = 30_000;
const HEADER_PATIENCE = 10_000;
/** Milliseconds in which the rest of a refused body is let pass, so that a browser shows the refusal and no broken connection. */
const DRAIN = 1_000;
/** Milliseconds that requests have to be answered in once the end has come. */
const GRACE = 300;

/** Listens on every address of `addresses` at one port. @throws CliError port-in-use, port-unusable */
export async function listen(options: ListenOptions): Promise<Listening> {
  const budget = { bytes: 0 };
  for (let attempt = 1; ; attempt++) {
    const servers: Server[] = [];
    let { port } = options;
    try {
      for (const address of options.addresses) {
        const server = serverOf(options, budget, () => port);
        if (await bind(server, address, port)) servers.push(server);
        port = (servers[0]?.address() as AddressInfo | undefined)?.port ?? port;
      }
      if (servers.length === 0) throw unusable(options, 'EADDRNOTAVAIL');
      return { port, close: () => closeAll(servers) };
    } catch (error) {
      await closeAll(servers);
      const code = (error as NodeJS.ErrnoException).code ?? '';
      // A port that was free on one address need not be on the other.
      if (code === 'EADDRINUSE' && options.port === 0 && attempt < 10) continue;
      throw error instanceof CliError ? error : unusable(options, code);
    }
  }
}

/** False where this machine has no such address: many a container has no ::1. */
function bind(server: Server, address: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? resolve(false) : reject(error),
    );
    server.listen({ host: address, port, ipv6Only: address.includes(':') }, () => resolve(true));
  });
}

function unusable({ port, addresses }: ListenOptions, code: string): CliError {
  if (code === 'EADDRINUSE') return new CliError(EXIT.no, 'port-in-use', { key: 'port-in-use', args: { port } });
  const args = { addresses, port, reason: code || 'unknown' };
  return new CliError(EXIT.no, 'port-unusable', { key: 'port-unusable', args });
}

function serverOf(options: ListenOptions, budget: { bytes: number }, port: () => number): Server {
  const limits = {
    requestTimeout: PATIENCE,
    headersTimeout: HEADER_PATIENCE,
    keepAliveTimeout: 2_000,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 32 << 10,
  };
  const listener: RequestListener = (incoming, outgoing) => void respond(incoming, outgoing, options, budget, port());
  const server = options.tls
    ? createTlsServer({ ...limits, ...options.tls, handshakeTimeout: HEADER_PATIENCE }, listener)
    : createServer(limits, listener);
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: ListenOptions,
  budget: { bytes: number },
  port: number,
): Promise<void> {
  // A client that goes away is nobody's error.
  outgoing.on('error', () => undefined);
  const taken = { bytes: 0 };
  let answer: WebAnswer;
  try {
    const request = readRequest(incoming, options, port);
    answer = await options.answer({ ...request, body: (limit) => readBody(incoming, limit, budget, taken) });
  } catch (error) {
    answer = options.refuse(error instanceof WebRefusal ? error.status : 500);
  } finally {
    budget.bytes -= taken.bytes;
  }
  if (outgoing.destroyed) return;
  if (!incoming.readableEnded) await drained(incoming);
  const rest = incoming.readableEnded ? {} : { connection: 'close' };
  outgoing.writeHead(answer.status, { ...answer.headers, ...rest });
  outgoing.end(incoming.method === 'HEAD' ? undefined : answer.body);
}

/** Lets what is left of a body pass by, for a moment. */
function drained(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DRAIN);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    incoming.once('end', done).once('close', done).once('error', done).resume();
  });
}

function readRequest(
  { url = '/', method = 'GET', headers }: IncomingMessage,
  { hosts, seenPort, tls }: ListenOptions,
  port: number,
): Omit<WebRequest, 'body'> {
  const scheme = tls ? 'https' : 'http';
  const host = (headers.host ?? '').toLowerCase();
  // A name that somebody else's DNS leads here (rebinding) is not ours: its pages would be of one origin with our own.
  const ports = [`:${seenPort ?? port}`, ...((seenPort ?? port) === (tls ? 443 : 80) ? [''] : [])];
  if (!hosts.some((each) => ports.some((end) => host === `${each}${end}`))) throw new WebRefusal(421);
  if (!url.startsWith('/')) throw new WebRefusal(400);
  const [path = '/', query = ''] = url.split(/\?(.*)/s, 2);
  return {
    method,
    path,
    query: new URLSearchParams(query),
    origin: `${scheme}://${host}`,
    header(name) {
      const value = headers[name];
      return typeof value === 'string' ? value : null;
    },
  };
}

async function readBody(
  incoming: IncomingMessage,
  limit: number,
  budget: { bytes: number },
  taken: { bytes: number },
): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new WebRefusal(413);
  const chunks: Buffer[] = [];
  let length = 0;
  // Not by iterating: leaving such a loop early destroys the connection, and the refusal with it.
  return new Promise((resolve, reject) => {
    const refuse = (status: number) => {
      incoming.removeAllListeners('data');
      chunks.length = 0;
      reject(new WebRefusal(status));
    };
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) return refuse(413);
      if (budget.bytes + chunk.length > MAX_BODIES_BYTES) return refuse(503);
      budget.bytes += chunk.length;
      taken.bytes += chunk.length;
      chunks.push(chunk);
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks, length)));
    incoming.once('error', () => reject(new WebRefusal(400)));
    incoming.once('close', () => reject(new WebRefusal(400)));
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  for (const server of servers) server.closeIdleConnections();
  const cut = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, GRACE);
  await Promise.all(closed);
  clearTimeout(cut);
}
