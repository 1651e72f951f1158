import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Principal } from '../domain/principal.ts';
import { isKnownHost } from './control-plane/host-check.ts';
import { type HttpRoute, respondPlainly } from './http-server.ts';
import { sendAnswer } from './send-answer.ts';

export interface MetricsRouteOptions {
  readonly page: { readonly contentType: string; render(): Promise<string> };
  /** `open` shows them to whoever reaches the port; `local` to this machine and to admin keys. */
  readonly access: 'local' | 'open';
  readonly authenticate: (
    authorization: string | undefined,
    apiKey: string | undefined,
  ) => Principal | undefined;
  /** Names, besides addresses and `localhost`, that a `Host` header may carry. */
  readonly hostNames: readonly string[];
}

const LOOPBACK = /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/;

/** What proxies say of whom they stand for: a proxy on this machine makes the whole world look local. */
const FORWARDED = /^(?:forwarded|via|x-forwarded.*|x-real-ip|x-client-ip|true-client-ip|cf-.*)$/;

/** `/metrics`: what Prometheus reads. */
export function metricsRoute(options: MetricsRouteOptions): HttpRoute {
  return {
    method: 'GET',
    path: '/metrics',
    async handle(request, response) {
      if (!isAdmitted(request, response, options)) return;
      const { contentType } = options.page;
      const body = await options.page.render();
      sendAnswer(response, {
        status: 200,
        headers: {
          'content-type': contentType,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
        body,
      });
    },
  };
}

/** Whether the caller may look; one that may not has its answer. */
function isAdmitted(
  request: IncomingMessage,
  response: ServerResponse,
  { access, authenticate, hostNames }: MetricsRouteOptions,
): boolean {
  if (access === 'open' || isLocal(request, hostNames)) return true;
  const { authorization, 'x-api-key': apiKey } = request.headers;
  const principal = authenticate(authorization, typeof apiKey === 'string' ? apiKey : undefined);
  if (principal?.role === 'admin') return true;
  if (principal === undefined)
    respondPlainly(
      response,
      401,
      'invalid_api_key',
      'metrics are shown on this machine, to admin keys, or to everybody with telemetry.metrics: open',
    );
  else respondPlainly(response, 403, 'admin_only', 'metrics need an API key with the admin role');
  return false;
}

/** From this machine, not through a proxy, and not by a page elsewhere whose name was made to resolve to it. */
function isLocal({ socket, headers }: IncomingMessage, hostNames: readonly string[]): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    Object.keys(headers).every((name) => !FORWARDED.test(name)) &&
    isKnownHost(headers.host, hostNames)
  );
}
