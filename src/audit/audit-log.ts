import { type LogId, mintId } from '../domain/ids.ts';
import type { AuditLog, AuditLogOptions } from './audit-log-contract.ts';
import { AuditLogError } from './audit-log-error.ts';
import type { Signer } from './checkpoint.ts';
import { checkpointPath } from './checkpoint-file.ts';
import { finishChange, type LoadedKeys, loadEpochKeys } from './epoch-keys.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM } from './file-system.ts';
import { findTail, type LogTail } from './find-tail.ts';
import { lockFolder } from './folder-lock.ts';
import { KeyEpochs } from './key-epochs.ts';
import { LogWriter } from './log-writer.ts';
import { removePruned } from './prune-log.ts';
import { readRecords } from './read-log.ts';
import { listSegments, segmentPath, segmentsFolder } from './segment-files.ts';
import { createSigningKey, keysFolder } from './signing-key.ts';

export type { AuditLog, AuditLogOptions, Recovered } from './audit-log-contract.ts';

/**
 * Opens the log in a folder, or begins one: takes the lock, loads or makes the signing key, checks the records
 * against the last checkpoint, cuts what a crash left unfinished and closes the requests it left dangling.
 *
 * @throws AuditLogError when another process writes the log, its key is missing or its records are not those that
 *   were signed; the operating system's error when the folder cannot be used.
 */
export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { folder, world, fs = NODE_FILE_SYSTEM } = options;
  const boot = mintId('boot', world);
  const lock = await lockFolder(folder, boot);
  try {
    const segments = segmentsFolder(folder);
    await fs.makeFolder(segments);
    const { signer, epochs, begunWallMs } = await ownKeys(fs, options);
    const { maxWholeBytes = 16 * 1024 * 1024 } = options;
    const { clock } = world;
    const known = epochs.number;
    const tail = await findTail({ fs, folder, segments, epochs, clock, maxWholeBytes });
    const log = logOf(signer);
    if (tail !== undefined) {
      if (tail.log !== log) throw wrongKey();
      await cutBehind(fs, segments, tail);
      await removePruned(fs, folder, segments);
    }
    const keys = options.keys ?? keysFolder(folder);
    const segmentAgeMs = await ageOfSegment(fs, segments, tail, clock.wallMs());
    const writer = new LogWriter({
      ...options,
      fs,
      segments,
      keys,
      log,
      boot,
      epochs,
      // A change of keys that came on record, and whose key had not taken over when the process died.
      ...(epochs.number > known
        ? await tookOver(fs, keys, { epochs, begunWallMs: clock.wallMs() })
        : { signer, begunWallMs: begunWallMs ?? mintedAtMs(log) }),
      tail,
      lock,
      segmentAgeMs,
    });
    await writer.start();
    return writer;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function ownKeys(fs: AuditFileSystem, options: AuditLogOptions): Promise<LoadedKeys> {
  const { folder, world, origin = 'demarc', keys = keysFolder(folder) } = options;
  const loaded = await loadEpochKeys(fs, keys);
  if (loaded !== undefined) return loaded;
  const segments = await listSegments(fs, segmentsFolder(folder));
  if (segments.length > 0 || (await fs.readFile(checkpointPath(folder))) !== undefined) {
    throw new AuditLogError(
      'signing-key',
      'the signing key of this audit log is missing (signing-key.pem): restore it from a backup. Without it the ' +
        'log cannot be continued; a new data folder starts a new log',
    );
  }
  const signer = await createSigningKey(fs, keys, `${origin}/${mintId<LogId>('log', world)}`);
  return { signer, epochs: new KeyEpochs(signer.key), begunWallMs: undefined };
}

async function tookOver(
  fs: AuditFileSystem,
  keys: string,
  change: { readonly epochs: KeyEpochs; readonly begunWallMs: number },
): Promise<{ readonly signer: Signer; readonly begunWallMs: number }> {
  return { signer: await finishChange(fs, keys, change), begunWallMs: change.begunWallMs };
}

/** When a log was begun: its id is a UUIDv7 (RFC 9562 §5.7), which starts with the milliseconds. */
function mintedAtMs(log: LogId): number {
  return Number.parseInt(log.slice(4).replaceAll('-', '').slice(0, 12), 16);
}

/** A log bears the last part of its key's name, so that a key alone says which log it is for. */
function logOf(signer: Signer): LogId {
  const log = signer.key.name.split('/').at(-1) ?? '';
  if (!/^log_[0-9a-f-]{36}$/.test(log)) throw wrongKey();
  return log as LogId;
}

function wrongKey(): AuditLogError {
  return new AuditLogError(
    'signing-key',
    'the signing key belongs to another audit log than the segments in this folder; restore the right one',
  );
}

/** Cuts what a crash left behind the last record, and removes segments that were begun and never used. */
async function cutBehind(
  fs: AuditFileSystem,
  segments: string,
  { log, end, tornBytes }: LogTail,
): Promise<void> {
  for (const { firstSequence, path } of await listSegments(fs, segments)) {
    if (firstSequence > end.segment) await fs.remove(path);
  }
  if (tornBytes === 0) return;
  const file = await fs.open(segmentPath(segments, log, end.segment), 'write');
  try {
    await file.truncate(end.offset);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** How old the segment is that the log goes on in, by the stamp of its first record; 0 when it has none. */
async function ageOfSegment(
  fs: AuditFileSystem,
  segments: string,
  tail: LogTail | undefined,
  nowMs: number,
): Promise<number> {
  if (tail === undefined || tail.end.offset === 0) return 0;
  for await (const { at } of readRecords(fs, segments, tail.end.segment)) {
    return Math.max(0, nowMs - Date.parse(at));
  }
  return 0;
}
