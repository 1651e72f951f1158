import type { StreamPart } from '../domain/stream-part.ts';
import { AttemptMachine, type AttemptResult, type AttemptStep, type HoldLimits } from './attempt-machine.ts';
import type { AttemptObservation } from './attempt-observation.ts';
import type { CommittedStream } from './committed-stream.ts';

export type Commitment =
  | {
      readonly kind: 'stream';
      readonly stream: CommittedStream;
      /** All there is to the answer, where it was complete before the caller saw any of it. */
      readonly whole?: readonly StreamPart[] | undefined;
    }
  | { readonly kind: 'settled'; readonly result: AttemptResult };

/** Reads an upstream's stream up to its first content, or to its end if there is none or it is held back. */
export async function commitStream(
  parts: AsyncIterable<readonly StreamPart[]>,
  observation: AttemptObservation,
  { signal, hold }: { readonly signal: AbortSignal; readonly hold: HoldLimits | undefined },
): Promise<Commitment> {
  const source = new ObservedSource(parts, observation, { signal, hold });
  for (;;) {
    const step = await source.step();
    if (source.isCommitted) return { kind: 'stream', stream: new OpenStream(source, step) };
    if (step.result?.type === 'complete') {
      return { kind: 'stream', stream: new OpenStream(source, step), whole: step.deliver };
    }
    if (step.result !== undefined) {
      await source.close();
      return { kind: 'settled', result: step.result };
    }
  }
}

/** The network's batches, passed through the attempt machine and watched. */
class ObservedSource {
  readonly #machine: AttemptMachine;
  readonly #iterator: AsyncIterator<readonly StreamPart[]>;
  readonly #observation: AttemptObservation;
  readonly #signal: AbortSignal;

  constructor(
    parts: AsyncIterable<readonly StreamPart[]>,
    observation: AttemptObservation,
    { signal, hold }: { readonly signal: AbortSignal; readonly hold: HoldLimits | undefined },
  ) {
    this.#machine = new AttemptMachine(hold);
    this.#iterator = parts[Symbol.asyncIterator]();
    this.#observation = observation;
    this.#signal = signal;
  }

  get isCommitted(): boolean {
    return this.#machine.phase === 'committed';
  }

  async step(): Promise<AttemptStep> {
    const next = await this.#iterator.next();
    if (!next.done) this.#observation.see(next.value);
    const step = this.#machine.accept(
      this.#signal.aborted
        ? { type: 'aborted' }
        : next.done
          ? { type: 'ended' }
          : { type: 'parts', parts: next.value },
    );
    if (step.result !== undefined) this.#observation.settle(step.result);
    return step;
  }

  async close(): Promise<void> {
    const { result } = this.#machine.accept({ type: 'aborted' });
    if (result !== undefined) this.#observation.settle(result);
    await this.#iterator.return?.();
  }
}

class OpenStream implements CommittedStream {
  readonly #source: ObservedSource;
  #pending: AttemptStep | undefined;
  #ending: AttemptResult | undefined;
  #ended = false;

  constructor(source: ObservedSource, first: AttemptStep) {
    this.#source = source;
    this.#pending = first;
  }

  async next(): Promise<readonly StreamPart[] | undefined> {
    while (!this.#ended) {
      const step =
        this.#pending ?? (this.#ending === undefined ? await this.#source.step() : { deliver: [] });
      this.#pending = undefined;
      this.#ending ??= step.result;
      if (step.deliver.length > 0) return step.deliver;
      if (this.#ending === undefined) continue;
      this.#ended = true;
      if (this.#ending.type === 'broken') return [{ type: 'failure', failure: this.#ending.failure }];
    }
    return undefined;
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}
