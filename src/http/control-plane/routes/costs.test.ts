import { describe, expect, it } from 'vitest';
import { createFixture, type Fixture } from '../control-plane.fixture.ts';
import { CALLER } from '../principals.fixture.ts';
import { accountedRequest, frontierRequest } from '../stories.fixture.ts';

/** Two requests inside, one outside, one of unknown cost. */
function settled(): Fixture {
  const fixture = createFixture();
  const [unpriced] = accountedRequest().attempts;
  fixture.accounts.push(
    accountedRequest(),
    accountedRequest({ id: 'req_2', task: 'code', level: 'restricted' }),
    frontierRequest({ id: 'req_3', at: '2026-11-19T13:00:00.000Z' }),
    accountedRequest({
      id: 'req_4',
      at: '2026-11-19T14:00:00.000Z',
      attempts: [{ ...unpriced!, costNano: undefined, costBasis: 'unknown' }],
    }),
  );
  return fixture;
}

describe('GET /demarc/v1/costs', () => {
  it('tells sums, shares, the saving with its range, and machines', async () => {
    const { status, body } = await settled().ask('/demarc/v1/costs?from=2026-11-19&to=2026-11-19');
    expect(status).toBe(200);
    const inside = {
      requests: 3,
      answered: 3,
      attempts: 3,
      inputTokens: 3_000,
      cachedInputTokens: 0,
      outputTokens: 600,
      estimatedTokens: 0,
      attemptsWithoutTokens: 0,
      costUsd: '0.002',
      estimatedUsd: '0',
      attemptsWithoutCost: 1,
      frontierUsd: '0.018',
    };
    expect(body).toMatchObject({
      from: '2026-11-19T00:00:00.000Z',
      to: '2026-11-20T00:00:00.000Z',
      by: 'day',
      groups: [{ group: '2026-11-19', name: '2026-11-19', inside, total: { requests: 4, costUsd: '0.008' } }],
      total: { inside, outside: { requests: 1, costUsd: '0.006', attemptsWithoutCost: 0 } },
      split: {
        requests: { inside: 0.75, outside: 0.25 },
        tokens: { inside: 0.75, outside: 0.25 },
        money: { inside: 0.25, outside: 0.75 },
      },
      estimated: { tokens: 0, money: 0 },
      frontier: {
        deployment: 'frontier',
        comparedRequests: 3,
        frontierUsd: '0.018',
        actualUsd: '0.008',
        savingUsd: '0.01',
        savingShare: 0.5556,
        lowUsd: '0.01',
        lowShare: 0.4167,
        highUsd: '0.016',
        highShare: 0.6667,
        unknownRequests: 1,
        // Twelve hours at sixty cents, less eighteen seconds of work, from one cent saved.
        savingAfterIdleUsd: '-7.187',
      },
      frontierUnknown: null,
      hardware: [
        {
          deployment: 'everyday',
          perHourUsd: '0.6',
          busyHours: 0.005,
          windowHours: 12,
          utilisation: 0.0004,
          busyUsd: '0.003',
          alwaysOnUsd: '7.2',
          idleUsd: '7.197',
        },
      ],
      unpriced: [],
    });
  });

  it('never shows an unknown cost as nothing', async () => {
    const fixture = createFixture();
    const [unpriced] = accountedRequest().attempts;
    fixture.accounts.push(
      accountedRequest({ attempts: [{ ...unpriced!, costNano: undefined, costBasis: 'unknown' }] }),
      frontierRequest({ id: 'req_2' }),
    );
    const { body } = await fixture.ask('/demarc/v1/costs');
    expect(body).toMatchObject({
      total: { inside: { costUsd: null, attemptsWithoutCost: 1 }, outside: { costUsd: '0.006' } },
      // What is unknown on one side is no share of the other.
      split: { money: { inside: null, outside: null } },
    });
  });

  it('tells nothing where nothing happened, rather than zero shares', async () => {
    const { body } = await createFixture().ask('/demarc/v1/costs');
    expect(body).toMatchObject({
      groups: [],
      total: { total: { requests: 0, costUsd: '0' } },
      split: { requests: { inside: null, outside: null } },
      frontier: { savingUsd: null, savingShare: null, lowUsd: null },
    });
  });

  it('groups by key under the name a person gave it', async () => {
    const fixture = settled();
    await fixture.ask('/demarc/v1/keys', { method: 'POST', body: { name: 'support bot' } });
    fixture.accounts.push(accountedRequest({ id: 'req_5', keyId: 'key_1' }));
    const { body } = await fixture.ask('/demarc/v1/costs?by=key');
    expect(body['groups']).toMatchObject([
      { group: 'key_1', name: 'support bot' },
      { group: CALLER.keyId, name: CALLER.keyId },
    ]);
  });

  it.each([
    ['deployment', ['everyday', 'frontier']],
    ['task', ['code', 'draft']],
    ['level', ['internal', 'restricted']],
    ['placement', ['api', 'on-premises']],
  ])('groups by %s', async (by, names) => {
    const { body } = await settled().ask(`/demarc/v1/costs?by=${by}`);
    expect((body['groups'] as { name: string }[]).map(({ name }) => name)).toEqual(names);
  });

  it('takes a day whole and a time to the millisecond', async () => {
    const fixture = settled();
    const ask = async (query: string) => {
      const { body } = await fixture.ask(`/demarc/v1/costs?${query}`);
      return (body['total'] as { total: { requests: number } }).total.requests;
    };
    expect(await ask('from=2026-11-19&to=2026-11-19')).toBe(4);
    expect(await ask('from=2026-11-19T13:00:00Z&to=2026-11-19T15:00:00%2B01:00')).toBe(1);
    expect(await ask('from=2026-11-20')).toBe(0);
  });

  it.each([
    ['by=hour', 'by'],
    ['from=yesterday', 'from'],
    ['to=2026-13-01', 'to'],
    ['from=2026-11-20&to=2026-11-19', 'from'],
    ['frontier=nobody', 'frontier'],
    ['frontier=everyday', 'frontier'],
    ['frontier=', 'frontier'],
  ])('says what is wrong with %s', async (query, param) => {
    const { status, body } = await settled().ask(`/demarc/v1/costs?${query}`);
    expect(status).toBe(400);
    expect(body.error?.param).toBe(param);
  });

  it('refuses a question it does not know', async () => {
    expect((await settled().ask('/demarc/v1/costs?form=2026-11-19')).status).toBe(400);
  });

  it('is for admins, and levels for those who may see labels', async () => {
    const fixture = settled();
    expect((await fixture.ask('/demarc/v1/costs', { as: 'caller' })).status).toBe(403);
    expect((await fixture.ask('/demarc/v1/costs', { as: 'nobody' })).status).toBe(401);
    const blind = createFixture({
      authenticate: () => ({ ...CALLER, role: 'admin', seesLabels: false }),
    });
    expect((await blind.ask('/demarc/v1/costs?by=level')).body.error?.param).toBe('by');
    expect((await blind.ask('/demarc/v1/costs?by=task')).status).toBe(200);
  });

  it('says that the database cannot be read', async () => {
    const fixture = createFixture({ costs: () => Promise.reject(new Error('disk')) });
    const { status, body } = await fixture.ask('/demarc/v1/costs');
    expect(status).toBe(503);
    expect(body.error?.code).toBe('storage_unavailable');
  });

  it('is described', async () => {
    const { body } = await createFixture().ask('/demarc/v1/openapi.json');
    const { paths, components } = body as {
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
      components: { schemas: Record<string, unknown> };
    };
    expect(paths['/demarc/v1/costs']?.get.parameters.map(({ name }) => name)).toEqual([
      'from',
      'to',
      'by',
      'frontier',
    ]);
    expect(Object.keys(components.schemas)).toContain('CostReport');
  });
});
