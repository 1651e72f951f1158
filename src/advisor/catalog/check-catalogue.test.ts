import { describe, expect, it } from 'vitest';
import { nanoDollars } from '../../domain/money.ts';
import type { AcceleratorEntry } from './accelerator-entry.ts';
import { acceleratorEntry, modelEntry, priceEntry, sourced } from './catalogue.fixture.ts';
import { type CheckOptions, checkCatalogue } from './check-catalogue.ts';
import type { ModelEntry } from './model-entry.ts';
import type { PriceEntry } from './price-entry.ts';

const OPTIONS: CheckOptions = { today: '2026-11-20', maxAgeDays: 180, licenceIds: ['mit'] };
const NOTHING = { models: [], accelerators: [], prices: [] };

const faultsOf = (rows: Partial<typeof NOTHING> | object, options = OPTIONS): string[] =>
  checkCatalogue({ ...NOTHING, ...rows }, options).map(({ field, fault }) => `${field} ${fault}`);
const ofModel = (change: Partial<ModelEntry>) => faultsOf({ models: [modelEntry(change)] });
const ofAccelerator = (change: Partial<AcceleratorEntry>) =>
  faultsOf({ accelerators: [acceleratorEntry(change)] });
const ofPrice = (change: Partial<PriceEntry>) => faultsOf({ prices: [priceEntry(change)] });

