import { describe, expect, it } from 'vitest';
import { deployment, HARDWARE, NO_PRICES, STATED } from './costs.fixture.ts';
import type { PriceLookup } from './prices.ts';
import { unpricedDeployments } from './unpriced-deployments.ts';

const options = { prices: NO_PRICES, wallMs: 0, attemptsWithoutCost: (name: string) => name.length };

describe('unpricedDeployments', () => {
  it('says of an owned model that nobody stated what its machine costs', () => {
    expect(unpricedDeployments([deployment('box', 'on-premises', { kind: 'unknown' })], options)).toEqual([
      {
        deployment: 'box',
        placement: 'on-premises',
        attempts: 3,
        why: 'nobody said what an hour of its machine, or its tokens, cost',
        how: 'cost: { gpuHour: 0.60 }',
      },
    ]);
  });

  it('says of a rented one that no catalogue knows it', () => {
    const [told] = unpricedDeployments([deployment('api', 'api', { kind: 'catalogue' })], options);
    expect(told).toMatchObject({
      why: expect.stringContaining('catalogue'),
      how: 'cost: { input: 0.15, output: 0.60, cachedInput: 0.075 }',
    });
  });

  it('leaves out what has a price', () => {
    const prices: PriceLookup = () => ({
      inputPerMillion: 1n,
      outputPerMillion: 1n,
      cachedInputPerMillion: undefined,
      cacheWritePerMillion: undefined,
      longContext: [],
    });
    const priced = [
      deployment('a', 'on-premises', HARDWARE),
      deployment('b', 'api', STATED),
      deployment('c', 'api', { kind: 'catalogue' }),
    ];
    expect(unpricedDeployments(priced, { ...options, prices })).toEqual([]);
  });
});
