import { parse } from 'yaml';
import { z } from 'zod';
import { FIELDS_OF_USE, type LicenceEntry, WAYS_OF_DEPLOYING } from './licence-entry.ts';

const text = z.string().min(1);
const source = z.strictObject({
  url: z.string().regex(/^https:\/\/\S+$/),
  title: text,
  readOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  quote: text,
});
const clause = z
  .strictObject({
    answer: z.enum(['yes', 'no', 'conditions', 'not-said']),
    words: text,
    place: text,
    quote: text.optional(),
    todo: z.array(text).min(1).optional(),
    binds: z.array(z.enum(WAYS_OF_DEPLOYING)).min(1).optional(),
  })
  .refine(({ answer, quote }) => answer === 'not-said' || quote !== undefined, {
    error: 'what a text says needs its quote',
  });

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: text,
  aliases: z.array(text).optional(),
  spdx: text.optional(),
  source,
  note: z.strictObject({ words: text, source }).optional(),
  commercialUse: clause,
  userThreshold: z
    .strictObject({ monthlyUsers: z.int().min(1), clause, otherMeasure: text.optional() })
    .optional(),
  redistribution: clause,
  derivatives: clause,
  attribution: clause,
  naming: clause,
  notices: clause,
  geography: clause,
  territory: z
    .strictObject({
      excluded: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
      only: z.literal('multimodal').optional(),
    })
    .optional(),
  fieldsOfUse: clause,
  forbiddenFields: z
    .array(z.strictObject({ field: z.enum(FIELDS_OF_USE), place: text, quote: text }))
    .optional(),
  outputsForTraining: clause,
  acceptableUse: clause,
});

/** Every licence of the catalogue, by id. @throws Error that names the row and the member with the mistake. */
export function readLicences(yaml: string): ReadonlyMap<string, LicenceEntry> {
  const rows = z.array(z.unknown()).parse(parse(yaml));
  const licences = new Map<string, LicenceEntry>();
  rows.forEach((row, index) => {
    const read = entry.safeParse(row);
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new Error(
        `licences.yaml, row ${index + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      );
    }
    if (licences.has(read.data.id)) throw new Error(`licences.yaml has ${read.data.id} twice`);
    licences.set(read.data.id, {
      ...read.data,
      spdx: read.data.spdx,
      userThreshold: read.data.userThreshold,
    });
  });
  return licences;
}
