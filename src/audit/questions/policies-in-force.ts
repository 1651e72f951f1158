import type { AuditFound, PolicyInForce, RecordPlace } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { isWithin } from '../../domain/period.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { SequenceList } from './sequence-list.ts';

type Entry = { -readonly [Name in keyof PolicyInForce]: PolicyInForce[Name] };

/**
 * Which policy was in force, and when. A policy comes into force when the whole of it is on record, and stays until the
 * next one does; the decisions that name it are the witnesses. Requests under way at a change keep the former.
 */
export class PoliciesInForce implements Inquiry {
  readonly types = ['config', 'decision'] as const;
  readonly #question: AuditQuestion & { readonly ask: 'policies' };
  readonly #entries: Entry[] = [];
  readonly #refused: RecordPlace[] = [];
  #pieces: { readonly hash: string; readonly sequences: number[] } | undefined;

  constructor(question: AuditQuestion & { readonly ask: 'policies' }) {
    this.#question = question;
  }

  see(record: SeenRecord): void {
    const { tenant } = this.#question;
    if (record.type === 'config') this.#configured(record);
    else if (tenant === null || record.tenant === tenant) this.#decided(record);
  }

  found(): AuditFound {
    return { ask: 'policies', policies: this.#inForce(), refused: this.#refused };
  }

  *rests(): Iterable<number> {
    const list = new SequenceList();
    for (const entry of this.#inForce()) {
      const next = this.#entries.find(({ recorded }) => recorded.sequence === entry.replaced?.sequence);
      for (const sequence of [...entry.pieces, ...(next?.pieces ?? [])]) list.add(sequence);
      for (const place of [entry.recorded, entry.firstDecision, entry.lastDecision])
        if (place !== null) list.add(place.sequence);
    }
    for (const { sequence } of this.#refused) list.add(sequence);
    yield* list;
  }

  #inForce(): readonly PolicyInForce[] {
    const { from, to } = this.#question.period;
    return this.#entries.filter(
      ({ recorded, replaced }) =>
        (to === null || recorded.at < to) && (from === null || replaced === null || replaced.at > from),
    );
  }

  #configured({ sequence, at, fields }: SeenRecord): void {
    if (fields['event'] === 'reload-refused' && isWithin(this.#question.period, at)) {
      this.#refused.push({ sequence, at });
    }
    const { event, hash, piece, pieces } = fields;
    if (event !== 'policy' || typeof hash !== 'string' || typeof piece !== 'number') return;
    if (piece === 0) this.#pieces = { hash, sequences: [] };
    if (this.#pieces?.hash !== hash) return;
    this.#pieces.sequences.push(sequence);
    if (this.#pieces.sequences.length !== pieces) return;
    this.#replace({ sequence, at }, hash, this.#pieces.sequences);
    this.#pieces = undefined;
  }

  #replace(recorded: RecordPlace, hash: string, pieces: readonly number[]): void {
    const former = this.#entries.at(-1);
    if (former?.hash === hash) {
      // A start puts the policy on record again, and so does a pruning; that is no change of it.
      if (former.pieces.length === 0) former.pieces = pieces;
      return;
    }
    if (former !== undefined) former.replaced = recorded;
    this.#begin(recorded, hash, pieces);
  }

  #begin(recorded: RecordPlace, hash: string, pieces: readonly number[]): void {
    const beganEarlier = pieces.length === 0;
    const nobody = { replaced: null, firstDecision: null, lastDecision: null };
    this.#entries.push({ hash, recorded, beganEarlier, pieces, ...nobody });
  }

  #decided({ sequence, at, fields }: SeenRecord): void {
    const { policy } = fields;
    // The record by which it came into force was pruned.
    if (this.#entries.length === 0 && typeof policy === 'string') this.#begin({ sequence, at }, policy, []);
    if (!isWithin(this.#question.period, at)) return;
    const entry = this.#entries.findLast(({ hash }) => hash === fields['policy']);
    if (entry === undefined) return;
    entry.firstDecision ??= { sequence, at };
    entry.lastDecision = { sequence, at };
  }
}
