import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeploymentPricing } from '../domain/deployment.ts';
import type { ModelPrice } from '../domain/model-price.ts';
import type { Usage } from '../domain/usage.ts';
import { computeCost, frontierCost } from './compute-cost.ts';

const stated: DeploymentPricing = {
  kind: 'tokens',
  inputPerMillion: 3_000_000_000n,
  outputPerMillion: 15_000_000_000n,
  cachedInputPerMillion: 300_000_000n,
  cacheWritePerMillion: undefined,
  longContext: [],
};
const catalogued: ModelPrice = {
  inputPerMillion: 5_000_000_000n,
  outputPerMillion: 30_000_000_000n,
  cachedInputPerMillion: 500_000_000n,
  cacheWritePerMillion: 6_250_000_000n,
  longContext: [
    {
      aboveInputTokens: 271_999,
      inputPerMillion: 10_000_000_000n,
      outputPerMillion: 45_000_000_000n,
      cachedInputPerMillion: 1_000_000_000n,
      cacheWritePerMillion: undefined,
    },
  ],
};

function usage(members: Omit<Usage, 'source'>): Usage {
  return { ...members, source: 'upstream' };
}

describe('computeCost by tokens', () => {
  it('prices input, cached input and output each at its own rate', () => {
    // 800 × 3,000 + 200 × 300 + 50 × 15,000 nano-dollars a token.
    const cost = computeCost(
      usage({ inputTokens: 1_000, cachedInputTokens: 200, outputTokens: 50 }),
      stated,
      {},
    );
    expect(cost).toEqual({ costNano: 3_210_000n, basis: 'stated', estimated: false });
  });

  it('rounds once, half up, at the end', () => {
    const pricing = { ...stated, inputPerMillion: 500_000n, outputPerMillion: 0n };
    expect(computeCost(usage({ inputTokens: 1, outputTokens: 0 }), pricing, {}).costNano).toBe(1n);
    expect(computeCost(usage({ inputTokens: 3, outputTokens: 0 }), pricing, {}).costNano).toBe(2n);
    const below = { ...pricing, inputPerMillion: 499_999n };
    expect(computeCost(usage({ inputTokens: 1, outputTokens: 0 }), below, {}).costNano).toBe(0n);
    // 0.4 + 0.4 is 0.8, hence 1; rounded apart they would be 0.
    const both = { ...stated, inputPerMillion: 400_000n, outputPerMillion: 400_000n };
    expect(computeCost(usage({ inputTokens: 1, outputTokens: 1 }), both, {}).costNano).toBe(1n);
  });

  it('prices a long request, and what is written to a cache, at the rates that are stated for them', () => {
    const tier = { inputPerMillion: 6_000_000_000n, outputPerMillion: 22_500_000_000n };
    const unstated = { cachedInputPerMillion: undefined, cacheWritePerMillion: undefined };
    const pricing: DeploymentPricing = {
      ...stated,
      cacheWritePerMillion: 3_750_000_000n,
      longContext: [{ aboveInputTokens: 200_000, ...tier, ...unstated }],
    };
    const cost = (inputTokens: number) =>
      computeCost(usage({ inputTokens, outputTokens: 1_000, cacheWriteTokens: 100_000 }), pricing, {});
    expect(cost(200_000)).toMatchObject({ costNano: 300_000_000n + 375_000_000n + 15_000_000n });
    expect(cost(200_001)).toMatchObject({ costNano: 1_200_006_000n + 22_500_000n, basis: 'stated' });
  });

  it('prices cached input at the input rate when no rate is stated for it', () => {
    const pricing = { ...stated, cachedInputPerMillion: undefined };
    const cost = computeCost(usage({ inputTokens: 10, cachedInputTokens: 10, outputTokens: 0 }), pricing, {});
    expect(cost.costNano).toBe(30_000n);
  });

  it('never counts more cached tokens than were read', () => {
    const cost = computeCost(
      usage({ inputTokens: 10, cachedInputTokens: 99, cacheWriteTokens: 99, outputTokens: 0 }),
      stated,
      {},
    );
    expect(cost.costNano).toBe(3_000n);
  });

  it.each([
    ['input', usage({ outputTokens: 5 })],
    ['output', usage({ inputTokens: 5 })],
    ['negative', usage({ inputTokens: -5, outputTokens: 5 })],
    ['NaN', usage({ inputTokens: Number.NaN, outputTokens: 5 })],
    ['fractional', usage({ inputTokens: 1.5, outputTokens: 5 })],
    ['infinite', usage({ inputTokens: 5, outputTokens: Number.POSITIVE_INFINITY })],
  ])('does not know the cost of unknown or impossible tokens: %s', (_, tokens) => {
    expect(computeCost(tokens, stated, {}).costNano).toBeUndefined();
  });

  it('says when the tokens were estimated', () => {
    const cost = computeCost({ inputTokens: 1, outputTokens: 1, source: 'estimated' }, stated, {});
    expect(cost).toEqual({ costNano: 18_000n, basis: 'stated', estimated: true });
  });

  it('is exact at amounts where floating point is not', () => {
    const cost = computeCost(usage({ inputTokens: 9_007_199_254_740_991, outputTokens: 0 }), stated, {});
    expect(cost.costNano).toBe(27_021_597_764_222_973_000n);
  });

  it('never gets cheaper with more tokens', () => {
    const tokens = fc.nat(10_000_000);
    fc.assert(
      fc.property(tokens, tokens, tokens, (input, output, more) => {
        const less = computeCost(usage({ inputTokens: input, outputTokens: output }), stated, {}).costNano!;
        const costs = computeCost(usage({ inputTokens: input + more, outputTokens: output }), stated, {})
          .costNano!;
        expect(costs >= less).toBe(true);
      }),
    );
  });
});

