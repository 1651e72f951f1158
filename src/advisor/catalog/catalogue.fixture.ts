import { nanoDollars } from '../../domain/money.ts';
import type { AcceleratorEntry } from './accelerator-entry.ts';
import type { ModelEntry } from './model-entry.ts';
import type { PriceEntry } from './price-entry.ts';
import type { Sourced } from './sourced.ts';

const SOURCE = {
  url: 'https://example.com/card',
  title: 'Model card',
  readOn: '2026-11-20',
  quote: 'as it stands there',
};

export function sourced<Value>(value: Value, source: Partial<typeof SOURCE> = {}): Sourced<Value> {
  return { value, source: { ...SOURCE, ...source } };
}

export function modelEntry(change: Partial<ModelEntry>): ModelEntry {
  return {
    id: 'example-8b',
    name: 'Example 8B',
    vendor: 'Example',
    parameters: sourced(8_000_000_000),
    activeParameters: undefined,
    layers: sourced(32),
    keyValue: sourced({ kind: 'grouped', keyValueHeads: 8, headSize: 128 }),
    contextTokens: sourced(131_072),
    languages: sourced(['en', 'de']),
    abilities: sourced(['general', 'long-context']),
    licence: sourced('mit'),
    diskBytes: sourced(16_000_000_000),
    ...change,
  };
}

export function acceleratorEntry(change: Partial<AcceleratorEntry>): AcceleratorEntry {
  return {
    id: 'example-card-24gb',
    name: 'Example card',
    vendor: 'Example',
    kind: 'card',
    memoryBytes: sourced(25_769_803_776),
    bandwidthBytesPerSecond: sourced(1_008_000_000_000),
    flops16: sourced(165e12),
    flops8: sourced(330e12),
    watts: sourced(450),
    price: sourced(nanoDollars(1_599_000_000_000n)),
    rentPerHour: sourced(nanoDollars(340_000_000n)),
    ...change,
  };
}

export function priceEntry(change: Partial<PriceEntry>): PriceEntry {
  return {
    id: 'example/model',
    name: 'Example model',
    provider: 'example',
    model: 'model',
    inputPerMillion: sourced(nanoDollars(1_750_000_000n)),
    outputPerMillion: sourced(nanoDollars(14_000_000_000n)),
    cachedInputPerMillion: sourced(nanoDollars(175_000_000n)),
    batchFactor: sourced(0.5),
    longContext: sourced({
      aboveInputTokens: 200_000,
      inputPerMillion: nanoDollars(3_500_000_000n),
      outputPerMillion: nanoDollars(21_000_000_000n),
    }),
    ...change,
  };
}
