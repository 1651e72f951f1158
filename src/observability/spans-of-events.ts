import type { AttemptSettled, RequestSettled } from '../pipeline/telemetry.ts';
import { listed } from './label-values.ts';
import type { Span } from './span.ts';
import type { TracePosition } from './trace-position.ts';

/** Names: opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans; what has none there is `demarc.*`. */

export interface RequestSpanOptions {
  readonly position: TracePosition;
  readonly endedWallMs: number;
  /** What callers may ask for; any other name is the caller's own text and stays out. */
  readonly callable: ReadonlySet<string>;
  /** Whether the level and the task, which tell something of the content, are told. */
  readonly labels: boolean;
}

/** The span of a whole request, from its first byte to the end of its answer. */
export function requestSpan(event: RequestSettled, options: RequestSpanOptions): Span {
  const { position, endedWallMs, labels } = options;
  const model = listed(event.requestedModel, options.callable);
  return {
    traceId: position.traceId,
    spanId: position.requestSpanId,
    parentSpanId: position.callerSpanId,
    name: `${event.operation} ${model}`,
    kind: 'server',
    startedWallMs: endedWallMs - event.durationMs,
    endedWallMs,
    isError: event.outcome === 'failed' || event.outcome === 'crash',
    attributes: {
      'gen_ai.operation.name': event.operation,
      'gen_ai.request.model': model,
      'http.response.status_code': event.status,
      'error.type': event.error,
      'demarc.decision.id': event.request,
      'demarc.dialect': event.dialect,
      'demarc.outcome': event.outcome,
      'demarc.stream': event.stream,
      'demarc.attempts': event.attempts,
      'demarc.level': labels ? event.level : undefined,
      'demarc.task': labels ? event.task : undefined,
    },
  };
}

export interface AttemptSpanOptions {
  readonly position: TracePosition;
  /** 16 hexadecimal digits that no other span has. */
  readonly spanId: string;
  readonly endedWallMs: number;
}

/** The span of one attempt at one deployment. */
export function attemptSpan(
  event: AttemptSettled,
  { position, spanId, endedWallMs }: AttemptSpanOptions,
): Span {
  const { usage, firstTokenMs, queueWaitMs } = event;
  return {
    traceId: position.traceId,
    spanId,
    parentSpanId: position.requestSpanId,
    name: `${event.operation} ${event.model}`,
    kind: 'client',
    startedWallMs: endedWallMs - event.durationMs,
    endedWallMs,
    isError: event.result === 'failed',
    attributes: {
      'gen_ai.operation.name': event.operation,
      'gen_ai.provider.name': event.providerType,
      'gen_ai.request.model': event.model,
      'gen_ai.response.finish_reasons': event.finish === undefined ? undefined : [event.finish],
      'gen_ai.usage.input_tokens': usage?.inputTokens,
      'gen_ai.usage.output_tokens': usage?.outputTokens,
      'error.type': event.error,
      'demarc.deployment': event.deployment,
      'demarc.placement': event.placement,
      'demarc.attempt': event.attempt,
      'demarc.result': event.result,
      'demarc.cause': event.cause,
      'demarc.usage.source': usage?.source,
      'demarc.time_to_first_token': firstTokenMs === undefined ? undefined : firstTokenMs / 1000,
      'demarc.queue_wait': queueWaitMs === undefined ? undefined : queueWaitMs / 1000,
      'demarc.cost_usd': event.costNano === undefined ? undefined : Number(event.costNano) / 1e9,
    },
  };
}
