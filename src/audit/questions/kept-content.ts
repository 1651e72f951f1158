import type { ContentState } from '../../domain/audit-answer.ts';
import { isObject } from '../canonical-line.ts';
import type { SeenRecord } from './inquiry.ts';

/** Erasing what is due is recorded once for the installation, whoever the content belonged to. */
export function isOfEveryTenant({ type, fields: { event } }: SeenRecord): boolean {
  return type === 'erasure' && event === 'payload-retention';
}

interface Kept {
  readonly ref: string;
  readonly at: string;
  isErased: boolean;
}

/** Whether the bodies of some requests are kept, apart from the log, and which of them were erased. */
export class KeptContent {
  readonly #kept = new Map<string, Kept>();
  readonly #refs = new Map<string, string>();
  /** In the order in which they were kept, for the retention that takes the oldest first. */
  readonly #order: Kept[] = [];
  #due = 0;
  #notKept = 0;

  /** A request to follow, by its decision. */
  decided({ request, at, fields: { pay } }: SeenRecord): void {
    const ref = isObject(pay) ? pay['ref'] : undefined;
    if (request === undefined || typeof ref !== 'string') {
      this.#notKept += 1;
      return;
    }
    const kept = { ref, at, isErased: false };
    this.#kept.set(request, kept);
    this.#refs.set(ref, request);
    this.#order.push(kept);
  }

  /** Takes an `erasure` record. Returns whether it was about any of the requests. */
  erased({ request, fields: { event, ref, before, result } }: SeenRecord): boolean {
    if (event === 'payload-retention') return typeof before === 'string' && this.#eraseUntil(before);
    if (event !== 'payload') return false;
    const kept = this.#kept.get(request ?? this.#refs.get(typeof ref === 'string' ? ref : '') ?? '');
    if (kept === undefined) return false;
    // The record comes first; a second one says where the effect did not follow.
    kept.isErased = result !== 'failed';
    return true;
  }

  count(): Readonly<Record<ContentState, number>> {
    const erased = [...this.#kept.values()].filter(({ isErased }) => isErased).length;
    return { 'not-kept': this.#notKept, kept: this.#kept.size - erased, erased };
  }

  #eraseUntil(before: string): boolean {
    const from = this.#due;
    for (
      let kept = this.#order[from];
      kept !== undefined && kept.at < before;
      kept = this.#order[this.#due]
    ) {
      kept.isErased = true;
      this.#due += 1;
    }
    return this.#due > from;
  }
}
