import { assertNever } from '../../domain/assert-never.ts';
import type { Principal } from '../../domain/principal.ts';

/** Who may call a route: an admin, any key for what is its own, or any key that may see labels. */
export type Permission = 'admin' | 'own-decisions' | 'labels';

export interface RouteRule {
  readonly permission: Permission;
  /** Largest body in bytes; a route that reads none takes none. */
  readonly maxBodyBytes: number;
  /** The audited effect of calling it; undefined for a route that changes nothing. */
  readonly effect?: string;
}

/** A specification of a key is a few names; a prompt to explain may be a long one. */
const KEY_BODY_BYTES = 16 * 1024;
const EXPLAIN_BODY_BYTES = 4 * 1024 * 1024;
const CLASSIFY_BODY_BYTES = 4 * 1024 * 1024;
/** Some thirty answers. */
const ADVISE_BODY_BYTES = 64 * 1024;
/** The id of a person, which callers choose, and two dates. */
const SUBJECT_BODY_BYTES = 16 * 1024;

/** Every route of the control plane and what it takes to call it. A route that is not here cannot be started. */
export const ROUTE_RULES: Readonly<Record<string, RouteRule>> = {
  'GET /demarc/v1/decisions': { permission: 'own-decisions', maxBodyBytes: 0 },
  'GET /demarc/v1/decisions/:id': { permission: 'own-decisions', maxBodyBytes: 0 },
  'GET /demarc/v1/decisions/:id/payload': { permission: 'admin', maxBodyBytes: 0, effect: 'payload.read' },
  'DELETE /demarc/v1/decisions/:id/payload': {
    permission: 'admin',
    maxBodyBytes: 0,
    effect: 'payload.erase',
  },
  'POST /demarc/v1/explain': { permission: 'admin', maxBodyBytes: EXPLAIN_BODY_BYTES },
  'POST /demarc/v1/classify': { permission: 'labels', maxBodyBytes: CLASSIFY_BODY_BYTES },
  'GET /demarc/v1/keys': { permission: 'admin', maxBodyBytes: 0 },
  'POST /demarc/v1/keys': { permission: 'admin', maxBodyBytes: KEY_BODY_BYTES, effect: 'key.create' },
  'DELETE /demarc/v1/keys/:id': { permission: 'admin', maxBodyBytes: 0, effect: 'key.revoke' },
  'GET /demarc/v1/costs': { permission: 'admin', maxBodyBytes: 0 },
  'POST /demarc/v1/advise': { permission: 'admin', maxBodyBytes: ADVISE_BODY_BYTES },
  'GET /demarc/v1/deployments': { permission: 'admin', maxBodyBytes: 0 },
  'GET /demarc/v1/policy': { permission: 'admin', maxBodyBytes: 0 },
  'GET /demarc/v1/regulation': { permission: 'admin', maxBodyBytes: 0 },
  'GET /demarc/v1/audit/sent': { permission: 'admin', maxBodyBytes: 0 },
  'GET /demarc/v1/audit/nothing-above': { permission: 'admin', maxBodyBytes: 0 },
  'GET /demarc/v1/audit/readers': { permission: 'admin', maxBodyBytes: 0 },
  'GET /demarc/v1/audit/policies': { permission: 'admin', maxBodyBytes: 0 },
  'POST /demarc/v1/audit/subject': { permission: 'admin', maxBodyBytes: SUBJECT_BODY_BYTES },
  'GET /demarc/v1/openapi.json': { permission: 'admin', maxBodyBytes: 0 },
};

export interface RegisteredRoute {
  readonly method: string;
  readonly path: string;
}

/** The rule of a route; undefined means that nobody may call it. */
export function ruleOf(
  route: RegisteredRoute,
  rules: Readonly<Record<string, RouteRule>>,
): RouteRule | undefined {
  const name = `${route.method} ${route.path}`;
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

/**
 * Refuses to start with a route that nobody decided about, or with a decision about a route that does not exist.
 *
 * @throws Error that names the route; a mistake of whoever wrote the route, never of whoever runs Demarc.
 */
export function assertEveryRouteHasRule(
  routes: readonly RegisteredRoute[],
  rules: Readonly<Record<string, RouteRule>>,
): void {
  const names = new Set(routes.map((route) => `${route.method} ${route.path}`));
  for (const name of names) {
    if (!Object.hasOwn(rules, name)) throw new Error(`the route ${name} has no permission in ROUTE_RULES`);
  }
  for (const name of Object.keys(rules)) {
    if (!names.has(name)) throw new Error(`ROUTE_RULES names ${name}, which no route serves`);
  }
}

/** Whether this principal may call a route of this permission at all; what it then sees is the route's to narrow. */
export function mayCall(principal: Principal, permission: Permission): boolean {
  switch (permission) {
    case 'admin':
      return principal.role === 'admin';
    case 'labels':
      return principal.seesLabels;
    case 'own-decisions':
      return true;
    default:
      return assertNever(permission);
  }
}
