import { describe, expect, it } from 'vitest';
import { systemWorld } from '../../observability/system-world.ts';
import { proveCleaning } from './prove-cleaning.ts';

/** Per commit; `demarc prove --cleaning 20000` plays as many as are promised. */
const CASES = 1_500;

describe('requests about made-up people', () => {
  it(`${CASES} of them leave without any original and come back with all of them`, {
    timeout: 300_000,
  }, async () => {
    const proof = await proveCleaning({ firstSeed: 1, cases: CASES, world: systemWorld() });
    expect(proof.failure).toBeUndefined();
    expect(proof.cases).toBe(CASES);
    // A test in which everything stays inside would pass as well.
    expect(proof.sentOutside).toBeGreaterThan(CASES * 0.9);
    expect(proof.returned).toBeGreaterThan(CASES * 0.3);
    expect(proof.restored / proof.returned).toBeGreaterThanOrEqual(0.99);
  });
});
