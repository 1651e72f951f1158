import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandTurnedWorld } from './audit.fixture.ts';
import { signKeyChange } from './checkpoint.ts';
import { EpochClock } from './epoch-clock.ts';
import { NODE_FILE_SYSTEM } from './file-system.ts';
import { KeyChanger } from './key-changer.ts';
import { KeyEpochs } from './key-epochs.ts';
import { createSigningKey } from './signing-key.ts';
import { formatVerifierKey } from './verifier-key.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let keys: string;

beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), 'demarc-keys-'));
});
afterAll(() => rm(keys, { recursive: true }));

describe('a new day', () => {
  it('is due when the day is another, whichever way the clock went, and not within an hour of the last', () => {
    const world = new HandTurnedWorld();
    const clock = new EpochClock(world.clock, world.wallMs);
    expect(clock.isDue()).toBe(false);
    world.turn(DAY_MS);
    expect(clock.isDue()).toBe(true);
    clock.begin();
    world.wallMs -= DAY_MS;
    world.turn(HOUR_MS - 1);
    expect(clock.isDue()).toBe(false);
    world.turn(1);
    expect(clock.isDue()).toBe(true);
  });

  it('is due after a day of the other clock when the wall clock stands', () => {
    const world = new HandTurnedWorld();
    const clock = new EpochClock(world.clock, world.wallMs - DAY_MS);
    clock.begin();
    world.monotonicMs += DAY_MS - 1;
    expect(clock.isDue()).toBe(false);
    world.monotonicMs += 1;
    expect(clock.isDue()).toBe(true);
  });
});

describe('while a key changes', () => {
  async function makeChanger(outcome: () => Promise<void>) {
    const world = new HandTurnedWorld();
    const signer = await createSigningKey(NODE_FILE_SYSTEM, keys, 'demarc/log_1');
    const changer = new KeyChanger({
      fs: NODE_FILE_SYSTEM,
      keys,
      clock: world.clock,
      signer,
      epochs: new KeyEpochs(signer.key),
      begunWallMs: world.wallMs - DAY_MS,
      async record(former, next) {
        await outcome();
        const checkpoint = { origin: former.key.name, size: 5, root: 'a'.repeat(64) };
        return signKeyChange(checkpoint, formatVerifierKey(next.key), former);
      },
    });
    return { changer, signer };
  }

  it('nobody signs, from before its record is given to the disk', async () => {
    let release = (): void => undefined;
    const { changer, signer } = await makeChanger(() => new Promise((resolve) => (release = resolve)));
    expect(changer.signer?.key.id).toBe(signer.key.id);
    const changed = changer.changeIfDue();
    await expect.poll(() => changer.signer).toBeUndefined();
    release();
    await changed;
    await changer.settled();
    expect(changer.signer?.key.id).not.toBe(signer.key.id);
  });

  it('the former goes on when the change cannot be put on record', async () => {
    const { changer, signer } = await makeChanger(() => Promise.reject(new Error('disk')));
    await expect(changer.changeIfDue()).rejects.toThrow('disk');
    await changer.settled();
    expect(changer.signer?.key.id).toBe(signer.key.id);
  });
});
