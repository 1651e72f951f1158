import type { AuditFound } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { compareLevels, HIGHEST_LEVEL } from '../../domain/label.ts';
import { isWithin } from '../../domain/period.ts';
import { FollowAttempts, type FollowedAttempt } from './follow-attempts.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { SentRows } from './sent-rows.ts';
import { SequenceList } from './sequence-list.ts';
import { TotalSent } from './total-sent.ts';

/**
 * Whether nothing above a level left the premises. An attempt counts from the moment it is on record, which is before
 * its first byte, whether or not it arrived; one of unknown level counts as the highest.
 */
export class NothingAbove implements Inquiry {
  readonly types = ['decision', 'attempt', 'outcome'] as const;
  readonly #question: AuditQuestion & { readonly ask: 'nothing-above' };
  readonly #follow = new FollowAttempts({ attempt: (followed) => this.#count(followed) });
  readonly #left = new TotalSent();
  readonly #rows = new SentRows();
  readonly #rests = new SequenceList();
  #above = 0;

  constructor(question: AuditQuestion & { readonly ask: 'nothing-above' }) {
    this.#question = question;
  }

  see(record: SeenRecord): void {
    if (this.#question.tenant !== null && record.tenant !== this.#question.tenant) return;
    this.#follow.see(record);
  }

  found(): AuditFound {
    this.#follow.end();
    return {
      ask: 'nothing-above',
      holds: this.#above === 0,
      above: this.#above,
      left: this.#left.totals(),
      rows: this.#rows.first(),
    };
  }

  rests(): Iterable<number> {
    return this.#rests;
  }

  #count({ sent, sequences }: FollowedAttempt): void {
    const { level, period } = this.#question;
    if (sent.placement === 'on-premises' || !isWithin(period, sent.at)) return;
    this.#left.add(sent);
    for (const sequence of sequences) this.#rests.add(sequence);
    if (compareLevels(sent.level ?? HIGHEST_LEVEL, level) <= 0) return;
    this.#above += 1;
    this.#rows.add(sent);
  }
}
