import type { Dispatcher } from 'undici';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import type { ClientPool, Lease } from './client-pool.ts';
import { failureOfError, type ResponsePhase } from './failure-of-error.ts';
import { type ResponseHead, responseHead } from './response-head.ts';

/** What a read brought. After `end` or `failed` every further read brings the same. */
export type FeedRead =
  | { readonly kind: 'data'; readonly chunks: readonly Uint8Array[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure };

/** One request on the wire and the bytes of its response, pulled. */
export interface ResponseFeed {
  head(): Promise<ResponseHead | UpstreamFailure>;
  /**
   * Everything that arrived since the last read, waiting for more when that is nothing. At most `maxWaitMs`, where
   * given, instead of the deployment's idle limit. One read at a time.
   */
  read(maxWaitMs?: number): Promise<FeedRead>;
  /** Drops what is unread and destroys the socket, unless the response had ended: then it stays for others. */
  destroy(): void;
}

/** Time limits of one response, in milliseconds, from the moment it is asked for. */
export interface ResponseTimeouts {
  /** Until the first byte of its body; `undefined` where only the total bounds it. */
  readonly firstByteMs: number | undefined;
  /** Longest silence between two pieces of it. */
  readonly idleMs: number;
  readonly totalMs: number;
}

export interface ResponseFeedOptions {
  readonly pool: ClientPool;
  readonly request: {
    readonly origin: string;
    readonly path: string;
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly timeouts: ResponseTimeouts;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly readAheadBytes: number;
}

/** Sends the request and collects its response. Starts at once. */
export function openResponseFeed(options: ResponseFeedOptions): ResponseFeed {
  const feed = new DispatchFeed(options);
  feed.start();
  return feed;
}

const ABORTED: UpstreamFailure = { code: 'client_gone', cause: 'aborted' };
/** Given up before a byte was written: nobody is billed for it. */
const ABORTED_UNSENT: UpstreamFailure = { code: 'client_gone', cause: 'aborted-before-sending' };
/** What a destroyed feed says to a read that was still waiting; its owner has stopped listening. */
const DESTROYED: UpstreamFailure = { code: 'upstream_incomplete', cause: 'abandoned' };

class DispatchFeed implements ResponseFeed, Dispatcher.DispatchHandler {
  readonly #options: ResponseFeedOptions;
  readonly #cancelTimers: (() => void)[] = [];
  #cancelFirstByte: () => void = () => {};
  #lease: Lease | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #phase: ResponsePhase = 'before-response';
  #head: ResponseHead | undefined;
  #chunks: Uint8Array[] = [];
  #queuedBytes = 0;
  #isPaused = false;
  #hasFirstByte = false;
  #outcome: Exclude<FeedRead, { kind: 'data' }> | undefined;
  #wake: () => void = () => {};

  constructor(options: ResponseFeedOptions) {
    this.#options = options;
  }

  start(): void {
    const { pool, timeouts, clock, signal } = this.#options;
    if (signal.aborted) return this.#fail(ABORTED_UNSENT);
    signal.addEventListener('abort', this.#onAbort, { once: true });
    if (timeouts.firstByteMs !== undefined) {
      this.#cancelFirstByte = clock.after(timeouts.firstByteMs, () =>
        this.#fail({ code: 'upstream_timeout', cause: 'first-token-timeout' }),
      );
    }
    this.#cancelTimers.push(
      clock.after(timeouts.totalMs, () => this.#fail({ code: 'upstream_timeout', cause: 'total-timeout' })),
    );
    pool.lease().then(
      (lease) => this.#dispatch(lease),
      (error: unknown) => this.#settle({ kind: 'failed', failure: failureOfError(error, this.#phase) }),
    );
  }

  async head(): Promise<ResponseHead | UpstreamFailure> {
    while (this.#head === undefined) {
      if (this.#outcome?.kind === 'failed') return this.#outcome.failure;
      await this.#nextEvent();
    }
    return this.#head;
  }

  async read(maxWaitMs?: number): Promise<FeedRead> {
    const { clock, timeouts } = this.#options;
    if (this.#chunks.length === 0 && this.#outcome === undefined) {
      // The first byte has a limit of its own, running since the start.
      const isWaitingForFirstByte = !this.#hasFirstByte && maxWaitMs === undefined;
      const cancelIdle = isWaitingForFirstByte
        ? () => {}
        : clock.after(maxWaitMs ?? timeouts.idleMs, () =>
            this.#fail({ code: 'upstream_timeout', cause: 'idle-timeout' }),
          );
      await this.#nextEvent();
      cancelIdle();
    }
    if (this.#chunks.length === 0) return this.#outcome ?? { kind: 'data', chunks: [] };
    return { kind: 'data', chunks: this.#takeChunks() };
  }

  destroy(): void {
    this.#chunks = [];
    this.#fail(DESTROYED);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStarted(): void {
    this.#phase = 'in-head';
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Parameters<typeof responseHead>[1],
  ): void {
    this.#phase = 'in-body';
    this.#head = responseHead(status, headers);
    this.#wake();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#outcome !== undefined) return;
    this.#hasFirstByte = true;
    this.#cancelFirstByte();
    this.#chunks.push(chunk);
    this.#queuedBytes += chunk.length;
    if (this.#queuedBytes >= this.#options.readAheadBytes) {
      this.#isPaused = true;
      controller.pause();
    }
    this.#wake();
  }

  onResponseEnd(): void {
    this.#settle({ kind: 'end' });
    this.#lease?.release();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#settle({ kind: 'failed', failure: failureOfError(error, this.#phase) });
  }

  readonly #onAbort = () => {
    this.#chunks = [];
    this.#fail(this.#controller === undefined ? ABORTED_UNSENT : ABORTED);
  };

  #dispatch(lease: Lease): void {
    // Given up while it waited for a connection: not a byte of it is written.
    if (this.#outcome !== undefined) return lease.release();
    this.#lease = lease;
    lease.dispatch(this.#options.request, this);
  }

  #takeChunks(): readonly Uint8Array[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#queuedBytes = 0;
    if (this.#isPaused) {
      this.#isPaused = false;
      this.#controller?.resume();
    }
    return chunks;
  }

  #nextEvent(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #fail(failure: UpstreamFailure): void {
    this.#settle({ kind: 'failed', failure });
  }

  #settle(outcome: Exclude<FeedRead, { kind: 'data' }>): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#cancelFirstByte();
    for (const cancel of this.#cancelTimers) cancel();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    if (outcome.kind === 'failed') this.#lease?.destroy();
    this.#wake();
  }
}
