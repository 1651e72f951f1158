import type { AttributeValue, Span } from './span.ts';

/** Who sends the spans. */
export interface Resource {
  readonly serviceName: string;
  readonly serviceVersion: string;
  /** Tells replicas apart. */
  readonly instanceId: string;
}

/** opentelemetry-proto `trace.proto`: SPAN_KIND_SERVER, SPAN_KIND_CLIENT and STATUS_CODE_ERROR. */
const KINDS = { server: 2, client: 3 } as const;
const STATUS_ERROR = 2;

/**
 * Writes spans as an OTLP export request in JSON (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"): ids in
 * hexadecimal, 64-bit integers as text.
 */
export function otlpJson(spans: readonly Span[], resource: Resource): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: {
          attributes: [
            attribute('service.name', resource.serviceName),
            attribute('service.version', resource.serviceVersion),
            attribute('service.instance.id', resource.instanceId),
          ],
        },
        scopeSpans: [
          { scope: { name: 'demarc', version: resource.serviceVersion }, spans: spans.map(encodeSpan) },
        ],
      },
    ],
  });
}

function encodeSpan(span: Span): unknown {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    kind: KINDS[span.kind],
    startTimeUnixNano: unixNano(span.startedWallMs),
    endTimeUnixNano: unixNano(span.endedWallMs),
    attributes: Object.entries(span.attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [attribute(key, value)],
    ),
    status: span.isError ? { code: STATUS_ERROR } : {},
  };
}

/** To the microsecond: a number of nanoseconds since 1970 has more digits than a double holds. */
function unixNano(wallMs: number): string {
  return `${Math.round(wallMs * 1000)}000`;
}

function attribute(key: string, value: AttributeValue): unknown {
  return { key, value: anyValue(value) };
}

function anyValue(value: AttributeValue): unknown {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}
