import type { CanonicalValue } from '../../domain/audit-entry.ts';
import { readAnchors } from '../anchor-file.ts';
import { isObject } from '../canonical-line.ts';
import { checkpointPath, readCheckpoint } from '../checkpoint-file.ts';
import { NODE_FILE_SYSTEM } from '../file-system.ts';
import { LineReader } from '../line-reader.ts';
import { readFrom, readPrunedHead } from '../pruned-head.ts';
import { segmentsFolder } from '../segment-files.ts';
import type { Verification, VerifyOptions } from '../verify.ts';
import { asBuffer, type SignedLogOptions } from './read-signed.ts';

type Tampered = Extract<Verification, { kind: 'tampered' }>;

/**
 * What was done to a log, for a person: which record, between which others it was written, and when it had been signed,
 * as far as what is left of the log tells.
 */
export function tellVerdict(verdict: Tampered, options: VerifyOptions): Promise<string> {
  const { fs = NODE_FILE_SYSTEM, folder, anchorFiles = [], checkpointFile } = options;
  return tellTampering(verdict, { fs, folder, anchorFiles, checkpointFile });
}

/** Where the log lies, and what was kept elsewhere. */
type TamperedPlaces = Pick<SignedLogOptions, 'fs' | 'folder' | 'anchorFiles' | 'checkpointFile'>;

/** {@link tellVerdict} where all places are known. */
export async function tellTampering(verdict: Tampered, places: TamperedPlaces): Promise<string> {
  const { firstBadSequence: at, explanation } = verdict;
  const known = await surroundings(at, places).catch(() => undefined);
  if (known === undefined) return sentence(explanation);
  const done = WHAT_WAS_DONE[verdict.what]?.(say(at));
  const signed = known.signedAt === undefined ? '' : ` after it was signed at ${moment(known.signedAt)}`;
  return [
    done === undefined ? sentence(explanation) : `${done}${signed}.`,
    ...(done === undefined || verdict.what === 'line-changed' ? [] : [sentence(explanation)]),
    written(known),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const WHAT_WAS_DONE: Readonly<Record<string, (record: string) => string>> = {
  'line-changed': (record) => `Record ${record} was changed`,
  'not-canonical': (record) => `Record ${record} was changed`,
  missing: (record) => `Record ${record} was removed`,
  reordered: (record) => `Record ${record} was moved`,
};

interface Surroundings {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The earliest signature over the record that anything left of the log, or kept elsewhere, tells of. */
  readonly signedAt: string | undefined;
}

/** Lines have the place of their count: around a record that is missing or too many, that is near enough for a time. */
async function surroundings(at: number, places: TamperedPlaces): Promise<Surroundings> {
  const { fs, folder, anchorFiles, checkpointFile = checkpointPath(folder) } = places;
  const start = await readPrunedHead(fs, folder);
  const checkpoint = await readCheckpoint(fs, checkpointFile).catch(() => undefined);
  const reader = new LineReader(fs, segmentsFolder(folder), readFrom(start));
  let before: string | undefined;
  let after: string | undefined;
  let last: string | undefined;
  let signedAt: string | undefined;
  let count = start.range.size;
  try {
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      for (const { bytes } of lines) {
        const mayChangeKeys =
          count > at && signedAt === undefined && asBuffer(bytes).includes('"type":"key"');
        const isNear = Math.abs(count - at) === 1 || count + 1 === checkpoint?.size;
        const record = mayChangeKeys || isNear ? recordOf(bytes) : undefined;
        const stamp = typeof record?.['ts'] === 'string' ? record['ts'] : undefined;
        if (count === at - 1) before = stamp;
        if (count === at + 1) after = stamp;
        if (count + 1 === checkpoint?.size && count >= at) last = stamp;
        // A change of keys is a signature over everything before it, made as its record was.
        if (mayChangeKeys && record?.['event'] === 'epoch') signedAt = stamp;
        count += 1;
      }
    }
  } finally {
    await reader.close();
  }
  const anchored = await anchorTime(at, places.fs, anchorFiles);
  const times = [signedAt, anchored, last].filter((time) => time !== undefined).sort();
  return { before, after, signedAt: times[0] };
}

async function anchorTime(
  at: number,
  fs: SignedLogOptions['fs'],
  files: readonly string[],
): Promise<string | undefined> {
  const times: string[] = [];
  for (const file of files) {
    for (const anchor of await readAnchors(fs, file).catch(() => [])) {
      if (anchor.size > at && anchor.at !== undefined) times.push(anchor.at);
    }
  }
  return times.sort()[0];
}

function written({ before, after }: Surroundings): string {
  if (before !== undefined && after !== undefined) {
    return `Its neighbours were written at ${moment(before)} and ${moment(after)}.`;
  }
  const one = before ?? after;
  return one === undefined ? '' : `The record beside it was written at ${moment(one)}.`;
}

function recordOf(bytes: Uint8Array): Readonly<Record<string, CanonicalValue>> | undefined {
  try {
    const value = JSON.parse(asBuffer(bytes).toString('utf8')) as CanonicalValue;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `10:42:07 UTC on 2026-11-20`. */
function moment(at: string): string {
  return `${at.slice(11, 19)} UTC on ${at.slice(0, 10)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function say(sequence: number): string {
  return sequence.toLocaleString('en-US');
}
