import * as z from 'zod';
import { AdviceProblem } from '../advisor/advice-problem.ts';
import type { GivenFigure } from '../advisor/cost/override-assumptions.ts';
import { parseYaml } from '../config/parse-yaml.ts';
import { readConfigFile } from './configure.ts';

const figure = z.strictObject({
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  source: z.string().min(1).max(500).optional(),
  readOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  words: z.string().min(1).max(500).optional(),
});
const file = z.record(z.string(), z.union([z.number(), figure]));

/**
 * Assumptions out of a file in YAML, by name.
 * @throws ConfigError for a file that cannot be read, AdviceProblem for one that says something else.
 */
export async function readAssumptions(path: string): Promise<Readonly<Record<string, number | GivenFigure>>> {
  const read = file.safeParse(parseYaml(await readConfigFile(path), path).value);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw new AdviceProblem(
    `${path}: ${where === '' ? 'it' : where} must be a number, or { value, low, high, source, readOn, words }`,
  );
}