describe('checkCatalogue', () => {
  it('finds no fault with rows in order', () => {
    const rows = { models: [modelEntry({})], accelerators: [acceleratorEntry({})], prices: [priceEntry({})] };
    expect(faultsOf(rows)).toEqual([]);
  });

  it('finds no fault with what is not known', () => {
    expect(ofModel({ languages: undefined, diskBytes: undefined })).toEqual([]);
    const unknown = { flops16: undefined, watts: undefined, price: undefined, rentPerHour: undefined };
    expect(ofAccelerator(unknown)).toEqual([]);
    expect(
      ofPrice({ cachedInputPerMillion: undefined, batchFactor: undefined, longContext: undefined }),
    ).toEqual([]);
  });

  it('names the row and the figure, and says what is wrong', () => {
    const model = modelEntry({ licence: sourced('no-such-licence') });
    expect(checkCatalogue({ ...NOTHING, models: [model] }, OPTIONS)).toEqual([
      {
        kind: 'models',
        id: 'example-8b',
        field: 'licence',
        fault: 'unknown-licence',
        message: 'no-such-licence is no licence of the catalogue of licences',
      },
    ]);
  });

  it.each<[string, Partial<ModelEntry>, string]>([
    [
      'more parameters at work than there are',
      { activeParameters: sourced(9e9) },
      'activeParameters inconsistent',
    ],
    [
      'billions written as units',
      { parameters: sourced(8), diskBytes: undefined },
      'parameters out-of-range',
    ],
    ['a size on disk in gigabytes', { diskBytes: sourced(16) }, 'diskBytes inconsistent'],
    ['weights that need a hundred bytes each', { diskBytes: sourced(8e11) }, 'diskBytes inconsistent'],
    ['no layers', { layers: sourced(0) }, 'layers out-of-range'],
    [
      'a context in thousands',
      { contextTokens: sourced(32), abilities: sourced(['general']) },
      'contextTokens out',
    ],
    [
      'all heads in the place of the key-value heads',
      { keyValue: sourced({ kind: 'grouped', keyValueHeads: 96, headSize: 128 }) },
      'keyValue inconsistent',
    ],
    [
      'no key-value heads',
      { keyValue: sourced({ kind: 'grouped', keyValueHeads: 0, headSize: 128 }) },
      'keyValue out-of-range',
    ],
    [
      'a latent size of nothing',
      { keyValue: sourced({ kind: 'latent', latentSize: 1 }) },
      'keyValue out-of-range',
    ],
    [
      'more layers with all tokens than layers',
      { keyValue: sourced({ ...windowed(), fullLayers: 33 }) },
      'keyValue inconsistent',
    ],
    [
      'a window longer than the context',
      { keyValue: sourced({ ...windowed(), windowTokens: 200_000 }) },
      'keyValue inconsistent',
    ],
    ['a large model called small', { abilities: sourced(['small']) }, 'abilities inconsistent'],
    ['a short context called long', { contextTokens: sourced(8_192) }, 'abilities inconsistent'],
    ['a language by its name', { languages: sourced(['German']) }, 'languages unknown-language'],
    ['an unknown licence', { licence: sourced('MIT') }, 'licence unknown-licence'],
  ])('finds %s', (_, change, expected) => {
    expect(ofModel(change).join('; ')).toContain(expected);
  });

  it.each<[string, Partial<AcceleratorEntry>, string]>([
    ['memory in gigabytes', { memoryBytes: sourced(24) }, 'memoryBytes out-of-range'],
    ['a card with the memory of a server', { memoryBytes: sourced(2e12) }, 'memoryBytes out-of-range'],
    [
      'bandwidth in gigabytes',
      { bandwidthBytesPerSecond: sourced(1_008) },
      'bandwidthBytesPerSecond out-of-range',
    ],
    ['bandwidth in bits', { bandwidthBytesPerSecond: sourced(6e13) }, 'bandwidthBytesPerSecond out-of-range'],
    [
      'bandwidth that does not go with the memory',
      { bandwidthBytesPerSecond: sourced(2e13) },
      'bandwidthBytesPerSecond inconsistent',
    ],
    ['operations in tera', { flops16: sourced(165) }, 'flops16 out-of-range'],
    ['operations of which one is with sparsity', { flops8: sourced(1_320e12) }, 'flops8 inconsistent'],
    ['operations slower in 8 bits', { flops8: sourced(80e12) }, 'flops8 inconsistent'],
    ['power in kilowatts', { watts: sourced(0.45) }, 'watts out-of-range'],
    ['a price in nano-dollars', { price: sourced(nanoDollars(1_599n)) }, 'priceDollars out-of-range'],
    [
      'the rent of a month',
      { rentPerHour: sourced(nanoDollars(2_000_000_000_000n)) },
      'rentDollarsPerHour out',
    ],
  ])('finds %s', (_, change, expected) => {
    expect(ofAccelerator(change).join('; ')).toContain(expected);
  });

  it.each<[string, Partial<PriceEntry>, string]>([
    [
      'a price for one token',
      { inputPerMillion: sourced(nanoDollars(1_750n)), cachedInputPerMillion: undefined },
      'inputDollarsPerMillion out-of-range',
    ],
    [
      'a price for a billion',
      { outputPerMillion: sourced(nanoDollars(14_000_000_000_000n)) },
      'outputDollarsPerMillion out-of-range',
    ],
    [
      'a cache dearer than no cache',
      { cachedInputPerMillion: sourced(nanoDollars(2_000_000_000n)) },
      'cachedInputDollarsPerMillion inconsistent',
    ],
    ['a discount in percent', { batchFactor: sourced(50) }, 'batchFactor out-of-range'],
    ['a batch for nothing', { batchFactor: sourced(0) }, 'batchFactor out-of-range'],
    [
      'a tier that is cheaper',
      { longContext: sourced(tier({ inputPerMillion: 1n })) },
      'longContext inconsistent',
    ],
    [
      'a tier in thousands',
      { longContext: sourced(tier({ aboveInputTokens: 200 })) },
      'longContext out-of-range',
    ],
    ['an id that is not its model', { model: 'other' }, 'id inconsistent'],
  ])('finds %s', (_, change, expected) => {
    expect(ofPrice(change).join('; ')).toContain(expected);
  });

  it('lets a figure be as old as it may be, and no day older', () => {
    const rows = { models: [modelEntry({ licence: sourced('mit', { readOn: '2026-05-24' }) })] };
    expect(faultsOf(rows)).toEqual([]);
    expect(faultsOf(rows, { ...OPTIONS, today: '2026-11-21' })).toEqual(['licence stale']);
    expect(faultsOf(rows, { ...OPTIONS, maxAgeDays: 179 })).toEqual(['licence stale']);
  });

  it('finds a day that is yet to come', () => {
    expect(ofModel({ licence: sourced('mit', { readOn: '2026-11-21' }) })).toEqual(['licence stale']);
  });

  it.each([
    ['no address', { url: '' }],
    ['an address without https', { url: 'http://example.com/card' }],
    ['the address of nothing', { url: 'https://localhost/card' }],
    ['no title', { title: ' ' }],
    ['no quote', { quote: '' }],
    ['no day', { readOn: '' }],
    ['a day that is none', { readOn: '2026-02-30' }],
    ['a month for a day', { readOn: '2026-11' }],
  ])('finds a source with %s', (_, source) => {
    expect(ofModel({ layers: sourced(32, source) })).toEqual(['layers no-source']);
    expect(ofAccelerator({ price: sourced(nanoDollars(1_599_000_000_000n), source) })).toEqual([
      'priceDollars no-source',
    ]);
  });
});

function windowed() {
  return { kind: 'windowed', keyValueHeads: 8, headSize: 128, fullLayers: 8, windowTokens: 1_024 } as const;
}

function tier({ aboveInputTokens = 200_000, inputPerMillion = 3_500_000_000n }) {
  return {
    aboveInputTokens,
    inputPerMillion: nanoDollars(inputPerMillion),
    outputPerMillion: nanoDollars(21_000_000_000n),
  };
}
