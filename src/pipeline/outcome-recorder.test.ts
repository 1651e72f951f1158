import { beforeEach, describe, expect, it } from 'vitest';
import type { Appended, AuditEntry } from '../domain/audit-entry.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import { createOutcomeRecorder, type OutcomeRecorder } from './outcome-recorder.ts';
import { HandClock, settled } from './testing/hand-clock.ts';

const ON_RECORD: Appended = { sequence: 0, durable: Promise.resolve() };

let clock: HandClock;
let state: 'writes' | 'refuses' | 'loses';
let asked: number;
let written: string[];
let logged: [event: string, request: unknown][];
let recorder: OutcomeRecorder;

beforeEach(() => {
  clock = new HandClock();
  state = 'writes';
  asked = 0;
  written = [];
  logged = [];
  const log = (event: string, fields?: object) => {
    logged.push([event, (fields as { readonly request?: unknown }).request]);
  };
  const audit = {
    append: (entry: AuditEntry): Appended => {
      asked += 1;
      if (state === 'refuses') throw new DemarcError('audit_unavailable');
      const isLost = state === 'loses';
      if (!isLost) written.push(entry.request ?? '');
      const durable = isLost ? Promise.reject<void>(new DemarcError('audit_unavailable')) : Promise.resolve();
      return { sequence: asked, durable };
    },
  };
  recorder = createOutcomeRecorder({ audit, log: { info: log, warn: log, error: log }, clock });
});

function end(request: string, decision = ON_RECORD): void {
  recorder.record({ type: 'outcome', tenant: DEFAULT_TENANT, request, fields: {} }, decision);
}

describe('an outcome', () => {
  it('is written at once, and once', async () => {
    end('req_1');
    expect(written).toEqual(['req_1']);
    await clock.pass(60_000);
    expect(asked).toBe(1);
    expect(logged).toEqual([]);
  });

  it.each(['refuses', 'loses'] as const)('waits while the log %s it, and is written once', async (how) => {
    state = how;
    for (const request of ['req_1', 'req_2', 'req_3']) end(request);
    await clock.pass(5_000);
    expect(written).toEqual([]);
    // One is enough to find out that the log is still away.
    expect(asked).toBe(3 + 5);
    state = 'writes';
    await clock.pass(1_000);
    expect([...written].sort()).toEqual(['req_1', 'req_2', 'req_3']);
    await clock.pass(60_000);
    expect(written).toHaveLength(3);
    expect(clock.waiting).toBe(0);
    expect(logged).toEqual(['req_1', 'req_2', 'req_3'].map((request) => ['outcome-waits', request]));
  });

  it('of a decision that was lost as well closes nothing, and is let go', async () => {
    state = 'loses';
    const durable = Promise.reject<void>(new DemarcError('audit_unavailable'));
    durable.catch(() => {});
    end('req_1', { sequence: 0, durable });
    await settled();
    state = 'writes';
    await clock.pass(5_000);
    expect([written, asked]).toEqual([[], 1]);
  });

  it('is offered a last time at the end', async () => {
    state = 'refuses';
    end('req_1');
    await settled();
    state = 'writes';
    await recorder.close();
    expect(written).toEqual(['req_1']);
    expect(clock.waiting).toBe(0);
  });

  it('that nobody took by the end is left to the next start, and that is told', async () => {
    state = 'refuses';
    end('req_1');
    await settled();
    await recorder.close();
    await clock.pass(60_000);
    expect(written).toEqual([]);
    expect(logged).toEqual([
      ['outcome-waits', 'req_1'],
      ['outcome-not-recorded', 'req_1'],
    ]);
  });

  it('is one of so many that may wait', async () => {
    state = 'refuses';
    for (let request = 0; request <= 10_000; request += 1) end(`req_${request}`);
    await settled();
    expect(logged.filter(([event]) => event === 'outcome-not-recorded')).toEqual([
      ['outcome-not-recorded', 'req_10000'],
    ]);
  });
});
