import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entry, REAL_WORLD } from '../../src/audit/audit.fixture.ts';
import { type AuditLog, openAuditLog } from '../../src/audit/audit-log.ts';

/** A log as its files hold it. */
export interface LogFiles {
  /** By the name of the segment, in order. */
  readonly segments: ReadonlyMap<string, Buffer>;
  readonly checkpoint: string;
}

/** A genuine log and what somebody might put in its place. */
export interface Evidence {
  readonly root: string;
  /** The folder of the genuine log; its keys stay where they are. */
  readonly folder: string;
  /** Kept elsewhere: several states that the log passed through, the last one included. */
  readonly anchorFile: string;
  readonly anchoredSizes: readonly number[];
  readonly genuine: LogFiles;
  /** The same log at an earlier time. */
  readonly backup: LogFiles;
  /** The backup, continued otherwise, with the genuine key. */
  readonly fork: LogFiles;
  remove(): Promise<void>;
}

export interface EvidenceOptions {
  readonly bytes: number;
  readonly maxSegmentBytes: number;
  /** Default 10. */
  readonly days?: number;
}

/** Writes a log of about so many bytes and ten days, anchored every day, and a fork that began on the sixth. */
export async function layDownEvidence({
  bytes,
  maxSegmentBytes,
  days = 10,
}: EvidenceOptions): Promise<Evidence> {
  const root = await mkdtemp(join(tmpdir(), 'demarc-tamper-'));
  const folder = join(root, 'log');
  const copy = join(root, 'copy');
  const anchorFile = join(root, 'anchors');
  const anchors: string[] = [];
  let day = 0;
  const { clock, randomBytes } = REAL_WORLD;
  const world = { clock: { ...clock, wallMs: () => clock.wallMs() + day * 86_400_000 }, randomBytes };
  const options = { world, maxSegmentBytes };
  for (let part = 0; part < days; part += 1) {
    // Each part is a day of its own, so that each has a key of its own.
    day = part;
    const log = await openAuditLog({ folder, ...options });
    // The day's key first: what is written next is signed by it.
    if (part > 0) await keyChanged(log);
    await grow(log, bytes / days, `part ${part}`);
    await log.close();
    anchors.push(await readFile(join(folder, 'checkpoint'), 'utf8'));
    if (part === Math.floor(days / 2) - 1) await cp(folder, copy, { recursive: true });
  }
  day = Math.floor(days / 2);
  const backup = await readLogFiles(copy);
  const other = await openAuditLog({ folder: copy, ...options });
  await keyChanged(other);
  await grow(other, bytes * 0.6, 'the fork');
  await other.close();
  const at = new Date(REAL_WORLD.clock.wallMs()).toISOString();
  await writeFile(anchorFile, anchors.map((note) => `${JSON.stringify({ at, note })}\n`).join(''));
  return {
    root,
    folder,
    anchorFile,
    anchoredSizes: anchors.map((note) => Number(note.split('\n')[1])),
    genuine: await readLogFiles(folder),
    backup,
    fork: await readLogFiles(copy),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Waits for the record by which the key of the day takes over. */
async function keyChanged(log: AuditLog): Promise<void> {
  const isThere = async () => {
    let last: string | undefined;
    for await (const { type } of log.read(Math.max(0, log.head().size - 2))) last = type;
    return last === 'key';
  };
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 2));
  await log.checkpoint();
}

async function grow(log: AuditLog, bytes: number, what: string): Promise<void> {
  let last: Promise<void> = Promise.resolve();
  for (let done = 0, request = 0; done < bytes; request += 1) {
    const id = `req_${log.head().size}_${request}`;
    log.append(entry('decision', id, { rule: what, plan: ['everyday', 'frontier'], tokens: request }));
    last = log.append(entry('outcome', id, { outcome: 'answered', output_tokens: request })).durable;
    done += 850;
  }
  await last;
}

export async function readLogFiles(folder: string): Promise<LogFiles> {
  const names = (await readdir(join(folder, 'segments'))).sort();
  const segments = new Map<string, Buffer>();
  for (const name of names) segments.set(name, await readFile(join(folder, 'segments', name)));
  return { segments, checkpoint: await readFile(join(folder, 'checkpoint'), 'utf8') };
}
