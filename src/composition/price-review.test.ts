import { expect, it } from 'vitest';
import { loadConfiguration } from '../config/load-config.ts';
import { systemWorld } from '../observability/system-world.ts';
import { priceReview } from './price-review.ts';

const FILE = `providers:
  house: { type: ollama }
  openai: { type: openai, apiKey: "env:OPENAI_API_KEY" }
deployments:
  unsaid: { provider: house, model: "qwen3:8b" }
  said: { provider: house, model: "qwen3:8b", cost: { gpuHour: 0.6 } }
  unheard-of: { provider: openai, model: no-such-model }
  known: { provider: openai, model: gpt-5.5 }
`;

it('names each deployment whose cost nobody said, at its line, with what to add', async () => {
  const whyUnpriced = await priceReview(systemWorld().clock);
  const options = { file: 'f', env: {}, areKeysNeeded: false };
  const { warnings } = loadConfiguration(FILE, { ...options, whyUnpriced });
  expect(warnings.map(({ line, path, message }) => [line, path, message])).toEqual([
    [5, 'deployments.unsaid', expect.stringMatching(/^its cost will be unknown: .*gpuHour: 0\.60/)],
    [7, 'deployments.unheard-of', expect.stringMatching(/no price catalogue knows.*input: 0\.15/)],
  ]);
  expect(loadConfiguration(FILE, options).warnings).toEqual([]);
});
