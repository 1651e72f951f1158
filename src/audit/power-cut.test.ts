import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { SeededRandom } from '../../test/tamper/seeded-random.ts';
import type { World } from '../domain/world.ts';
import { entry, REAL_WORLD, removeTemporaryFolders, temporaryFolder } from './audit.fixture.ts';
import { type AuditLog, openAuditLog } from './audit-log.ts';
import { MemoryDisk } from './power-cut.fixture.ts';
import { readLog } from './read-log.ts';
import { verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

// Promise B3: what was acknowledged survives a loss of power at any moment, whatever the disk made of the rest.
const CUTS = Number(process.env['DEMARC_POWER_CUTS'] ?? 120);
const SEED = Number(process.env['DEMARC_POWER_SEED'] ?? Date.now() % 1_000_000);
const DAY_MS = 86_400_000;

/** The real clock, so many days on: each start has a key to change. */
function worldOn(day: number): World {
  const { clock, randomBytes } = REAL_WORLD;
  return { clock: { ...clock, wallMs: () => clock.wallMs() + day * DAY_MS }, randomBytes };
}

interface Run {
  readonly folder: string;
  readonly random: SeededRandom;
  /** Requests whose record was acknowledged. */
  readonly acknowledged: string[];
  disk: MemoryDisk;
  day: number;
}

/** Opens the log and works on it until the power goes; gives what the disk kept. */
async function workUntilCut(run: Run, round: number): Promise<void> {
  const { disk, folder, random, acknowledged } = run;
  disk.cutAfter(random.below(260));
  run.day += 1;
  let log: AuditLog | undefined;
  try {
    const options = { folder, fs: disk.fs, maxSegmentBytes: 4000, maxWaitMs: 40, reopenEveryMs: 10 };
    log = await openAuditLog({
      ...options,
      world: worldOn(run.day),
      maxWholeBytes: random.below(2) * 1_000_000,
    });
    for (let index = 0; index < 12; index += 1) {
      const request = `req_${round}_${index}`;
      await log.append(entry('decision', request)).durable;
      acknowledged.push(request);
      log.append(entry('outcome', request)).durable.catch(() => undefined);
      if (index === 6) await pruneSome(log, run);
    }
    await log.checkpoint();
  } catch {
    // The power is gone.
  }
  await log?.close().catch(() => undefined);
  run.disk = disk.afterCut((limit) => random.below(limit));
}

/** Now and then old segments go; what they held is not missed. */
async function pruneSome(log: AuditLog, { random, day, acknowledged }: Run): Promise<void> {
  if (random.below(3) > 0) return;
  const size = await log.pruneSize(worldOn(day).clock.wallMs() - 2 * DAY_MS);
  if (size === undefined) return;
  const gone = new Set<string | undefined>();
  for await (const { sequence, request } of log.read(0)) if (sequence < size) gone.add(request);
  // Whether it comes to that or not, these are not waited for any more.
  acknowledged.splice(0, acknowledged.length, ...acknowledged.filter((request) => !gone.has(request)));
  await log.prune(size, 'command');
}

async function expectWhole({ folder, disk, acknowledged, day }: Run, told: string): Promise<void> {
  const log = await openAuditLog({ folder, fs: disk.fs, world: worldOn(day) });
  await log.close();
  const verdict = await verifyLog({ folder, fs: disk.fs, clock: REAL_WORLD.clock, waitMs: 0 });
  expect(verdict, told).toMatchObject({ kind: 'unproven-tail', why: 'no-anchor' });
  const found = new Set<string | undefined>();
  for await (const { request } of readLog({ folder, fs: disk.fs })) found.add(request);
  expect(
    acknowledged.filter((request) => !found.has(request)),
    told,
  ).toEqual([]);
}

describe('a loss of power', () => {
  it(`takes nothing that was acknowledged, in ${CUTS} cuts, seed ${SEED}`, async () => {
    for (let cut = 0; cut < CUTS; cut += 4) {
      const random = new SeededRandom(SEED + cut);
      const run: Run = {
        folder: await temporaryFolder(),
        random,
        acknowledged: [],
        disk: new MemoryDisk(),
        day: 0,
      };
      for (let round = 0; round < 4; round += 1) {
        await workUntilCut(run, round);
        await expectWhole(run, `seed ${SEED + cut}, round ${round}`);
      }
    }
  }, 600_000);

  it('is told from a cut that a disk which does not keep its word makes', async () => {
    // The other way round: were a sync to do nothing, the test above would see it.
    const folder = await temporaryFolder();
    const disk = new MemoryDisk();
    const fs = { ...disk.fs, syncFolder: () => Promise.resolve() };
    const log = await openAuditLog({ folder, fs, world: worldOn(0) });
    await log.append(entry('decision', 'req_1')).durable;
    await log.close();
    const after = disk.afterCut(() => 0);
    const found: (string | undefined)[] = [];
    for await (const { request } of readLog({ folder, fs: after.fs })) found.push(request);
    expect(found).toEqual([]);
  });
});
