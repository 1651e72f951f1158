import type { Log } from '../domain/log.ts';
import type { World } from '../domain/world.ts';
import type { Telemetry } from '../pipeline/telemetry.ts';
import { otlpJson, type Resource } from './otlp-json.ts';
import { createOtlpSender, type HeaderSecret } from './otlp-sender.ts';
import { SpanQueue } from './span-queue.ts';
import { attemptSpan, requestSpan } from './spans-of-events.ts';
import { tracePosition } from './trace-position.ts';

export interface TraceOptions {
  readonly endpoint: URL;
  readonly headers: ReadonlyMap<string, HeaderSecret>;
  /** Whether spans tell the level and the task of a request. */
  readonly labels: boolean;
  /** Share of traces that are kept, 0 to 1. */
  readonly sample: number;
}

export interface TraceServices {
  readonly world: World;
  readonly log: Log;
  readonly resource: Resource;
  /** What callers may ask for. */
  readonly callable: () => ReadonlySet<string>;
}

/** Turns what the pipeline tells into spans and brings them to a collector. */
export interface Traces extends Pick<Telemetry, 'attemptSettled' | 'requestSettled'> {
  readonly exported: number;
  readonly dropped: number;
  /** Offers what is left, for a bounded time. */
  close(): Promise<void>;
}

/** A collector that is away is told of once in so long. */
const TELL_EVERY_MS = 60_000;
const SPAN_ID_BYTES = 8;

/** Opens nothing until there is a span to send. */
export function createTraces(options: TraceOptions, services: TraceServices): Traces {
  const { clock, randomBytes } = services.world;
  const sender = createOtlpSender(options);
  const queue = new SpanQueue({
    clock,
    deliver: (spans) => sender.send(otlpJson(spans, services.resource)),
    onLost: tellOfLoss(services),
  });
  const positionOf = ({
    request,
    traceparent,
  }: Parameters<Telemetry['attemptSettled']>[0] | Parameters<Telemetry['requestSettled']>[0]) =>
    tracePosition(request, traceparent, options.sample);
  return {
    attemptSettled(event) {
      const position = positionOf(event);
      if (position === undefined) return;
      const spanId = Buffer.from(randomBytes(SPAN_ID_BYTES)).toString('hex');
      queue.add(attemptSpan(event, { position, spanId, endedWallMs: clock.wallMs() }));
    },
    requestSettled(event) {
      const position = positionOf(event);
      if (position === undefined) return;
      const { labels } = options;
      queue.add(
        requestSpan(event, { position, labels, endedWallMs: clock.wallMs(), callable: services.callable() }),
      );
    },
    get exported() {
      return queue.exported;
    },
    get dropped() {
      return queue.dropped;
    },
    async close() {
      await queue.close();
      sender.close();
    },
  };
}

function tellOfLoss({ world: { clock }, log }: TraceServices): (spans: number) => void {
  let toldMs = Number.NEGATIVE_INFINITY;
  let lost = 0;
  return (spans) => {
    lost += spans;
    const nowMs = clock.monotonicMs();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    log.warn('spans-lost', { spans: lost });
    lost = 0;
  };
}
