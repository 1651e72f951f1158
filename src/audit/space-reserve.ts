import { dirname, join } from 'node:path';
import { type AuditFileSystem, writeFully } from './file-system.ts';

/** Enough for the record that the disk is full, a checkpoint and the blocks a file system adds for itself. */
const RESERVE_BYTES = 1024 * 1024;

/** Space that is kept occupied, so that a full disk leaves room to put on record that it is full (fault S4). */
export class SpaceReserve {
  readonly #fs: AuditFileSystem;
  readonly #path: string;

  constructor(fs: AuditFileSystem, folder: string) {
    this.#fs = fs;
    this.#path = join(folder, 'reserve');
  }

  /** Occupies the space. @throws the operating system's error when there is none. */
  async occupy(): Promise<void> {
    const file = await this.#fs.open(this.#path, 'write');
    try {
      if ((await file.size()) === RESERVE_BYTES) return;
      // Written out, since a hole in a file occupies nothing.
      await writeFully(file, Buffer.alloc(RESERVE_BYTES, 'reserved'), 0);
      await file.sync();
    } catch (error) {
      await file.truncate(0).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }

  async release(): Promise<void> {
    await this.#fs.remove(this.#path);
    await this.#fs.syncFolder(dirname(this.#path));
  }
}
