/** What kept the database from doing its work. */
export type StorageFault = 'read-only' | 'full' | 'corrupt' | 'newer' | 'busy' | 'missing' | 'failed';

/** Exit codes of sysexits(3), which the command line passes on. */
const EXIT_CODES: Readonly<Record<StorageFault, number>> = {
  'read-only': 77,
  full: 75,
  corrupt: 78,
  newer: 78,
  busy: 75,
  missing: 78,
  failed: 70,
};

/** A fault of the database, told for the person who runs Demarc: what is wrong, where, and what to do. */
export class StorageError extends Error {
  readonly fault: StorageFault;
  readonly exitCode: number;

  constructor(fault: StorageFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.fault = fault;
    this.exitCode = EXIT_CODES[fault];
  }
}

// Primary result codes of SQLite (https://sqlite.org/rescode.html).
const SQLITE_FAULTS: ReadonlyMap<number, StorageFault> = new Map<number, StorageFault>([
  [3, 'read-only'],
  [5, 'busy'],
  [6, 'busy'],
  [8, 'read-only'],
  [11, 'corrupt'],
  [13, 'full'],
  [26, 'corrupt'],
]);

const ERRNO_FAULTS: ReadonlyMap<string, StorageFault> = new Map<string, StorageFault>([
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOENT', 'missing'],
]);

function faultOf(error: unknown): StorageFault {
  if (typeof error !== 'object' || error === null) return 'failed';
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  // The low byte is the primary code; the rest only refines it.
  if (typeof errcode === 'number') return SQLITE_FAULTS.get(errcode & 0xff) ?? 'failed';
  if (typeof code === 'string') return ERRNO_FAULTS.get(code) ?? 'failed';
  return 'failed';
}

const ADVICE: Readonly<Record<StorageFault, string>> = {
  'read-only': 'cannot be written: give the account that runs Demarc write access, or name another folder',
  full: 'cannot be written because the disk is full: free some space',
  corrupt:
    'is damaged: stop Demarc and restore the file from a backup, together with its -wal file if there is one',
  newer:
    'was written by a newer version of Demarc: run that version, or restore a backup made before the upgrade',
  busy: 'is in use by another process: stop that process, or use the running server',
  missing: 'does not exist: check the data folder',
  failed: 'could not be used',
};

/** Turns whatever the driver or the file system threw into a {@link StorageError} about `what`. */
export function toStorageError(error: unknown, what: string): StorageError {
  if (error instanceof StorageError) return error;
  const fault = faultOf(error);
  return new StorageError(fault, `${what} ${ADVICE[fault]}`, error);
}

/** A {@link StorageError} that no exception led to. */
export function storageError(fault: StorageFault, what: string): StorageError {
  return new StorageError(fault, `${what} ${ADVICE[fault]}`);
}
