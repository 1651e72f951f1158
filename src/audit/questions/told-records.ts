import { MAX_ROWS, type ToldRecord } from '../../domain/audit-answer.ts';
import type { CanonicalValue } from '../../domain/audit-entry.ts';
import { isObject } from '../canonical-line.ts';
import { ownFields } from '../record.ts';
import type { SeenRecord } from './inquiry.ts';

/** Records that an answer shows whole: who read, what was erased, what was done about a key. No record holds content. */
export class ToldRecords {
  readonly #told: ToldRecord[] = [];

  add({ sequence, at, actor, request, fields }: SeenRecord): void {
    if (this.#told.length >= MAX_ROWS) return;
    this.#told.push({
      sequence,
      at,
      actor: actor ?? null,
      request: request ?? null,
      fields: ownFields(fields),
    });
  }

  all(): readonly ToldRecord[] {
    return this.#told;
  }
}

/** Whether a record names one of these anywhere among its own members, as the whole of a text. */
export function namesAny({ fields }: SeenRecord, isOne: (text: string) => boolean): boolean {
  return holdsAny(ownFields(fields), isOne);
}

function holdsAny(value: CanonicalValue | undefined, isOne: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isOne(value);
  if (Array.isArray(value)) return value.some((item: CanonicalValue) => holdsAny(item, isOne));
  return isObject(value) && Object.values(value).some((member) => holdsAny(member, isOne));
}
