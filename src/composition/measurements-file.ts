import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Measurement } from '../advisor/measure/measurement.ts';

const NAME = 'measurements.json';
/** The newest are kept: each new one of a deployment says more than the old ones. */
const MOST_KEPT = 200;

const speed = z.number().positive().nullable();
const factor = z.number().positive();
const measurements = z.array(
  z.object({
    deployment: z.string(),
    at: z.string(),
    prefill: speed,
    decode: speed,
    corrects: z
      .object({
        model: z.string(),
        accelerator: z.string(),
        correction: z.object({ prefill: factor, decode: factor }),
      })
      .nullable(),
  }),
);

/** Oldest first. Nothing where nothing was measured, or the file is none of ours: then nothing is corrected. */
export async function readMeasurements(dataFolder: string): Promise<readonly Measurement[]> {
  const text = await readFile(join(dataFolder, NAME), 'utf8').catch(() => '[]');
  const read = measurements.safeParse(parse(text));
  return read.success ? read.data : [];
}

/** Writes a whole new file and puts it in the old one's place, so that a crash leaves one or the other. */
export async function addMeasurement(dataFolder: string, measurement: Measurement): Promise<void> {
  const kept = [...(await readMeasurements(dataFolder)), measurement].slice(-MOST_KEPT);
  const path = join(dataFolder, NAME);
  await writeFile(`${path}.new`, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
