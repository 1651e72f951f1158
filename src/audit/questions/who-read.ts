import {
  type AuditFound,
  type ContentState,
  MAX_ROWS,
  type ReadersFound,
  type SentAttempt,
} from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { isWithin } from '../../domain/period.ts';
import { FollowAttempts, levelOfDecision } from './follow-attempts.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { isOfEveryTenant, KeptContent } from './kept-content.ts';
import { SequenceList } from './sequence-list.ts';
import { namesAny, ToldRecords } from './told-records.ts';

/** Who was shown one request's prompt or answer, which models were given it, and whether it was erased. */
export class WhoRead implements Inquiry {
  readonly types = ['decision', 'attempt', 'outcome', 'read', 'erasure'] as const;
  readonly #question: AuditQuestion & { readonly ask: 'readers' };
  readonly #follow: FollowAttempts;
  readonly #models: SentAttempt[] = [];
  readonly #reads = new ToldRecords();
  readonly #erasures = new ToldRecords();
  readonly #content = new KeptContent();
  readonly #rests = new SequenceList();
  #decided: ReadersFound['decided'] = null;

  constructor(question: AuditQuestion & { readonly ask: 'readers' }) {
    this.#question = question;
    this.#follow = new FollowAttempts({
      attempt: ({ sent }) => {
        if (this.#models.length < MAX_ROWS && isWithin(question.period, sent.at)) this.#models.push(sent);
      },
    });
  }

  see(record: SeenRecord): void {
    const { tenant, request } = this.#question;
    if (tenant !== null && record.tenant !== tenant && !isOfEveryTenant(record)) return;
    if (record.type === 'read' || record.type === 'erasure') {
      this.#happened(record);
      return;
    }
    if (record.request !== request) return;
    if (record.type === 'decision') {
      this.#content.decided(record);
      const { sequence, at, actor, fields } = record;
      this.#decided = { sequence, at, key: actor ?? null, level: levelOfDecision(fields) };
    }
    this.#follow.see(record);
    this.#rests.add(record.sequence);
  }

  found(): AuditFound {
    this.#follow.end();
    return {
      ask: 'readers',
      decided: this.#decided,
      reads: this.#reads.all(),
      models: this.#models,
      content: this.#contentState(),
      erasures: this.#erasures.all(),
    };
  }

  rests(): Iterable<number> {
    return this.#rests;
  }

  #happened(record: SeenRecord): void {
    const { period, request } = this.#question;
    const isErased = record.type === 'erasure' && this.#content.erased(record);
    const isAbout = record.request === request || namesAny(record, (text) => text === request);
    if (!isErased && !isAbout) return;
    // That it was erased stays true, whenever that was.
    if (record.type === 'read' && !isWithin(period, record.at)) return;
    (record.type === 'read' ? this.#reads : this.#erasures).add(record);
    this.#rests.add(record.sequence);
  }

  #contentState(): ContentState | null {
    const states = Object.entries(this.#content.count()) as [ContentState, number][];
    return states.find(([, count]) => count > 0)?.[0] ?? null;
  }
}
