import type { LogId, TenantId } from '../domain/ids.ts';
import type { Clock } from '../domain/world.ts';
import { AuditLogError } from './audit-log-error.ts';
import { Chain, type ChainStart } from './chain.ts';
import { assertSignedBy, type Checkpoint, CheckpointError } from './checkpoint.ts';
import { checkpointPath, readCheckpoint } from './checkpoint-file.ts';
import type { CompactRange } from './compact-range.ts';
import type { AuditFileSystem } from './file-system.ts';
import type { KeyEpochs } from './key-epochs.ts';
import { leafBefore } from './leaf-before.ts';
import { type Line, LineReader, type ReadFrom } from './line-reader.ts';
import { type OpenRequest, OpenRequests } from './open-requests.ts';
import { readPrunedHead } from './pruned-head.ts';
import type { RecordHead } from './record.ts';
import { listSegments, type SegmentFile } from './segment-files.ts';
import type { DurableEnd } from './segment-writer.ts';
import { readTailState, type TailState } from './tail-state.ts';
import { verifyLog } from './verify.ts';

/** Where an existing log ends. */
export interface LogTail {
  readonly log: LogId;
  readonly range: CompactRange;
  readonly lastLeaf: string;
  readonly end: DurableEnd;
  /** Bytes behind the end that are no record: what a crash left of one. */
  readonly tornBytes: number;
  readonly open: OpenRequests;
}

export interface FindTailOptions {
  readonly fs: AuditFileSystem;
  readonly folder: string;
  readonly segments: string;
  /** As the keys know them; the log may hold one change more, that a crash cut short. */
  readonly epochs: KeyEpochs;
  readonly clock: Clock;
  /** A log of more bytes is not read whole at a start but from its last checkpoint on. */
  readonly maxWholeBytes: number;
}

/**
 * Finds the end of the log and checks it on the way: a log of moderate size wholly, a larger one from its last
 * checkpoint on. Writes nothing.
 *
 * @throws AuditLogError `contradiction` when the records are not those that were signed.
 */
export async function findTail(options: FindTailOptions): Promise<LogTail | undefined> {
  const { fs } = options;
  const checkpoint = await readOwnCheckpoint(options);
  const files = await listSegments(fs, options.segments);
  if (files.length === 0 && (checkpoint?.size ?? 0) === 0) return undefined;
  const logs = new Set(files.map(({ log }) => log));
  if (logs.size > 1) {
    throw new AuditLogError(
      'unreadable',
      'segments of several logs lie in one folder; keep only one log here',
    );
  }
  const state =
    (await totalBytes(fs, files)) > options.maxWholeBytes ? await usableState(options, files) : undefined;
  const scan = await Scan.over(options, checkpoint, state ?? (await readBeginning(options)));
  const [log] = logs;
  if (log === undefined || scan.size < (checkpoint?.size ?? 0)) throw await contradiction(options, scan.size);
  return scan.tail(log, files);
}

async function readOwnCheckpoint(options: FindTailOptions): Promise<Checkpoint | undefined> {
  try {
    const checkpoint = await readCheckpoint(options.fs, checkpointPath(options.folder));
    if (checkpoint !== undefined) assertSignedBy(checkpoint, options.epochs.keyFor(checkpoint.size));
    return checkpoint;
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw new AuditLogError(
      'contradiction',
      `${error.message}; restore the checkpoint or the key from a backup`,
    );
  }
}

/** Where a scan begins. */
interface Beginning extends ChainStart, ReadFrom {
  readonly open: readonly OpenRequest[];
}

/** The first record that was not pruned. */
async function readBeginning({ fs, folder }: FindTailOptions): Promise<Beginning> {
  const { range, lastLeaf } = await readPrunedHead(fs, folder);
  return { range, lastLeaf, segment: range.size, offset: 0, open: [] };
}

/** The shortcut to the last checkpoint, when the record it leads to is where it says. */
async function usableState(
  options: FindTailOptions,
  files: readonly SegmentFile[],
): Promise<TailState | undefined> {
  const { fs, folder, epochs } = options;
  const state = await readTailState(fs, folder, epochs);
  const segment = files.find(({ firstSequence }) => firstSequence === state?.segment);
  if (state === undefined || segment === undefined) return undefined;
  const file = await fs.open(segment.path, 'read');
  try {
    return (await leafBefore(file, state.offset)) === state.lastLeaf ? state : undefined;
  } finally {
    await file.close();
  }
}

async function totalBytes(fs: AuditFileSystem, files: readonly SegmentFile[]): Promise<number> {
  let bytes = 0;
  for (const { path } of files) bytes += await fileBytes(fs, path);
  return bytes;
}

