import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TENANT, type LogId, type TenantId } from '../../domain/ids.ts';
import type { PayloadOwner, PayloadStore } from '../../domain/payload.ts';
import { HandTurnedWorld, REAL_WORLD, removeTemporaryFolders, temporaryFolder } from '../audit.fixture.ts';
import { openPayloadStore } from './payload-store.ts';

afterAll(removeTemporaryFolders);

const CANARY = 'the patient’s name is Ada Lovelace';
const MASTER = new Uint8Array(32).fill(7);
const OWNER: PayloadOwner = {
  log: 'log_1' as LogId,
  request: 'req_1',
  tenant: DEFAULT_TENANT,
  label: 'restricted health',
};

let folder: string;
let store: PayloadStore;
let faults: string[];

function open(of = folder, masterKey = MASTER): Promise<PayloadStore> {
  return openPayloadStore({
    folder: of,
    masterKey,
    world: REAL_WORLD,
    onFault: (ref) => void faults.push(ref),
  });
}

beforeEach(async () => {
  folder = await temporaryFolder();
  faults = [];
  store = await open();
});

async function everything(of: string): Promise<string> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile());
  const texts = await Promise.all(files.map((each) => readFile(join(each.parentPath, each.name))));
  return texts
    .map(
      (bytes) => bytes.toString('latin1') + Buffer.from(bytes.toString('latin1'), 'base64').toString('utf8'),
    )
    .join();
}

describe('kept content', () => {
  it('comes back to whom it belongs, also after a start', async () => {
    const reference = store.keep(OWNER, CANARY);
    await store.settled();
    expect(await store.open(OWNER, reference)).toBe(CANARY);
    expect(await (await open()).open(OWNER, reference)).toBe(CANARY);
    expect(faults).toEqual([]);
  });

  it('comes back at once, though it is written in the background', async () => {
    expect(await store.open(OWNER, store.keep(OWNER, CANARY))).toBe(CANARY);
  });

  it('is nowhere to be read on the disk', async () => {
    store.keep(OWNER, CANARY);
    await store.settled();
    expect(await everything(folder)).not.toContain('Ada');
    const files = await readdir(join(folder, 'content'));
    expect(files).toHaveLength(1);
  });

  it('twice the same has two names, two commitments and two ciphertexts', async () => {
    const [one, other] = [store.keep(OWNER, CANARY), store.keep(OWNER, CANARY)];
    await store.settled();
    expect(one.commit).not.toBe(other.commit);
    const texts = await Promise.all(
      [one, other].map(({ ref }) => readFile(join(folder, 'content', `${ref}.sealed`), 'utf8')),
    );
    expect(texts[0]).not.toBe(texts[1]);
  });

  it.each<[string, Partial<PayloadOwner>]>([
    ['request', { request: 'req_2' }],
    ['label', { label: 'internal' }],
    ['log', { log: 'log_2' as LogId }],
    ['tenant', { tenant: 'another' as TenantId }],
  ])('is not opened for another %s', async (_, change) => {
    const reference = store.keep(OWNER, CANARY);
    await store.settled();
    await expect(store.open({ ...OWNER, ...change }, reference)).rejects.toMatchObject({
      kind: 'not-genuine',
    });
  });

  it('is not opened where two ciphertexts changed places, with their keys or without', async () => {
    const [one, other] = [store.keep(OWNER, 'one'), store.keep({ ...OWNER, request: 'req_2' }, 'other')];
    await store.settled();
    const swap = async (kind: string, end: string) => {
      const [first, second] = [join(folder, kind, one.ref + end), join(folder, kind, other.ref + end)];
      await rename(first, `${first}.aside`);
      await rename(second, first);
      await rename(`${first}.aside`, second);
    };
    await swap('content', '.sealed');
    await expect(store.open(OWNER, one)).rejects.toMatchObject({ kind: 'not-genuine' });
    await swap('keys', '.key');
    await expect(store.open(OWNER, one)).rejects.toMatchObject({ kind: 'not-genuine' });
  });

  it('is not opened when a byte of it changed, or the record commits to other content', async () => {
    const reference = store.keep(OWNER, CANARY);
    await store.settled();
    await expect(store.open(OWNER, { ...reference, commit: 'a'.repeat(64) })).rejects.toMatchObject({
      kind: 'not-genuine',
    });
    await expect(store.open(OWNER, { ...reference, commit: '' })).rejects.toMatchObject({
      kind: 'not-genuine',
    });
    const path = join(folder, 'content', `${reference.ref}.sealed`);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(text[20]!, text[20] === 'A' ? 'B' : 'A'));
    await expect(store.open(OWNER, reference)).rejects.toMatchObject({ kind: 'not-genuine' });
  });

  it('has names that lead nowhere else', async () => {
    await expect(store.open(OWNER, { ref: '../master-check', commit: '' })).rejects.toMatchObject({
      kind: 'not-genuine',
    });
    await expect(store.erase('../master-check')).rejects.toMatchObject({ kind: 'not-genuine' });
  });
});

describe('erasing', () => {
  it('destroys the key, so that a backup of the content stays sealed for ever', async () => {
    const reference = store.keep(OWNER, CANARY);
    const kept = store.keep(OWNER, 'another');
    await store.settled();
    const backup = await temporaryFolder();
    await cp(join(folder, 'content'), backup, { recursive: true });
    expect(await store.erase(reference.ref)).toBe(true);
    expect(await store.open(OWNER, reference)).toBeUndefined();
    expect(await store.erase(reference.ref)).toBe(false);
    // The backup of the content is restored; its key is not in it.
    await cp(backup, join(folder, 'content'), { recursive: true });
    expect(await (await open()).open(OWNER, reference)).toBeUndefined();
    expect(await store.open(OWNER, kept)).toBe('another');
    expect(await everything(folder)).not.toContain('Ada');
  });

  it('finds what is due by its name', async () => {
    const world = new HandTurnedWorld();
    const timed = await openPayloadStore({ folder, masterKey: MASTER, world, onFault: () => undefined });
    const { ref } = timed.keep(OWNER, 'old');
    const afterMs = world.wallMs + 1;
    world.turn(1000);
    timed.keep(OWNER, 'new');
    await timed.settled();
    expect(await timed.olderThan(afterMs)).toEqual([ref]);
  });
});

describe('another master key', () => {
  it('opens nothing', async () => {
    await expect(open(folder, new Uint8Array(32).fill(8))).rejects.toMatchObject({ kind: 'wrong-key' });
  });
});
