import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An open file. Every write says where it goes, so that a retry cannot land behind what a failure left. */
export interface AuditFile {
  /** Writes from `position` on; may write less than was given. Returns the number of bytes written. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Reads into `into` from `position` on; returns the number of bytes read, 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Length in bytes. */
  size(): Promise<number>;
  truncate(length: number): Promise<void>;
  /** Fulfilled once what was written would survive a loss of power (fdatasync). */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The few file operations the log is made of, injected so that a test can make any of them fail. */
export interface AuditFileSystem {
  makeFolder(path: string): Promise<void>;
  /** Names in a folder; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** `write` makes the file where there is none and gives it to its owner alone (mode 0600). */
  open(path: string, access: 'read' | 'write'): Promise<AuditFile>;
  /** The whole of a small file; `undefined` when there is none. */
  readFile(path: string): Promise<Buffer | undefined>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; it is no error when there is none. */
  remove(path: string): Promise<void>;
  /** Makes names in a folder survive a loss of power. */
  syncFolder(path: string): Promise<void>;
}

/** The real file system. */
export const NODE_FILE_SYSTEM: AuditFileSystem = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (folder) => readdir(folder).catch((error: unknown) => ifMissing(error, [])),
  async open(path, access) {
    const flags = access === 'read' ? constants.O_RDONLY : constants.O_RDWR | constants.O_CREAT;
    return asAuditFile(await open(path, flags, 0o600));
  },
  readFile: (path) => readFile(path).catch((error: unknown) => ifMissing(error, undefined)),
  rename,
  remove: (path) => unlink(path).catch((error: unknown) => ifMissing(error, undefined)),
  async syncFolder(path) {
    // Windows cannot open a folder; its file systems keep names in a journal.
    if (process.platform === 'win32') return;
    const folder = await open(path, constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

function asAuditFile(handle: FileHandle): AuditFile {
  return {
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
    size: async () => (await handle.stat()).size,
    truncate: (length) => handle.truncate(length),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/** Writes all of `bytes`, however little the file takes at a time. */
export async function writeFully(file: AuditFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written <= 0) throw new Error('a write to the audit log wrote nothing');
    done += written;
  }
}

/** Replaces a small file so that a reader, or a start after a loss of power, sees the old or the new one whole. */
export async function replaceFile(fs: AuditFileSystem, path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  const file = await fs.open(draft, 'write');
  try {
    await file.truncate(0);
    await writeFully(file, Buffer.from(text), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.rename(draft, path);
  await fs.syncFolder(dirname(path));
}

function ifMissing<Value>(error: unknown, value: Value): Value {
  if (errorCode(error) === 'ENOENT') return value;
  throw error;
}

/** The operating system's code of an error (`ENOSPC`, `EIO`), where it has one. Codes name no path. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
