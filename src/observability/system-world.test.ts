import { describe, expect, it } from 'vitest';
import { systemWorld } from './system-world.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the real dice', () => {
  it.each([0, 1, 10, 16, 17, 32, 5000])('give %i bytes when asked for so many', (size) => {
    expect(systemWorld().randomBytes(size)).toHaveLength(size);
  });

  it('never give the same bytes twice, however often the pool is filled again', () => {
    const { randomBytes } = systemWorld();
    const draws = Array.from({ length: 5000 }, () => hex(randomBytes(10)));
    expect(new Set(draws).size).toBe(draws.length);
    expect(draws).not.toContain('00'.repeat(10));
  });

  it('keep what was drawn as it was while others draw', () => {
    const { randomBytes } = systemWorld();
    const first = randomBytes(16);
    const before = hex(first);
    for (let draw = 0; draw < 1000; draw += 1) randomBytes(16);
    expect(hex(first)).toBe(before);
  });

  it('hand out memory of its own, so that no draw can be read beside another', () => {
    const { randomBytes } = systemWorld();
    for (const size of [1, 10, 16]) expect(randomBytes(size).buffer.byteLength).toBe(size);
  });

  it('use every value of a byte', () => {
    const { randomBytes } = systemWorld();
    const seen = new Set(Array.from({ length: 1000 }, () => [...randomBytes(16)]).flat());
    expect(seen.size).toBe(256);
  });
});

describe('the real clock', () => {
  it('calls back once the time has passed, unless it was told not to', async () => {
    const { clock } = systemWorld();
    const called: string[] = [];
    const cancel = clock.after(1, () => called.push('cancelled'));
    clock.after(5, () => called.push('kept'));
    cancel();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(called).toEqual(['kept']);
  });

  it('does not go back', () => {
    const { clock } = systemWorld();
    const before = clock.monotonicMs();
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(before);
    expect(Math.abs(clock.wallMs() - Date.now())).toBeLessThan(1000);
  });
});
