import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { admit } from './admit.ts';
import { type ControlApp, createControlApp } from './control-app.ts';
import { ControlError, describeError } from './control-error.ts';
import { assertEveryRouteHasRule, ROUTE_RULES, type RouteRule } from './permissions.ts';
import type { ControlPlanePorts } from './ports.ts';
import { registerAdviseRoute } from './routes/advise.ts';
import { registerAuditRoutes } from './routes/audit.ts';
import { registerClassifyRoute } from './routes/classify.ts';
import { registerCostRoute } from './routes/costs.ts';
import { registerDecisionRoutes } from './routes/decisions.ts';
import { registerDeploymentRoutes } from './routes/deployments.ts';
import { registerExplainRoute } from './routes/explain.ts';
import { registerKeyRoutes } from './routes/keys.ts';
import { registerOpenApiRoute } from './routes/openapi.ts';
import { registerPayloadRoutes } from './routes/payloads.ts';
import { registerPolicyRoute } from './routes/policy.ts';
import { registerRegulationRoute } from './routes/regulation.ts';

export const CONTROL_PLANE_PREFIX = '/demarc/v1';

/** Where a request came from, as the socket tells; headers have no say in it. */
export interface Peer {
  readonly isLoopback: boolean;
}

export interface ControlPlane {
  /** Answers a request for a path under {@link CONTROL_PLANE_PREFIX}. Never rejects. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
}

/**
 * The control plane as one function from request to answer.
 *
 * @throws Error when a route has no permission: the process must not start.
 */
export function createControlPlane(
  ports: ControlPlanePorts,
  rules: Readonly<Record<string, RouteRule>> = ROUTE_RULES,
): ControlPlane {
  const app = createControlApp();
  app.use('*', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
  });
  app.use('*', admit(ports, rules));
  registerDecisionRoutes(app, ports);
  registerPayloadRoutes(app, ports);
  registerExplainRoute(app, ports);
  registerClassifyRoute(app, ports);
  registerKeyRoutes(app, ports);
  registerDeploymentRoutes(app, ports);
  registerCostRoute(app, ports);
  registerAdviseRoute(app, ports);
  registerPolicyRoute(app, ports);
  registerRegulationRoute(app, ports);
  registerAuditRoutes(app, ports);
  registerOpenApiRoute(app, ports);
  answerErrors(app, ports);
  assertEveryRouteHasRule(
    app.routes.filter((route) => route.method !== 'ALL'),
    rules,
  );
  return {
    fetch: async (request, peer = { isLoopback: false }) => app.fetch(request, peer),
  };
}

function answerErrors(app: ControlApp, ports: ControlPlanePorts): void {
  app.notFound(() => {
    throw new DemarcError('not_found');
  });
  app.onError((thrown, context) => {
    const error = thrown instanceof HTTPException ? fromHono(thrown) : thrown;
    if (!(error instanceof DemarcError) || error.code === 'internal') {
      // The route's pattern and the error's name: neither holds anything the caller sent.
      const cause = error instanceof ControlError ? error.code : error.name;
      ports.log.error('control-plane-error', { method: context.req.method, cause });
    }
    const { status, retryAfterS, body } = describeError(error);
    if (retryAfterS !== undefined) context.header('retry-after', String(retryAfterS));
    context.header('x-should-retry', String(body.error.retryable));
    if (status === 401) context.header('www-authenticate', 'Bearer');
    return context.json(body, status as ContentfulStatusCode);
  });
}

/** Hono's own complaints about a body, in the catalogue's words. */
function fromHono(error: HTTPException): DemarcError {
  if (error.status === 415) return new DemarcError('unsupported_media_type');
  if (error.status === 413) return new DemarcError('request_too_large');
  return new DemarcError(error.status === 400 ? 'invalid_json' : 'internal', { cause: error });
}
