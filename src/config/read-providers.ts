import type { z } from 'zod';
import type { Endpoint, Placement, Provider, Retention } from '../domain/deployment.ts';
import type { ProviderName } from '../domain/ids.ts';
import type { Level } from '../domain/label.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { checkAddress, isLoopback, readAddress } from './provider-address.ts';
import { PROVIDER_TYPES, type ProviderType } from './provider-types.ts';
import { defaultHealth, readHealth } from './read-health.ts';
import { readSecret } from './read-secret.ts';
import { type ReadContext, readShape } from './read-shape.ts';
import { providerSchema } from './schema.ts';

export interface ProviderContext extends ReadContext {
  readonly airGapped: boolean;
  /** Where the starter model listens; undefined where there is none. */
  readonly starterSocketPath: string | undefined;
}

type Written = z.output<typeof providerSchema>;

/** Reads one entry under `providers`; undefined when it has a mistake, which is reported. */
export function readProvider(name: string, value: unknown, context: ProviderContext): Provider | undefined {
  const path = ['providers', name];
  const { problems } = context;
  const before = problems.problems.length;
  const written = readShape(providerSchema, value, { path, problems });
  if (written === undefined) return undefined;
  const type = PROVIDER_TYPES[written.type];
  const endpoint = readEndpoint(written, type, { path, context });
  const placement =
    endpoint === undefined ? undefined : placementOf(written, type, { endpoint, path, context });
  if (endpoint?.kind === 'url' && placement !== undefined) {
    checkAddress(endpoint.url, placement, { path: [...path, 'url'], problems });
  }
  if (context.airGapped && placement !== undefined && placement !== 'on-premises') {
    const where = written.placement === undefined ? path : [...path, 'placement'];
    problems.add(where, `airGapped allows on-premises providers only; this one is placed ${placement}`, {
      at: 'key',
    });
  }
  const apiKey = readSecret(written.apiKey, [...path, 'apiKey'], context);
  if (type.needsKey && written.apiKey === undefined && written.url === undefined) {
    problems.add([...path, 'apiKey'], 'is missing: this API needs a key, for instance env:OPENAI_API_KEY', {
      at: 'key',
    });
  }
  if (endpoint === undefined || placement === undefined || problems.problems.length > before)
    return undefined;
  return {
    name: name as ProviderName,
    type: type.codec,
    endpoint,
    apiKey,
    destination: {
      placement,
      region: written.region,
      retention: written.retention === undefined ? undefined : readRetention(written.retention),
      agreements: written.agreements,
      certifications: written.certifications,
      clearance: written.clearance ?? defaultClearance(placement),
      except: written.except,
    },
    health: readHealth(written.health, defaultHealth({ endpoint, placement })),
  };
}

/** What a destination may see until the operator says otherwise. */
export function defaultClearance(placement: Placement): Level {
  return placement === 'on-premises' ? 'restricted' : 'internal';
}

/** `none` or `30d`. */
export function readRetention(text: string): Retention {
  return text === 'none' ? { kind: 'none' } : { kind: 'days', days: Number.parseInt(text, 10) };
}

interface Where {
  readonly path: PolicyPath;
  readonly context: ProviderContext;
}

function readEndpoint(written: Written, type: ProviderType, { path, context }: Where): Endpoint | undefined {
  if (type.codec === 'embedded') return embeddedEndpoint(written, { path, context });
  const text = written.url ?? type.url;
  if (text === undefined) {
    context.problems.add([...path, 'url'], 'is missing: the address of the server', { at: 'key' });
    return undefined;
  }
  const url = readAddress(text, [...path, 'url'], context.problems, type);
  return url === undefined ? undefined : { kind: 'url', url };
}

function embeddedEndpoint(written: Written, { path, context }: Where): Endpoint | undefined {
  if (written.url !== undefined) {
    context.problems.add([...path, 'url'], 'the embedded starter model has no address', { at: 'key' });
  }
  if (context.starterSocketPath === undefined) {
    context.problems.add(path, 'the embedded starter model is not available here', { at: 'key' });
    return undefined;
  }
  return { kind: 'socket', path: context.starterSocketPath };
}

// An address on this machine is on the premises; of any other only the operator knows whose machine it is.
function placementOf(
  written: Written,
  type: ProviderType,
  { endpoint, path, context }: Where & { readonly endpoint: Endpoint },
): Placement | undefined {
  const placement = written.placement ?? type.placement;
  if (placement !== undefined) return placement;
  if (endpoint.kind === 'socket' || isLoopback(endpoint.url)) return 'on-premises';
  context.problems.add(
    [...path, 'placement'],
    'is missing: say whose machine it is, one of on-premises, own-cloud, managed, api',
    { at: 'key' },
  );
  return undefined;
}