describe('computeCost by catalogue', () => {
  const pricing: DeploymentPricing = { kind: 'catalogue' };

  it('uses the catalogue price, cache writes included', () => {
    const tokens = usage({
      inputTokens: 1_000,
      cachedInputTokens: 100,
      cacheWriteTokens: 400,
      outputTokens: 10,
    });
    // 500 × 5,000 + 100 × 500 + 400 × 6,250 + 10 × 30,000
    expect(computeCost(tokens, pricing, { price: catalogued })).toEqual({
      costNano: 5_350_000n,
      basis: 'catalogue',
      estimated: false,
    });
  });

  it('uses the long-context rates for the whole request above their bound only', () => {
    const at = computeCost(usage({ inputTokens: 271_999, outputTokens: 1 }), pricing, { price: catalogued });
    const above = computeCost(usage({ inputTokens: 272_000, outputTokens: 1 }), pricing, {
      price: catalogued,
    });
    expect(at.costNano).toBe(271_999n * 5_000n + 30_000n);
    expect(above.costNano).toBe(272_000n * 10_000n + 45_000n);
  });

  it('is unknown, not free, without a price', () => {
    const cost = computeCost(usage({ inputTokens: 1, outputTokens: 1 }), pricing, {});
    expect(cost).toEqual({ costNano: undefined, basis: 'unknown', estimated: false });
  });
});

describe('computeCost by hardware and unknown', () => {
  const pricing: DeploymentPricing = { kind: 'hardware', perHour: 600_000_000n };

  it('prices the time, whatever the tokens', () => {
    expect(computeCost(usage({}), pricing, { durationMs: 6_000 })).toEqual({
      costNano: 1_000_000n,
      basis: 'hardware',
      estimated: false,
    });
    expect(computeCost(usage({}), pricing, { durationMs: 0.004 }).costNano).toBe(1n);
    expect(computeCost(usage({}), pricing, { durationMs: 0.002 }).costNano).toBe(0n);
  });

  it.each([undefined, Number.NaN, -1, Number.POSITIVE_INFINITY])(
    'does not know the cost of %s ms',
    (durationMs) => {
      expect(computeCost(usage({}), pricing, { durationMs }).costNano).toBeUndefined();
    },
  );

  it('does not invent a cost where pricing is unknown', () => {
    const cost = computeCost(
      usage({ inputTokens: 1, outputTokens: 1 }),
      { kind: 'unknown' },
      { durationMs: 5 },
    );
    expect(cost).toEqual({ costNano: undefined, basis: 'unknown', estimated: false });
  });
});

describe('frontierCost', () => {
  const tokens = usage({ inputTokens: 1_000, outputTokens: 100 });

  it('prices the same tokens elsewhere and says that it is an estimate', () => {
    const cost = frontierCost(tokens, { kind: 'catalogue' }, catalogued);
    expect(cost).toEqual({ costNano: 8_000_000n, basis: 'catalogue', estimated: true });
  });

  it('knows nothing of an owned machine or an unlisted model', () => {
    expect(frontierCost(tokens, { kind: 'hardware', perHour: 1n }, undefined).costNano).toBeUndefined();
    expect(frontierCost(tokens, { kind: 'catalogue' }, undefined).costNano).toBeUndefined();
  });
});