async function fileBytes(fs: AuditFileSystem, path: string): Promise<number> {
  const file = await fs.open(path, 'read');
  try {
    return await file.size();
  } finally {
    await file.close();
  }
}

/** What the verifier says about the log, as the reason not to go on writing it. */
async function contradiction(options: FindTailOptions, sequence: number): Promise<AuditLogError> {
  const { folder, clock, fs } = options;
  const verdict = await verifyLog({ folder, clock, fs, waitMs: 0 });
  const found = verdict.kind === 'tampered' ? verdict : undefined;
  const first = found?.firstBadSequence ?? sequence;
  const explanation = found?.explanation ?? 'it does not continue its last checkpoint';
  return new AuditLogError(
    'contradiction',
    `the audit log is not what was signed, first at record ${first}: ${explanation}. ` +
      'Keep this folder as evidence and restore a backup, or start with a new data folder',
    first,
  );
}

/** A log that begins with its genesis is read from whatever its first segment is called. */
function readFrom({ segment, offset }: Beginning): ReadFrom | undefined {
  return segment === 0 && offset === 0 ? undefined : { segment, offset };
}

class Scan {
  readonly #options: FindTailOptions;
  readonly #checkpoint: Checkpoint | undefined;
  readonly #beginning: Beginning;
  readonly #chain: Chain;
  readonly #open: OpenRequests;
  #end: { readonly segment: number; readonly offset: number };
  #tornBytes = 0;

  constructor(options: FindTailOptions, checkpoint: Checkpoint | undefined, beginning: Beginning) {
    this.#options = options;
    this.#checkpoint = checkpoint;
    this.#beginning = beginning;
    this.#chain = new Chain(options.epochs, beginning);
    this.#open = new OpenRequests(beginning.open);
    this.#end = { segment: beginning.segment, offset: beginning.offset };
  }

  static async over(
    options: FindTailOptions,
    checkpoint: Checkpoint | undefined,
    beginning: Beginning,
  ): Promise<Scan> {
    const scan = new Scan(options, checkpoint, beginning);
    await scan.#read();
    return scan;
  }

  get size(): number {
    return this.#chain.size;
  }

  tail(log: LogId, files: readonly SegmentFile[]): LogTail {
    const { segment, offset } = this.#end;
    // An empty segment that is due next was made just before a crash; the log goes on in it.
    const isNextThere = files.some(({ firstSequence }) => firstSequence === this.size) && this.size > segment;
    const lastLeaf = this.#chain.lastLeaf;
    const end = isNextThere
      ? { segment: this.size, offset: 0, lastLeaf: undefined }
      : { segment, offset, lastLeaf: offset === 0 ? undefined : lastLeaf };
    return { log, range: this.#chain.range, lastLeaf, end, tornBytes: this.#tornBytes, open: this.#open };
  }

  async #read(): Promise<void> {
    const reader = new LineReader(this.#options.fs, this.#options.segments, readFrom(this.#beginning));
    try {
      for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
        for (const line of lines) if (!(await this.#take(line))) return;
      }
      this.#tornBytes = reader.incompleteBytes;
    } finally {
      await reader.close();
    }
  }

  /** False when the log ends before this line. */
  async #take(line: Line): Promise<boolean> {
    const followed = this.#chain.follow(line);
    if (typeof followed === 'string') {
      // A loss of power may leave a line of anything, but no record out of place. That nothing signed is cut off
      // shows when the sizes are compared.
      const isCrash = followed === 'not-canonical' && !(await this.#isFollowed(line));
      if (!isCrash) throw await contradiction(this.#options, this.size);
      this.#tornBytes = await this.#bytesFrom(line);
      return false;
    }
    if (this.size === this.#checkpoint?.size && this.#chain.range.root() !== this.#checkpoint.root) {
      throw await contradiction(this.#options, this.size - 1);
    }
    this.#note(followed, line);
    return true;
  }

  #note({ type, value }: RecordHead, { segment, offset, bytes }: Line): void {
    this.#open.note(type, value['req'] as string | undefined, value['tenant'] as TenantId);
    this.#end = { segment: segment.firstSequence, offset: offset + bytes.length + 1 };
  }

  /** Whether a later segment holds anything: one is begun only when the one before is safely on disk. */
  async #isFollowed({ segment }: Line): Promise<boolean> {
    const { fs, segments } = this.#options;
    const later = (await listSegments(fs, segments)).filter(
      (file) => file.firstSequence > segment.firstSequence,
    );
    return later.length > 0 && (await totalBytes(fs, later)) > 0;
  }

  async #bytesFrom({ segment, offset }: Line): Promise<number> {
    return (await fileBytes(this.#options.fs, segment.path)) - offset;
  }
}
