import { MAX_ROWS, type SentAttempt } from '../../domain/audit-answer.ts';

/** The first rows in the order of the log, of attempts that are known in the order in which they ended. */
export class SentRows {
  #rows: SentAttempt[] = [];

  add(sent: SentAttempt): void {
    this.#rows.push(sent);
    if (this.#rows.length >= 2 * MAX_ROWS) this.#rows = this.#first();
  }

  first(): readonly SentAttempt[] {
    this.#rows = this.#first();
    return this.#rows;
  }

  #first(): SentAttempt[] {
    return this.#rows
      .sort((one, other) => one.sequence - other.sequence || one.attempt - other.attempt)
      .slice(0, MAX_ROWS);
  }
}
