import type { RequestId } from '../domain/ids.ts';
import { parseTraceparent } from './traceparent.ts';

/** Where the spans of one request stand. */
export interface TracePosition {
  readonly traceId: string;
  /** Of the request's own span. */
  readonly requestSpanId: string;
  /** The caller's span, where it gave one. */
  readonly callerSpanId: string | undefined;
}

/**
 * Found from the request's id and the caller's header alone, so that nothing has to be kept between the events of a
 * request. Without a caller's trace, the trace has the digits of the decision's id: whoever knows the one finds the
 * other. The last eight bytes of a UUIDv7 are random but for two bits, and so fit a span.
 *
 * @param sample share of traces that are kept, 0 to 1. A caller's own choice comes first.
 * @returns undefined when the request is not to be traced.
 */
export function tracePosition(
  request: RequestId,
  traceparent: string | undefined,
  sample: number,
): TracePosition | undefined {
  const digits = request.slice(request.indexOf('_') + 1).replaceAll('-', '');
  const requestSpanId = digits.slice(16);
  const caller = parseTraceparent(traceparent);
  if (caller !== undefined)
    return caller.isSampled
      ? { traceId: caller.traceId, requestSpanId, callerSpanId: caller.spanId }
      : undefined;
  return isSampled(digits, sample) ? { traceId: digits, requestSpanId, callerSpanId: undefined } : undefined;
}

/** By the last 32 bits, which are random: the same answer for every event of a request. */
function isSampled(digits: string, sample: number): boolean {
  return Number.parseInt(digits.slice(-8), 16) < sample * 2 ** 32;
}
