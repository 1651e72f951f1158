import { BlockList, isIP } from 'node:net';
import type { z } from 'zod';
import type { Secret } from '../domain/secret.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';
import { isLoopback } from './provider-address.ts';
import { readSecret } from './read-secret.ts';
import { type ReadContext, readWhatFits } from './read-shape.ts';
import { telemetrySchema } from './telemetry-schema.ts';

/** What may be seen of the process from outside. */
export interface TelemetryConfiguration {
  /** Who may read `/metrics`. */
  readonly metrics: 'local' | 'open' | 'off';
  /** Undefined sends nothing to anybody. */
  readonly traces: TraceConfiguration | undefined;
}

export interface TraceConfiguration {
  readonly endpoint: URL;
  readonly headers: ReadonlyMap<string, TraceHeader>;
  readonly labels: boolean;
  /** 0 to 1. */
  readonly sample: number;
}

export interface TraceHeader {
  /** What stands before the secret, for instance `Bearer`; empty for nothing. */
  readonly scheme: string;
  readonly secret: Secret;
}

export const DEFAULT_TELEMETRY: TelemetryConfiguration = { metrics: 'local', traces: undefined };

export interface TelemetryContext extends ReadContext {
  readonly airGapped: boolean;
}

const PATH: PolicyPath = ['telemetry'];
const ENDPOINT: PolicyPath = [...PATH, 'traces', 'endpoint'];
const HEADERS: PolicyPath = [...PATH, 'traces', 'headers'];

/** RFC 9110 §5.6.2, in the letters that people use. */
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
/** RFC 9110 §11.1: `Bearer env:OTLP_TOKEN`. */
const SCHEME = /^([A-Za-z][A-Za-z-]{0,31}) env:/;
/** They frame the message, or are the sender's to say. */
const RESERVED = new Set(['connection', 'content-length', 'content-type', 'host', 'te', 'transfer-encoding']);

/** Reads `telemetry`. The environment is asked for nothing but the headers that refer to it. */
export function readTelemetry(value: unknown, context: TelemetryContext): TelemetryConfiguration {
  const written = readWhatFits(telemetrySchema, value ?? {}, { path: PATH, problems: context.problems });
  const traces = written.traces === undefined ? undefined : readTraces(written.traces, context);
  return { metrics: written.metrics, traces };
}

function readTraces(
  written: NonNullable<z.output<typeof telemetrySchema>['traces']>,
  context: TelemetryContext,
): TraceConfiguration | undefined {
  const endpoint = readEndpoint(written.endpoint, context.problems);
  const headers = readHeaders(written.headers ?? {}, context);
  if (endpoint === undefined) return undefined;
  if (headers.size > 0 && endpoint.protocol === 'http:' && !isLoopback(endpoint))
    context.problems.add(ENDPOINT, 'must be https: with headers, over http they can be read on the way');
  if (context.airGapped && !isOwnAddress(endpoint))
    context.problems.add(
      ENDPOINT,
      'airGapped allows a collector of your own network only; give its address in digits',
    );
  return { endpoint, headers, labels: written.labels, sample: written.sample };
}

/** `/v1/traces` is filled in where there is no path (OTLP, "OTLP/HTTP Request"). */
function readEndpoint(text: string, problems: ProblemCollector): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    problems.add(ENDPOINT, 'must be an http or https address, for instance http://127.0.0.1:4318');
    return undefined;
  }
  if (url.username !== '' || url.password !== '') {
    problems.add(
      ENDPOINT,
      'must not carry a user or password; give what the collector asks for under headers',
    );
    return undefined;
  }
  if (url.hash !== '') {
    problems.add(ENDPOINT, 'must not carry a fragment (#…)');
    return undefined;
  }
  if (url.pathname === '/') url.pathname = '/v1/traces';
  return url;
}

function readHeaders(
  written: Readonly<Record<string, unknown>>,
  context: TelemetryContext,
): ReadonlyMap<string, TraceHeader> {
  const headers = new Map<string, TraceHeader>();
  for (const [name, reference] of Object.entries(written)) {
    const path = [...HEADERS, name];
    if (!HEADER_NAME.test(name) || RESERVED.has(name.toLowerCase())) {
      context.problems.add(path, 'is not a header that may be set here', { at: 'key' });
      continue;
    }
    // Whatever is no text is no reference either, and is told so.
    const text = typeof reference === 'string' ? reference : '';
    const scheme = SCHEME.exec(text)?.[1] ?? '';
    const secret = readSecret(scheme === '' ? text : text.slice(scheme.length + 1), path, context);
    if (secret !== undefined) headers.set(name.toLowerCase(), { scheme, secret });
  }
  return headers;
}

/** Whether an address is in a network that no packet leaves: loopback, RFC 1918, RFC 4193. Names are not looked up. */
function isOwnAddress(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  return isLoopback(url) || (version !== 0 && ownNetworks().check(host, version === 6 ? 'ipv6' : 'ipv4'));
}

function ownNetworks(): BlockList {
  const networks = new BlockList();
  networks.addSubnet('10.0.0.0', 8, 'ipv4');
  networks.addSubnet('172.16.0.0', 12, 'ipv4');
  networks.addSubnet('192.168.0.0', 16, 'ipv4');
  networks.addSubnet('fc00::', 7, 'ipv6');
  return networks;
}
