import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../config/read-catalogue.ts';
import type { Endpoint } from '../domain/deployment.ts';
import type { Usage } from '../domain/usage.ts';
import { computeCost } from '../ledger/compute-cost.ts';
import { loadPrices } from './load-prices.ts';
import { SHIPPED_PRICES } from './shipped-prices.ts';

const WHEN = Date.UTC(2026, 10, 20);
const url = (text: string): Endpoint => ({ kind: 'url', url: new URL(text) });

/** How a configuration names each vendor of whom there are rows. */
const PROVIDERS: Readonly<Record<string, { readonly type: string; readonly endpoint: Endpoint }>> = {
  anthropic: { type: 'anthropic', endpoint: url('https://api.anthropic.com') },
  google: {
    type: 'openai-compatible',
    endpoint: url('https://generativelanguage.googleapis.com/v1beta/openai'),
  },
  mistral: { type: 'openai-compatible', endpoint: url('https://api.mistral.ai/v1') },
  openai: { type: 'openai', endpoint: url('https://api.openai.com/v1') },
  'x-ai': { type: 'openai-compatible', endpoint: url('https://api.x.ai/v1') },
};

describe('the prices in force', async () => {
  const prices = await loadPrices();
  const costOf = (provider: string, model: string, used: Omit<Usage, 'source'>) =>
    computeCost(
      { ...used, source: 'upstream' },
      { kind: 'catalogue' },
      { price: prices(PROVIDERS[provider]!, model, WHEN) },
    ).costNano;

  it('are known of every model that a row comes along for', () => {
    const rows = readCatalogue(SHIPPED_PRICES.text, SHIPPED_PRICES.file).rows.prices;
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, provider, model } of rows) {
      expect(prices(PROVIDERS[provider]!, model, WHEN), id).toBeDefined();
    }
  });

  it('are those of a row where the package knows none', () => {
    // 1,000 × $10 + 100 × $50, by the million.
    expect(costOf('anthropic', 'claude-mythos-5', { inputTokens: 1_000, outputTokens: 100 })).toBe(
      15_000_000n,
    );
    // 600 × $1.25 + 400 × $0.20 + 100 × $2.50.
    const grok = { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 100 };
    expect(costOf('x-ai', 'grok-4.20-0309-reasoning', grok)).toBe(1_080_000n);
  });

  it('take input that was read from a cache for other input where a row, or its tier, has no rate for it', () => {
    const mythos = { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 0 };
    expect(costOf('anthropic', 'claude-mythos-5', mythos)).toBe(10_000_000n);
    const long = { inputTokens: 200_001, cachedInputTokens: 100_000, outputTokens: 0 };
    expect(costOf('x-ai', 'grok-4.20-0309-reasoning', long)).toBe(500_002_500n);
  });

  it('are unknown for a request that wrote to a cache, of which no row says what it costs', () => {
    const written = { inputTokens: 1_000, cacheWriteTokens: 1, outputTokens: 100 };
    expect(costOf('anthropic', 'claude-mythos-5', written)).toBeUndefined();
    expect(costOf('anthropic', 'claude-sonnet-4-6', written)).toBeGreaterThan(0n);
  });
});
