import type { IncomingMessage, ServerResponse } from 'node:http';
import { DemarcError } from '../domain/error-catalogue.ts';
import { mintId, type RequestId } from '../domain/ids.ts';
import type { Principal } from '../domain/principal.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { GatewayServices } from '../pipeline/gateway-services.ts';
import { handleRequest } from '../pipeline/handle-request.ts';
import type { HttpRoute } from './http-server.ts';
import { respondPlainly } from './http-server.ts';
import { nodeExchange } from './node-exchange.ts';

/** Addresses that clients know and that are planned, so that a 404 there can say so. */
const PLANNED = ['/v1/responses', '/v1/embeddings', '/v1/completions', '/v1/messages/count_tokens'];

export interface InferenceOptions {
  readonly dialects: readonly Dialect[];
  readonly services: GatewayServices;
  /** True once the gateway is stopping: new work is turned away, running work goes on. */
  readonly isStopping: () => boolean;
}

/** What applications call: one route per dialect, the list of models, and what is still to come. */
export function inferenceRoutes({ dialects, services, isStopping }: InferenceOptions): HttpRoute[] {
  const chat = dialects.map(
    (dialect): HttpRoute => ({
      method: 'POST',
      path: dialect.path,
      handle(request, response) {
        if (isStopping()) turnAway(dialect, response, services);
        else void handleRequest(nodeExchange(request, response, services.world.clock), dialect, services);
      },
    }),
  );
  return [
    ...chat,
    { method: 'GET', path: '/v1/models', handle: (request, response) => listModels(request, response, dialects, services) },
    { method: 'GET', path: '/v1/models/*', handle: (request, response, url) => showModel(request, response, url, dialects, services) },
    ...PLANNED.map(
      (path): HttpRoute => ({
        method: '*',
        path,
        handle: (_request, response) => respondPlainly(response, 404, 'not_built', `${path} is planned and not built yet`),
      }),
    ),
  ];
}

function turnAway(dialect: Dialect, response: ServerResponse, services: GatewayServices): void {
  sendError(dialect, response, new DemarcError('shutting_down', { retryAfterS: 5 }), services);
}

function sendError(dialect: Dialect, response: ServerResponse, error: DemarcError, services: GatewayServices): void {
  const requestId = mintId<RequestId>('req', services.world);
  const { status, body } = dialect.encodeError(error, requestId);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
    'request-id': requestId,
    'x-should-retry': String(error.retryable),
    ...(error.retryAfterS === undefined ? {} : { 'retry-after': String(error.retryAfterS) }),
  });
  response.end(body);
}

/** Which vendor's client is asking: Anthropic's always states the version of its API. */
function speakerOf(request: IncomingMessage, dialects: readonly Dialect[]): Dialect {
  const isAnthropic = request.headers['anthropic-version'] !== undefined;
  const found = dialects.find(({ format }) => (format === 'anthropic-messages') === isAnthropic);
  if (found === undefined) throw new Error('no dialect to list models in');
  return found;
}

function principalOf(request: IncomingMessage, services: GatewayServices): Principal | undefined {
  const apiKey = request.headers['x-api-key'];
  return services.authenticate(request.headers.authorization, typeof apiKey === 'string' ? apiKey : undefined);
}

function callableBy(principal: Principal, services: GatewayServices): readonly string[] {
  return services.policy().callableModels(principal.allowedModels);
}

function listModels(
  request: IncomingMessage,
  response: ServerResponse,
  dialects: readonly Dialect[],
  services: GatewayServices,
): void {
  const dialect = speakerOf(request, dialects);
  const principal = principalOf(request, services);
  if (principal === undefined) {
    sendError(dialect, response, new DemarcError('invalid_api_key'), services);
    return;
  }
  sendJson(response, dialect.encodeModels(callableBy(principal, services)));
}

function showModel(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  dialects: readonly Dialect[],
  services: GatewayServices,
): void {
  const dialect = speakerOf(request, dialects);
  const principal = principalOf(request, services);
  if (principal === undefined) {
    sendError(dialect, response, new DemarcError('invalid_api_key'), services);
    return;
  }
  const names = callableBy(principal, services);
  const name = decodeName(url.pathname.slice('/v1/models/'.length));
  if (name === undefined || !names.includes(name)) {
    const error = new DemarcError('model_not_found', { message: `no model of that name is configured; there are: ${names.join(', ')}`, param: 'model' });
    sendError(dialect, response, error, services);
    return;
  }
  sendJson(response, dialect.encodeModel(name));
}

function decodeName(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
