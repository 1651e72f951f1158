import { assertNever } from '../domain/assert-never.ts';
import { isContent, type StreamPart } from '../domain/stream-part.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';

/**
 *     opened ──▶ buffered ──▶ committed ──▶ settled
 *        └───────────┴──────────────────────────▲
 *
 * Only content commits. Before that point nothing has reached the caller, so the attempt may be retried, replaced
 * or escalated; after it never, because the caller has read part of this very answer. An answer that is held back
 * until it was looked at stays buffered to its end, unless it outgrows what may be held.
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

/** How much of an answer is held back until it was looked at; one that is larger is given to the caller as it is. */
export interface HoldLimits {
  readonly maxParts: number;
  /** Of text, arguments and log-probabilities, in UTF-16 code units. */
  readonly maxCharacters: number;
}

/** An upstream that keeps sending parts without content is not answering. */
const MAX_HELD_PARTS = 1_000;

const NOTHING: AttemptStep = { deliver: [] };

/** One attempt from its first byte to its end. Pure: no clock, no I/O; events after settling change nothing. */
export class AttemptMachine {
  readonly #limits: HoldLimits | undefined;
  #phase: AttemptPhase = 'opened';
  #held: StreamPart[] = [];
  #heldCharacters = 0;
  #hasContent = false;
  #finished = false;

  /** @param limits for an answer that the caller sees nothing of before it is complete. */
  constructor(limits?: HoldLimits) {
    this.#limits = limits;
  }

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
    this.#hasContent ||= parts.some(isContent);
    if (this.#hasContent && this.#isTooMuch(parts)) return this.#commit();
    if (this.#held.length > 0) this.#phase = 'buffered';
    return !this.#hasContent && this.#held.length > MAX_HELD_PARTS ? this.#fail(NO_CONTENT) : NOTHING;
  }

  /** Whether content can be held back no longer; without limits, not at all. */
  #isTooMuch(parts: readonly StreamPart[]): boolean {
    if (this.#limits === undefined) return true;
    for (const part of parts) this.#heldCharacters += charactersOf(part);
    return this.#held.length > this.#limits.maxParts || this.#heldCharacters > this.#limits.maxCharacters;
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

function charactersOf(part: StreamPart): number {
  switch (part.type) {
    case 'text-delta':
      return part.text.length + (part.logprobs?.text.length ?? 0);
    case 'reasoning-delta':
    case 'refusal-delta':
      return part.text.length;
    case 'tool-call-delta':
      return part.argumentsDelta.length;
    case 'redacted-reasoning':
      return part.data.length;
    default:
      return 0;
  }
}

const CUT: UpstreamFailure = { code: 'upstream_incomplete', cause: 'ended-without-finish' };
const NO_CONTENT: UpstreamFailure = { code: 'upstream_protocol', cause: 'endless-preamble' };
