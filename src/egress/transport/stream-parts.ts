import type { StreamDecoder } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import type { ResponseFeed } from './response-feed.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface StreamPartsOptions {
  readonly feed: ResponseFeed;
  readonly decoder: StreamDecoder;
  readonly clock: Clock;
  readonly limits: TransportLimits;
  /** Adds the evidence to a failure and takes our credential out of it. */
  readonly finishFailure: (failure: UpstreamFailure) => UpstreamFailure;
}

type Batch = readonly StreamPart[];

/**
 * The parts of a streamed answer, in batches of what one pull brought from the network; nothing is read ahead of
 * the consumer but a bounded buffer. Whatever goes wrong is a `failure` part, the last one; nothing is thrown.
 * Returning early destroys the socket. Can be walked once, one pull at a time.
 */
export function streamParts(options: StreamPartsOptions): AsyncIterable<Batch> {
  const stream = new PulledStream(options);
  return { [Symbol.asyncIterator]: () => stream };
}

class PulledStream implements AsyncIterator<Batch, undefined> {
  readonly #options: StreamPartsOptions;
  #isOver = false;
  #totalBytes = 0;
  /** When the wait for the end of a complete answer is over; undefined until the answer is complete. */
  #finishDeadlineMs: number | undefined;
  #bytesAfterFinish = 0;

  constructor(options: StreamPartsOptions) {
    this.#options = options;
  }

  async next(): Promise<IteratorResult<Batch, undefined>> {
    while (!this.#isOver) {
      const batch = await this.#pull();
      if (batch.length > 0) return { done: false, value: batch };
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<Batch, undefined>> {
    this.#isOver = true;
    this.#options.feed.destroy();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #pull(): Promise<Batch> {
    const read = await this.#options.feed.read(this.#finishWaitMs());
    if (this.#isOver) return [];
    switch (read.kind) {
      case 'data':
        return this.#take(read.chunks);
      case 'end':
        return this.#end();
      case 'failed':
        // A complete answer stays complete when only the farewell is missing.
        return this.#finishDeadlineMs === undefined ? this.#fail(read.failure) : this.#end();
    }
  }

  #take(chunks: readonly Uint8Array[]): Batch {
    const arrivedBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    this.#totalBytes += arrivedBytes;
    if (this.#totalBytes > this.#options.limits.maxStreamBytes)
      return this.#fail({ code: 'upstream_too_large', cause: 'stream-too-large' });
    const parts = this.#decode(() => chunks.flatMap((chunk) => this.#options.decoder.push(chunk)));
    if (this.#finishDeadlineMs !== undefined && parts.length === 0) this.#bytesAfterFinish += arrivedBytes;
    if (this.#bytesAfterFinish > this.#options.limits.maxBytesAfterFinish) return this.#end();
    if (parts.some(({ type }) => type === 'finish'))
      this.#finishDeadlineMs ??= this.#options.clock.monotonicMs() + this.#options.limits.afterFinishMs;
    return parts;
  }

  #end(): Batch {
    const parts = this.#decode(() => this.#options.decoder.end());
    this.#close();
    return parts;
  }

  #fail(failure: UpstreamFailure): Batch {
    this.#close();
    return [{ type: 'failure', failure: this.#options.finishFailure(failure) }];
  }

  /** Decoded parts up to a failure, which ends everything. */
  #decode(decode: () => StreamPart[]): Batch {
    const parts = attempt(decode);
    const failedAt = parts.findIndex(({ type }) => type === 'failure');
    const failed = parts[failedAt];
    if (failed?.type !== 'failure') return parts;
    return [...parts.slice(0, failedAt), ...this.#fail(failed.failure)];
  }

  #close(): void {
    this.#isOver = true;
    this.#options.feed.destroy();
  }

  #finishWaitMs(): number | undefined {
    if (this.#finishDeadlineMs === undefined) return undefined;
    return Math.max(0, this.#finishDeadlineMs - this.#options.clock.monotonicMs());
  }
}

/** A decoder that throws on hostile bytes is a fault of ours; it costs this answer and nothing else. */
function attempt(decode: () => StreamPart[]): StreamPart[] {
  try {
    return decode();
  } catch {
    return [{ type: 'failure', failure: { code: 'upstream_protocol', cause: 'decoder-fault' } }];
  }
}
