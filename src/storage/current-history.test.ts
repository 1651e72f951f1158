import { describe, expect, it } from 'vitest';
import type { DecisionHistory, StoredDecision } from '../domain/decision-history.ts';
import type { OutcomeRecord } from '../domain/decision-record.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import { currentHistory } from './current-history.ts';

const OUTCOME = { outcome: 'answered' } as OutcomeRecord;

/** Tables that know nothing until they are brought up to date. */
function lagging(flush: () => Promise<void> = () => Promise.resolve()) {
  let isCurrent = false;
  let flushes = 0;
  const decision = (id: string) => ({ id, outcome: OUTCOME }) as StoredDecision;
  const history: DecisionHistory = {
    list: () => Promise.resolve([]),
    find: (_tenant, id) => Promise.resolve(isCurrent ? decision(id) : undefined),
  };
  const projection = {
    flush: async () => {
      flushes += 1;
      await flush();
      isCurrent = true;
    },
  };
  return { current: currentHistory(history, projection), flushes: () => flushes };
}

describe('currentHistory', () => {
  it('finds a decision that the tables do not hold yet, and asks the log no more than it must', async () => {
    const { current, flushes } = lagging();
    expect(await current.find(DEFAULT_TENANT, 'req_1')).toMatchObject({ id: 'req_1' });
    expect(await current.find(DEFAULT_TENANT, 'req_1')).toMatchObject({ id: 'req_1' });
    expect(flushes()).toBe(1);
  });

  it('tells what it has when the tables cannot be written', async () => {
    const { current } = lagging(() => Promise.reject(new Error('disk full')));
    expect(await current.find(DEFAULT_TENANT, 'req_1')).toBeUndefined();
    expect(await current.list({ tenant: DEFAULT_TENANT, limit: 1 })).toEqual([]);
  });
});
