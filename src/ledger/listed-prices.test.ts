import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../domain/deployment.ts';
import type { ModelPrice } from '../domain/model-price.ts';
import { listedPrices } from './listed-prices.ts';
import { createPriceLookup, loadPriceLookup } from './prices.ts';

const WHEN = Date.UTC(2026, 10, 20);
const url = (text: string): Endpoint => ({ kind: 'url', url: new URL(text) });
const openai = { type: 'openai', endpoint: url('https://api.openai.com/v1') };
const xai = { type: 'openai-compatible', endpoint: url('https://api.x.ai/v1') };

const PRICE: ModelPrice = {
  inputPerMillion: 1n,
  outputPerMillion: 2n,
  cachedInputPerMillion: undefined,
  cacheWritePerMillion: undefined,
  longContext: [],
};

const listing = (vendor: string, model: string) => listedPrices(() => [{ vendor, model, price: PRICE }]);

describe('a price that is listed by hand', () => {
  it('is found by the vendor that an address belongs to, and by no other', async () => {
    const lookup = await loadPriceLookup(listing('x-ai', 'grok-of-today'));
    expect(lookup(xai, 'grok-of-today', WHEN)).toEqual(PRICE);
    expect(lookup(xai, 'Grok-Of-Today', WHEN)).toEqual(PRICE);
    expect(lookup(xai, 'grok-of-today-mini', WHEN)).toBeUndefined();
    expect(lookup(openai, 'grok-of-today', WHEN)).toBeUndefined();
  });

  it('is no price of an own runner, whatever its models are called', async () => {
    const lookup = await loadPriceLookup(listing('openai', 'own-model'));
    const runner = { type: 'openai-compatible', endpoint: url('http://127.0.0.1:8000/v1') };
    expect(lookup(runner, 'own-model', WHEN)).toBeUndefined();
    expect(
      lookup({ type: 'openai-compatible', endpoint: { kind: 'socket', path: '/s' } }, 'own-model', WHEN),
    ).toBeUndefined();
  });

  it('never counts against the package', async () => {
    const lookup = await loadPriceLookup(listing('openai', 'gpt-5.5'));
    expect(lookup(openai, 'gpt-5.5', WHEN)?.inputPerMillion).toBe(5_000_000_000n);
  });

  it('does not count where the package knows of a fee for each request', () => {
    const lookup = createPriceLookup(
      () => ({
        input_price: 0,
        output_price: 0,
        total_price: 0,
        model: { id: 'm', match: { equals: 'm' }, prices: {} },
        model_price: { input_mtok: 1, output_mtok: 1, requests_kcount: 5 },
        provider: { id: 'openai', name: 'OpenAI', api_pattern: '', models: [] },
      }),
      { listed: listing('openai', 'm'), vendorOf: () => 'openai' },
    );
    expect(lookup(openai, 'm', WHEN)).toBeUndefined();
  });

  it('is read when a price is looked up that the package does not know, and once', async () => {
    let read = 0;
    const lookup = await loadPriceLookup(
      listedPrices(() => {
        read += 1;
        return [];
      }),
    );
    lookup(openai, 'gpt-5.5', WHEN);
    expect(read).toBe(0);
    lookup(openai, 'no-such-model', WHEN);
    lookup(openai, 'no-other-either', WHEN);
    expect(read).toBe(1);
  });
});
