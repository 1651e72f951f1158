import type { UpstreamFailure } from '../domain/upstream-failure.ts';

/** Longer waits than a day are not worth passing on: the caller will have given up. */
const MAX_RETRY_AFTER_S = 86_400;
const REQUEST_ID_HEADERS = ['x-request-id', 'request-id'];
/** An id and nothing else: whatever an upstream puts here reaches the record. */
const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

type Headers = Readonly<Record<string, string>>;

/** What the headers of a refusal add to the failure: the upstream's request id and how long to wait. */
export function readErrorHeaders(
  headers: Headers,
): Pick<UpstreamFailure, 'upstreamRequestId' | 'retryAfterS'> {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const upstreamRequestId = REQUEST_ID_HEADERS.map((name) => byName.get(name)).find(
    (id) => id !== undefined && REQUEST_ID.test(id),
  );
  const retryAfterS = readRetryAfter(byName);
  return {
    ...(upstreamRequestId === undefined ? {} : { upstreamRequestId }),
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
  };
}

/**
 * Whole seconds to wait, rounded up: `retry-after-ms` (OpenAI), or `retry-after` in seconds or as a date (RFC 9110
 * §10.2.3). A date is measured against the response's own `date`, since this code has no clock.
 */
function readRetryAfter(headers: ReadonlyMap<string, string>): number | undefined {
  const milliseconds = readNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return clampSeconds(milliseconds / 1000);
  const retryAfter = headers.get('retry-after');
  const seconds = readNumber(retryAfter);
  if (seconds !== undefined) return clampSeconds(seconds);
  const wait = Date.parse(retryAfter ?? '') - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : clampSeconds(wait / 1000);
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,12}(?:\.[0-9]{1,6})?$/.test(text.trim()) ? Number(text) : undefined;
}

function clampSeconds(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 0), MAX_RETRY_AFTER_S);
}
