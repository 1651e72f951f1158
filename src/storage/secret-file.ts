import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RandomBytes } from '../domain/world.ts';
import { toStorageError } from './storage-error.ts';

const SECRET_BYTES = 32;

/**
 * Reads 32 secret bytes from `path`, or makes them up at the first start. Only the owner may read the file.
 * @throws StorageError when the file can be neither read nor made, or does not hold 32 bytes.
 */
export async function loadOrCreateSecret(path: string, randomBytes: RandomBytes): Promise<Uint8Array> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // `wx` fails when the file exists: of two processes that start at once, one makes it and both read it.
    await writeFile(path, randomBytes(SECRET_BYTES), { mode: 0o600, flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
    const secret = await readFile(path);
    if (secret.length !== SECRET_BYTES) throw new Error('the file does not hold 32 bytes');
    return secret;
  } catch (error) {
    throw toStorageError(error, `the secret ${path}`);
  }
}
