import { z } from 'zod';

// Not z.record, which drops a key called `__proto__` in silence.
const headers = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be a mapping of header names to references such as Bearer env:OTLP_TOKEN' },
);

const tracesSchema = z.strictObject({
  endpoint: z.string().max(2_048).describe('address of an OTLP/HTTP collector'),
  headers: headers.optional().describe('what the collector asks for, by reference: env:NAME'),
  labels: z.boolean().default(false).describe('tell the level and the task of each request'),
  sample: z.number().min(0).max(1).default(1).describe('share of traces that are kept'),
});

export const telemetrySchema = z.strictObject({
  metrics: z
    .enum(['local', 'open', 'off'])
    .default('local')
    .describe('who may read /metrics: this machine and admin keys, everybody, nobody'),
  traces: tracesSchema.optional().describe('where spans are sent; without it, nowhere'),
});
