import { describe, expect, it } from 'vitest';
import { judgeWorld } from './judge-world.ts';
import { makeWorld } from './make-world.ts';
import { prove } from './prove.ts';
import { runWorld } from './run-world.ts';
import { shrinkWorld } from './shrink-world.ts';

const WORLDS = 2_000;
const PAIRS = 300;

describe('random worlds', () => {
  it(`${WORLDS} of them keep every promise, ${PAIRS} of these told apart by nobody who may not see their secrets`, {
    timeout: 400_000,
  }, async () => {
    const proof = await prove({ firstSeed: 1, worlds: WORLDS, pairs: PAIRS });
    expect(proof.failure).toBeUndefined();
    expect(proof).toMatchObject({ worlds: WORLDS, pairs: PAIRS });
    // A test in which little happens would pass as well.
    expect(proof.sent).toBeGreaterThan(WORLDS);
    expect(proof.answered).toBeGreaterThan(WORLDS / 2);
    expect(proof.refused).toBeGreaterThan(WORLDS / 4);
  });

  it('come out the same each time they are played', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(await runWorld(makeWorld(seed))).toEqual(await runWorld(makeWorld(seed)));
    }
  });

  it('are shrunk to what makes them fail', async () => {
    const plan = makeWorld(3);
    const smallest = await shrinkWorld(plan, (smaller) =>
      Promise.resolve(smaller.calls.some(({ pieces }) => pieces.length > 0)),
    );
    expect(smallest.calls).toHaveLength(1);
    expect(smallest.calls[0]!.pieces).toHaveLength(1);
    expect(smallest.configuration.requirements).toBeUndefined();
    expect(judgeWorld(smallest, await runWorld(smallest))).toEqual([]);
  });
});
