import { appendFile, cp, readdir, readFile, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TenantId } from '../domain/ids.ts';
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
import { type AuditLog, type AuditLogOptions, openAuditLog } from './audit-log.ts';
import { readLog } from './read-log.ts';
import { readRecord, type StoredRecord } from './record.ts';
import { verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

const open = (folder: string, options: Partial<AuditLogOptions> = {}): Promise<AuditLog> =>
  openAuditLog({ folder, world: REAL_WORLD, ...options });

async function all(records: AsyncIterable<StoredRecord>): Promise<StoredRecord[]> {
  const list: StoredRecord[] = [];
  for await (const record of records) list.push(record);
  return list;
}

const verify = (folder: string) => verifyLog({ folder, clock: REAL_WORLD.clock, waitMs: 0 });

/**
 * A copy of the log as a killed process leaves it: what is on disk at this moment, without its lock. The records
 * come last, as they may be ahead of the checkpoint and never behind it.
 */
async function killedCopy(folder: string): Promise<string> {
  const copy = await temporaryFolder();
  for (const name of ['keys', 'tail-state', 'checkpoint', 'segments']) {
    await cp(join(folder, name), join(copy, name), { recursive: true });
  }
  return copy;
}

/** For what happens by itself, on a machine that may be busy. */
const PATIENT = { timeout: 10_000, interval: 5 };

async function signedSize(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'checkpoint'), 'utf8')).split('\n')[1]);
}

