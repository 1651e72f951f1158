import { cp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../verifier/verify-audit-log.mjs';
import {
  entry,
  HandTurnedWorld,
  removeTemporaryFolders,
  segmentPaths,
  temporaryFolder,
} from './audit.fixture.ts';
import { type AuditLog, type AuditLogOptions, openAuditLog } from './audit-log.ts';
import { signCheckpoint } from './checkpoint.ts';
import { CompactRange } from './compact-range.ts';
import { EPOCHS_FILE, loadEpochKeys, NEXT_KEY_FILE } from './epoch-keys.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM } from './file-system.ts';
import { leafHash } from './hash.ts';
import { keysFolder, PRIVATE_KEY_FILE, VERIFIER_KEY_FILE } from './signing-key.ts';
import { verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Turns the clock and waits until the new day's key has taken over: key files are written with real I/O. */
async function nextDay(
  world: HandTurnedWorld,
  { folder, log }: { readonly folder: string; readonly log: AuditLog },
): Promise<void> {
  const before = (await keyRecords(folder)).length;
  world.turn(DAY_MS);
  await expect.poll(async () => (await keyRecords(folder)).length).toBe(before + 1);
  await log.checkpoint();
}

async function openLog(world: HandTurnedWorld, options: Partial<AuditLogOptions> = {}) {
  const folder = options.folder ?? (await temporaryFolder());
  return { folder, log: await openAuditLog({ folder, world, ...options }) };
}

/** A log of three days with two requests each, closed. */
async function threeDays(): Promise<{ folder: string; world: HandTurnedWorld }> {
  const world = new HandTurnedWorld();
  const { folder, log } = await openLog(world);
  for (let day = 0; day < 3; day += 1) {
    await log.append(entry('read')).durable;
    await log.append(entry('read')).durable;
    if (day === 2) break;
    await nextDay(world, { folder, log });
  }
  await log.close();
  return { folder, world };
}

function independently(folder: string) {
  return verifyAuditLog({ folder, anchors: [join(folder, 'checkpoint')] });
}

function verify(folder: string) {
  const { clock } = new HandTurnedWorld();
  return verifyLog({ folder, clock, waitMs: 0, anchorFiles: [join(folder, 'checkpoint')] });
}

async function keyRecords(folder: string): Promise<number[]> {
  const lines = await allLines(folder);
  return lines.flatMap((line, index) => (line.includes('"type":"key"') ? [index] : []));
}

describe('daily keys', () => {
  it('are made, put on record by the former, and followed by both verifiers from the first', async () => {
    const { folder } = await threeDays();
    expect(await keyRecords(folder)).toHaveLength(2);
    expect(await verify(folder)).toMatchObject({ kind: 'proven' });
    expect(independently(folder)).toMatchObject({ exit: 0, keys: 3 });
    const loaded = await loadEpochKeys(NODE_FILE_SYSTEM, keysFolder(folder));
    expect(loaded?.epochs.number).toBe(2);
    const pinned = await readFile(join(keysFolder(folder), VERIFIER_KEY_FILE), 'utf8');
    expect(pinned).not.toContain(loaded!.signer.key.id);
  });

  it('leave no former private key behind', async () => {
    const world = new HandTurnedWorld();
    const { folder, log } = await openLog(world);
    const path = join(keysFolder(folder), PRIVATE_KEY_FILE);
    const former = await readFile(path, 'utf8');
    await nextDay(world, { folder, log });
    await log.close();
    expect(await readFile(path, 'utf8')).not.toBe(former);
    await expect(readFile(join(keysFolder(folder), NEXT_KEY_FILE))).rejects.toThrow('ENOENT');
  });

  it('survive a start, which goes on with the key of the day', async () => {
    const { folder, world } = await threeDays();
    const { log } = await openLog(world, { folder });
    await log.append(entry('read')).durable;
    await log.close();
    expect(await keyRecords(folder)).toHaveLength(2);
    expect(independently(folder)).toMatchObject({ exit: 0, keys: 3 });
  });

  it('keep whoever steals today’s from rewriting yesterday, anchor or not', async () => {
    const { folder } = await threeDays();
    const stolen = await loadEpochKeys(NODE_FILE_SYSTEM, keysFolder(folder));
    const lines = await allLines(folder);
    const [firstKey] = await keyRecords(folder);
    for (const kept of [firstKey!, firstKey! - 1, 2]) {
      const copy = await temporaryFolder();
      await cp(folder, copy, { recursive: true });
      const range = new CompactRange();
      for (const line of lines.slice(0, kept)) range.append(leafHash(line));
      const origin = stolen!.signer.key.name;
      await writeAll(copy, lines.slice(0, kept));
      const note = signCheckpoint({ origin, size: kept, root: range.root() }, stolen!.signer);
      await writeFile(join(copy, 'checkpoint'), note);
      const { clock } = new HandTurnedWorld();
      expect(await verifyLog({ folder: copy, clock, waitMs: 0 })).toMatchObject({ what: 'bad-signature' });
      expect(verifyAuditLog({ folder: copy })).toMatchObject({ exit: 1, what: 'bad-signature' });
    }
  });

  it('are refused where the former key did not name them', async () => {
    const { folder } = await threeDays();
    const lines = await allLines(folder);
    const [at] = await keyRecords(folder);
    const forged = lines.with(
      at!,
      lines[at!]!.replace(/next-key: [^\\]*/, (text) => text.slice(0, -2) + '=='),
    );
    await writeAll(folder, forged);
    expect(await verify(folder)).toMatchObject({ kind: 'tampered', firstBadSequence: at });
    expect(independently(folder)).toMatchObject({ exit: 1, firstBad: at });
  });

  it('come once a day, however the clock moves over midnight, and at most once an hour', async () => {
    const world = new HandTurnedWorld();
    // 2026-09-21T14:13:20Z, so that midnight is near when ten hours have passed.
    const { folder, log } = await openLog(world);
    const count = async () => (await keyRecords(folder)).length;
    world.turn(10 * HOUR_MS);
    await expect.poll(count).toBe(1);
    // On disk a moment before it takes over: until then the next change would wait for it anyway.
    await log.checkpoint();
    // Back over midnight at once: nothing; after an hour, the day is another than the one the key began on.
    world.wallMs -= HOUR_MS;
    world.turn(60_000);
    await log.append(entry('read')).durable;
    expect(await count()).toBe(1);
    world.wallMs -= HOUR_MS;
    world.turn(HOUR_MS);
    await expect.poll(count).toBe(2);
    await log.close();
    expect(independently(folder)).toMatchObject({ exit: 0, keys: 3 });
  });
});

describe('a change of keys that is cut short', () => {
  /** Fails the one operation that a crash would prevent, and everything after it. */
  function dyingAt(isLast: (what: string, path: string) => boolean): {
    fs: AuditFileSystem;
    isDead: () => boolean;
  } {
    let dead = false;
    const die = (what: string, path: string) => {
      dead ||= isLast(what, path);
      if (dead) throw Object.assign(new Error('gone'), { code: 'EIO' });
    };
    const fs: AuditFileSystem = {
      ...NODE_FILE_SYSTEM,
      async rename(from, to) {
        die('rename', to);
        await NODE_FILE_SYSTEM.rename(from, to);
      },
      async open(path, access) {
        if (access === 'write') die('open', path);
        return NODE_FILE_SYSTEM.open(path, access);
      },
      async remove(path) {
        die('remove', path);
        await NODE_FILE_SYSTEM.remove(path);
      },
    };
    return { fs, isDead: () => dead };
  }

  const steps: readonly [string, (what: string, path: string) => boolean][] = [
    ['before the next key is kept', (what, path) => what === 'rename' && path.endsWith(NEXT_KEY_FILE)],
    ['before the change is kept', (what, path) => what === 'rename' && path.endsWith(EPOCHS_FILE)],
    [
      'before the former key is overwritten',
      (what, path) => what === 'open' && path.endsWith(PRIVATE_KEY_FILE),
    ],
    [
      'before the next key takes its place',
      (what, path) => what === 'rename' && path.endsWith(PRIVATE_KEY_FILE),
    ],
  ];

  it.each(steps)('%s is taken up at the next start', async (_, isLast) => {
    const world = new HandTurnedWorld();
    const folder = await temporaryFolder();
    const begun = await openAuditLog({ folder, world });
    await begun.close();
    world.turn(DAY_MS);
    const { fs, isDead } = dyingAt(isLast);
    const log = await openAuditLog({ folder, world, fs });
    for (let tries = 0; tries < 100 && !isDead(); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isDead()).toBe(true);
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true, filter: (path) => !path.includes('lock.') });
    world.turn(2500);
    void log.close().catch(() => undefined);
    const next = await openAuditLog({ folder: copy, world });
    await next.append(entry('read')).durable;
    for (let tries = 0; tries < 100 && (await keyRecords(copy)).length === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await next.close();
    expect(await keyRecords(copy)).toHaveLength(1);
    expect(independently(copy)).toMatchObject({ exit: 0, keys: 2 });
    expect(await verify(copy)).toMatchObject({ kind: 'proven' });
  });
});

describe('keys that do not fit', () => {
  it.each([
    ['a key of an earlier day', PRIVATE_KEY_FILE, /older copy cannot continue the log/],
    ['a damaged file of epochs', EPOCHS_FILE, /epochs .*is damaged/],
  ])('%s is refused with what to do', async (_, file, message) => {
    const world = new HandTurnedWorld();
    const { folder, log } = await openLog(world);
    const path = join(keysFolder(folder), file);
    const former = file === PRIVATE_KEY_FILE ? await readFile(path) : Buffer.from('{"begun":');
    await nextDay(world, { folder, log });
    await log.close();
    await writeFile(path, former);
    await expect(openAuditLog({ folder, world })).rejects.toMatchObject({
      kind: 'signing-key',
      message: expect.stringMatching(message),
    });
    await unlink(path);
    await expect(openAuditLog({ folder, world })).rejects.toMatchObject({ name: 'AuditLogError' });
    await rm(folder, { recursive: true });
  });
});

async function allLines(folder: string): Promise<string[]> {
  const texts = await Promise.all((await segmentPaths(folder)).map((path) => readFile(path, 'utf8')));
  return texts.flatMap((text) => text.trimEnd().split('\n'));
}

/** Puts all lines into the first segment; a log may as well have only one. */
async function writeAll(folder: string, lines: readonly string[]): Promise<void> {
  const [first, ...others] = await segmentPaths(folder);
  for (const path of others) await unlink(path);
  await writeFile(first!, lines.map((line) => `${line}\n`).join(''));
}
