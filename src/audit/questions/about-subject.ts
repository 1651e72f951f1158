import {
  type AuditFound,
  MAX_ROWS,
  type RecordPlace,
  type SubjectRequest,
} from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { CATEGORIES, HIGHEST_LEVEL } from '../../domain/label.ts';
import { isWithin } from '../../domain/period.ts';
import { FollowAttempts, type FollowedAttempt, labelOf, levelOfDecision, texts } from './follow-attempts.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { isOfEveryTenant, KeptContent } from './kept-content.ts';
import { SequenceList } from './sequence-list.ts';
import { namesAny, ToldRecords } from './told-records.ts';
import { byLevel, TotalSent } from './total-sent.ts';

type Row = { -readonly [Name in keyof SubjectRequest]: SubjectRequest[Name] };

/**
 * Everything about one data subject: its requests, where they went, who read them, what was erased. A request belongs
 * to the subject by its decision, which comes before all else that is on record of it but what a scorer was asked.
 */
export class AboutSubject implements Inquiry {
  readonly types = ['decision', 'attempt', 'outcome', 'read', 'erasure', 'admin'] as const;
  readonly #question: AuditQuestion & { readonly ask: 'subject' };
  readonly #follow = new FollowAttempts({ attempt: (followed) => this.#sent(followed) });
  readonly #requests = new Set<string>();
  readonly #rows = new Map<string, Row>();
  readonly #total = new TotalSent();
  readonly #levels = byLevel(() => 0);
  readonly #categories = new Map<string, number>();
  readonly #reads = new ToldRecords();
  readonly #erasures = new ToldRecords();
  readonly #administration = new ToldRecords();
  readonly #content = new KeptContent();
  readonly #rests = new SequenceList();
  #first: RecordPlace | null = null;
  #last: RecordPlace | null = null;

  constructor(question: AuditQuestion & { readonly ask: 'subject' }) {
    this.#question = question;
  }

  see(record: SeenRecord): void {
    const { tenant } = this.#question;
    if (tenant !== null && record.tenant !== tenant && !isOfEveryTenant(record)) return;
    switch (record.type) {
      case 'read':
      case 'erasure':
      case 'admin':
        this.#happened(record);
        return;
      case 'decision':
        this.#decided(record);
        break;
      case 'outcome':
        this.#ended(record);
        break;
      default:
        this.#attempted(record);
    }
    this.#follow.see(record);
  }

  found(): AuditFound {
    this.#follow.end();
    return {
      ask: 'subject',
      requests: this.#requests.size,
      first: this.#first,
      last: this.#last,
      byLevel: this.#levels,
      categories: Object.fromEntries([...this.#categories].sort(([one], [other]) => (one < other ? -1 : 1))),
      sent: this.#total.totals(),
      content: this.#content.count(),
      reads: this.#reads.all(),
      erasures: this.#erasures.all(),
      administration: this.#administration.all(),
      rows: [...this.#rows.values()],
    };
  }

  rests(): Iterable<number> {
    return this.#rests;
  }

  #decided(record: SeenRecord): void {
    const { request, sequence, at, fields } = record;
    if (request === undefined || !isWithin(this.#question.period, at) || !this.#isOfSubject(record)) return;
    this.#requests.add(request);
    this.#content.decided(record);
    this.#rests.add(sequence);
    this.#first ??= { sequence, at };
    this.#last = { sequence, at };
    const level = levelOfDecision(fields);
    this.#levels[level ?? HIGHEST_LEVEL] += 1;
    for (const category of texts(labelOf(fields)['categories'])) {
      if ((CATEGORIES as readonly string[]).includes(category))
        this.#categories.set(category, (this.#categories.get(category) ?? 0) + 1);
    }
    if (this.#rows.size < MAX_ROWS)
      this.#rows.set(request, { request, sequence, at, level, outcome: 'open' });
  }

  #attempted({ request, sequence, fields }: SeenRecord): void {
    const { subject } = this.#question;
    const isIt = subject.kind === 'commitment' && fields['egressCommitment'] === subject.id;
    if (isIt || (request !== undefined && this.#requests.has(request))) this.#rests.add(sequence);
  }

  #ended({ request, sequence, fields }: SeenRecord): void {
    if (request === undefined || !this.#requests.has(request)) return;
    this.#rests.add(sequence);
    const row = this.#rows.get(request);
    if (row !== undefined && typeof fields['outcome'] === 'string') row.outcome = fields['outcome'];
  }

  #sent({ sent, sequences }: FollowedAttempt): void {
    const { subject, period } = this.#question;
    const isIt = subject.kind === 'commitment' && sent.commitment === subject.id;
    if (!isIt && !this.#requests.has(sent.request)) return;
    if (!isWithin(period, sent.at)) return;
    this.#total.add(sent);
    for (const sequence of sequences) this.#rests.add(sequence);
  }

  #happened(record: SeenRecord): void {
    const { subject, period } = this.#question;
    const { type, request, actor } = record;
    const isErased = type === 'erasure' && this.#content.erased(record);
    const isItsRequest = (text: string) => this.#requests.has(text);
    // The period chooses requests; what became of them is told whenever it happened.
    const isOfRequests =
      isErased || (request !== undefined && isItsRequest(request)) || namesAny(record, isItsRequest);
    // What a key read is what it did; whom it read about is what was done to a subject.
    const isBy = type !== 'admin' && subject.kind === 'key' && actor === subject.id;
    const isNamed = isBy || request === subject.id || namesAny(record, (text) => text === subject.id);
    if (!isOfRequests && !(isNamed && isWithin(period, record.at))) return;
    const kept = type === 'read' ? this.#reads : type === 'erasure' ? this.#erasures : this.#administration;
    kept.add(record);
    this.#rests.add(record.sequence);
  }

  #isOfSubject({ request, actor, fields }: SeenRecord): boolean {
    const { kind, id } = this.#question.subject;
    switch (kind) {
      case 'key':
        return actor === id;
      case 'request':
        return request === id;
      case 'end-user':
        return fields['endUser'] === id;
      default:
        return fields['commitment'] === id;
    }
  }
}
