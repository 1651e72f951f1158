import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { describe, expect, it } from 'vitest';
import { otlpJson } from './otlp-json.ts';
import type { Span } from './span.ts';
import { FakeCollector, readOtlp } from './telemetry.fixture.ts';

const RESOURCE = { serviceName: 'demarc', serviceVersion: '1.2.3', instanceId: 'log_1' };

const SPANS: readonly Span[] = [
  {
    traceId: '01936b1e8f007abc8def0123456789ab',
    spanId: '8def0123456789ab',
    parentSpanId: 'b7ad6b7169203331',
    name: 'chat auto',
    kind: 'server',
    startedWallMs: 1_763_625_600_000,
    endedWallMs: 1_763_625_602_300,
    isError: false,
    attributes: { text: 'ü "quoted"', whole: 200, part: 0.0015, yes: true, list: ['stop'], none: undefined },
  },
  {
    traceId: '01936b1e8f007abc8def0123456789ab',
    spanId: '00000000000000a1',
    parentSpanId: undefined,
    name: 'chat gpt-5.5',
    kind: 'client',
    startedWallMs: 1_763_625_600_000,
    endedWallMs: 1_763_625_600_001,
    isError: true,
    attributes: { 'error.type': 'upstream_timeout' },
  },
];

/** The same span by OpenTelemetry's own hand. */
async function sentByTheirs(span: Span, collector: FakeCollector): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': RESOURCE.serviceName,
      'service.version': RESOURCE.serviceVersion,
      'service.instance.id': RESOURCE.instanceId,
    }),
    idGenerator: { generateTraceId: () => span.traceId, generateSpanId: () => span.spanId },
    spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: collector.endpoint.href }))],
  });
  const parent =
    span.parentSpanId === undefined
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId: span.traceId,
          spanId: span.parentSpanId,
          traceFlags: TraceFlags.SAMPLED,
        });
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  const kind = span.kind === 'server' ? SpanKind.SERVER : SpanKind.CLIENT;
  const theirs = provider
    .getTracer('demarc')
    .startSpan(span.name, { startTime: span.startedWallMs, kind, attributes }, parent);
  if (span.isError) theirs.setStatus({ code: SpanStatusCode.ERROR });
  theirs.end(span.endedWallMs);
  await provider.shutdown();
}

describe('otlpJson', () => {
  it('says what the exporter of OpenTelemetry says', async () => {
    const collector = await FakeCollector.start();
    try {
      for (const span of SPANS) await sentByTheirs(span, collector);
    } finally {
      await collector.stop();
    }
    const theirs = collector.received.map(({ body }) => readOtlp(body));
    const ours = readOtlp(otlpJson(SPANS, RESOURCE));
    expect(ours.spans).toEqual(theirs.flatMap(({ spans }) => spans));
    expect(ours.resource).toEqual(theirs[0]?.resource);
  });

  it('writes 64-bit integers as text and keeps microseconds', () => {
    const [span] = SPANS;
    const body = otlpJson([{ ...span!, startedWallMs: 1_763_625_600_000 + 0.4567 }], RESOURCE);
    expect(body).toContain('"startTimeUnixNano":"1763625600000457000"');
    expect(body).toContain('{"key":"whole","value":{"intValue":"200"}}');
    expect(body).not.toContain('none');
  });
});
