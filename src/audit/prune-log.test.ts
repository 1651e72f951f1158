import { cp, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../verifier/verify-audit-log.mjs';
import {
  entry,
  HandTurnedWorld,
  REAL_WORLD,
  removeTemporaryFolders,
  segmentPaths,
  temporaryFolder,
} from './audit.fixture.ts';
import { openAuditLog } from './audit-log.ts';
import { NODE_FILE_SYSTEM } from './file-system.ts';
import { readPrunedHead } from './pruned-head.ts';
import { readLog } from './read-log.ts';
import { verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

const DAY_MS = 86_400_000;

let folder: string;
let whole: string;
let anchorFile: string;
let prunedTo: number;
let world: HandTurnedWorld;

/** A log of ten days, each with a segment and a key of its own, pruned after the fifth. */
beforeAll(async () => {
  world = new HandTurnedWorld();
  folder = await temporaryFolder();
  whole = await temporaryFolder();
  anchorFile = join(await temporaryFolder(), 'anchors');
  let anchors = '';
  for (let day = 0; day < 10; day += 1) {
    const log = await openAuditLog({ folder, world, maxSegmentAgeMs: DAY_MS / 2 });
    for (let index = 0; index < 5; index += 1) await log.append(entry('read')).durable;
    await log.checkpoint();
    await log.close();
    anchors += `${JSON.stringify({ note: await readFile(join(folder, 'checkpoint'), 'utf8') })}\n`;
    world.turn(DAY_MS);
  }
  await writeFile(anchorFile, anchors);
  await cp(folder, whole, { recursive: true });
  const log = await openAuditLog({ folder, world });
  prunedTo = (await log.pruneSize(world.wallMs - 5 * DAY_MS))!;
  expect(await log.prune(prunedTo, 'command')).toBe(prunedTo);
  await log.close();
});

async function copy(of = folder): Promise<string> {
  const path = await temporaryFolder();
  await cp(of, path, { recursive: true });
  return path;
}

function verify(of: string) {
  return verifyLog({ folder: of, clock: REAL_WORLD.clock, waitMs: 0, anchorFiles: [anchorFile] });
}

function independently(of: string) {
  return verifyAuditLog({ folder: of, anchors: [anchorFile] });
}

describe('a pruned log', () => {
  it('verifies from where it begins, against anchors from before and after, with keys that are gone', async () => {
    expect(prunedTo).toBeGreaterThan(20);
    expect(await verify(folder)).toMatchObject({ kind: 'proven', pruned: prunedTo });
    expect(independently(folder)).toMatchObject({ exit: 0, pruned: prunedTo });
    expect((await readPrunedHead(NODE_FILE_SYSTEM, folder)).changes.length).toBeGreaterThan(2);
  });

  it('has the root that the whole log has', async () => {
    const other = await copy(whole);
    const log = await openAuditLog({ folder: other, world });
    const fresh = await openAuditLog({ folder: await copy(), world });
    // The same records up to the pruning: what was signed before it still holds.
    expect(fresh.head().size).toBeGreaterThan(log.head().size);
    await Promise.all([log.close(), fresh.close()]);
    expect(independently(other)).toMatchObject({ exit: 0, pruned: 0 });
  });

  it('goes on being written, and can be pruned again', async () => {
    const path = await copy();
    const log = await openAuditLog({ folder: path, world });
    await log.append(entry('decision', 'req_1')).durable;
    const next = (await log.pruneSize(world.wallMs - 2 * DAY_MS))!;
    expect(await log.prune(next, 'retention')).toBe(next - prunedTo);
    expect(await log.pruneSize(world.wallMs - 2 * DAY_MS)).toBeUndefined();
    await log.append(entry('outcome', 'req_1')).durable;
    await log.close();
    expect(independently(path)).toMatchObject({ exit: 0, pruned: next });
    expect(await verify(path)).toMatchObject({ kind: 'proven', pruned: next });
    const kept: number[] = [];
    for await (const { sequence } of readLog({ folder: path })) kept.push(sequence);
    expect(kept[0]).toBe(next);
  });

  it('never loses the segment that is being written', async () => {
    const log = await openAuditLog({ folder: await copy(), world });
    const size = await log.pruneSize(Number.MAX_SAFE_INTEGER);
    expect(size).toBeLessThan(log.head().size);
    await log.close();
  });

  it('is finished by the next start when a crash left segments lying', async () => {
    const path = await copy();
    const [gone] = await segmentPaths(whole);
    await cp(gone!, gone!.replace(whole, path));
    expect(independently(path)).toMatchObject({ exit: 0 });
    const log = await openAuditLog({ folder: path, world });
    await log.close();
    expect((await segmentPaths(path)).some((each) => each.endsWith(gone!.slice(-60)))).toBe(false);
    expect(await verify(path)).toMatchObject({ kind: 'proven' });
  });
});

describe('what goes', () => {
  it('is every segment of which all records are older, and no other', async () => {
    const starts: number[] = [];
    for (const path of await segmentPaths(folder)) {
      const [line] = (await readFile(path, 'utf8')).split('\n');
      starts.push(Date.parse((JSON.parse(line!) as { ts: string }).ts));
    }
    const cutoffMs = world.wallMs - 5 * DAY_MS;
    // The first that stays began before the cutoff and may hold younger records; those behind it began after.
    expect(starts[0]).toBeLessThan(cutoffMs);
    expect(starts.length).toBeGreaterThan(4);
    for (const startedMs of starts.slice(1)) expect(startedMs).toBeGreaterThanOrEqual(cutoffMs);
  });
});

describe('what only looks like pruning', () => {
  it('is named: segments gone without a record that says so', async () => {
    const path = await copy(whole);
    // Everything that pruning leaves behind, but not its record: no key signed it.
    await cp(join(folder, 'pruned'), join(path, 'pruned'));
    for (const each of await segmentPaths(path)) {
      if (Number(each.slice(-20, -4)) < prunedTo) await unlink(each);
    }
    expect(await verify(path)).toMatchObject({ kind: 'tampered', what: 'head-cut', firstBadSequence: 0 });
    expect(independently(path)).toMatchObject({ exit: 1, what: 'head-cut', firstBad: 0 });
  });

  it.each([
    [
      'another tree',
      (text: string) => text.replace(/"subtrees":\["[0-9a-f]{4}/, (found) => `${found.slice(0, -4)}beef`),
    ],
    ['another last hash', (text: string) => text.replace(/"last":"[0-9a-f]{4}/, '"last":"beef')],
    ['another size', (text: string) => text.replace(/"size":\d+/, '"size":3')],
    ['keys left out', (text: string) => text.replace(/"epochs":\[.*\]/, '"epochs":[]')],
    ['no JSON', () => '{'],
  ])('is named: %s in the file that pruning left', async (_, change) => {
    const path = await copy();
    const text = await readFile(join(path, 'pruned'), 'utf8');
    expect(change(text)).not.toBe(text);
    await writeFile(join(path, 'pruned'), change(text));
    expect(await verify(path)).toMatchObject({ kind: 'tampered' });
    expect(independently(path)).toMatchObject({ exit: 1 });
  });

  it('does not throw away what does not fit together', async () => {
    const path = await copy(whole);
    const log = await openAuditLog({ folder: path, world, maxWholeBytes: 0 });
    const size = (await log.pruneSize(world.wallMs - 5 * DAY_MS))!;
    const [first] = await segmentPaths(path);
    const text = await readFile(first!, 'utf8');
    await writeFile(first!, text.replace('"tenant":"default"', '"tenant":"another"'));
    await expect(log.prune(size, 'retention')).rejects.toMatchObject({ kind: 'contradiction' });
    expect(await segmentPaths(path)).toContain(first);
    await log.close();
  });
});
