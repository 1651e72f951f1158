import type { z } from 'zod';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';
import { isOwnAddress } from './own-address.ts';
import { isLoopback } from './provider-address.ts';
import { type HeaderSecret, readHeaders } from './read-headers.ts';
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
  readonly headers: ReadonlyMap<string, HeaderSecret>;
  readonly labels: boolean;
  /** 0 to 1. */
  readonly sample: number;
}

export const DEFAULT_TELEMETRY: TelemetryConfiguration = { metrics: 'local', traces: undefined };

export interface TelemetryContext extends ReadContext {
  readonly airGapped: boolean;
}

const PATH: PolicyPath = ['telemetry'];
const ENDPOINT: PolicyPath = [...PATH, 'traces', 'endpoint'];
const HEADERS: PolicyPath = [...PATH, 'traces', 'headers'];

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
  const headers = readHeaders(written.headers ?? {}, HEADERS, context);
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
