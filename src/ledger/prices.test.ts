import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../domain/deployment.ts';
import { type CatalogueQuery, createPriceLookup, loadPriceLookup } from './prices.ts';

const url = (text: string): Endpoint => ({ kind: 'url', url: new URL(text) });
const openai = { type: 'openai', endpoint: url('https://api.openai.com/v1') };
const anthropic = { type: 'anthropic', endpoint: url('https://api.anthropic.com') };
const AUTUMN_2026 = Date.UTC(2026, 9, 1);

describe('the price catalogue', async () => {
  const lookup = await loadPriceLookup();

  it('knows the vendors in whole nano-dollars per million tokens', () => {
    expect(lookup(openai, 'gpt-5.5', AUTUMN_2026)).toEqual({
      inputPerMillion: 5_000_000_000n,
      outputPerMillion: 30_000_000_000n,
      cachedInputPerMillion: 500_000_000n,
      cacheWritePerMillion: undefined,
      longContext: [
        {
          aboveInputTokens: 271_999,
          inputPerMillion: 10_000_000_000n,
          outputPerMillion: 45_000_000_000n,
          cachedInputPerMillion: 1_000_000_000n,
          cacheWritePerMillion: undefined,
        },
      ],
    });
    expect(lookup(anthropic, 'claude-sonnet-4-6', AUTUMN_2026)).toMatchObject({
      inputPerMillion: 3_000_000_000n,
      cacheWritePerMillion: 3_750_000_000n,
      longContext: [],
    });
  });

  it('finds an API behind a compatible type by its address', () => {
    const groq = { type: 'openai-compatible', endpoint: url('https://api.groq.com/openai/v1') };
    expect(lookup(groq, 'llama-3.3-70b-versatile', AUTUMN_2026)?.inputPerMillion).toBeGreaterThan(0n);
  });

  it('prices by the day the attempt was made', () => {
    const early = lookup(anthropic, 'claude-sonnet-4-6', Date.UTC(2026, 1, 20));
    expect(early?.longContext).not.toEqual([]);
    expect(lookup(anthropic, 'claude-sonnet-4-6', AUTUMN_2026)?.longContext).toEqual([]);
  });

  it('does not know models it does not list, nor a vendor model name on an own runner', () => {
    const runner = { type: 'ollama', endpoint: url('http://127.0.0.1:11434/v1') };
    expect(lookup(openai, 'no-such-model', AUTUMN_2026)).toBeUndefined();
    expect(lookup(runner, 'gpt-5.5', AUTUMN_2026)).toBeUndefined();
    expect(
      lookup({ type: 'embedded', endpoint: { kind: 'socket', path: '/s' } }, 'gpt-5.5', AUTUMN_2026),
    ).toBeUndefined();
  });
});

describe('createPriceLookup', () => {
  function counting(): { query: CatalogueQuery; asked: () => number } {
    let asked = 0;
    const query: CatalogueQuery = () => {
      asked += 1;
      return null;
    };
    return { query, asked: () => asked };
  }

  it('remembers an answer for a minute, also that nothing is known', () => {
    const { query, asked } = counting();
    const lookup = createPriceLookup(query);
    lookup(openai, 'm', 0);
    lookup(openai, 'm', 59_999);
    expect(asked()).toBe(1);
    lookup(openai, 'm', 60_000);
    lookup(openai, 'other', 60_000);
    expect(asked()).toBe(3);
  });

  it('forgets when names pile up', () => {
    const { query, asked } = counting();
    const lookup = createPriceLookup(query);
    for (let index = 0; index <= 1_000; index++) lookup(openai, `m${index}`, 0);
    lookup(openai, 'm1000', 0);
    expect(asked()).toBe(1_001);
    lookup(openai, 'm0', 0);
    expect(asked()).toBe(1_002);
  });
});
