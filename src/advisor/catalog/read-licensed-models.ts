import { parse } from 'yaml';
import { z } from 'zod';
import type { LicensedModel } from '../licences/find-licence.ts';
import { MODEL_ABILITIES } from './model-entry.ts';

const source = z.object({ url: z.string(), title: z.string(), readOn: z.string(), quote: z.string() });
const row = z.object({
  id: z.string(),
  name: z.string(),
  abilities: z.object({ value: z.array(z.enum(MODEL_ABILITIES)), source }),
  licence: z.object({ value: z.string(), source }),
});
const file = z.union([
  z.array(z.unknown()),
  z.object({ models: z.array(z.unknown()) }).transform((each) => each.models),
]);

/** The part of the catalogue of models that licences are found by; a row without it is passed over. */
export function readLicensedModels(yaml: string): ReadonlyMap<string, LicensedModel> {
  const models = file.parse(parse(yaml)).flatMap((each): LicensedModel[] => {
    const read = row.safeParse(each);
    return read.success ? [read.data] : [];
  });
  return new Map(models.map((model) => [model.id, model]));
}
