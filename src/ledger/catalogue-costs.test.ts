import { calcPrice, findProvider } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Usage } from '../domain/usage.ts';
import { computeCost } from './compute-cost.ts';
import { createPriceLookup, loadPriceLookup } from './prices.ts';

const WHEN = Date.UTC(2026, 9, 1);
const PROVIDERS = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com' } as const;

const endpoint = (address: string) => ({ kind: 'url' as const, url: new URL(address) });

/** Every text model of a vendor that has a price per token. */
function modelsOf(providerId: keyof typeof PROVIDERS): string[] {
  const known = findProvider({ providerId })?.models ?? [];
  return known
    .map(({ id }) => id)
    .filter((id) => {
      const price = calcPrice({}, id, { providerId, timestamp: new Date(WHEN) })?.model_price;
      return price?.['input_mtok'] !== undefined && price['output_mtok'] !== undefined;
    });
}

describe.each(['openai', 'anthropic'] as const)('what %s charges', async (type) => {
  const lookup = await loadPriceLookup();
  const models = modelsOf(type);
  const provider = { type, endpoint: endpoint(PROVIDERS[type]) };

  it('has models to compare', () => {
    expect(models.length).toBeGreaterThan(10);
  });

  it('comes to the same here and in the catalogue, with caches and long contexts', () => {
    const tokens = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        tokens,
        tokens,
        fc.tuple(fc.nat(100), fc.nat(100)),
        (model, inputTokens, outputTokens, [cachedShare, writtenShare]) => {
          const price = lookup(provider, model, WHEN)!;
          const cachedInputTokens =
            price.cachedInputPerMillion === undefined ? 0 : Math.floor((inputTokens * cachedShare) / 200);
          const cacheWriteTokens =
            price.cacheWritePerMillion === undefined ? 0 : Math.floor((inputTokens * writtenShare) / 200);
          const usage: Usage = {
            inputTokens,
            cachedInputTokens,
            cacheWriteTokens,
            outputTokens,
            source: 'upstream',
          };
          const { costNano } = computeCost(usage, { kind: 'catalogue' }, { price });
          const theirs = calcPrice(
            {
              input_tokens: inputTokens,
              cache_read_tokens: cachedInputTokens,
              cache_write_tokens: cacheWriteTokens,
              output_tokens: outputTokens,
            },
            model,
            { providerId: type, timestamp: new Date(WHEN) },
          )!.total_price;
          // Theirs is floating point, hence the last digits.
          expect(Number(costNano) / 1e9).toBeCloseTo(theirs, 7);
        },
      ),
    );
  });
});

describe('the catalogue by the number', async () => {
  const lookup = await loadPriceLookup();
  const openai = { type: 'openai', endpoint: endpoint(PROVIDERS.openai) };
  const anthropic = { type: 'anthropic', endpoint: endpoint(PROVIDERS.anthropic) };

  it('prices what is read from a cache and written to it at their own rates', () => {
    const price = lookup(anthropic, 'claude-sonnet-4-6', WHEN);
    const usage: Usage = {
      inputTokens: 1_000,
      cachedInputTokens: 200,
      cacheWriteTokens: 100,
      outputTokens: 50,
      source: 'upstream',
    };
    // 700 × $3 + 200 × $0.30 + 100 × $3.75 + 50 × $15, by the million.
    expect(computeCost(usage, { kind: 'catalogue' }, { price }).costNano).toBe(3_285_000n);
  });

  it('prices the whole of a long request at the long rate', () => {
    const price = lookup(openai, 'gpt-5.5', WHEN);
    const cost = (inputTokens: number) =>
      computeCost({ inputTokens, outputTokens: 1_000, source: 'upstream' }, { kind: 'catalogue' }, { price })
        .costNano;
    expect(cost(271_999)).toBe(1_359_995_000n + 30_000_000n);
    expect(cost(272_000)).toBe(2_720_000_000n + 45_000_000n);
  });

  it('is passed over where the operator states a price', () => {
    const price = lookup(openai, 'gpt-5.5', WHEN);
    const stated = {
      kind: 'tokens',
      inputPerMillion: 1_000_000_000n,
      outputPerMillion: 2_000_000_000n,
      cachedInputPerMillion: undefined,
      cacheWritePerMillion: undefined,
      longContext: [],
    } as const;
    const usage: Usage = {
      inputTokens: 300_000,
      cachedInputTokens: 100_000,
      outputTokens: 1_000,
      source: 'upstream',
    };
    expect(computeCost(usage, stated, { price })).toEqual({
      costNano: 302_000_000n,
      basis: 'stated',
      estimated: false,
    });
  });

  it('does not tell a price that leaves a fee for each request out', () => {
    const perplexity = {
      type: 'openai-compatible',
      endpoint: endpoint('https://api.perplexity.ai'),
    };
    const found = calcPrice({}, 'sonar-pro', {
      providerApiUrl: 'https://api.perplexity.ai',
      timestamp: new Date(WHEN),
    });
    expect(found?.model_price['requests_kcount']).toBeDefined();
    expect(lookup(perplexity, 'sonar-pro', WHEN)).toBeUndefined();
    const without = createPriceLookup((usage, model, options) => {
      const result = calcPrice(usage, model, options);
      if (result === null) return null;
      const { requests_kcount: _fee, ...rates } = result.model_price;
      return { ...result, model_price: rates };
    });
    expect(without(perplexity, 'sonar-pro', WHEN)?.inputPerMillion).toBe(3_000_000_000n);
  });
});
