import type { AuditFound, RecordPlace } from '../../domain/audit-answer.ts';
import type { CanonicalValue } from '../../domain/audit-entry.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { isWithin } from '../../domain/period.ts';
import { isObject } from '../canonical-line.ts';
import { FollowAttempts, type FollowedAttempt, texts } from './follow-attempts.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { SentRows } from './sent-rows.ts';
import { SequenceList } from './sequence-list.ts';
import { TotalSent } from './total-sent.ts';

/** Names of destinations that are remembered to tell what there is; an answer lists no more. */
const MAX_NAMES = 1_000;

/** What went to a deployment or a provider, and at which levels. */
export class WhatWasSent implements Inquiry {
  readonly types = ['config', 'decision', 'attempt', 'outcome'] as const;
  readonly #question: AuditQuestion & { readonly ask: 'sent' };
  readonly #follow: FollowAttempts;
  readonly #total = new TotalSent();
  readonly #rows = new SentRows();
  readonly #rests = new SequenceList();
  readonly #names = new Set<string>();
  /** The pieces of the policy that is being read. */
  readonly #policy: string[] = [];
  #inDoubt = 0;

  constructor(question: AuditQuestion & { readonly ask: 'sent' }) {
    this.#question = question;
    this.#follow = new FollowAttempts({
      attempt: (followed) => this.#count(followed),
      crashed: (plan, sequences) => this.#doubt(plan, sequences),
    });
  }

  see(record: SeenRecord): void {
    if (record.type === 'config') this.#rememberPolicy(record);
    if (this.#question.tenant !== null && record.tenant !== this.#question.tenant) return;
    this.#rememberNames(record);
    this.#follow.see(record);
  }

  found(): AuditFound {
    this.#follow.end();
    return {
      ask: 'sent',
      totals: this.#total.totals(),
      inDoubt: this.#inDoubt,
      rows: this.#rows.first(),
    };
  }

  rests(): Iterable<number> {
    return this.#rests;
  }

  unknownDestination(): readonly string[] | undefined {
    return this.#names.has(this.#question.destination) ? undefined : [...this.#names].sort();
  }

  #count({ sent, sequences }: FollowedAttempt): void {
    this.#name(sent.deployment);
    this.#name(sent.provider);
    const { destination, period } = this.#question;
    if (sent.deployment !== destination && sent.provider !== destination) return;
    if (!isWithin(period, sent.at)) return;
    this.#total.add(sent);
    this.#rows.add(sent);
    for (const sequence of sequences) this.#rests.add(sequence);
  }

  #doubt(plan: readonly string[], [decision, ...others]: readonly RecordPlace[]): void {
    if (decision === undefined || !plan.includes(this.#question.destination)) return;
    if (!isWithin(this.#question.period, decision.at)) return;
    this.#inDoubt += 1;
    for (const { sequence } of [decision, ...others]) this.#rests.add(sequence);
  }

  /** A destination that was only ever a candidate is on record, and nothing went there. */
  #rememberNames({ type, fields }: SeenRecord): void {
    if (type !== 'decision') return;
    for (const name of texts(fields['plan'])) this.#name(name);
    const { candidates } = fields;
    if (!Array.isArray(candidates)) return;
    for (const candidate of candidates) {
      const name = isObject(candidate) ? candidate['deployment'] : undefined;
      if (typeof name === 'string') this.#name(name);
    }
  }

  /** Whom a policy speaks of, somebody could have asked for, though nobody did. */
  #rememberPolicy({ fields: { event, piece, pieces, text } }: SeenRecord): void {
    if (event !== 'policy' || typeof text !== 'string') return;
    if (piece === 0) this.#policy.length = 0;
    this.#policy.push(text);
    if (this.#policy.length !== pieces) return;
    for (const name of destinationsOf(this.#policy.join(''))) this.#name(name);
  }

  #name(name: string): void {
    if (name !== '' && this.#names.size < MAX_NAMES) this.#names.add(name);
  }
}

function destinationsOf(policy: string): readonly string[] {
  try {
    const document = JSON.parse(policy) as CanonicalValue;
    const destinations = isObject(document) ? document['destinations'] : undefined;
    return isObject(destinations) ? Object.keys(destinations) : [];
  } catch {
    return [];
  }
}
