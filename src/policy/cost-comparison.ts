import type { DeploymentName } from '../domain/ids.ts';
import { type CostOf, RecordedSpeeds, type RequestCost, requestCost } from './compared-cost.ts';
import type { RecordedRequest } from './recorded-requests.ts';

/** What some requests cost: `nano` over those of known cost, as decimal text of nano-dollars. */
export interface CostTotal {
  readonly nano: string;
  /** How many of the requests that were sent have a known cost, and how many of those an estimated one. */
  readonly known: number;
  readonly estimated: number;
  readonly unknown: number;
  /** Refused, or failed before anything was sent: nothing was paid. With the known and the unknown, all of them. */
  readonly unsent: number;
}

/** What some of the requests cost under each policy. */
export interface CostUnderBoth {
  readonly before: CostTotal;
  readonly after: CostTotal;
}

export interface CostComparison extends CostUnderBoth {
  /** As it was, under whatever policy was in force. */
  readonly recorded: CostTotal;
  /** Over the requests whose cost is known under both, so that the two amounts can be compared. */
  readonly both: { readonly requests: number; readonly beforeNano: string; readonly afterNano: string };
}

interface Side {
  readonly costOf: CostOf;
}

/** Requests that are alike in what is known of their costs. */
interface Bucket {
  readonly group: string;
  readonly before: RequestCost;
  readonly after: RequestCost;
  requests: number;
  beforeNano: bigint;
  afterNano: bigint;
  beforeTokens: number;
  afterTokens: number;
}

/** The deployment that each policy would ask; undefined where it refuses. */
export interface Answerers {
  readonly before: DeploymentName | undefined;
  readonly after: DeploymentName | undefined;
}

/** Adds up costs under two policies; what depends on a deployment's speed is settled at the end. */
export class CostCollector {
  readonly #speeds = new RecordedSpeeds();
  readonly #buckets = new Map<string, Bucket>();
  readonly #sides: { readonly before: Side; readonly after: Side };
  #recordedNano = 0n;
  #recorded = 0;
  #unrecorded = 0;
  #unsent = 0;

  constructor(sides: { readonly before: Side; readonly after: Side }) {
    this.#sides = sides;
  }

  /** Every request on record, whether or not the policies can be compared over it: it tells how fast they were. */
  observe(request: RecordedRequest): void {
    this.#speeds.add(request);
  }

  /** @param group what the request is also added up with. */
  add(request: RecordedRequest, group: string, { before, after }: Answerers): void {
    this.#addRecorded(request);
    const costs = {
      before: requestCost(request, before, this.#sides.before.costOf),
      after: requestCost(request, after, this.#sides.after.costOf),
    };
    const key = `${group}|${keyOf(costs.before)}|${keyOf(costs.after)}`;
    const bucket = this.#buckets.get(key) ?? {
      group,
      ...costs,
      requests: 0,
      beforeNano: 0n,
      afterNano: 0n,
      beforeTokens: 0,
      afterTokens: 0,
    };
    bucket.requests += 1;
    bucket.beforeNano += nanoOf(costs.before);
    bucket.afterNano += nanoOf(costs.after);
    bucket.beforeTokens += tokensOf(costs.before);
    bucket.afterTokens += tokensOf(costs.after);
    this.#buckets.set(key, bucket);
  }

  #addRecorded({ costNano, answeredBy }: RecordedRequest): void {
    if (costNano === undefined) this.#unrecorded += 1;
    else if (costNano === 0n && answeredBy === undefined) this.#unsent += 1;
    else {
      this.#recorded += 1;
      this.#recordedNano += costNano;
    }
  }

  /** What the requests of one group cost. */
  of(group: string): CostUnderBoth {
    return totalsOf(this.#settled().filter((bucket) => bucket.group === group));
  }

  result(): CostComparison {
    const settled = this.#settled();
    const comparable = settled.filter(
      ({ before, after }) => before.kind !== 'unknown' && after.kind !== 'unknown',
    );
    return {
      recorded: {
        nano: String(this.#recordedNano),
        known: this.#recorded,
        estimated: 0,
        unknown: this.#unrecorded,
        unsent: this.#unsent,
      },
      ...totalsOf(settled),
      both: {
        requests: comparable.reduce((sum, { requests }) => sum + requests, 0),
        beforeNano: String(comparable.reduce((sum, { before }) => sum + before.nano, 0n)),
        afterNano: String(comparable.reduce((sum, { after }) => sum + after.nano, 0n)),
      },
    };
  }

  #settled(): SettledBucket[] {
    const { before, after } = this.#sides;
    return [...this.#buckets.values()].map((bucket) => ({
      group: bucket.group,
      requests: bucket.requests,
      before: this.#settle(bucket.before, bucket.beforeNano, {
        tokens: bucket.beforeTokens,
        costOf: before.costOf,
      }),
      after: this.#settle(bucket.after, bucket.afterNano, {
        tokens: bucket.afterTokens,
        costOf: after.costOf,
      }),
    }));
  }

  // The cost of an owned machine is its time, so the time of many requests can be priced at once.
  #settle(
    cost: RequestCost,
    nano: bigint,
    { tokens, costOf }: { readonly tokens: number; readonly costOf: CostOf },
  ): Settled {
    if (cost.kind !== 'by-speed') return { kind: cost.kind, nano };
    const durationMs = this.#speeds.durationMs(cost.deployment, tokens);
    const priced =
      durationMs === undefined
        ? undefined
        : costOf(cost.deployment, { outputTokens: tokens, source: 'estimated' }, durationMs);
    return priced === undefined ? { kind: 'unknown', nano: 0n } : { kind: 'estimated', nano: priced };
  }
}

interface SettledBucket {
  readonly group: string;
  readonly requests: number;
  readonly before: Settled;
  readonly after: Settled;
}

interface Settled {
  readonly kind: 'recorded' | 'estimated' | 'none' | 'unknown';
  readonly nano: bigint;
}

function keyOf(cost: RequestCost): string {
  return cost.kind === 'by-speed' ? `by-speed ${cost.deployment}` : cost.kind;
}

function nanoOf(cost: RequestCost): bigint {
  return cost.kind === 'recorded' || cost.kind === 'estimated' ? cost.nano : 0n;
}

function tokensOf(cost: RequestCost): number {
  return cost.kind === 'by-speed' ? cost.outputTokens : 0;
}

function totalsOf(settled: readonly SettledBucket[]): CostUnderBoth {
  return {
    before: totalOf(settled.map(({ requests, before }) => ({ requests, ...before }))),
    after: totalOf(settled.map(({ requests, after }) => ({ requests, ...after }))),
  };
}

function totalOf(settled: readonly (Settled & { readonly requests: number })[]): CostTotal {
  const count = (...kinds: readonly Settled['kind'][]) =>
    settled.reduce((sum, { kind, requests }) => sum + (kinds.includes(kind) ? requests : 0), 0);
  return {
    nano: String(settled.reduce((sum, { nano }) => sum + nano, 0n)),
    known: count('recorded', 'estimated'),
    estimated: count('estimated'),
    unknown: count('unknown'),
    unsent: count('none'),
  };
}
