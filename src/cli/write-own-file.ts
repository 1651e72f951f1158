import { writeFile } from 'node:fs/promises';
import { CliFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Writes a file that the person asked for, and leaves one alone that is there already, also one that appears in this
 * moment.
 *
 * @param isForced replaces what is there.
 * @param instead what the person can do about one that is there.
 * @throws CliFailure with the reason.
 */
export async function writeOwnFile(
  file: string,
  text: string,
  {
    isForced,
    instead = 'replace it with --force',
  }: { readonly isForced: boolean; readonly instead?: string },
): Promise<void> {
  try {
    await writeFile(file, text, { flag: isForced ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new CliFailure(EXIT.no, `${file} is there already and was left alone; ${instead}`, error);
    throw new CliFailure(EXIT.noPermission, `${file} cannot be written (${code ?? 'unknown fault'})`, error);
  }
}
