import type { Clock } from '../domain/world.ts';
import type { Span } from './span.ts';

/** What became of a batch: taken, worth another try, or refused for good. */
export type Delivery = 'taken' | 'later' | 'refused';

/** Brings a batch to where traces are kept. Never rejects, and answers within a bounded time. */
export type DeliverSpans = (spans: readonly Span[]) => Promise<Delivery>;

export interface SpanQueueOptions {
  readonly clock: Pick<Clock, 'after'>;
  readonly deliver: DeliverSpans;
  /** Told how many spans were lost at once: refused, or given up. */
  readonly onLost: (spans: number) => void;
}

/** A second of a busy gateway; the rest is dropped and counted, because nobody waits for a collector. */
const MAX_WAITING = 8_192;
/** About a third of a megabyte, written in a millisecond or two. */
const MAX_BATCH = 512;
const FLUSH_EVERY_MS = 2_000;
/** A collector that restarts is back by then; one that is gone must not hold the queue. */
const MAX_TRIES = 5;
const RETRY_AFTER_MS = 3_000;
/** At the end of the process what is left is offered for so long. */
const CLOSE_WITHIN_MS = 2_000;

/** A bounded queue that empties itself in batches, one at a time. */
export class SpanQueue {
  readonly #options: SpanQueueOptions;
  #waiting: Span[] = [];
  #cancelTimer: (() => void) | undefined;
  #delivering: Promise<void> | undefined;
  #tries = 0;
  #isClosed = false;
  #exported = 0;
  #dropped = 0;

  constructor(options: SpanQueueOptions) {
    this.#options = options;
  }

  get exported(): number {
    return this.#exported;
  }

  get dropped(): number {
    return this.#dropped;
  }

  add(span: Span): void {
    if (this.#isClosed || this.#waiting.length >= MAX_WAITING) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(span);
    if (this.#waiting.length === MAX_BATCH && this.#tries === 0) this.#deliverNow();
    else this.#arm(FLUSH_EVERY_MS);
  }

  /** Offers what is left, for two seconds at most, and takes nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer?.();
    const rest = this.#deliverAll();
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(CLOSE_WITHIN_MS, resolve);
      void rest.then(() => {
        cancel();
        resolve();
      });
    });
    this.#lose(this.#waiting.length);
  }

  async #deliverAll(): Promise<void> {
    await this.#delivering;
    while (this.#waiting.length > 0) {
      const before = this.#waiting.length;
      await this.#deliverBatch();
      if (this.#waiting.length === before) return;
    }
  }

  #arm(delayMs: number): void {
    if (this.#isClosed || this.#delivering !== undefined) return;
    this.#cancelTimer ??= this.#options.clock.after(delayMs, () => this.#deliverNow());
  }

  #deliverNow(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#delivering ??= this.#deliverBatch().finally(() => {
      this.#delivering = undefined;
      if (this.#tries > 0) this.#arm(RETRY_AFTER_MS);
      else if (this.#waiting.length >= MAX_BATCH && !this.#isClosed) this.#deliverNow();
      else if (this.#waiting.length > 0) this.#arm(FLUSH_EVERY_MS);
    });
  }

  async #deliverBatch(): Promise<void> {
    const batch = this.#waiting.slice(0, MAX_BATCH);
    if (batch.length === 0) return;
    const delivery = await this.#options.deliver(batch);
    this.#tries = delivery === 'later' ? this.#tries + 1 : 0;
    if (this.#tries > 0 && this.#tries < MAX_TRIES) return;
    this.#tries = 0;
    if (delivery === 'taken') {
      this.#waiting.splice(0, batch.length);
      this.#exported += batch.length;
    } else this.#lose(batch.length);
  }

  #lose(spans: number): void {
    if (spans === 0) return;
    this.#waiting.splice(0, spans);
    this.#dropped += spans;
    this.#options.onLost(spans);
  }
}
