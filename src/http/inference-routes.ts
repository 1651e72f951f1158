import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect } from '../dialects/dialect.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { mintId, type RequestId } from '../domain/ids.ts';
import type { Principal } from '../domain/principal.ts';
import { countTokens } from '../pipeline/count-tokens.ts';
import type { GatewayServices } from '../pipeline/gateway-services.ts';
import { handleRequest } from '../pipeline/handle-request.ts';
import type { HttpRoute } from './http-server.ts';
import { respondPlainly } from './http-server.ts';
import { nodeExchange } from './node-exchange.ts';
import { sendAnswer } from './send-answer.ts';

/** Addresses that clients know and that are planned, so that a 404 there can say so. */
const PLANNED = ['/v1/responses'];

export interface InferenceOptions {
  readonly dialects: readonly Dialect[];
  /** Those in force at this moment; a request keeps those it began with. */
  readonly services: () => GatewayServices;
  /** Unix seconds since when this configuration is in force: what the list of models gives as their age. */
  readonly sinceS: number;
  /** Told of every request that is being worked on, so that stopping can wait for it. */
  readonly onStarted: (work: Promise<void>) => void;
  /** Told when an answer becomes a stream; what it returns is called when the stream's connection is done with it. */
  readonly onStream?: () => () => void;
  /** True once the gateway is stopping: new work is turned away, running work goes on. */
  readonly isStopping: () => boolean;
}

/** What applications call: one route per dialect, the list of models, and what is still to come. */
export function inferenceRoutes(options: InferenceOptions): HttpRoute[] {
  const { dialects, isStopping } = options;
  const chat = dialects.map(
    (dialect): HttpRoute => ({
      method: 'POST',
      path: dialect.path,
      async handle(request, response) {
        const services = options.services();
        if (isStopping()) {
          turnAway(dialect, response, services);
          return;
        }
        const exchange = nodeExchange(request, response, services.world.clock);
        const work = handleRequest(
          {
            ...exchange,
            openStream(head) {
              const done = options.onStream?.();
              if (done !== undefined && response.destroyed) done();
              else if (done !== undefined) response.once('close', done);
              return exchange.openStream(head);
            },
          },
          dialect,
          options.services,
        );
        // Whoever waits for the end of the work is not told of faults; the server is.
        options.onStarted(work.catch(() => {}));
        await work;
      },
    }),
  );
  return [
    ...chat,
    ...dialects
      .filter(({ format }) => format === 'anthropic-messages')
      .map((dialect) => countTokensRoute(dialect, options)),
    modelsRoute('/v1/models', options, (dialect, names, _name) =>
      dialect.encodeModels(names.map((name) => ({ name, createdS: options.sinceS }))),
    ),
    modelsRoute('/v1/models/*', options, (dialect, names, name) => {
      if (!names.includes(name)) throw unknownModel(names);
      return dialect.encodeModel({ name, createdS: options.sinceS });
    }),
    ...PLANNED.map(
      (path): HttpRoute => ({
        method: '*',
        path,
        handle: (_request, response) =>
          respondPlainly(response, 404, 'not_built', `${path} is planned and not built yet`),
      }),
    ),
  ];
}

/** Anthropic's clients ask before they send; nothing leaves for it. */
function countTokensRoute(dialect: Dialect, options: InferenceOptions): HttpRoute {
  return {
    method: 'POST',
    path: `${dialect.path}/count_tokens`,
    async handle(request, response) {
      const services = options.services();
      try {
        const exchange = nodeExchange(request, response, services.world.clock);
        const body = JSON.stringify({ input_tokens: await countTokens(exchange, dialect, services) });
        sendAnswer(response, { status: 200, headers: { 'content-type': 'application/json' }, body });
      } catch (error) {
        if (!(error instanceof DemarcError)) throw error;
        sendError(dialect, response, error, services);
      }
    },
  };
}

function turnAway(dialect: Dialect, response: ServerResponse, services: GatewayServices): void {
  response.setHeader('connection', 'close');
  sendError(dialect, response, new DemarcError('shutting_down', { retryAfterS: 5 }), services);
}

function sendError(
  dialect: Dialect,
  response: ServerResponse,
  error: DemarcError,
  services: GatewayServices,
): void {
  const requestId = mintId<RequestId>('req', services.world);
  const { status, body } = dialect.encodeError(error, requestId);
  sendAnswer(response, {
    status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'request-id': requestId,
      'x-should-retry': String(error.retryable),
      ...(error.retryAfterS === undefined ? {} : { 'retry-after': String(error.retryAfterS) }),
    },
    body,
  });
}

/** Which vendor's client is asking: Anthropic's always states the version of its API. */
function speakerOf(request: IncomingMessage, dialects: readonly Dialect[]): Dialect {
  const isAnthropic = request.headers['anthropic-version'] !== undefined;
  const found = dialects.find(({ format }) => (format === 'anthropic-messages') === isAnthropic);
  if (found === undefined) throw new Error('no dialect to list models in');
  return found;
}

/** A route about models: known callers only, each with the names that it may ask for. */
function modelsRoute(
  path: string,
  options: InferenceOptions,
  answer: (dialect: Dialect, names: readonly string[], name: string) => string,
): HttpRoute {
  return {
    method: 'GET',
    path,
    handle(request, response, url) {
      const services = options.services();
      const dialect = speakerOf(request, options.dialects);
      try {
        const principal = principalOf(request, services);
        const names = services.policy().callableModels(principal.allowedModels);
        sendJson(response, answer(dialect, names, decodeName(url.pathname.slice('/v1/models/'.length))));
      } catch (error) {
        if (!(error instanceof DemarcError)) throw error;
        sendError(dialect, response, error, services);
      }
    },
  };
}

function principalOf(request: IncomingMessage, services: GatewayServices): Principal {
  const apiKey = request.headers['x-api-key'];
  const principal = services.authenticate(
    request.headers.authorization,
    typeof apiKey === 'string' ? apiKey : undefined,
  );
  if (principal === undefined) throw new DemarcError('invalid_api_key');
  return principal;
}

function unknownModel(names: readonly string[]): DemarcError {
  return new DemarcError('model_not_found', {
    message: `no model of that name is configured; there are: ${names.join(', ')}`,
    param: 'model',
  });
}

/** The name in an address; one that is not well encoded is no model's. */
function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

function sendJson(response: ServerResponse, body: string): void {
  sendAnswer(response, { status: 200, headers: { 'content-type': 'application/json' }, body });
}
