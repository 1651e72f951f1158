import type { AttemptOutcome } from '../domain/decision-record.ts';

/** The attempts of one request. Two may be under way at once, so each has its number from its beginning. */
export class AttemptList {
  #begun = 0;
  readonly #ended: AttemptOutcome[] = [];

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
