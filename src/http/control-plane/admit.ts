import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { DemarcError } from '../../domain/error-catalogue.ts';
import type { Principal } from '../../domain/principal.ts';
import type { ControlEnvironment } from './control-app.ts';
import { ControlError } from './control-error.ts';
import { carriesControlToken, LOCAL_OPERATOR } from './control-token.ts';
import { isKnownHost, isOwnSite } from './host-check.ts';
import { mayCall, type RouteRule, ruleOf } from './permissions.ts';
import type { ControlPlanePorts } from './ports.ts';
import { createBodyReceiver } from './receive-body.ts';
import { createSecurityNotes } from './security-notes.ts';

type AdmitPorts = Pick<ControlPlanePorts, 'trail' | 'clock' | 'authenticate' | 'controlToken' | 'hostNames'>;

type Rules = Readonly<Record<string, RouteRule>>;

const READING = new Set(['GET', 'HEAD']);

/**
 * What every request passes before its route sees it: the host it asked for, the site it came from, the key, the
 * permission of the route and then, the first time that anything of it is read, the size of the body. A route
 * without a permission is as good as no route.
 */
export function admit(ports: AdmitPorts, rules: Rules): MiddlewareHandler<ControlEnvironment> {
  const note = createSecurityNotes(ports.trail, ports.clock);
  const receiveBody = createBodyReceiver(ports.clock);
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    if (!isKnownHost(host, ports.hostNames)) {
      note('unknown-host', undefined);
      throw new ControlError('unknown_host');
    }
    if (!READING.has(context.req.method) && !isOwnSite(originOf(context, host))) {
      note('cross-site', undefined);
      throw new ControlError('cross_site');
    }
    const principal = identify(context, ports);
    if (principal === undefined) {
      note('invalid-key', undefined);
      throw new DemarcError('invalid_api_key');
    }
    const rule = ruleFor(context, rules);
    if (!mayCall(principal, rule.permission)) {
      note('not-admin', principal.keyId);
      throw new DemarcError(rule.permission === 'labels' ? 'labels_withheld' : 'admin_only');
    }
    if ((context.req.header('content-encoding') ?? 'identity') !== 'identity') {
      throw new DemarcError('unsupported_media_type');
    }
    context.set('principal', principal);
    context.req.raw = await receiveBody(context.req.raw, rule.maxBodyBytes);
    await next();
  };
}

function originOf(context: Context<ControlEnvironment>, host: string) {
  return { host, origin: context.req.header('origin'), fetchSite: context.req.header('sec-fetch-site') };
}

function identify(context: Context<ControlEnvironment>, ports: AdmitPorts): Principal | undefined {
  const authorization = context.req.header('authorization');
  const apiKey = context.req.header('x-api-key');
  const isOperator =
    context.env.isLoopback &&
    ports.controlToken !== undefined &&
    apiKey === undefined &&
    carriesControlToken(authorization, ports.controlToken);
  return isOperator ? LOCAL_OPERATOR : ports.authenticate(authorization, apiKey);
}

/** The rule of the route that is about to answer. Asks the router itself, so that the two cannot disagree. */
function ruleFor(context: Context<ControlEnvironment>, rules: Rules): RouteRule {
  const routes = matchedRoutes(context).filter((route) => route.method !== 'ALL');
  if (routes.length === 0) throw notServed(context, rules);
  const found = routes.map((route) => ruleOf(route, rules));
  const [rule] = found;
  if (rule === undefined || found.some((other) => other !== rule)) throw new DemarcError('not_found');
  return rule;
}

function notServed(context: Context<ControlEnvironment>, rules: Rules): DemarcError {
  const { path } = context.req;
  const isPath = (name: string): boolean => {
    const pattern = name.slice(name.indexOf(' ') + 1).split('/');
    const segments = path.split('/');
    return (
      pattern.length === segments.length &&
      pattern.every((part, index) => part.startsWith(':') || part === segments[index])
    );
  };
  return new DemarcError(Object.keys(rules).some(isPath) ? 'method_not_allowed' : 'not_found');
}
