/** What a value that may not become a label of its own is called. */
export const OTHER = 'other';

const WORD = /^[a-z][a-z0-9_.-]{0,47}$/;
/** A status has three digits; what has more is an id, a port or a key. */
const LONG_NUMBER = /\d{4}/;

/** A value that somebody else may choose, given the name of a list it must stand on, or {@link OTHER}. */
export function listed(value: string, known: ReadonlySet<string>): string {
  return known.has(value) ? value : OTHER;
}

/**
 * Lets the first `limit` different words through and calls the rest {@link OTHER}. For the short machine words that
 * our own code makes: each is harmless, and a slip that made them endless would still not fill the memory.
 */
export class BoundedWords {
  readonly #seen = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  of(value: string): string {
    if (this.#seen.has(value)) return value;
    if (this.#seen.size >= this.#limit || !WORD.test(value) || LONG_NUMBER.test(value)) return OTHER;
    this.#seen.add(value);
    return value;
  }
}
