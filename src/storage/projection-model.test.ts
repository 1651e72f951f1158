import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import type { Clock } from '../domain/world.ts';
import { createDecisionHistory, findDecisionInRecords } from './decision-history.ts';
import { type DecisionProjection, openDecisionProjection } from './decision-projection.ts';
import { type Database, openDatabase } from './open-database.ts';
import type { ProjectedRecord } from './projected-record.ts';

const LOG = 'log_1' as LogId;
/** Timers never run: what happens is up to the test. */
const CLOCK: Clock = { wallMs: () => 0, monotonicMs: () => 0, after: () => () => undefined };
const REQUESTS = ['req_1', 'req_2', 'req_3'];

type Step =
  | { readonly kind: 'append'; readonly type: string; readonly request: number; readonly isOffered: boolean }
  | { readonly kind: 'flush' | 'restart' | 'crash' | 'rebuild' }
  /** Offers some record again. */
  | { readonly kind: 'repeat'; readonly index: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      type: fc.constantFrom('attempt', 'attempt', 'outcome', 'heartbeat'),
      request: fc.nat({ max: REQUESTS.length - 1 }),
      isOffered: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), index: fc.nat({ max: 30 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('flush' as const, 'restart' as const, 'crash' as const, 'rebuild' as const),
    }),
  },
);

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-model-'));
  database = await openDatabase(folder);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe('whatever is offered, missed, repeated, or cut short', () => {
  it('the tables end as the log says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (plan) => {
        await database.query.deleteFrom('decisions').execute();
        await database.query.deleteFrom('projection_state').execute();
        const log: ProjectedRecord[] = [];
        let projection = await open(log);
        for (const step of plan) projection = await take(step, projection, log);
        await projection.flush();
        await compare(log);
        expect(projection.status()).toEqual({ nextSequence: log.length, waiting: 0, failure: undefined });
      }),
      { numRuns: 150 },
    );
  });
});

function open(log: readonly ProjectedRecord[]): Promise<DecisionProjection> {
  const source = {
    log: LOG,
    async *read(fromSequence: number): AsyncIterable<ProjectedRecord> {
      yield* log.slice(fromSequence);
    },
  };
  return openDecisionProjection({ database, clock: CLOCK, source, tenant: DEFAULT_TENANT });
}

async function take(
  step: Step,
  projection: DecisionProjection,
  log: ProjectedRecord[],
): Promise<DecisionProjection> {
  switch (step.kind) {
    case 'append': {
      const record = makeRecord(
        log.length,
        nextType(step.type, REQUESTS[step.request], log),
        REQUESTS[step.request],
      );
      log.push(record);
      if (step.isOffered) projection.offer(record);
      return projection;
    }
    case 'repeat': {
      const record = log[step.index];
      if (record !== undefined) projection.offer(record);
      return projection;
    }
    case 'flush':
      await projection.flush();
      return projection;
    case 'rebuild':
      await projection.rebuild();
      return projection;
    case 'restart':
      await projection.close();
      return open(log);
    case 'crash':
      // Whatever was only in memory is gone.
      return open(log);
  }
}

async function compare(log: readonly ProjectedRecord[]): Promise<void> {
  const history = createDecisionHistory(database);
  for (const id of REQUESTS) {
    const projected = await history.find(DEFAULT_TENANT, id);
    const expected = await findDecisionInRecords(iterate(log), DEFAULT_TENANT, id);
    expect(projected).toEqual(expected === undefined ? undefined : JSON.parse(JSON.stringify(expected)));
  }
}

/** What may follow in a real log: first the decision, then attempts, then one outcome, then nothing. */
function nextType(wanted: string, request: string | undefined, log: readonly ProjectedRecord[]): string {
  const types = log.filter((record) => record.request === request).map(({ type }) => type);
  if (wanted === 'heartbeat' || types.includes('outcome')) return 'heartbeat';
  return types.includes('decision') ? wanted : 'decision';
}

async function* iterate(records: readonly ProjectedRecord[]): AsyncIterable<ProjectedRecord> {
  yield* records;
}

function makeRecord(sequence: number, type: string, request: string | undefined): ProjectedRecord {
  return {
    log: LOG,
    sequence,
    at: new Date(sequence * 1000).toISOString(),
    type,
    tenant: DEFAULT_TENANT,
    request: type === 'heartbeat' ? undefined : request,
    fields: FIELDS[type]?.(sequence) ?? {},
  };
}

const FIELDS: Readonly<Record<string, (sequence: number) => object>> = {
  decision: (sequence) => ({
    dialect: 'openai-chat',
    facts: {
      label: { level: 'internal', categories: [], residency: [] },
      task: 'chat',
      complexityThousandths: sequence,
      requestedModel: 'auto',
      principal: { keyId: 'key_1' },
    },
    route: { kind: 'rule', rule: 'r', use: [] },
    candidates: [],
  }),
  attempt: (sequence) => ({ attempt: sequence, deployment: 'everyday', placement: 'api' }),
  outcome: (sequence) => ({
    outcome: 'answered',
    status: 200,
    error: null,
    deployment: 'everyday',
    attempts: [],
    durationMs: sequence,
    costNano: String(sequence),
  }),
};
