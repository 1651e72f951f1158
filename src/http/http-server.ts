import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { ERROR_CATALOGUE } from '../domain/error-catalogue.ts';
import type { Log } from '../domain/log.ts';
import { closeSoon } from './close-soon.ts';
import { openaiErrorBody } from './plain-error.ts';
import { sendAnswer } from './send-answer.ts';

/** A handler for one path or one prefix of paths. */
export interface HttpRoute {
  /** `POST`, `GET` (HEAD with it) or `*` for every method. */
  readonly method: string;
  /** An exact path, or a prefix when it ends in `/*`. */
  readonly path: string;
  /** Whatever it throws or rejects with ends in an answer that says nothing of it. */
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;
}

/** Limits on what a peer may take before anything of a request is understood. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 300_000;
const CHECK_INTERVAL_MS = 1_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 100;
/** Outlives the idle time-outs of common load balancers, so that a reused connection is not closed under them. */
const KEEP_ALIVE_MS = 75_000;

/** Headers that decide who is asking or where to: sent twice, two readers could disagree. */
const ONCE = ['host', 'authorization', 'x-api-key', 'content-length', 'content-type'];
const OURS = 'x-demarc-';

/** Stands for this server where an address is taken apart; no request can name it. */
const BASE = 'http://gateway.invalid';

export interface HttpServerOptions {
  /** Told of faults in routes, by name; undefined tells nobody. */
  readonly log?: Log;
}

/** The one listening server: strict framing, a route table, and errors that are JSON. */
export function createHttpServer(routes: readonly HttpRoute[], options: HttpServerOptions = {}): Server {
  const openResponses = new WeakMap<Duplex, Set<ServerResponse>>();
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    const open = openResponses.get(request.socket) ?? new Set();
    openResponses.set(request.socket, open.add(response));
    response.once('close', () => open.delete(response));
    void dispatch(routes, request, response).catch((thrown: unknown) => giveUp(thrown, response, options));
  };
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MS,
      insecureHTTPParser: false,
      // Checked below, where the answer can say what was wrong.
      requireHostHeader: false,
      noDelay: true,
    },
    take,
  );
  // Node would drop what is beyond its limit without a word; the count is checked below, the size by the parser.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', (_request, response: ServerResponse) =>
    respondPlainly(response, 417, 'invalid_header', 'the expect header asks for what is not done here', true),
  );
  server.on('upgrade', (_request, socket: Duplex) => closeSoon(socket, rawResponse(400)));
  server.on('connect', (_request, socket: Duplex) => closeSoon(socket, rawResponse(405)));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const isAnswering = [...(openResponses.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (!socket.writable || error.code === 'ECONNRESET' || isAnswering) socket.destroy();
    else closeSoon(socket, rawResponse(statusOfParserError(error.code)));
  });
  return server;
}

/** Async, so that whatever a route throws is a rejection like any other. */
async function dispatch(
  routes: readonly HttpRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // What is written behind the end of an answer is nobody's, and no reason to end the process.
  response.on('error', () => response.destroy());
  // Once the bytes at hand are parsed, a small body is complete, and a malformed one was answered already.
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (!request.socket.writable) return;
  const fault = framingFault(request);
  const url = addressOf(request);
  if (fault !== undefined || url === undefined) {
    const { status, message } = fault ?? { status: 400, message: 'the address is not well-formed' };
    respondPlainly(response, status, 'invalid_header', message, true);
    return;
  }
  const onPath = routes.filter(({ path }) => matches(path, url.pathname));
  const route = onPath.find(({ method }) => takes(method, request.method));
  if (route !== undefined) await route.handle(request, response, url);
  else if (onPath.length > 0) {
    const allowed = new Set(onPath.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])));
    response.setHeader('allow', [...allowed].join(', '));
    respondPlainly(response, 405, 'method_not_allowed', 'this address does not take that method');
  } else respondPlainly(response, 404, 'not_found', 'there is nothing at this address');
}

/** The last stop of a fault nobody foresaw. Its message may quote the caller; its name does not. */
function giveUp(thrown: unknown, response: ServerResponse, { log }: HttpServerOptions): void {
  log?.error('route-failed', { name: thrown instanceof Error ? thrown.name : typeof thrown });
  const isComplete = response.writableEnded || response.socket?.writableEnded === true;
  if (isComplete) return;
  if (response.headersSent) response.destroy();
  else respondPlainly(response, 500, 'internal', ERROR_CATALOGUE.internal.message);
}

/** Node leaves the body out of an answer to HEAD by itself (RFC 9110 §9.3.2). */
function takes(method: string, asked: string | undefined): boolean {
  return method === '*' || method === asked || (method === 'GET' && asked === 'HEAD');
}

/** Undefined for what is no path of this server: `/\host` is one of another, as `//host` is. */
function addressOf({ url = '/' }: IncomingMessage): URL | undefined {
  try {
    const address = new URL(url, BASE);
    return address.origin === BASE ? address : undefined;
  } catch {
    return undefined;
  }
}

function matches(path: string, pathname: string): boolean {
  return path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname;
}

function framingFault(request: IncomingMessage): Fault | undefined {
  const { headers, rawHeaders, url } = request;
  if (!url?.startsWith('/') || url.startsWith('//'))
    return { status: 400, message: 'the request must name a path of this server' };
  if (rawHeaders.length / 2 > MAX_HEADERS)
    return { status: 431, message: `the request has more than ${MAX_HEADERS} headers` };
  // Whoever stands before this server may undo an encoding that is not undone here, and find another end of the body.
  if (![undefined, 'chunked'].includes(headers['transfer-encoding']?.toLowerCase()))
    return { status: 400, message: 'no transfer encoding but chunked is understood' };
  if (headers.host === undefined) return { status: 400, message: 'the request has no host header' };
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    if (!ONCE.includes(name) && !name.startsWith(OURS)) continue;
    if (seen.has(name)) return { status: 400, message: `the header ${name.slice(0, 64)} is sent twice` };
    seen.add(name);
  }
  return undefined;
}

interface Fault {
  readonly status: number;
  readonly message: string;
}

/** Answers outside any dialect, in the shape most clients can read. */
export function respondPlainly(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  close = false,
): void {
  sendAnswer(response, {
    status,
    headers: {
      'content-type': 'application/json',
      'x-should-retry': 'false',
      ...(close ? { connection: 'close' } : {}),
    },
    body: openaiErrorBody(code, message),
  });
}

function statusOfParserError(code: string | undefined): RawStatus {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}

/** What is answered where there is no request that could be answered: the code and the words. */
const RAW = {
  400: ['invalid_request', 'the request is not well-formed HTTP'],
  405: ['method_not_allowed', 'this server opens no tunnels'],
  408: ['request_timeout', ERROR_CATALOGUE.request_timeout.message],
  431: ['invalid_header', `the headers are longer than ${MAX_HEADER_BYTES} bytes`],
} as const;

type RawStatus = keyof typeof RAW;

function rawResponse(status: RawStatus): string {
  const [code, message] = RAW[status];
  const body = openaiErrorBody(code, message);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json\r\nx-should-retry: ${status === 408}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
