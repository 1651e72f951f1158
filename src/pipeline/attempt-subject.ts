import type { Appended } from '../domain/audit-entry.ts';
import type { Facts } from '../domain/facts.ts';
import type { WorkEstimate } from '../domain/work.ts';
import type { Exchange } from './exchange.ts';
import type { PolicySnapshot } from './policy-view.ts';
import type { Recorded } from './stages.ts';

/** What an attempt has to know of the request that it is made for. A request with its decision on record is one. */
export interface AttemptSubject
  extends Pick<Recorded, 'requestId' | 'principal' | 'priority' | 'classified' | 'attempts' | 'cleanings'> {
  readonly exchange: Pick<Exchange, 'headers' | 'signal'>;
  readonly facts: Pick<Facts, 'label' | 'needs' | 'principal'>;
  readonly policy: Pick<PolicySnapshot, 'law'>;
  readonly work: Pick<WorkEstimate, 'inputTokens'>;
  /** The decision's place in the log; undefined while there is no decision yet. */
  readonly recorded: Pick<Appended, 'durable'> | undefined;
}
