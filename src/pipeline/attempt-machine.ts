import { assertNever } from '../domain/assert-never.ts';
import { isContent, type StreamPart } from '../domain/stream-part.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';

/**
 *     opened ──▶ buffered ──▶ committed ──▶ settled
 *        └───────────┴──────────────────────────▲
 *
 * Only content commits. Before that point nothing has reached the caller, so the attempt may be retried, replaced
 * or escalated; after it never, because the caller has read part of this very answer.
 */
export type AttemptPhase = 'opened' | 'buffered' | 'committed' | 'settled';

export type AttemptEvent =
  | { readonly type: 'parts'; readonly parts: readonly StreamPart[] }
  /** The upstream closed. Without a `finish` before it, the answer was cut. */
  | { readonly type: 'ended' }
  /** The caller went away or the gateway is stopping. */
  | { readonly type: 'aborted' };

export type AttemptResult =
  | { readonly type: 'complete' }
  /** Failed before anything reached the caller: another attempt may take its place. */
  | { readonly type: 'replaceable'; readonly failure: UpstreamFailure }
  /** Failed after content had reached the caller: the stream must end in an error. */
  | { readonly type: 'broken'; readonly failure: UpstreamFailure }
  | { readonly type: 'aborted' };

export interface AttemptStep {
  /** Parts that the caller gets now, in order. */
  readonly deliver: readonly StreamPart[];
  /** Set once, by the event that settles the attempt. */
  readonly result?: AttemptResult;
}

/** An upstream that keeps sending parts without content is not answering. */
const MAX_HELD_PARTS = 1_000;

const NOTHING: AttemptStep = { deliver: [] };

/** One attempt from its first byte to its end. Pure: no clock, no I/O; events after settling change nothing. */
export class AttemptMachine {
  #phase: AttemptPhase = 'opened';
  #held: StreamPart[] = [];
  #finished = false;

  get phase(): AttemptPhase {
    return this.#phase;
  }

  accept(event: AttemptEvent): AttemptStep {
    if (this.#phase === 'settled') return NOTHING;
    switch (event.type) {
      case 'parts':
        return this.#take(event.parts);
      case 'ended':
        return this.#finished ? this.#settle({ type: 'complete' }) : this.#fail(CUT);
      case 'aborted':
        return this.#settle({ type: 'aborted' });
      default:
        return assertNever(event);
    }
  }

  #take(parts: readonly StreamPart[]): AttemptStep {
    const failureAt = parts.findIndex((part) => part.type === 'failure');
    const good = failureAt < 0 ? parts : parts.slice(0, failureAt);
    const step = this.#hold(good);
    const failed = parts[failureAt];
    if (failed?.type !== 'failure' || step.result !== undefined) return step;
    const end = this.#fail(failed.failure);
    return { ...end, deliver: [...step.deliver, ...end.deliver] };
  }

  #hold(parts: readonly StreamPart[]): AttemptStep {
    for (const part of parts) if (part.type === 'finish') this.#finished = true;
    if (this.#phase === 'committed') return { deliver: parts };
    this.#held.push(...parts);
    if (parts.some(isContent)) return this.#commit();
    if (this.#held.length > 0) this.#phase = 'buffered';
    return this.#held.length > MAX_HELD_PARTS ? this.#fail(NO_CONTENT) : NOTHING;
  }

  #commit(): AttemptStep {
    this.#phase = 'committed';
    const deliver = this.#held;
    this.#held = [];
    return { deliver };
  }

  #fail(failure: UpstreamFailure): AttemptStep {
    return this.#settle({ type: this.#phase === 'committed' ? 'broken' : 'replaceable', failure });
  }

  #settle(result: AttemptResult): AttemptStep {
    // An answer without content is still the answer: its finish and usage were held until now.
    const deliver = result.type === 'complete' ? this.#held : [];
    this.#held = [];
    this.#phase = 'settled';
    return { deliver, result };
  }
}

const CUT: UpstreamFailure = { code: 'upstream_incomplete', cause: 'ended-without-finish' };
const NO_CONTENT: UpstreamFailure = { code: 'upstream_protocol', cause: 'endless-preamble' };
