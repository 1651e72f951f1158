import { z } from 'zod';
import { MODEL_ABILITIES } from '../advisor/catalog/model-entry.ts';

const name = z.string().min(1).max(128);
const count = z.int().min(0);
/** Dollars: a number, or text for more digits than a number holds faithfully. */
const dollars = z.union([z.number(), z.string()], {
  error: 'must be an amount in dollars, for instance 0.60',
});

/** A figure, the key under `sources` of where it stands, and how it stands there. */
function figure<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, from: name, quote: z.string().max(2_000) });
}

/** Where figures stand, under a key that rows name. */
export const sourceSchema = z.strictObject({
  url: z.string().max(2_048),
  title: z.string().max(256),
  readOn: z.string().max(10),
});

const keyValue = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('grouped'), keyValueHeads: count, headSize: count }),
    z.strictObject({ kind: z.literal('latent'), latentSize: count }),
    z.strictObject({
      kind: z.literal('windowed'),
      keyValueHeads: count,
      headSize: count,
      fullLayers: count,
      windowTokens: count,
    }),
  ],
  { error: 'must be grouped, latent or windowed, with its sizes' },
);

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, {
  error: 'must be a name in lower case with hyphens, for instance qwen3-8b',
});

export const modelRowSchema = z.strictObject({
  id,
  name,
  vendor: name,
  parameters: figure(count),
  activeParameters: figure(count).optional(),
  layers: figure(count),
  keyValue: figure(keyValue),
  contextTokens: figure(count),
  languages: figure(z.array(z.string().max(16)).max(300)).optional(),
  abilities: figure(z.array(z.enum(MODEL_ABILITIES)).min(1)),
  licence: figure(name),
  diskBytes: figure(count).optional(),
});

const amount = figure(z.number().min(0));

export const acceleratorRowSchema = z.strictObject({
  id,
  name,
  vendor: name,
  kind: z.enum(['card', 'machine', 'processor']),
  memoryBytes: amount,
  bandwidthBytesPerSecond: amount,
  flops16: amount.optional(),
  flops8: amount.optional(),
  watts: amount.optional(),
  priceDollars: figure(dollars).optional(),
  rentDollarsPerHour: figure(dollars).optional(),
});

export const priceRowSchema = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,64}\/[\w.:@/-]{1,128}$/, {
    error: 'must be provider/model, for instance openai/gpt-5.2',
  }),
  name,
  provider: name,
  model: name,
  inputDollarsPerMillion: figure(dollars),
  outputDollarsPerMillion: figure(dollars),
  cachedInputDollarsPerMillion: figure(dollars).optional(),
  batchFactor: amount.optional(),
  longContext: figure(
    z.strictObject({
      aboveInputTokens: count,
      inputDollarsPerMillion: dollars,
      outputDollarsPerMillion: dollars,
    }),
  ).optional(),
});

const rows = z.array(z.unknown()).max(5_000).default([]);

/** A file of catalogue rows, of one kind or several. Rows are read one by one. */
export const catalogueSchema = z.strictObject({
  sources: z
    .custom<Readonly<Record<string, unknown>>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      { error: 'must be a mapping of names to sources' },
    )
    .default({}),
  models: rows,
  accelerators: rows,
  prices: rows,
});
