import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestId } from '../domain/ids.ts';
import { nanoDollars } from '../domain/money.ts';
import type { AttemptSettled, RequestSettled } from '../pipeline/telemetry.ts';
import type { KnownNames } from './metrics.ts';

export const REQUEST = 'req_01936b1e-8f00-7abc-8def-0123456789ab' as RequestId;

export const NAMES: KnownNames = {
  deployments: new Set(['everyday', 'frontier']),
  models: new Set(['qwen3:8b', 'gpt-5.5']),
  callable: new Set(['auto', 'frontier']),
  rules: new Set(['hard work']),
};

export function attemptSettled(over: Partial<AttemptSettled> = {}): AttemptSettled {
  return {
    request: REQUEST,
    traceparent: undefined,
    operation: 'chat',
    attempt: 1,
    deployment: 'everyday',
    model: 'qwen3:8b',
    providerType: 'openai-compatible',
    placement: 'on-premises',
    result: 'answered',
    error: undefined,
    cause: undefined,
    durationMs: 2_250,
    firstTokenMs: 250,
    queueWaitMs: undefined,
    finish: 'stop',
    usage: { inputTokens: 100, outputTokens: 50, source: 'upstream' },
    costNano: nanoDollars(1_500_000n),
    costBasis: 'hardware',
    ...over,
  };
}

export function requestSettled(over: Partial<RequestSettled> = {}): RequestSettled {
  return {
    request: REQUEST,
    traceparent: undefined,
    operation: 'chat',
    dialect: 'openai-chat',
    requestedModel: 'auto',
    stream: true,
    outcome: 'answered',
    status: 200,
    error: undefined,
    level: 'internal',
    task: 'chat',
    attempts: 1,
    durationMs: 2_300,
    ...over,
  };
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A collector on this machine that answers with the statuses it is given, then with 200. */
export class FakeCollector {
  readonly received: Received[] = [];
  connections = 0;
  readonly #server: Server;

  private constructor(statuses: (number | 'silence' | 'redirect')[]) {
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (text: string) => (body += text));
      request.on('end', () => {
        this.received.push({ path: request.url ?? '', headers: request.headers, body });
        const status = statuses.shift() ?? 200;
        if (status === 'silence') return;
        if (status === 'redirect') response.writeHead(307, { location: '/elsewhere' }).end();
        else response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
      });
    });
    this.#server.on('connection', () => (this.connections += 1));
  }

  static async start(...statuses: (number | 'silence' | 'redirect')[]): Promise<FakeCollector> {
    const collector = new FakeCollector(statuses);
    await new Promise<void>((resolve) => collector.#server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get endpoint(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/traces`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What a span says once it has arrived, with its attributes as plain values. */
export interface ArrivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly status: { readonly code?: number };
}

interface Wire {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly WireAttribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (ArrivedSpan & { attributes: WireAttribute[] })[];
    }[];
  }[];
}

interface WireAttribute {
  readonly key: string;
  readonly value: WireValue;
}

interface WireValue {
  readonly stringValue?: string;
  readonly intValue?: string | number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values: readonly WireValue[] };
}

/** Reads an OTLP export request in JSON, whoever wrote it. */
export function readOtlp(body: string): { resource: Record<string, unknown>; spans: ArrivedSpan[] } {
  const { resourceSpans } = JSON.parse(body) as Wire;
  const [first] = resourceSpans;
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return {
    resource: plain(first?.resource.attributes ?? []),
    spans: spans.map((span) => ({
      traceId: span.traceId,
      spanId: span.spanId,
      ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
      name: span.name,
      kind: span.kind,
      startTimeUnixNano: span.startTimeUnixNano,
      endTimeUnixNano: span.endTimeUnixNano,
      attributes: plain(span.attributes),
      status: span.status.code === 0 ? {} : span.status,
    })),
  };
}

function plain(attributes: readonly WireAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plainValue(value)]));
}

function plainValue(value: WireValue): unknown {
  if (value.arrayValue !== undefined) return value.arrayValue.values.map(plainValue);
  if (value.intValue !== undefined) return Number(value.intValue);
  return value.stringValue ?? value.doubleValue ?? value.boolValue;
}
