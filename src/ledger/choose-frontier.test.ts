import { describe, expect, it } from 'vitest';
import { DemarcError } from '../domain/error-catalogue.ts';
import { chooseFrontier } from './choose-frontier.ts';
import { deployment, HARDWARE, NO_PRICES, STATED } from './costs.fixture.ts';
import type { PriceLookup } from './prices.ts';

const everyday = deployment('everyday', 'on-premises', HARDWARE);
const small = deployment('small', 'api', {
  ...STATED,
  inputPerMillion: 150_000_000n,
  outputPerMillion: 600_000_000n,
});
const large = deployment('large', 'api', STATED);
const listed = deployment('listed', 'api', { kind: 'catalogue' });
const rented = deployment('rented', 'own-cloud', { ...STATED, inputPerMillion: 90_000_000_000n });

function choose(
  deployments: Parameters<typeof chooseFrontier>[0],
  name?: string,
  prices: PriceLookup = NO_PRICES,
) {
  return chooseFrontier(deployments, { name, prices, wallMs: 0 });
}

describe('chooseFrontier', () => {
  it('takes the dearest deployment at an API', () => {
    expect(choose([everyday, small, large, rented])).toBe(large);
    expect(choose([large, small])).toBe(large);
  });

  it('knows prices of the catalogue', () => {
    const prices: PriceLookup = () => ({
      inputPerMillion: 5_000_000_000n,
      outputPerMillion: 30_000_000_000n,
      cachedInputPerMillion: undefined,
      cacheWritePerMillion: undefined,
      longContext: [],
    });
    expect(choose([large, listed], undefined, prices)).toBe(listed);
    expect(choose([large, listed])).toBe(large);
  });

  it('takes the one that is named, wherever it is', () => {
    expect(choose([everyday, large, rented], 'rented')).toBe(rented);
  });

  it('names the deployments there are when the name is none', () => {
    expect(() => choose([everyday, large], 'lrage')).toThrow('there are: everyday, large');
    expect(() => choose([everyday, large], 'lrage')).toThrow(DemarcError);
  });

  it('refuses one without a price per token', () => {
    expect(() => choose([everyday, large], 'everyday')).toThrow('no known price per token');
    expect(() => choose([listed], 'listed')).toThrow('no known price per token');
  });
});
