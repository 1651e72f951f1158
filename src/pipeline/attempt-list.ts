import type { AttemptOutcome } from '../domain/decision-record.ts';

/** The attempts of one request. Two may be under way at once, so each has its number from its beginning. */
export class AttemptList {
  #begun: number;
  readonly #ended: AttemptOutcome[];

  /** @param before those that ended before there was a plan. */
  constructor(before: readonly AttemptOutcome[] = []) {
    this.#begun = before.length;
    this.#ended = [...before];
  }

  /** The number of the attempt that begins now; from 1. */
  begin(): number {
    this.#begun += 1;
    return this.#begun;
  }

  end(outcome: AttemptOutcome): void {
    this.#ended.push(outcome);
  }

  /** Those that have ended, by number. */
  get outcomes(): readonly AttemptOutcome[] {
    return [...this.#ended].sort((a, b) => a.attempt - b.attempt);
  }
}