/** Lets writes that were begun come to their end while the clock of the log stands. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 30));

describe('a new log', () => {
  it('begins with a genesis that names its key, and is proven from the first moment', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder, { origin: 'demarc.example' });
    expect(log.recovered).toBeUndefined();
    expect(log.head().size).toBe(1);
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor' });
    expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toContain(`demarc.example/${log.log}\n`);
    const [genesis] = await all(log.read(0));
    const key = (await readFile(join(folder, 'keys', 'verifier-key.txt'), 'utf8')).trim();
    expect(genesis).toMatchObject({ type: 'genesis', log: log.log, sequence: 0, fields: { key } });
    await log.close();
  });

  it('is readable by its owner alone', async () => {
    const folder = await closedLog(1);
    if (process.platform === 'win32') return;
    for (const path of [...(await segmentPaths(folder)), join(folder, 'checkpoint')]) {
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
  });

  it('leaves no drafts and no lock behind when it is closed', async () => {
    const folder = await closedLog(1);
    expect((await readdir(folder)).sort()).toEqual([
      'checkpoint',
      'keys',
      'reserve',
      'segments',
      'tail-state',
    ]);
  });
});

describe('append', () => {
  it('numbers records without a gap and keeps what it was given', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    const appended = ['a', 'b', 'c'].map((name) =>
      log.append({
        type: 'decision',
        tenant: 'acme' as TenantId,
        request: `req_${name}`,
        actor: 'key_1',
        fields: {
          rule: 'ökonomisch 😀',
          candidates: [{ dest: 'everyday', verdict: 'cleared' }],
          air_gapped: false,
        },
      }),
    );
    await Promise.all(appended.map(({ durable }) => durable));
    expect(appended.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    const records = await all(log.read(1));
    expect(records.map(({ request }) => request)).toEqual(['req_a', 'req_b', 'req_c']);
    expect(records[0]).toMatchObject({
      tenant: 'acme',
      actor: 'key_1',
      type: 'decision',
      fields: {
        rule: 'ökonomisch 😀',
        candidates: [{ dest: 'everyday', verdict: 'cleared' }],
        air_gapped: false,
      },
    });
    expect(readRecord(Buffer.from(records[0]!.line))).toEqual(records[0]);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 4 });
  });

  it('is durable on disk when it says so', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    await log.append(entry('decision', 'req_1')).durable;
    expect((await readLines(folder)).at(-1)).toContain('"req":"req_1"');
    await log.close();
  });

  it.each(['seq', 'prev', 'req', 'ts', 'type', 'v', '__proto__'])(
    'refuses the field name %s',
    async (name) => {
      const log = await open(await temporaryFolder());
      const fields = JSON.parse(`{"${name}": 1}`) as Record<string, number>;
      expect(() => log.append(entry('admin', undefined, fields))).toThrow('belongs to the log');
      await log.close();
    },
  );

  it('takes no harm from an entry it refuses', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    expect(() => log.append(entry('admin', undefined, { text: 'x'.repeat(70_000) }))).toThrow('longer');
    expect(() => log.append(entry('admin', undefined, { cost: 0.5 }))).toThrow('integer');
    expect(log.append(entry('admin')).sequence).toBe(1);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 2 });
  });

  it('shares one write among records that wait together', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    const durable = Array.from({ length: 5000 }, () => log.append(entry('read')).durable);
    await Promise.all(durable);
    expect(log.head().size).toBe(5001);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 5001 });
  });

  it('is refused after the log was closed', async () => {
    const log = await open(await temporaryFolder());
    await log.close();
    await log.close();
    expect(() => log.append(entry('read'))).toThrow(expect.objectContaining({ code: 'audit_unavailable' }));
  });

  it('still writes what was pending when the log is closed', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    const { durable } = log.append(entry('decision', 'req_1'));
    await log.close();
    await durable;
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 2 });
  });
});

describe('listeners', () => {
  it('are told of each record in order once it is durable, and no more when they leave', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    const told: StoredRecord[] = [];
    log.onAppended(() => {
      throw new Error('a projection that fails');
    });
    const leave = log.onAppended((record) => told.push(record));
    const { durable } = log.append(entry('decision', 'req_1', { rule: 'r' }));
    expect(told).toEqual([]);
    log.append(entry('outcome', 'req_1'));
    await durable;
    await settle();
    expect(told).toEqual(await all(log.read(1)));
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2]);
    leave();
    await log.append(entry('read')).durable;
    expect(told).toHaveLength(2);
    await log.close();
  });
});

describe('a later process', () => {
  it('goes on with the same log under a new boot', async () => {
    const folder = await closedLog(3);
    const log = await open(folder);
    expect(log.recovered).toBeUndefined();
    expect(log.head().size).toBe(7);
    await log.append(entry('read')).durable;
    const records = await all(log.read(0));
    expect(new Set(records.map((record) => record.log))).toEqual(new Set([log.log]));
    expect(new Set(records.map(({ boot }) => boot)).size).toBe(2);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 8 });
  });

  it.each([
    ['reading it whole', 16_777_216],
    ['from its last checkpoint on', 0],
  ])('finds its place, %s', async (_, maxWholeBytes) => {
    const folder = await closedLog(20, 2000);
    for (let run = 0; run < 3; run += 1) {
      const log = await open(folder, { maxWholeBytes, maxSegmentBytes: 2000 });
      for (let index = 0; index < 7; index += 1) await log.append(entry('read')).durable;
      const copy = await killedCopy(folder);
      const survivor = await open(copy, { maxWholeBytes });
      expect(survivor.head()).toEqual(log.head());
      await survivor.close();
      expect(await verify(copy)).toMatchObject({ why: 'no-anchor' });
      await log.close();
    }
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor' });
  });

  it('reads the log whole when the shortcut is damaged', async () => {
    for (const text of ['', 'null', '{}', '{"note":1}', '\u0000\u0000']) {
      const folder = await closedLog(5);
      await writeFile(join(folder, 'tail-state'), text);
      const log = await open(folder, { maxWholeBytes: 0 });
      expect(log.head().size).toBe(11);
      await log.close();
      expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 11 });
    }
  });

  it('does not believe a shortcut whose tree its signature does not cover', async () => {
    const folder = await closedLog(5);
    const path = join(folder, 'tail-state');
    const state = JSON.parse(await readFile(path, 'utf8')) as { subtrees: string[] };
    state.subtrees[0] = 'c'.repeat(64);
    await writeFile(path, JSON.stringify(state));
    const log = await open(folder, { maxWholeBytes: 0 });
    expect(log.head().size).toBe(11);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 11 });
  });
});

describe('a log that contradicts its checkpoint', () => {
  it.each([
    [
      'a record was changed',
      4,
      (lines: string[]) => lines.with(4, lines[4]!.replace('answered', 'answerEd')),
    ],
    ['a record is missing', 5, (lines: string[]) => lines.toSpliced(5, 1)],
    ['the end was cut', 8, (lines: string[]) => lines.slice(0, 8)],
    ['the last was changed', 10, (lines: string[]) => lines.with(10, lines[10]!.replace('answ', 'ansW'))],
    ['everything is gone', 0, () => []],
  ])('is not opened: %s', async (_, sequence, change) => {
    const folder = await closedLog(5);
    const lines = await readLines(folder);
    await writeLines(folder, change(lines));
    const before = (await segmentPaths(folder)).length;
    await expect(open(folder)).rejects.toMatchObject({ kind: 'contradiction', sequence });
    await expect(open(folder)).rejects.toThrow(`record ${sequence}`);
    expect((await segmentPaths(folder)).length).toBe(before);
  });

  it('is not opened when its segments are gone or its checkpoint is not its own', async () => {
    const folder = await closedLog(5);
    const copy = await killedCopy(folder);
    for (const path of await segmentPaths(folder)) await unlink(path);
    await expect(open(folder)).rejects.toMatchObject({ kind: 'contradiction', sequence: 0 });
    await writeFile(join(copy, 'checkpoint'), 'nothing');
    await expect(open(copy)).rejects.toMatchObject({ kind: 'contradiction' });
  });

  it('is not opened when only the part behind the last checkpoint was read', async () => {
    const folder = await closedLog(5);
    await truncate((await segmentPaths(folder))[0]!, 500);
    await expect(open(folder, { maxWholeBytes: 0 })).rejects.toMatchObject({ kind: 'contradiction' });
  });

  it('is not opened when segments of two logs lie together', async () => {
    const folder = await closedLog(1);
    const [other] = await segmentPaths(await closedLog(1));
    await cp(other!, join(folder, 'segments', other!.split('/').at(-1)!));
    await expect(open(folder)).rejects.toMatchObject({ kind: 'unreadable' });
  });
});

describe('the signing key', () => {
  it('must be there when there is a log', async () => {
    const folder = await closedLog(1);
    await unlink(join(folder, 'keys', 'signing-key.pem'));
    await expect(open(folder)).rejects.toMatchObject({ kind: 'signing-key' });
    await expect(open(folder)).rejects.toThrow('restore it from a backup');
  });

  it('must be there when only the checkpoint is left', async () => {
    const folder = await closedLog(1);
    await rm(join(folder, 'keys'), { recursive: true });
    await rm(join(folder, 'segments'), { recursive: true });
    await expect(open(folder)).rejects.toMatchObject({ kind: 'signing-key' });
  });

  it('must be the log’s own', async () => {
    const folder = await closedLog(1);
    await unlink(join(folder, 'checkpoint'));
    await cp(join(await closedLog(1), 'keys'), join(folder, 'keys'), { recursive: true });
    await expect(open(folder)).rejects.toMatchObject({ kind: 'signing-key' });
  });

  it('may lie elsewhere', async () => {
    const folder = await temporaryFolder();
    const keys = await temporaryFolder();
    await (await open(folder, { keys })).close();
    expect(await readdir(folder)).not.toContain('keys');
    const publicKeyFile = join(keys, 'verifier-key.txt');
    const verdict = await verifyLog({ folder, clock: REAL_WORLD.clock, publicKeyFile });
    expect(verdict).toMatchObject({ why: 'no-anchor' });
    const log = await open(folder, { keys });
    expect(log.head().size).toBe(1);
    await log.close();
  });
});

describe('what a crash leaves', () => {
  it('is cut when it is an unfinished line, at every length, and put on record', async () => {
    const folder = await closedLog(2);
    const whole = (await readLines(folder)).at(-1)!;
    for (const length of [1, 2, 40, whole.length - 1, whole.length]) {
      const copy = await killedCopy(folder);
      await appendFile((await segmentPaths(copy))[0]!, whole.slice(0, length));
      const log = await open(copy);
      expect(log.recovered).toEqual({ tornBytes: length, danglingRequests: 0 });
      expect(log.head().size).toBe(6);
      const [recovery] = await all(log.read(5));
      expect(recovery).toMatchObject({ type: 'recovery', fields: { torn_bytes: length, dangling: 0 } });
      await log.close();
      expect(await verify(copy)).toMatchObject({ why: 'no-anchor', records: 6 });
    }
  });

  it('is cut when a loss of power left zeros, or a line that is none, behind the signed part', async () => {
    for (const rest of ['\u0000'.repeat(300), `\u0000\u0000\n{"half":\n`, '{"a":1}\n{"b":']) {
      const folder = await closedLog(2);
      await appendFile((await segmentPaths(folder))[0]!, rest);
      const log = await open(folder);
      expect(log.recovered).toEqual({ tornBytes: rest.length, danglingRequests: 0 });
      await log.close();
      expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 6 });
    }
  });

  it('is not cut when it is a whole record out of place: that is no crash', async () => {
    const folder = await closedLog(2);
    await appendFile((await segmentPaths(folder))[0]!, `${(await readLines(folder)).at(-1)}\n`);
    await expect(open(folder)).rejects.toMatchObject({ kind: 'contradiction', sequence: 5 });
  });

  it('is not cut when a later segment goes on: one is begun only when the one before is safely on disk', async () => {
    const folder = await closedLog(10, 2000);
    await unlink(join(folder, 'checkpoint'));
    const lines = await readLines(folder);
    await writeLines(folder, lines.with(lines.length - 1, 'nonsense'));
    const sequence = lines.length - 1;
    await expect(open(folder)).rejects.toMatchObject({ kind: 'contradiction', sequence });
  });

  it('is not cut within the signed part', async () => {
    const folder = await closedLog(2);
    const [path] = await segmentPaths(folder);
    await truncate(path!, (await stat(path!)).size - 1);
    await expect(open(folder)).rejects.toMatchObject({ kind: 'contradiction', sequence: 4 });
  });

  it('is a log of nothing when it came before the genesis', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await first.close();
    await unlink(join(folder, 'checkpoint'));
    await truncate((await segmentPaths(folder))[0]!, 10);
    const log = await open(folder);
    expect(log.log).toBe(first.log);
    const records = await all(log.read(0));
    expect(records.map(({ type }) => type)).toEqual(['genesis', 'recovery']);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 2 });
  });

  it('is an empty segment, which the log goes on in or does away with', async () => {
    for (const next of ['0000000000000005', '0000000000000004', '0000000000000009']) {
      const folder = await closedLog(2);
      const [path] = await segmentPaths(folder);
      await writeFile(path!.replace(/\d{16}\.log$/, `${next}.log`), '');
      const log = await open(folder);
      expect(log.recovered).toBeUndefined();
      await log.append(entry('read')).durable;
      await log.close();
      expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: 6 });
      expect(await segmentPaths(folder)).toHaveLength(next.endsWith('5') ? 2 : 1);
    }
  });

  it.each([
    ['reading it whole', 16_777_216],
    ['from the last checkpoint on', 0],
  ])('closes the requests it left dangling, %s', async (_, maxWholeBytes) => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    const tenant = 'acme' as TenantId;
    log.append({ type: 'decision', tenant, request: 'req_1', fields: {} });
    log.append(entry('decision', 'req_2'));
    log.append(entry('attempt', 'req_2'));
    await log.append(entry('outcome', 'req_2', { outcome: 'answered' })).durable;
    await log.checkpoint();
    log.append(entry('read'));
    await log.append(entry('decision', 'req_3')).durable;
    const copy = await killedCopy(folder);
    await log.close();

    const next = await open(copy, { maxWholeBytes });
    expect(next.recovered).toEqual({ tornBytes: 0, danglingRequests: 2 });
    const added = await all(next.read(log.head().size));
    expect(
      added.map(({ type, request, tenant: of, fields }) => [type, request, of, fields['outcome']]),
    ).toEqual([
      ['recovery', undefined, 'default', undefined],
      ['outcome', 'req_1', 'acme', 'crash'],
      ['outcome', 'req_3', 'default', 'crash'],
    ]);
    await next.close();
    const third = await open(copy, { maxWholeBytes });
    expect(third.recovered).toBeUndefined();
    await third.close();
    expect(await verify(copy)).toMatchObject({ why: 'no-anchor' });
  });
});

describe('segments', () => {
  it('end when they are large, with a checkpoint record, and are signed', async () => {
    const folder = await temporaryFolder();
    const world = new HandTurnedWorld();
    const log = await openAuditLog({ folder, world, maxSegmentBytes: 3000 });
    for (let index = 0; index < 60; index += 1) await log.append(entry('read')).durable;
    const paths = await segmentPaths(folder);
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths.slice(0, -1)) {
      expect((await stat(path)).size).toBeLessThan(4000);
      const last = (await readFile(path, 'utf8')).trimEnd().split('\n').at(-1)!;
      expect(readRecord(Buffer.from(last)).type).toBe('checkpoint');
    }
    // The clock stands, so that only the end of a segment can have caused this.
    const lastSegment = Number(paths.at(-1)!.slice(-20, -4));
    await expect.poll(() => signedSize(folder), PATIENT).toBeGreaterThanOrEqual(lastSegment);
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor', records: log.head().size });
  });

  it('end when many records wait for one write', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder, { maxSegmentBytes: 3000 });
    await Promise.all(Array.from({ length: 200 }, () => log.append(entry('read')).durable));
    expect((await segmentPaths(folder)).length).toBeGreaterThan(10);
    expect((await all(log.read(0))).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: log.head().size }, (_, index) => index),
    );
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor' });
  });

  it('end after a day, across restarts', async () => {
    const folder = await temporaryFolder();
    const world = new HandTurnedWorld();
    const log = await openAuditLog({ folder, world });
    await log.append(entry('read')).durable;
    await log.close();
    world.turn(23 * 3_600_000);
    const again = await openAuditLog({ folder, world });
    await again.append(entry('read')).durable;
    expect(await segmentPaths(folder)).toHaveLength(1);
    world.turn(2 * 3_600_000);
    await settle();
    await again.append(entry('read')).durable;
    expect(await segmentPaths(folder)).toHaveLength(2);
    await again.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor' });
  });
});

describe('signing', () => {
  it('happens a second after a record became durable', async () => {
    const folder = await temporaryFolder();
    const world = new HandTurnedWorld();
    const log = await openAuditLog({ folder, world });
    await log.append(entry('read')).durable;
    world.turn(999);
    await settle();
    expect(await signedSize(folder)).toBe(1);
    world.turn(1);
    await expect.poll(() => signedSize(folder), PATIENT).toBe(2);
    await log.close();
  });

  it('happens after a thousand records though the clock stands', async () => {
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world: new HandTurnedWorld() });
    await Promise.all(Array.from({ length: 999 }, () => log.append(entry('read')).durable));
    await settle();
    expect(await signedSize(folder)).toBe(1);
    await log.append(entry('read')).durable;
    await expect.poll(() => signedSize(folder), PATIENT).toBe(1001);
    await log.close();
  });

  it('happens when it is asked for', async () => {
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world: new HandTurnedWorld() });
    await log.append(entry('read')).durable;
    await log.checkpoint();
    expect(await signedSize(folder)).toBe(2);
    await log.close();
  });
});

describe('time', () => {
  it('leaves a heartbeat after a minute of silence, and none before', async () => {
    const folder = await temporaryFolder();
    const world = new HandTurnedWorld();
    const log = await openAuditLog({ folder, world });
    world.turn(40_000);
    await log.append(entry('read')).durable;
    world.turn(20_000);
    await settle();
    expect(log.head().size).toBe(2);
    world.turn(40_000);
    await expect.poll(() => log.head().size, PATIENT).toBe(3);
    expect((await all(log.read(2))).map(({ type }) => type)).toEqual(['heartbeat']);
    world.turn(60_000);
    await expect.poll(() => log.head().size, PATIENT).toBe(4);
    await log.close();
    world.turn(120_000);
    expect((await all(readLog({ folder, type: 'heartbeat' }))).length).toBe(2);
  });

  it.each([86_400_000, -86_400_000])('that jumps by %i ms is put on record, once', async (jumpMs) => {
    const folder = await temporaryFolder();
    const world = new HandTurnedWorld();
    const log = await openAuditLog({ folder, world });
    world.wallMs += jumpMs;
    expect(log.append(entry('read')).sequence).toBe(2);
    world.wallMs += 4000;
    await log.append(entry('read')).durable;
    const records = await all(log.read(1));
    expect(records.map(({ type }) => type)).toEqual(['degraded', 'read', 'read']);
    expect(records[0]!.fields).toEqual({ cause: 'clock_jump', shift_ms: jumpMs });
    await log.close();
    expect(await verify(folder)).toMatchObject({ why: 'no-anchor' });
  });
});

describe('readLog', () => {
  it('filters by type, request and place', async () => {
    const folder = await closedLog(10, 1500);
    expect(await all(readLog({ folder, type: 'outcome' }))).toHaveLength(10);
    expect((await all(readLog({ folder, request: 'req_3' }))).map(({ type }) => type)).toEqual([
      'decision',
      'outcome',
    ]);
    const whole = await all(readLog({ folder }));
    for (const since of [0, 1, 5, 11, whole.length - 1, whole.length, whole.length + 5]) {
      expect(await all(readLog({ folder, since }))).toEqual(whole.slice(since));
    }
    expect(await all(readLog({ folder: await temporaryFolder() }))).toEqual([]);
  });

  it('leaves out a line that is being written, and names one that is none', async () => {
    const folder = await closedLog(2);
    const [path] = await segmentPaths(folder);
    await appendFile(path!, '{"half":');
    expect(await all(readLog({ folder }))).toHaveLength(5);
    await writeLines(folder, (await readLines(folder)).slice(0, 5).with(3, 'nonsense'));
    await expect(all(readLog({ folder }))).rejects.toMatchObject({ kind: 'unreadable', sequence: 3 });
    expect(await all(readLog({ folder, since: 4 }))).toHaveLength(1);
  });

  it('reads while the log is written', async () => {
    const folder = await temporaryFolder();
    const log = await open(folder);
    const writing = Promise.all(Array.from({ length: 500 }, () => log.append(entry('read')).durable));
    const before = await all(readLog({ folder }));
    expect(before.map(({ sequence }) => sequence)).toEqual(before.map((_, index) => index));
    await writing;
    expect(await all(readLog({ folder }))).toHaveLength(501);
    await log.close();
  });
});
