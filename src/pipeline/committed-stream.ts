import type { StreamPart } from '../domain/stream-part.ts';

/** A streamed answer that has begun to reach the caller. Whoever holds one must close it. */
export interface CommittedStream {
  /** The next parts, or undefined at the end. A `failure` part, if any, is the last. */
  next(): Promise<readonly StreamPart[] | undefined>;
  /** Stops the upstream if it is still sending. */
  close(): Promise<void>;
}
