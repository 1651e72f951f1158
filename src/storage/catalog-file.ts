import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of a catalogue that ships with the program, for instance `licences.yaml`; undefined when it has none. */
export async function readCatalogFile(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
