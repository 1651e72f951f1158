import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry, CanonicalValue, RecordType } from '../domain/audit-entry.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import { openAuditLog } from './audit-log.ts';
import { segmentsFolder } from './segment-files.ts';

// What the tests of this folder share: a world, a folder, and logs of a given length.

/** The real clock and real randomness. */
export const REAL_WORLD: World = {
  clock: {
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  },
  randomBytes: (size) => randomBytes(size),
};

/** A world whose clock stands until it is turned. */
export class HandTurnedWorld implements World {
  wallMs = 1_790_000_000_000;
  monotonicMs = 0;
  #timers: { readonly atMs: number; readonly callback: () => void }[] = [];

  readonly clock = {
    wallMs: () => this.wallMs,
    monotonicMs: () => this.monotonicMs,
    after: (delayMs: number, callback: () => void) => {
      const timer = { atMs: this.monotonicMs + delayMs, callback };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      };
    },
  };

  randomBytes = (size: number): Uint8Array => randomBytes(size);

  /** Moves both clocks on and calls what is due. */
  turn(ms: number): void {
    this.wallMs += ms;
    this.monotonicMs += ms;
    const due = this.#timers.filter(({ atMs }) => atMs <= this.monotonicMs);
    this.#timers = this.#timers.filter(({ atMs }) => atMs > this.monotonicMs);
    for (const { callback } of due) callback();
  }
}

const folders: string[] = [];

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-audit-'));
  folders.push(folder);
  return folder;
}

/** Every test file ends with it. */
export async function removeTemporaryFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

export function entry(
  type: RecordType,
  request?: string,
  fields: Readonly<Record<string, CanonicalValue>> = {},
): AuditEntry {
  return { type, tenant: DEFAULT_TENANT, request, fields };
}

/** A closed log of `pairs` requests, each with a decision and an outcome, and its genesis. */
export async function closedLog(pairs: number, maxSegmentBytes?: number): Promise<string> {
  const folder = await temporaryFolder();
  const log = await openAuditLog({ folder, world: REAL_WORLD, maxSegmentBytes });
  for (let index = 0; index < pairs; index += 1) {
    log.append(entry('decision', `req_${index}`, { rule: 'everything else stays', plan: ['everyday'] }));
    await log.append(entry('outcome', `req_${index}`, { outcome: 'answered', input_tokens: index })).durable;
  }
  await log.close();
  return folder;
}

export async function segmentPaths(folder: string): Promise<string[]> {
  const names = await readdir(segmentsFolder(folder));
  return names.sort().map((name) => join(segmentsFolder(folder), name));
}

/** The lines of the first segment. */
export async function readLines(folder: string): Promise<string[]> {
  const [path] = await segmentPaths(folder);
  return (await readFile(path!, 'utf8')).trimEnd().split('\n');
}

export async function writeLines(folder: string, lines: readonly string[]): Promise<void> {
  const [path] = await segmentPaths(folder);
  await writeFile(path!, lines.map((line) => `${line}\n`).join(''));
}
