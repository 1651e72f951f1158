import { describe, expect, it } from 'vitest';
import { BARE, priceOf } from '../cost/cost-case.fixture.ts';
import { overrideAssumptions } from '../cost/override-assumptions.ts';
import { tokenPriceOf } from './token-price.ts';

describe('the price of a thousand tokens', () => {
  /** The guides' 70B model: 10 M input tokens a day, a whole GPU at 50 $ a day, an API at 0.005 $ per 1K. */
  const days = 365 / 12;
  const resolved = {
    price: priceOf(5, 0),
    priceWords: '',
    machineWords: '',
    notes: [],
    capacity: { tokensPerSecond: 50 / 0.0003 / 86.4 },
    assumptions: overrideAssumptions(BARE, {
      queriesPerMonth: 10_000 * days,
      inputTokensPerQuery: 1_000,
      outputTokensPerQuery: 0,
      rentPerHour: 50 / 24,
    }),
  };

  it('shows the API’s, the machine’s as it is used, and as it would be were it always busy', () => {
    const told = tokenPriceOf(resolved)!;
    expect(told.apiUsd).toBe('0.005');
    expect(Number(told.machineUsd)).toBeCloseTo(0.005, 8);
    expect(Number(told.ownedUsd)).toBeCloseTo(0.005, 8);
    expect(Number(told.machineAtFullUseUsd)).toBeCloseTo(0.0003, 7);
    expect(told.utilisation).toBeCloseTo(0.06, 4);
  });

  it('does not tell what full use would cost where the speed is unknown', () => {
    expect(tokenPriceOf({ ...resolved, capacity: undefined })).toMatchObject({
      machineAtFullUseUsd: null,
      utilisation: null,
    });
  });

  it('is none without tokens', () => {
    const assumptions = overrideAssumptions(resolved.assumptions, { inputTokensPerQuery: 0 });
    expect(tokenPriceOf({ ...resolved, assumptions })).toBeNull();
  });
});
