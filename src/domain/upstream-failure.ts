import type { ErrorCode } from './error-catalogue.ts';

/**
 * What went wrong at an upstream, in our words: the evidence is kept, its text is not, since an upstream may echo
 * the prompt or our key in what it says.
 */
export interface UpstreamFailure {
  /** The catalogue's code that a caller would see if nothing else can serve it. */
  readonly code: ErrorCode;
  /** HTTP status of the upstream, where there was one. */
  readonly status?: number | undefined;
  /** The upstream's request id, for its support desk. */
  readonly upstreamRequestId?: string | undefined;
  /** Seconds the upstream asked us to wait. */
  readonly retryAfterS?: number | undefined;
  /** Short machine word for the record, for instance `connection-refused`, `idle-timeout`, `bad-json-line`. */
  readonly cause: string;
}
