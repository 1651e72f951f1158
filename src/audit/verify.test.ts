import { randomInt } from 'node:crypto';
import { cp, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closedLog,
  entry,
  HandTurnedWorld,
  REAL_WORLD,
  readLines,
  removeTemporaryFolders,
  segmentPaths,
  temporaryFolder,
  writeLines,
} from './audit.fixture.ts';
import { openAuditLog } from './audit-log.ts';
import { canonicalLine, parseCanonicalLine } from './canonical-line.ts';
import { signCheckpoint } from './checkpoint.ts';
import { CompactRange } from './compact-range.ts';
import { NODE_FILE_SYSTEM } from './file-system.ts';
import { leafHash } from './hash.ts';
import { createSigningKey } from './signing-key.ts';
import { type Verification, type VerifyOptions, verificationExitCode, verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

const PAIRS = 10;
const SIZE = 1 + 2 * PAIRS;

let original: string;
let originalInSegments: string;

beforeAll(async () => {
  original = await closedLog(PAIRS);
  originalInSegments = await closedLog(PAIRS, 2000);
});

async function copy(from = original): Promise<string> {
  const folder = await temporaryFolder();
  await cp(from, folder, { recursive: true });
  return folder;
}

function verify(folder: string, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  return verifyLog({ folder, clock: REAL_WORLD.clock, waitMs: 0, ...options });
}

/** Verifies a copy whose lines were changed. */
async function verifyChanged(change: (lines: string[]) => string[]): Promise<Verification> {
  const folder = await copy();
  await writeLines(folder, change(await readLines(folder)));
  return verify(folder);
}

function edit(line: string, changes: Record<string, string | number>): string {
  return canonicalLine({ ...parseCanonicalLine(Buffer.from(line)), ...changes });
}

/** Writes all lines from `from` on anew, so that number and chain fit again. */
function rechain(lines: readonly string[], from: number): string[] {
  const fixed = [...lines];
  for (let seq = from; seq < fixed.length; seq += 1) {
    fixed[seq] = edit(fixed[seq]!, { seq, prev: seq === 0 ? '0'.repeat(64) : leafHash(fixed[seq - 1]!) });
  }
  return fixed;
}

describe('an untouched log', () => {
  it('is proven, in one segment and in several', async () => {
    expect(await verify(original)).toMatchObject({ why: 'no-anchor', records: SIZE });
    expect((await segmentPaths(originalInSegments)).length).toBeGreaterThan(2);
    expect(await verify(originalInSegments)).toMatchObject({ why: 'no-anchor' });
  });

  it('is proven where its parts were copied to other places', async () => {
    const folder = await copy();
    const elsewhere = await temporaryFolder();
    const segments = join(elsewhere, 'records');
    const checkpointFile = join(elsewhere, 'note');
    const publicKeyFile = join(elsewhere, 'key');
    await rename(join(folder, 'segments'), segments);
    await rename(join(folder, 'checkpoint'), checkpointFile);
    await rename(join(folder, 'keys', 'verifier-key.txt'), publicKeyFile);
    const verdict = await verify(elsewhere, { segments, checkpointFile, publicKeyFile });
    expect(verdict).toMatchObject({ why: 'no-anchor', records: SIZE });
  });
});

describe('a changed record', () => {
  it.each([1, 2, 10, SIZE - 2])('is named: %i', async (at) => {
    const verdict = await verifyChanged((lines) => lines.with(at, edit(lines[at]!, { rule: 'all leaves' })));
    expect(verdict).toMatchObject({ kind: 'tampered', what: 'line-changed', firstBadSequence: at });
  });

  it('is named when it is the genesis', async () => {
    const verdict = await verifyChanged((lines) => lines.with(0, edit(lines[0]!, { origin: 'other' })));
    expect(verdict).toMatchObject({ kind: 'tampered', what: 'line-changed', firstBadSequence: 0 });
  });

  it('is named when it is the last, which no record remembers', async () => {
    const verdict = await verifyChanged((lines) =>
      lines.with(SIZE - 1, edit(lines.at(-1)!, { outcome: 'failed' })),
    );
    expect(verdict).toMatchObject({ what: 'root-differs', firstBadSequence: SIZE - 1 });
  });

  it.each([1, 5, SIZE - 2, SIZE - 1])(
    'is named when its memory of the one before was changed: %i',
    async (at) => {
      const verdict = await verifyChanged((lines) =>
        lines.with(at, edit(lines[at]!, { prev: 'a'.repeat(64) })),
      );
      expect(verdict).toMatchObject({ what: 'line-changed', firstBadSequence: at });
    },
  );

  it.each([3, SIZE - 1])('is named when its number was changed: %i', async (at) => {
    for (const seq of [0, at - 1, at + 1, at + 1000]) {
      const verdict = await verifyChanged((lines) => lines.with(at, edit(lines[at]!, { seq })));
      expect(verdict).toMatchObject({ what: 'line-changed', firstBadSequence: at });
    }
  });

  it('is named when it is spelled otherwise and says the same', async () => {
    const verdict = await verifyChanged((lines) => lines.with(4, lines[4]!.replace('":', '": ')));
    expect(verdict).toMatchObject({ what: 'not-canonical', firstBadSequence: 4 });
  });

  it('is found though everything behind it was written anew', async () => {
    const verdict = await verifyChanged((lines) => rechain(lines.with(5, edit(lines[5]!, { rule: 'x' })), 6));
    expect(verdict).toMatchObject({ kind: 'tampered', what: 'root-differs' });
  });
});

describe('records that are missing, added or moved', () => {
  it.each([
    ['one is missing', 5, 6, 'missing'],
    ['several are missing', 3, 9, 'missing'],
    ['all but the last are missing', 0, SIZE - 1, 'missing'],
    ['the last but one is missing', SIZE - 2, SIZE - 1, 'missing'],
    ['the genesis is missing', 0, 1, 'missing'],
    ['the last is missing', SIZE - 1, SIZE, 'tail-cut'],
    ['the second half is missing', 10, SIZE, 'tail-cut'],
    ['all are missing', 0, SIZE, 'tail-cut'],
  ])('%s', async (_, from, to, what) => {
    const verdict = await verifyChanged((lines) => lines.toSpliced(from, to - from));
    expect(verdict).toMatchObject({ kind: 'tampered', what, firstBadSequence: from });
  });

  it('the tail is cut at every place', async () => {
    for (let count = 0; count < SIZE; count += 1) {
      const verdict = await verifyChanged((lines) => lines.slice(0, count));
      expect(verdict).toMatchObject({ kind: 'tampered', what: 'tail-cut', firstBadSequence: count });
    }
  });

  it.each([
    [1, 'inserted'],
    [7, 'inserted'],
    // Nothing behind the last record remembers which of the two it was.
    [SIZE - 1, 'root-differs'],
  ])('a forged record was put in place %i', async (at, what) => {
    const verdict = await verifyChanged((lines) => {
      const forged = edit(lines[at]!, { rule: 'forged', seq: at, prev: leafHash(lines[at - 1]!) });
      return lines.toSpliced(at, 0, forged);
    });
    expect(verdict).toMatchObject({ what, firstBadSequence: at });
  });

  it('a record with a number from nowhere was put in', async () => {
    const verdict = await verifyChanged((lines) => lines.toSpliced(7, 0, edit(lines[3]!, { seq: 999 })));
    expect(verdict).toMatchObject({ what: 'inserted', firstBadSequence: 7 });
  });

  it('a record of another log was put in, or stands first', async () => {
    const other = await readLines(await closedLog(1));
    const verdict = await verifyChanged((lines) =>
      lines.with(4, edit(other[2]!, { seq: 4, prev: leafHash(lines[3]!) })),
    );
    expect(verdict).toMatchObject({ what: 'inserted', firstBadSequence: 4 });
    const headless = await verifyChanged((lines) => rechain(lines.slice(1), 0));
    expect(headless).toMatchObject({ kind: 'tampered', firstBadSequence: 0 });
  });

  it.each([
    [4, 5],
    [2, 12],
    [0, 1],
    [SIZE - 2, SIZE - 1],
  ])('records %i and %i changed places', async (one, other) => {
    const verdict = await verifyChanged((lines) => lines.with(one, lines[other]!).with(other, lines[one]!));
    expect(verdict).toMatchObject({ what: 'reordered', firstBadSequence: one });
  });

  it.each([
    [5, 6],
    [5, 12],
    [5, SIZE],
    [12, 3],
    [0, 1],
  ])('a copy of record %i was put in place %i', async (copied, at) => {
    const verdict = await verifyChanged((lines) => lines.toSpliced(at, 0, lines[copied]!));
    expect(verdict).toMatchObject({ what: 'duplicate', firstBadSequence: at });
  });
});

describe('segments', () => {
  it('that changed names are reordered', async () => {
    const folder = await copy(originalInSegments);
    const [first, second] = await segmentPaths(folder);
    await rename(first!, `${first}.aside`);
    await rename(second!, first!);
    await rename(`${first}.aside`, second!);
    expect(await verify(folder)).toMatchObject({ what: 'reordered', firstBadSequence: 0 });
  });

  it('that are gone are missing, cut or both', async () => {
    const paths = await segmentPaths(originalInSegments);
    for (const [index, path] of paths.entries()) {
      const folder = await copy(originalInSegments);
      const gone = (await segmentPaths(folder))[index]!;
      await unlink(gone);
      const what = index === paths.length - 1 ? 'tail-cut' : 'missing';
      const firstBadSequence = Number(path.slice(-20, -4));
      expect(await verify(folder)).toMatchObject({ kind: 'tampered', what, firstBadSequence });
    }
  });

  it('that bear another number are told', async () => {
    const folder = await copy(originalInSegments);
    const last = (await segmentPaths(folder)).at(-1)!;
    await rename(last, last.replace(/\d{16}\.log$/, '0000000000009999.log'));
    expect(await verify(folder)).toMatchObject({ kind: 'tampered', what: 'segment-renamed' });
  });

  it('must end with the end of a line', async () => {
    const folder = await copy(originalInSegments);
    const [first] = await segmentPaths(folder);
    await writeFile(first!, (await readFile(first!)).subarray(0, -1));
    expect(await verify(folder)).toMatchObject({ kind: 'tampered', what: 'not-canonical' });
  });

  it('begin behind a checkpoint record, whose root is checked', async () => {
    const folder = await copy(originalInSegments);
    const lines = await readLines(folder);
    const at = lines.length - 1;
    expect(parseCanonicalLine(Buffer.from(lines[at]!))).toMatchObject({ type: 'checkpoint', size: at });
    await writeLines(folder, lines.with(at, edit(lines[at]!, { root: 'b'.repeat(64) })));
    expect(await verify(folder)).toMatchObject({ what: 'root-differs', firstBadSequence: at });
  });
});

describe('the checkpoint', () => {
  it('of another key is refused, whoever else signed it', async () => {
    const folder = await copy();
    const range = new CompactRange();
    for (const line of await readLines(folder)) range.append(leafHash(line));
    const [origin] = (await readFile(join(folder, 'checkpoint'), 'utf8')).split('\n');
    const forger = await createSigningKey(NODE_FILE_SYSTEM, await temporaryFolder(), origin!);
    const note = signCheckpoint({ origin: origin!, size: range.size, root: range.root() }, forger);
    await writeFile(join(folder, 'checkpoint'), note);
    expect(await verify(folder)).toMatchObject({ kind: 'tampered', what: 'bad-signature' });
  });

  it('of another log, with that log’s key, does not prove this one', async () => {
    const folder = await copy();
    const other = await closedLog(PAIRS);
    const verdict = await verify(folder, {
      checkpointFile: join(other, 'checkpoint'),
      publicKeyFile: join(other, 'keys', 'verifier-key.txt'),
    });
    expect(verdict).toMatchObject({ kind: 'tampered', what: 'wrong-log' });
  });

  it('that was changed or is garbage is told', async () => {
    const folder = await copy();
    const path = join(folder, 'checkpoint');
    const note = await readFile(path, 'utf8');
    await writeFile(path, note.replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`));
    expect(await verify(folder)).toMatchObject({ kind: 'tampered', what: 'bad-signature' });
    await writeFile(path, 'nothing');
    expect(await verify(folder)).toMatchObject({ kind: 'tampered', what: 'malformed-checkpoint' });
  });

  it('that is gone leaves everything unproven', async () => {
    const folder = await copy();
    await unlink(join(folder, 'checkpoint'));
    expect(await verify(folder)).toMatchObject({ kind: 'unproven-tail', provenUpTo: 0, records: SIZE });
  });

  it('that is older leaves the rest unproven, and proves its own part', async () => {
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world: REAL_WORLD });
    const anchorFile = join(folder, 'anchor');
    await cp(join(folder, 'checkpoint'), anchorFile);
    await log.append(entry('decision', 'req_1')).durable;
    await log.close();
    const verdict = await verify(folder, { checkpointFile: anchorFile });
    expect(verdict).toMatchObject({ kind: 'unproven-tail', provenUpTo: 1, records: 2 });
    expect(await verify(folder, { anchorFiles: [anchorFile] })).toMatchObject({
      kind: 'proven',
      records: 2,
      anchored: 1,
    });
    await rm(join(folder, 'anchor'));
    expect(await verify(folder, { anchorFiles: [anchorFile] })).toMatchObject({ kind: 'unreadable' });
  });

  it('kept elsewhere shows a log that was cut and signed anew with the same key', async () => {
    const folder = await temporaryFolder();
    const backup = await temporaryFolder();
    const anchorFile = join(backup, 'anchor');
    const log = await openAuditLog({ folder, world: REAL_WORLD });
    await log.close();
    await cp(folder, join(backup, 'log'), { recursive: true });
    const later = await openAuditLog({ folder, world: REAL_WORLD });
    await later.append(entry('decision', 'req_1')).durable;
    await later.append(entry('outcome', 'req_1')).durable;
    await later.close();
    await cp(join(folder, 'checkpoint'), anchorFile);
    // The backup is restored and written on: a fork, which its own checkpoint does not show.
    const restored = join(backup, 'log');
    const fork = await openAuditLog({ folder: restored, world: REAL_WORLD });
    await fork.append(entry('decision', 'req_2')).durable;
    await fork.append(entry('outcome', 'req_2')).durable;
    await fork.checkpoint();
    // Signed at the very size of the anchor, and otherwise.
    const same = await verify(restored, { anchorFiles: [anchorFile] });
    expect(same).toMatchObject({ kind: 'tampered', explanation: expect.stringContaining('forked') });
    await fork.append(entry('admin')).durable;
    await fork.close();
    expect(await verify(restored)).toMatchObject({ why: 'no-anchor', records: 4 });
    expect(await verify(restored, { anchorFiles: [anchorFile] })).toMatchObject({
      kind: 'tampered',
      what: 'forked',
      firstBadSequence: 0,
    });
  });
});

describe('a log that cannot be read', () => {
  it('is not called tampered', async () => {
    const empty = await temporaryFolder();
    expect(await verify(empty)).toMatchObject({ kind: 'unreadable' });
    const folder = await copy();
    expect(await verify(folder, { publicKeyFile: join(empty, 'none') })).toMatchObject({
      kind: 'unreadable',
    });
    const fs = {
      ...NODE_FILE_SYSTEM,
      open: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
    };
    expect(await verify(folder, { fs })).toMatchObject({
      kind: 'unreadable',
      explanation: expect.stringContaining('EACCES'),
    });
  });
});

describe('a log that is being written', () => {
  it('is proven once the server has signed what it wrote', async () => {
    const world = new HandTurnedWorld();
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world, checkpointEvery: { ms: 200, records: 1000 } });
    for (let index = 0; index < 20; index += 1) await log.append(entry('read')).durable;
    expect(await verify(folder)).toMatchObject({ kind: 'unproven-tail', provenUpTo: 1, records: 21 });
    const verified = verify(folder, { waitMs: 20_000 });
    world.turn(200);
    expect(await verified).toMatchObject({ why: 'no-anchor', records: 21 });
    await log.close();
  });

  it('is proven while records keep coming', async () => {
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world: REAL_WORLD, checkpointEvery: { ms: 50, records: 1000 } });
    const stop = new AbortController();
    const writing = (async () => {
      while (!stop.signal.aborted) await log.append(entry('read')).durable;
    })();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await verify(folder, { waitMs: 5000 })).toMatchObject({ why: 'no-anchor' });
    }
    stop.abort();
    await writing;
    await log.close();
  });

  it('says how many records are not signed when nobody signs them', async () => {
    const world = new HandTurnedWorld();
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world });
    await log.append(entry('read')).durable;
    await log.append(entry('read')).durable;
    const verdict = await verify(folder, { waitMs: 250 });
    expect(verdict).toMatchObject({ kind: 'unproven-tail', provenUpTo: 1, records: 3, incompleteBytes: 0 });
    expect(verdict).toMatchObject({ explanation: expect.stringContaining('2 records') });
    await log.close();
  });

  it('does not call an incomplete last line proven', async () => {
    const folder = await copy();
    const [path] = await segmentPaths(folder);
    await writeFile(path!, '{"half":', { flag: 'a' });
    expect(await verify(folder)).toMatchObject({ kind: 'unproven-tail', records: SIZE, incompleteBytes: 8 });
  });
});

describe('random damage', () => {
  it('of one byte anywhere in the records or the checkpoint is always seen', async () => {
    const folder = await copy(originalInSegments);
    const paths = [...(await segmentPaths(folder)), join(folder, 'checkpoint')];
    for (let round = 0; round < 400; round += 1) {
      const path = paths[round % paths.length]!;
      const bytes = await readFile(path);
      const at = randomInt(bytes.length);
      const damaged = Buffer.from(bytes);
      damaged[at] = bytes[at]! ^ (round % 2 === 0 ? randomInt(1, 256) : 1 << randomInt(8));
      await writeFile(path, damaged);
      const verdict = await verify(folder);
      const seen = `byte ${at} of ${path} from ${bytes[at]} to ${damaged[at]}: ${verdict.kind}`;
      expect(seen).toBe(`byte ${at} of ${path} from ${bytes[at]} to ${damaged[at]}: tampered`);
      await writeFile(path, bytes);
    }
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor' });
  });

  it('of a byte taken out or put in is always seen', async () => {
    const folder = await copy(originalInSegments);
    const paths = await segmentPaths(folder);
    for (let round = 0; round < 200; round += 1) {
      const path = paths[round % paths.length]!;
      const bytes = await readFile(path);
      const at = randomInt(bytes.length);
      const put = round % 2 === 0 ? Buffer.of() : Buffer.of(randomInt(256), bytes[at]!);
      await writeFile(path, Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + 1)]));
      expect(`${at}: ${(await verify(folder)).kind}`).toBe(`${at}: tampered`);
      await writeFile(path, bytes);
    }
  });

  it('of one record is put down to that record', async () => {
    const lines = await readLines(original);
    const folder = await copy();
    for (let round = 0; round < 60; round += 1) {
      const at = randomInt(lines.length);
      const line = Buffer.from(lines[at]!);
      const place = randomInt(line.length);
      line[place] = line[place]! ^ (1 << randomInt(7));
      if (line[place] === 0x0a) continue;
      await writeLines(folder, lines.with(at, line.toString('latin1')));
      expect(await verify(folder)).toMatchObject({ kind: 'tampered', firstBadSequence: at });
    }
  });
});

describe('the exit code', () => {
  it('tells the four verdicts apart', () => {
    const explanation = '';
    expect(
      [
        { kind: 'proven', records: 1, anchored: 1, pruned: 0, root: '', origin: '', keyId: '' } as const,
        { kind: 'tampered', what: 'missing', firstBadSequence: 0, explanation } as const,
        { kind: 'unreadable', explanation } as const,
        {
          kind: 'unproven-tail',
          why: 'unsigned',
          provenUpTo: 0,
          records: 1,
          incompleteBytes: 0,
          explanation,
        } as const,
      ].map(verificationExitCode),
    ).toEqual([0, 1, 3, 4]);
  });
});
