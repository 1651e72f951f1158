import { describe, expect, it } from 'vitest';
import { factsOf } from './fixtures/policy-fixture.ts';
import { type LoggedRecord, type RecordedRequest, recordedRequests } from './recorded-requests.ts';

const T1 = '2026-11-01T10:00:00.000Z';
const T2 = '2026-11-02T10:00:00.000Z';

const decision = (request: string, at = T1, facts: unknown = factsOf()): LoggedRecord => ({
  type: 'decision',
  at,
  request,
  fields: { facts },
});
const outcome = (request: string, fields: object = {}, at = T1): LoggedRecord => ({
  type: 'outcome',
  at,
  request,
  fields,
});
const ANSWERED = {
  costNano: '1500',
  attempts: [
    { deployment: 'frontier', result: 'failed', durationMs: 10, usage: null },
    {
      deployment: 'everyday',
      result: 'answered',
      durationMs: 200,
      usage: { inputTokens: 5, outputTokens: 7, source: 'upstream' },
    },
  ],
};

async function read(records: readonly LoggedRecord[], options = {}): Promise<RecordedRequest[]> {
  const found: RecordedRequest[] = [];
  for await (const request of recordedRequests(streamOf(records), options)) found.push(request);
  return found;
}

async function* streamOf(records: readonly LoggedRecord[]): AsyncIterable<LoggedRecord> {
  yield* records;
}

describe('recordedRequests', () => {
  it('joins a decision with what came of it', async () => {
    expect(await read([decision('a'), outcome('a', ANSWERED)])).toEqual([
      {
        id: 'a',
        facts: factsOf(),
        answeredBy: 'everyday',
        usage: { inputTokens: 5, outputTokens: 7, source: 'upstream' },
        durationMs: 200,
        costNano: 1500n,
      },
    ]);
  });

  it('yields each as soon as its outcome is read, and those without one last', async () => {
    const found = await read([
      decision('a'),
      decision('b'),
      outcome('b', ANSWERED),
      { type: 'attempt', at: T1, request: 'a', fields: {} },
      decision('c'),
      outcome('c'),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(found[2]).toMatchObject({ answeredBy: undefined, usage: undefined, costNano: undefined });
  });

  it('takes an unknown cost for unknown, never for nothing', async () => {
    const costs = [null, undefined, 'free', '-1', 12];
    const records = costs.flatMap((costNano, index) => [
      decision(`r${index}`),
      outcome(`r${index}`, { ...ANSWERED, costNano }),
    ]);
    for (const { costNano } of await read(records)) expect(costNano).toBeUndefined();
  });

  it('knows a crash, which left nothing but the word', async () => {
    expect(await read([decision('a'), outcome('a', { outcome: 'crash' })])).toMatchObject([
      { id: 'a', answeredBy: undefined, usage: undefined },
    ]);
  });

  it('leaves out what was decided before, also when it ended after', async () => {
    const records = [decision('old'), decision('new', T2), outcome('old', ANSWERED, T2), outcome('new')];
    expect((await read(records, { since: T2 })).map(({ id }) => id)).toEqual(['new']);
    expect((await read(records)).map(({ id }) => id)).toEqual(['old', 'new']);
  });

  it.each([
    ['none', undefined],
    ['of another version', { ...factsOf(), v: 2 }],
    ['without a label', { ...factsOf(), label: undefined }],
    ['without needs', { ...factsOf(), needs: undefined }],
  ])('counts facts it cannot read: %s', async (_, facts) => {
    let unreadable = 0;
    const onUnreadable = () => {
      unreadable += 1;
    };
    const records: LoggedRecord[] = [
      { type: 'decision', at: T1, request: 'a', fields: { facts } },
      outcome('a', ANSWERED),
    ];
    expect(await read(records, { onUnreadable })).toEqual([]);
    expect(unreadable).toBe(1);
  });
});
