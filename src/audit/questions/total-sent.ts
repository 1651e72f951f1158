import type { SentAttempt, SentTotals } from '../../domain/audit-answer.ts';
import { HIGHEST_LEVEL, LEVELS, type Level } from '../../domain/label.ts';

/** Destinations that an answer lists; a configuration has a handful, and a log of years some dozens. */
const MAX_DESTINATIONS = 200;

/** Adds attempts up. */
export class TotalSent {
  #attempts = 0;
  readonly #byLevel = byLevel(() => ({ attempts: 0, bytes: 0 }));
  readonly #results = { answered: 0, failed: 0, aborted: 0, unknown: 0 };
  readonly #destinations = new Map<string, { -readonly [Name in keyof Place]: Place[Name] }>();

  add({ level, bytes, result, deployment, provider, placement, region }: SentAttempt): void {
    this.#attempts += 1;
    const of = this.#byLevel[level ?? HIGHEST_LEVEL];
    of.attempts += 1;
    of.bytes += bytes ?? 0;
    this.#results[result] += 1;
    const name = JSON.stringify([deployment, provider, placement, region]);
    const place = this.#destinations.get(name);
    if (place !== undefined) place.attempts += 1;
    else if (this.#destinations.size < MAX_DESTINATIONS) {
      this.#destinations.set(name, { deployment, provider, placement, region, attempts: 1 });
    }
  }

  totals(): SentTotals {
    return {
      attempts: this.#attempts,
      byLevel: this.#byLevel,
      results: this.#results,
      destinations: [...this.#destinations]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, place]) => place),
    };
  }
}

type Place = SentTotals['destinations'][number];

/** Something for each level. */
export function byLevel<Value>(make: () => Value): Record<Level, Value> {
  const values: Partial<Record<Level, Value>> = {};
  for (const level of LEVELS) values[level] = make();
  return values as Record<Level, Value>;
}
