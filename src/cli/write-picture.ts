import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CliEnvironment } from './cli-environment.ts';
import { CliFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';

/** @throws CliFailure when the file cannot be written. */
export async function writePicture(
  file: string,
  picture: string,
  { workingFolder }: Pick<CliEnvironment, 'workingFolder'>,
): Promise<void> {
  try {
    await writeFile(resolve(workingFolder, file), picture);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliFailure(EXIT.no, `--svg: the file cannot be written (${code ?? 'unknown fault'})`, error);
  }
}
