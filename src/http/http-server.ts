import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { openaiErrorBody } from './plain-error.ts';

/** A handler for one path or one prefix of paths. */
export interface HttpRoute {
  /** `POST`, `GET` or `*` for every method. */
  readonly method: string;
  /** An exact path, or a prefix when it ends in `/*`. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => void;
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

/** The one listening server: strict framing, a route table, and errors that are JSON. */
export function createHttpServer(routes: readonly HttpRoute[]): Server {
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
    (request, response) => dispatch(routes, request, response),
  );
  server.maxHeadersCount = MAX_HEADERS;
  server.on('upgrade', (_request, socket: Duplex) => socket.end(rawResponse(400)));
  server.on('connect', (_request, socket: Duplex) => socket.end(rawResponse(405)));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else socket.end(rawResponse(statusOfParserError(error.code)));
  });
  return server;
}

function dispatch(routes: readonly HttpRoute[], request: IncomingMessage, response: ServerResponse): void {
  const fault = framingFault(request);
  if (fault !== undefined) {
    respondPlainly(response, 400, 'invalid_header', fault, true);
    return;
  }
  const url = new URL(request.url ?? '/', 'http://gateway.invalid');
  const onPath = routes.filter(({ path }) => matches(path, url.pathname));
  const route = onPath.find(({ method }) => method === '*' || method === request.method);
  if (route !== undefined) route.handle(request, response, url);
  else if (onPath.length > 0) {
    response.setHeader('allow', onPath.map(({ method }) => method).join(', '));
    respondPlainly(response, 405, 'method_not_allowed', 'this address does not take that method');
  } else respondPlainly(response, 404, 'not_found', 'there is nothing at this address');
}

function matches(path: string, pathname: string): boolean {
  return path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname;
}

function framingFault(request: IncomingMessage): string | undefined {
  if (!request.url?.startsWith('/') || request.url.startsWith('//'))
    return 'the request must name a path of this server';
  if (request.headers.host === undefined) return 'the request has no host header';
  const seen = new Set<string>();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index]!.toLowerCase();
    if (seen.has(name) && ONCE.includes(name)) return `the header ${name} is sent twice`;
    seen.add(name);
  }
  return undefined;
}

/** Answers outside any dialect, in the shape most clients can read. */
export function respondPlainly(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  close = false,
): void {
  const body = openaiErrorBody(code, message);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-should-retry': 'false',
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(body);
}

function statusOfParserError(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}

function rawResponse(status: number): string {
  const body = openaiErrorBody('invalid_request', 'the request is not well-formed HTTP');
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
